# SPDX-License-Identifier: Apache-2.0
"""An outline as text for a terminal or a file: wrapped to a width, with bold and colours only when asked for."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

from corekit.formats.outline import Block, Heading, Listing, Notice, Outline, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT_WIDTH = 80
_NARROWEST, _WIDEST = 40, 100
_NARROWEST_COLUMN = 6
_BOLD, _DIM, _WARNING, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[0m"
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*")
_START = re.compile(r"\s*(?:\d+\s)?")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+|mailto:[^)\s]+)\)")


def render_text(outline: Outline, *, width: int = DEFAULT_WIDTH, styled: bool = False) -> str:
    """The outline as text of at most `width` columns (kept between 40 and 100), ending in one line break."""
    columns = max(_NARROWEST, min(width, _WIDEST))
    lines: list[str] = []
    previous: Block | None = None
    for block in outline:
        if previous is not None and not _belongs(previous, block):
            lines.append("")
        lines.extend(_lines(block, columns, styled))
        previous = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


def plain_text(text: str) -> str:
    """One line without emphasis marks and without control characters, which could steer a terminal."""
    clean = text if text.isprintable() else _without_controls(text)
    clean = _LINK.sub(r"\1 (\2)", clean)
    return " ".join(_STRONG.sub(lambda match: match[1] or match[2], clean).split())


def folded(text: str, width: int) -> list[str]:
    """One line as lines of at most `width` columns (kept between 40 and 100), under its own indent or number."""
    start = _START.match(text)
    first = start[0] if start is not None else ""
    return _wrap(text[len(first) :], max(_NARROWEST, min(width, _WIDEST)), first=first)


def display_width(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _without_controls(text: str) -> str:
    return "".join(" " if char in "\n\t" else char for char in text if char in "\n\t" or _is_visible(char))


def _is_visible(char: str) -> bool:
    return not unicodedata.category(char).startswith("C")


def _belongs(previous: Block, block: Block) -> bool:
    """Whether `block` follows `previous` without an empty line."""
    if isinstance(previous, Heading):
        return previous.level > 1 and not isinstance(block, Heading)
    return isinstance(previous, Paragraph) and isinstance(block, Listing)


def _lines(block: Block, width: int, styled: bool) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield from _heading(plain_text(text), level, width, styled)
        case Paragraph(text=text):
            style = _BOLD if block.strong else _DIM if block.quiet else None
            for line in _wrap(plain_text(text), width):
                yield _style(line, style, styled)
        case Listing(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                mark = f"{number:>2}. " if numbered else "  - "
                yield from _wrap(plain_text(item), width, first=mark)
        case Table():
            yield from _table(block, width, styled)
        case Notice(title=title, lines=sentences):
            for line in _wrap(plain_text(title), width, first="! ", rest="! "):
                yield _style(line, _WARNING, styled)
            for sentence in sentences:
                yield from _wrap(plain_text(sentence), width, first="!  - ", rest="!    ")


def _heading(text: str, level: int, width: int, styled: bool) -> Iterator[str]:
    for line in _wrap(text, width):
        yield _style(line, _BOLD, styled)
    if level < 3 and not styled:
        yield ("=" if level == 1 else "-") * min(width, display_width(text))


def _style(line: str, style: str | None, styled: bool) -> str:
    return f"{style}{line}{_PLAIN}" if styled and style else line


def _wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_on_hyphens=False,
    ) or [first]


def _table(table: Table, width: int, styled: bool) -> Iterator[str]:
    rows = [[plain_text(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = _column_widths(rows, width)
    for number, row in enumerate(rows):
        cells = [_wrap(cell, size) if cell else [""] for cell, size in zip(row, widths, strict=True)]
        for line in range(max(len(cell) for cell in cells)):
            texts = [cell[line] if line < len(cell) else "" for cell in cells]
            text = "  ".join(_padded(part, size) for part, size in zip(texts, widths, strict=True))
            yield _style(text.rstrip(), _BOLD if number == 0 else None, styled)
        if number == 0:
            yield "  ".join("-" * size for size in widths)


def _padded(text: str, size: int) -> str:
    return text + " " * (size - display_width(text))


def _column_widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the widest cell; while they do not fit, the widest column gives way, words whole if that can be."""
    columns = range(len(rows[0]))
    widths = [max(1, *(display_width(row[column]) for row in rows)) for column in columns]
    words = [
        max((display_width(word) for row in rows for word in row[column].split()), default=1) for column in columns
    ]
    for least in (words, [_NARROWEST_COLUMN] * len(widths)):
        while sum(widths) + 2 * (len(widths) - 1) > width:
            spare = [size - bound for size, bound in zip(widths, least, strict=True)]
            if max(spare) <= 0:
                break
            widest = max((column for column in columns if spare[column] > 0), key=lambda column: widths[column])
            widths[widest] -= 1
    return widths
