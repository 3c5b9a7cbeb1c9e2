# SPDX-License-Identifier: Apache-2.0
"""The output format `html`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit import hookimpl
from corekit.values import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.values import Rendered, RenderRequest

DOCUMENTS: Final = (
    *("plan", "screening", "intake", "recheck", "why", "trace", "progress", "report"),
    *("exercise", "regimen", "catalogue", "gallery"),
)

OPTIONS: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "part": {
            "type": "string",
            "enum": ["page", "body"],
            "default": "page",
            "description": "A whole page, or a fragment to be put into the page of another application.",
        },
        "nonce": {
            "type": "string",
            "pattern": "^[A-Za-z0-9+/_=-]*$",
            "default": "",
            "description": "The nonce of your page's Content-Security-Policy, for the style and script of a fragment.",
        },
        "style": {
            "type": "boolean",
            "default": True,
            "description": "Whether the style comes along; a page with several fragments needs it once.",
        },
        "script": {
            "type": "boolean",
            "default": True,
            "description": "Whether timer, tick boxes and journal come along; everything else needs no script.",
        },
        "prefix": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*$",
            "maxLength": 32,
            "default": "ck",
            "description": "What every id begins with; another one for each fragment of a page.",
        },
        "figures": {
            "type": "string",
            "enum": ["strip", "animated", "none"],
            "default": "strip",
            "description": "How exercises are drawn, where corekit-figures is installed.",
        },
    },
}


@hookimpl
def corekit_output_formats() -> Iterator[OutputFormat]:
    """Offer pages: `corekit plan me.yaml -f html -o plan.html`."""
    yield OutputFormat(
        name="html",
        media_type="text/html",
        suffix=".html",
        documents=DOCUMENTS,
        options=OPTIONS,
        render=render,
    )


def render(document: Any, request: RenderRequest) -> Rendered:
    """A document as a page or as a fragment."""
    from corekit_html.documents import render_document  # noqa: PLC0415 - only when a page is wanted

    return render_document(document, request)
