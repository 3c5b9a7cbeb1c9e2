# SPDX-License-Identifier: Apache-2.0
"""Sentences of packs and people: text, with emphasis and links to the web, and nothing else that could act."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from corekit.formats.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

#: Without one of these a sentence holds no Markdown.
_MARKS: Final = re.compile(r"[*_\[\\]")
#: What cannot be seen and can deceive: control characters, reversed reading order, halves of characters.
_UNSEEN: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff\\ud800-\\udfff]"
)
_ELEMENTS: Final = {"a", "em", "strong"}
_SCHEMES: Final = {"http", "https", "mailto"}


@lru_cache(maxsize=4096)
def prose(text: str) -> Markup:
    """A sentence as markup: `*emphasis*`, `**strong**` and links; everything else is shown as it was typed."""
    if not _MARKS.search(text):
        return Markup(html.escape(text))
    return Markup(_cleaned(_parser()(text)))


def visible(text: str) -> str:
    """*text* without characters that are not seen and change how the others are read."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


@cache
def _parser() -> Callable[[str], str]:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most sentences hold no Markdown

    inline: Callable[[str], str] = MarkdownIt("zero").enable(["emphasis", "link", "escape"]).renderInline
    return inline


def _cleaned(markup: str) -> str:
    import nh3  # noqa: PLC0415 - most sentences hold no Markdown

    return nh3.clean(
        markup, tags=_ELEMENTS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel="noopener noreferrer"
    )
