# SPDX-License-Identifier: Apache-2.0
"""Elements of a page. Content comes from packs that nobody has vetted: every text is escaped, without exception."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID: Final = frozenset({"meta", "br"})
_STRONG: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_EMPHASIS: Final = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s()<>\"']+)\)")


class Markup(str):
    """Text that is markup already; only this module makes it."""

    __slots__ = ()


Child = str | None


def element(name: str, /, *children: Child | Iterable[Child], **attributes: str | float | bool | None) -> Markup:
    """
    An element with *children* (texts are escaped, `Markup` is not) and *attributes*.

    `class_` and `for_` lose their underscore, other underscores become hyphens; what is None or False is left out.
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{html.escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{said}>" if name in _VOID else f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: Child | Iterable[Child]) -> Markup:
    """Children one after the other, texts escaped."""
    return Markup("".join(_flat(children)))


def _flat(children: Iterable[Child | Iterable[Child]]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield str(child)
        elif isinstance(child, str):
            yield html.escape(child)
        elif child is not None:
            yield from _flat(child)


def prose(text: str) -> Markup:
    """A text of a pack: escaped, then `**strong**`, `*emphasis*` and links to the web, and nothing else."""
    safe = html.escape(text)
    safe = _LINK.sub(r'<a href="\2" rel="noopener noreferrer">\1</a>', safe)
    safe = _STRONG.sub(r"<strong>\1</strong>", safe)
    return Markup(_EMPHASIS.sub(r"<em>\1</em>", safe))


def sentences(texts: Iterable[str], *, numbered: bool = False) -> Markup | None:
    """A list of a pack's sentences; None for none."""
    items = [element("li", prose(text)) for text in texts]
    return element("ol" if numbered else "ul", items) if items else None


def titled(title: str, content: Child | Iterable[Child], *, level: int = 4) -> Markup | None:
    """A small heading and what stands under it; None where nothing does."""
    inner = join(content)
    return join(element(f"h{level}", title), inner) if inner else None


def badge(text: str, kind: str = "") -> Markup:
    """A short label."""
    return element("span", text, class_=f"badge {kind}".strip())


def anchor(kind: str, identifier: str) -> str:
    """The name by which a part of the page can be linked to."""
    return f"{kind}-" + re.sub(r"[^A-Za-z0-9_-]", "-", identifier)
