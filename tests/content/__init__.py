# SPDX-License-Identifier: Apache-2.0
"""Tests of reading, packs, library, cache and documents."""
