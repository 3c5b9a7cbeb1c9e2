# SPDX-License-Identifier: Apache-2.0
"""The pack of pathways; it is data, all of it in `content`, and this package holds no code."""
