# SPDX-License-Identifier: Apache-2.0
"""Lints: what is worth saying about content that can be read and linked."""
