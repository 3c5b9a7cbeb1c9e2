# SPDX-License-Identifier: Apache-2.0
"""A finding as people read it: nothing invisible in its words, and its line with carets below what is meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from corekit.model.diagnostic import Diagnostic

#: The most characters shown of a line, and of what stands before the place meant where the line is longer.
_WIDEST: Final = 200
_BEFORE: Final = 60
_CUT: Final = "…"


def visible(text: str) -> str:
    """A sentence in which no-break spaces, zero-width characters and the like are named: `'age<U+200B>_years'`."""
    if text.isascii():
        return text
    odd = {char for char in text if char != " " and unicodedata.category(char) in ("Cf", "Zs")}
    return "".join(f"<U+{ord(char):04X}>" if char in odd else char for char in text)


def excerpt(line: str, fault: Diagnostic) -> tuple[str, str]:
    """
    The part of *line* that *fault* is about, fit for a terminal, and the carets that stand below it.

    A longer line is cut on both sides of the place, so that neither of the two is wider than a window.
    """
    column = max(1, fault.column or 1)
    end = column + 1
    if fault.end_column is not None:
        end = fault.end_column if fault.end_line in (None, fault.line) else len(line) + 1
    left = 0 if column <= _WIDEST - _BEFORE else column - 1 - _BEFORE
    before, after = _CUT if left else "", _CUT if len(line) > left + _WIDEST else ""
    window = line[left : left + _WIDEST]
    shown = before + "".join(char if char.isprintable() else " " for char in window) + after
    start = column - 1 - left + len(before)
    carets = max(1, min(end - column, len(before) + len(window) - start))
    return shown, " " * start + "^" * carets
