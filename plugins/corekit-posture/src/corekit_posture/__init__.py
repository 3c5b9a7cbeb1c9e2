# SPDX-License-Identifier: Apache-2.0
"""The posture therapy pack; it is data, all of it in `content`, and this package holds no code."""
