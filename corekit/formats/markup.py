# SPDX-License-Identifier: Apache-2.0
"""Elements of HTML. Content comes from packs that nobody has vetted: every text is escaped, without exception."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Elements that hold nothing and have no end tag.
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Markup(str):
    """Text that is markup already: made by `element`, or by whoever has made sure that it is."""

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
