# SPDX-License-Identifier: Apache-2.0
"""A screener that would never be asked."""

from corekit.values import Screener


def screen(_facts, _today):
    return []


def corekit_screeners():
    return [Screener(id="unmarked", screen=screen)]
