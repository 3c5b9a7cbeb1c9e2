# SPDX-License-Identifier: Apache-2.0
"""Which document becomes which page."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from corekit.formats.core_formats import kind_of, outline_of
from corekit.formats.outline import Heading
from corekit.messages import translator
from corekit_html.blocks import outlined, style_for
from corekit_html.page import Content, assembled

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.formats.outline import Outline
    from corekit.values import Rendered, RenderRequest

#: Kinds of document with a page of their own: the module that makes it has a function of the same name.
_OWN: Final = frozenset({"plan", "exercise", "catalogue", "gallery", "report"})


def render_document(document: Any, request: RenderRequest) -> Rendered:
    """A document as a page or as a fragment, as `request` wants it."""
    return assembled(content_of(document, request), request.language, request.options)


def content_of(document: Any, request: RenderRequest) -> Content:
    """A document as markup, before anything stands around it: what other formats are made from."""
    kind = kind_of(document)
    if kind not in _OWN:
        return outline_page(document, request)
    make: Callable[[Any, RenderRequest], Content] = getattr(import_module(f"corekit_html.{kind}_page"), f"{kind}_page")
    return make(document, request)


def outline_page(document: Any, request: RenderRequest) -> Content:
    """A document as its outline has it."""
    outline = outline_of(document, request.language)
    style = style_for(
        translator(request.language),
        depth=depth_of(request),
        prefix=str(request.options.get("prefix", "ck")),
    )
    title = title_of(outline)
    return Content(
        title=title,
        filename=filename_of(document),
        main=outlined(outline, style),
        kind=f"ck-document ck-{kind_of(document)} ck-outcome-{_outcome(document)}",
    )


def depth_of(request: RenderRequest) -> int:
    """How deep headings begin: a fragment has no h1, which is its page's."""
    return 1 if request.options.get("part") == "body" else 0


def title_of(outline: Outline) -> str:
    """The first heading."""
    return next((block.text for block in outline if isinstance(block, Heading)), "corekit")


def filename_of(document: Any) -> str:
    """A name that says what it is and of when."""
    said = (getattr(document, name, None) for name in ("title", "start", "today"))
    slug = re.sub(r"[^a-z0-9]+", "-", str(next(filter(None, said), "")).lower()).strip("-")
    return "-".join(part for part in (kind_of(document), slug) if part) + ".html"


def _outcome(document: Any) -> str:
    outcome = getattr(document, "outcome", None) or getattr(document, "status", None) or "none"
    return re.sub(r"[^a-z_]", "", str(outcome))
