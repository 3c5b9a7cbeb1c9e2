# SPDX-License-Identifier: Apache-2.0
"""The core's output formats, as values of the same kind that plugins give."""

from __future__ import annotations

import json
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

from corekit.messages import translator
from corekit.model.output_format import OutputFormat
from corekit.model.rendered import Rendered

if TYPE_CHECKING:
    from corekit.formats.outline import Outline
    from corekit.model.render_request import RenderRequest

DOCUMENTS = (
    *("plan", "screening", "intake", "recheck", "why", "trace", "progress", "report"),
    *("catalogue", "exercise", "regimen"),
)
#: What json renders beside these: every document of the model is JSON data.
JSON_DOCUMENTS = (*DOCUMENTS, "profile")
#: Documents whose outline is made of JSON data instead of the value.
_FROM_DATA = ("exercise", "regimen")

_TEXT_OPTIONS = {
    "type": "object",
    "properties": {
        "width": {
            "type": "integer",
            "minimum": 40,
            "maximum": 100,
            "default": 80,
            "description": "Columns of a line.",
        },
        "styled": {
            "type": "boolean",
            "default": False,
            "description": "Bold type and colours, for a terminal.",
        },
    },
    "additionalProperties": False,
}
_NO_OPTIONS = {"type": "object", "properties": {}, "additionalProperties": False}


def core_formats() -> dict[str, OutputFormat]:
    """The three formats by name."""
    formats = (
        OutputFormat(
            name="json",
            media_type="application/json",
            suffix=".json",
            documents=JSON_DOCUMENTS,
            options=_NO_OPTIONS,
            render=_json,
        ),
        OutputFormat(
            name="markdown",
            media_type="text/markdown; charset=utf-8",
            suffix=".md",
            documents=DOCUMENTS,
            options=_NO_OPTIONS,
            render=_markdown,
        ),
        OutputFormat(
            name="text",
            media_type="text/plain; charset=utf-8",
            suffix=".txt",
            documents=DOCUMENTS,
            options=_TEXT_OPTIONS,
            render=_text,
        ),
    )
    return {each.name: each for each in formats}


def outline_of(document: Any, language: str) -> Outline:
    """The outline of a document, in a language. Raises TypeError for what is no document."""
    kind = kind_of(document)
    if kind not in DOCUMENTS:
        raise TypeError(f"There is no outline of a {type(document).__name__}.")
    make = getattr(import_module(f"corekit.formats.{kind}_outline"), f"{kind}_outline")
    outline: Outline = make(document.to_dict() if kind in _FROM_DATA else document, translator(language))
    return outline


def kind_of(document: Any) -> str:
    """The kind of a document: its class's name in small letters."""
    return type(document).__name__.lower()


def _json(document: Any, request: RenderRequest) -> Rendered:
    del request
    data = json.dumps(document.to_dict(), ensure_ascii=False, indent=2, sort_keys=True)
    return Rendered.from_text(f"{data}\n", media_type="application/json", filename=_filename(document, ".json"))


def _markdown(document: Any, request: RenderRequest) -> Rendered:
    from corekit.formats.markdown import render_markdown  # noqa: PLC0415 - each format imports what it needs

    text = render_markdown(outline_of(document, request.language))
    return Rendered.from_text(text, media_type="text/markdown; charset=utf-8", filename=_filename(document, ".md"))


def _text(document: Any, request: RenderRequest) -> Rendered:
    from corekit.formats.terminal import DEFAULT_WIDTH, render_text  # noqa: PLC0415 - each imports what it needs

    text = render_text(
        outline_of(document, request.language),
        width=int(request.options.get("width", DEFAULT_WIDTH)),
        styled=bool(request.options.get("styled", False)),
    )
    return Rendered.from_text(text, media_type="text/plain; charset=utf-8", filename=_filename(document, ".txt"))


def _filename(document: Any, suffix: str) -> str:
    name = (
        getattr(document, "title", None) or getattr(document, "start", None) or getattr(document, "today", None) or ""
    )
    slug = re.sub(r"[^a-z0-9]+", "-", str(name).lower()).strip("-")
    return "-".join(part for part in (kind_of(document), slug) if part) + suffix
