# SPDX-License-Identifier: Apache-2.0
"""Texts of content as cells: clean, and such that no spreadsheet takes one for a formula."""

from __future__ import annotations

import re
import unicodedata

from corekit.formats.terminal import plain_text

#: What makes a spreadsheet take a cell for a formula or a command, at its beginning.
FORMULA = "=+-@|%\uff1d\uff0b\uff0d\uff20"
_MARKS = re.escape(FORMULA)
_BEGINS = re.compile(rf"""^["'\s]*[{_MARKS}]""")
#: The same behind what another program may take for the end of a cell.
_AFTER_SEPARATOR = re.compile(rf"""([;,\t])(?=["'\s]*[{_MARKS}])""")
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
_ELLIPSIS = "\u2026"
#: What a cell of a workbook holds at most.
LARGEST = 32_767


def clean(text: str) -> str:
    """One line without emphasis, control characters, line separators and marks that nobody sees."""
    visible = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
    return plain_text(visible)


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might take the text for a formula."""
    return _BEGINS.match(text) is not None


def inert(text: str) -> str:
    """The text for a file without types: an apostrophe before whatever might be taken for a formula."""
    within = _AFTER_SEPARATOR.sub(r"\1 '", text)
    return f"'{within}" if begins_like_a_formula(within) else within


def fitting(text: str) -> str:
    """The text as long as a cell of a workbook may be."""
    return text if len(text) <= LARGEST else text[: LARGEST - 1] + _ELLIPSIS
