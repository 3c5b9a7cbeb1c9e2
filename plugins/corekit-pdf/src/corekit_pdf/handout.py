# SPDX-License-Identifier: Apache-2.0
"""A document set for paper: the markup of its page, a style of its own, and the log sheet, through WeasyPrint."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
from corekit_html.documents import content_of
from corekit_html.prose import visible
from corekit_html.words import direction

from corekit.formats.core_formats import kind_of
from corekit.formats.markup import Markup, element, join
from corekit.values import Rendered
from corekit_pdf.log_sheet import log_sheet

if TYPE_CHECKING:
    from corekit_html.page import Content

    from corekit.values import RenderRequest

MEDIA_TYPE = "application/pdf"
#: What a page of corekit-html is asked for, to be set for paper.
_PAGE = {"part": "page", "script": False, "prefix": "ck"}


def handout(document: Any, request: RenderRequest) -> Rendered:
    """The handout: tagged, with title and language, and the same bytes for the same document."""
    page = attrs.evolve(request, options={**_PAGE, "figures": request.options.get("figures", "strip")})
    content = content_of(document, page)
    sheet = None
    if kind_of(document) == "plan" and document.status == "issued" and request.options.get("log_sheet", True):
        sheet = log_sheet(document, request.language)
    text = visible(_markup(content, sheet, document, request))
    return Rendered(
        content=_printed(text), media_type=MEDIA_TYPE, filename=content.filename.removesuffix(".html") + ".pdf"
    )


def _markup(content: Content, sheet: Markup | None, document: Any, request: RenderRequest) -> str:
    language = request.language
    made_on = str(getattr(document, "created_on", None) or getattr(document, "today", None) or "")
    large = "large" if request.options.get("large_print") else "usual"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", content.title),
        element("meta", name="generator", content="corekit-pdf"),
        element("meta", name="dcterms.created", content=made_on) if made_on else None,
        Markup(f"<style>{_style('handout.css')}\n{_style(f'{large}.css')}</style>"),
    )
    foot = " · ".join(part for part in (content.title, made_on) if part)
    body = element(
        "body",
        element("div", foot, class_="ck-foot"),
        element("main", content.main),
        sheet,
        class_=f"corekit {content.kind} ck-{request.options.get('paper', 'a4')} ck-{large}",
    )
    page = element("html", head, body, lang=language, dir=direction(language))
    return str(join(Markup("<!DOCTYPE html>\n"), page))


def _printed(text: str) -> bytes:
    from weasyprint import HTML  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and only here

    identifier = hashlib.sha256(text.encode()).hexdigest()[:32]
    made: bytes = HTML(string=text, url_fetcher=_nothing_is_loaded).write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=identifier.encode()
    )
    return made


def _nothing_is_loaded(address: str, *_: Any, **__: Any) -> NoReturn:
    """A handout needs no file and no network; whatever asks for one gets nothing."""
    raise ValueError(f"A handout loads nothing, and not {address!r}.")


@cache
def _style(name: str) -> str:
    return (files("corekit_pdf") / "static" / name).read_text(encoding="utf-8")
