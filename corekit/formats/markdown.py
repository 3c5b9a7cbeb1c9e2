# SPDX-License-Identifier: Apache-2.0
"""An outline as Markdown (CommonMark with tables). What content says in HTML comes out as text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from corekit.formats.outline import Block, Heading, Listing, Notice, Outline, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_HARMLESS_LINK = re.compile(r"\[[^\[\]]+\]\((?:https?://|mailto:)[^()\s]+\)")
_BLOCK_MARK = re.compile(r"^(\d*)([#>+=~-]|(?<=\d)[.)])")


def render_markdown(outline: Outline) -> str:
    """The outline as Markdown, ending in one line break."""
    return "\n\n".join("\n".join(_lines(block)) for block in outline) + "\n"


def escaped(text: str) -> str:
    """One line of Markdown in which only emphasis and harmless links have a meaning."""
    return _BLOCK_MARK.sub(r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    """The same for what stands where no list or heading can begin."""
    clean = " ".join("".join(char if _is_visible(char) else " " for char in text).split())
    parts, end = [], 0
    for link in _HARMLESS_LINK.finditer(clean):
        parts += [_neutral(clean[end : link.start()]), link[0]]
        end = link.end()
    parts.append(_neutral(clean[end:]))
    return "".join(parts)


def _neutral(text: str) -> str:
    for char in "\\`[]|":
        text = text.replace(char, "\\" + char)
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _is_visible(char: str) -> bool:
    return not unicodedata.category(char).startswith("C")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * level} {_inline(text)}"
        case Paragraph(text=text):
            yield f"**{escaped(text)}**" if block.strong else f"_{escaped(text)}_" if block.quiet else escaped(text)
        case Listing(items=items, numbered=numbered):
            for number, item in enumerate(items, start=1):
                yield f"{number}. {escaped(item)}" if numbered else f"- {escaped(item)}"
        case Table(header=header, rows=rows):
            yield _row(header)
            yield "|" + " --- |" * len(header)
            for row in rows:
                yield _row(row)
        case Notice(title=title, lines=sentences):
            yield f"> **{escaped(title)}**"
            if sentences:
                yield ">"
            for sentence in sentences:
                yield f"> - {escaped(sentence)}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
