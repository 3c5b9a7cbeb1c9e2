# SPDX-License-Identifier: Apache-2.0
"""What stands around a document: a page that loads nothing and runs nothing but its own, or a fragment."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.formats.markup import Markup, element, join
from corekit.record import Record
from corekit.values import Rendered
from corekit_html.prose import visible
from corekit_html.words import direction, own_words

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE: Final = "text/html; charset=utf-8"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Content(Record):
    """A document as markup: header and main parts, the bar that stays in sight, and what its script reads."""

    title: str
    filename: str
    main: Markup
    bar: Markup | None = None
    #: What the script reads; without it there is no script.
    data: Mapping[str, Any] | None = None
    #: Names of scripts and styles beside those of every page.
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    #: A style sheet that stands for the pages' own, where a document has one; its body is the page's then.
    sheet: str | None = None
    #: Style sheets that drawings bring.
    drawn: tuple[str, ...] = ()
    #: A word for what kind of page it is, to style it by.
    kind: str = ""


def assembled(content: Content, language: str, options: Mapping[str, Any]) -> Rendered:
    """The document as a page or, with the option `part="body"`, as a fragment."""
    make = _fragment if options.get("part") == "body" else _page
    text = visible(make(content, language, options))
    return Rendered.from_text(text, media_type=MEDIA_TYPE, filename=content.filename)


def _page(content: Content, language: str, options: Mapping[str, Any]) -> str:
    style = _style(content)
    script = _script(content, options)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", content.title),
        Markup(f"<style>{style}</style>"),
    )
    body = element(
        "body",
        _framed(content, language, options) if content.sheet is None else content.main,
        content.bar,
        _data(content) if script else None,
        Markup(f"<script>{script}</script>") if script else None,
        class_=_classes(content),
    )
    page = element("html", head, body, lang=language, dir=direction(language))
    return f"<!DOCTYPE html>\n{page}\n"


def _framed(content: Content, language: str, options: Mapping[str, Any]) -> Markup:
    """The main part, and a link that leads there past everything else."""
    place = f"{options.get('prefix', 'ck')}-main"
    return join(
        element("a", own_words(language).gettext("To the content"), href=f"#{place}", class_="ck-skip"),
        element("main", content.main, id=place, tabindex="-1"),
    )


def _fragment(content: Content, language: str, options: Mapping[str, Any]) -> str:
    """The same without head and body; style and script carry the nonce of the page they are put into."""
    nonce = options.get("nonce") or None
    style = _style(content)
    script = _script(content, options)
    inner = element(
        "div",
        content.main,
        content.bar,
        _data(content) if script else None,
        class_=f"{_classes(content)} ck-part",
        lang=language,
        dir=direction(language),
    )
    return join(
        _element_of("style", style, nonce) if options.get("style", True) else None,
        inner,
        _element_of("script", script, nonce) if script else None,
        Markup("\n"),
    )


def _style(content: Content) -> str:
    own = _joined("css", ("page.css", *content.styles) if content.sheet is None else content.styles)
    return "\n".join((*((content.sheet,) if content.sheet is not None else ()), own, *content.drawn))


def _classes(content: Content) -> str:
    return f"corekit {content.kind}".strip()


def _element_of(name: str, text: str, nonce: str | None) -> Markup:
    return Markup(str(element(name, nonce=nonce)).replace("></", f">{text}</", 1))


def _script(content: Content, options: Mapping[str, Any]) -> str:
    if not content.scripts or not options.get("script", True):
        return ""
    return f"(() => {{\n{_joined('js', content.scripts)}\n}})();"  # several fragments of a page share no names


def _data(content: Content) -> Markup | None:
    """JSON that cannot end the element it stands in."""
    if content.data is None:
        return None
    text = json.dumps(content.data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(f'<script type="application/json" class="ck-data">{text}</script>')


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or sent; only this very style and script count."""
    runs = f"'{_hash(script)}'" if script else "'none'"
    return f"default-src 'none'; style-src '{_hash(style)}'; script-src {runs}; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=64)
def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _joined(folder: str, names: tuple[str, ...]) -> str:
    return "\n".join(_text(f"{folder}/{name}") for name in names)


@cache
def _text(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8").strip()
