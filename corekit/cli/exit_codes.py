# SPDX-License-Identifier: Apache-2.0
"""What the exit code of a command says."""

from __future__ import annotations

from typing import Final

FINE: Final = 0
#: Findings, or a document that is not valid.
FINDINGS: Final = 1
#: The command was not called as it should be.
USAGE: Final = 2
#: No exercises are given; somebody should be seen first.
REFERRED: Final = 3
#: No exercises are given until questions are answered or a missing screen is installed.
INCOMPLETE: Final = 4
#: A plugin, or corekit itself, is broken and the answer is not complete.
BROKEN: Final = 5
#: Stopped by Ctrl-C, and the reader of a pipe went away: what shells expect of any program.
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

_STRONGEST_FIRST = (REFERRED, BROKEN, FINDINGS, INCOMPLETE, FINE)


def strongest(*codes: int) -> int:
    """The code that stands for several: 3, else 5, else 1, else 4."""
    return next(code for code in _STRONGEST_FIRST if code in codes or code == FINE)
