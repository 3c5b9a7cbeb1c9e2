# SPDX-License-Identifier: Apache-2.0
"""Journals from other programs' files for corekit: spreadsheets and the activities that watches record."""
