# SPDX-License-Identifier: Apache-2.0
"""A page as a browser would take it apart: elements with their attributes, texts, and what could act."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from urllib.parse import urlsplit

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
#: What prose may be made of; everything else is the page's own.
PROSE = {"a", "em", "strong"}
ACTIVE = {"applet", "audio", "base", "embed", "form", "frame", "iframe", "img", "link", "object", "video"}


class Page(HTMLParser):
    """A page or a fragment, read: raises AssertionError where elements are not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element; all but the empty ones have to be closed."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep texts apart from scripts and styles."""
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]].append(data)
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """What people read."""
        return " ".join("".join(self.texts).split())

    @property
    def skeleton(self) -> list[tuple[str, str | None]]:
        """The page's own elements with their classes, without what prose is made of."""
        return [(tag, said.get("class")) for tag, said in self.elements if tag not in PROSE or said.get("class")]

    def ids(self) -> list[str]:
        """Every id, as often as it is there."""
        return [said["id"] or "" for _, said in self.elements if "id" in said]

    def policy(self) -> str:
        """The page's Content-Security-Policy."""
        return next(
            said["content"] or "" for _, said in self.elements if said.get("http-equiv") == "Content-Security-Policy"
        )

    def faults(self) -> list[str]:
        """Return what could act: elements, handlers, style attributes, addresses of other than the web or the page."""
        found = []
        for tag, said in self.elements:
            if tag in ACTIVE:
                found.append(f"<{tag}>")
            for name, value in said.items():
                if name.startswith("on") or name in ("style", "srcdoc", "formaction", "src", "srcset", "action"):
                    found.append(f"<{tag} {name}={value!r}>")
                if name in ("href", "xlink:href") and not _harmless(value or ""):
                    found.append(f"<{tag} {name}={value!r}>")
        return found


def _harmless(address: str) -> bool:
    return address.startswith("#") or urlsplit(address).scheme in ("http", "https", "mailto")


def digest(text: str) -> str:
    """A hash as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
