# SPDX-License-Identifier: Apache-2.0
"""A screener that fails while it is imported."""

from corekit.plugin.specs import hookimpl
from corekit.values import Screener

raise RuntimeError("no licence")


def screen(_facts, _today):
    return []


@hookimpl
def corekit_screeners():
    return [Screener(id="broken", screen=screen)]
