# SPDX-License-Identifier: Apache-2.0
"""Sentences of packs and people: text, with emphasis and links to the web, and nothing else that could act."""

from __future__ import annotations

import html
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from corekit.formats.markup import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: Without one of these a sentence holds no Markdown.
_MARKS: Final = re.compile(r"[*_\[\\]")
#: What cannot be seen and can deceive: control characters, reversed reading order, halves of characters.
_UNSEEN: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufffe\\uffff\\ud800-\\udfff]"
)
_ELEMENTS: Final = {"a", "em", "strong"}
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s/]", re.IGNORECASE)
_SCHEMES: Final = {"http", "https", "mailto"}


@lru_cache(maxsize=4096)
def prose(text: str) -> Markup:
    """A sentence as markup: `*emphasis*`, `**strong**` and links; everything else is shown as it was typed."""
    if not _MARKS.search(text):
        return Markup(html.escape(text))
    return Markup(_cleaned(_parser().renderInline(text)))


def visible(text: str) -> str:
    """*text* without characters that are not seen and change how the others are read."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most sentences hold no Markdown

    class Parser(MarkdownIt):
        """Only what leads to the web or to a mail is a link; an address without a scheme leads anywhere."""

        def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
            return _leads_to_the_web(url)

    return Parser("zero").enable(["emphasis", "link", "escape"])


def _leads_to_the_web(address: str) -> bool:
    return _WEB.match(address) is not None


def _attribute(_element: str, name: str, value: str) -> str | None:
    return None if name == "href" and not _leads_to_the_web(value) else value


def _cleaned(markup: str) -> str:
    import nh3  # noqa: PLC0415 - most sentences hold no Markdown

    return nh3.clean(
        markup,
        tags=_ELEMENTS,
        attributes={"a": {"href"}},
        attribute_filter=_attribute,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )
