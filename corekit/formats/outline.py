# SPDX-License-Identifier: Apache-2.0
"""A document as headings, paragraphs, lists and tables: what the text and the Markdown renderer share.

Texts are plain, or the small Markdown subset that content may use (`*emphasis*`, `**strong**`, links); never HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Heading:
    """A title; level 1 stands once, at the top."""

    text: str
    level: int = 2


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Paragraph:
    """Running text; `strong` is what must be seen, `quiet` what may be skipped."""

    text: str
    strong: bool = False
    quiet: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Listing:
    """A list of sentences."""

    items: tuple[str, ...]
    numbered: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Table:
    """Rows under a header; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Notice:
    """A warning that must not be overlooked: a title and sentences."""

    title: str
    lines: tuple[str, ...] = ()


Block = Heading | Paragraph | Listing | Table | Notice
Outline = tuple[Block, ...]


def section(title: str, blocks: Sequence[Block], *, level: int = 2) -> Outline:
    """A heading and what follows it; nothing at all where nothing follows."""
    return (Heading(text=title, level=level), *blocks) if blocks else ()


def listing(items: Sequence[str], *, numbered: bool = False) -> Outline:
    """A list of the sentences that differ, in their order; nothing for none."""
    distinct = tuple(dict.fromkeys(item for item in items if item))
    return (Listing(items=distinct, numbered=numbered),) if distinct else ()
