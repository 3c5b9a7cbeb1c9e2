# SPDX-License-Identifier: Apache-2.0
"""The core's outlines as markup: what text and Markdown say, in elements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.formats.markup import Markup, element, join
from corekit.formats.outline import Block, Heading, Listing, Notice, Outline, Paragraph, Table
from corekit.record import Record
from corekit_html.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.messages import Translator


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Style(Record):
    """How deep headings begin (0: at h1), what every id begins with, and which notices are which."""

    depth: int = 0
    prefix: str = "ck"
    #: Title of a notice -> its tone (`stop`, `net`); any other is told as an alarm.
    tones: dict[str, str] = attrs.field(factory=dict)

    #: Ids that stand on the page already, where several parts could bear one.
    taken: set[str] = attrs.field(factory=set)

    def heading(self, text: str | Markup, level: int, **attributes: str) -> Markup:
        """A heading of a document's own *level* (1 at the top), as deep as the page wants it."""
        inner = text if isinstance(text, Markup) else prose(text)
        return element(f"h{min(6, level + self.depth)}", inner, **attributes)

    def id(self, name: str) -> str:
        """An id that no other fragment of the page has."""
        return f"{self.prefix}-{name}"

    def id_once(self, name: str) -> str | None:
        """The same for the first that asks for it."""
        if name in self.taken:
            return None
        self.taken.add(name)
        return self.id(name)


def style_for(translator: Translator, *, depth: int, prefix: str) -> Style:
    """The style of documents in a language: which notices are stop rules, and which the safety net."""
    t = translator
    return Style(
        depth=depth,
        prefix=prefix,
        tones={
            t.gettext("When to stop, in any exercise"): "stop",
            t.gettext("Stop"): "stop",
            t.gettext("Warning signs: get help at once, at any time"): "net",
        },
    )


def outlined(outline: Outline, style: Style) -> Markup:
    """The whole outline."""
    return join(_block(block, style) for block in outline)


def small_print(outline: Outline, style: Style) -> Markup:
    """Where it comes from and under which licence, in smaller type."""
    return element("div", outlined(outline, style), class_="ck-small")


def _block(block: Block, style: Style) -> Markup:
    match block:
        case Heading(text=text, level=level):
            return style.heading(text, level)
        case Paragraph(text=text):
            kind = "ck-strong" if block.strong else "ck-quiet" if block.quiet else None
            return element("p", prose(text), class_=kind)
        case Listing(items=items, numbered=numbered):
            return sentences(items, numbered=numbered)
        case Table(header=header, rows=rows):
            return table(header, rows)
        case Notice(title=title, lines=lines):
            return notice(title, lines, style)


def sentences(texts: Iterable[str], *, numbered: bool = False) -> Markup:
    """A list of sentences."""
    return element("ol" if numbered else "ul", [element("li", prose(text)) for text in texts])


def notice(title: str, lines: Iterable[str], style: Style) -> Markup:
    """What must not be overlooked; stop rules and the safety net can be linked to."""
    tone = style.tones.get(title, "alarm")
    given = tuple(lines)
    return element(
        "div",
        style.heading(title, 2),
        sentences(given) if given else None,
        class_=f"ck-notice ck-{tone}",
        id=style.id_once(tone) if tone in style.tones.values() else None,
    )


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Markup:
    """A table that scrolls by itself where the screen is narrow."""
    top = element("tr", [element("th", prose(cell), scope="col") for cell in header])
    lines = [
        element("tr", [element("th", prose(row[0]), scope="row"), *(element("td", prose(cell)) for cell in row[1:])])
        for row in rows
    ]
    inner = element("table", element("thead", top), element("tbody", lines))
    return element("section", inner, class_="ck-scroll", tabindex="0", aria_label=header[0])
