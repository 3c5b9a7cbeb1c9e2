# SPDX-License-Identifier: Apache-2.0
"""The functional strength pack; it is data, all of it in `content`, and this package holds no code."""
