# SPDX-License-Identifier: Apache-2.0
"""What the gallery is made of besides plain elements: prose of packs, lists of sentences, headings, badges."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from corekit.formats.markup import Child, Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Iterable

_STRONG: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_EMPHASIS: Final = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s()<>\"']+)\)")


def drawing(svg: str) -> Markup:
    """A drawing that an installed output format made: its code is trusted, and escapes what packs say."""
    return Markup(svg)


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
