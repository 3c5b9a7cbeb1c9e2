# SPDX-License-Identifier: Apache-2.0
"""The stretching pack; it is data, all of it in `content`, and this package holds no code."""
