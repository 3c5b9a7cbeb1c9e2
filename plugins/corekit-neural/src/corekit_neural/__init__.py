# SPDX-License-Identifier: Apache-2.0
"""The neural mobilisation pack; it is data, all of it in `content`, and this package holds no code."""
