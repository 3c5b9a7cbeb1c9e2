# SPDX-License-Identifier: Apache-2.0
"""One of two screeners with the same id."""

from corekit.plugin.specs import hookimpl
from corekit.values import Screener


def screen(_facts, _today):
    return []


@hookimpl
def corekit_screeners():
    return [Screener(id="shared", screen=screen)]
