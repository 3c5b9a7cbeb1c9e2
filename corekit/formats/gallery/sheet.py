# SPDX-License-Identifier: Apache-2.0
"""All figures of a pack on one page, to be looked at with one question: would a physiotherapist recognise this?"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

import attrs

from corekit.errors import CorekitError
from corekit.formats.gallery.markup import anchor, drawing
from corekit.formats.markup import Markup, element, join
from corekit.model.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corekit.content.library import Library
    from corekit.model.exercise import Exercise

_STYLE: Final = (
    "body{margin:1rem;font:14px/1.4 system-ui,sans-serif;background:#fff;color:#1d2733}"
    "main{display:grid;grid-template-columns:repeat(auto-fill,minmax(22rem,1fr));gap:.5rem}"
    "article{border:1px solid #cfd6de;border-radius:.4rem;padding:.5rem}"
    "h1{font-size:1.3rem}h2{font-size:1rem;margin:0}p{margin:.2rem 0;color:#566}"
    "article svg{display:block;width:100%;height:15rem}.fault{color:#a31515}"
)


def figure_sheet(library: Library, namespace: str, draw: Callable[[Exercise], str]) -> Rendered:
    """
    The page of the pack *namespace*; *draw* gives the SVG of an exercise, or raises what is wrong with its figure.

    Raises `UnknownName` if the pack is not there.
    """
    pack = library.pack(namespace)
    cells: list[Markup] = []
    missing: list[str] = []
    for identifier in library.ids("exercise"):
        if library.owner("exercise", identifier) == namespace:
            shown = [_cell(name, one, draw) for name, one in _forms(identifier, library.get("exercise", identifier))]
            cells += shown
            missing += [] if shown else [identifier]
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element(
            "meta", http_equiv="Content-Security-Policy", content=f"default-src 'none'; style-src 'sha256-{digest}'"
        ),
        element("title", f"Figures of {pack.title}"),
        element("style", Markup(_STYLE)),
    )
    told = element("p", f"Not drawn: {', '.join(missing)}.") if missing else None
    body = element("body", element("h1", f"Figures of {pack.title}"), told, element("main", cells))
    page = join(Markup("<!doctype html>\n"), element("html", head, body, lang="en"))
    return Rendered.from_text(page, media_type="text/html; charset=utf-8", filename=f"{namespace}-figures.html")


def _forms(identifier: str, exercise: Exercise) -> Iterator[tuple[str, Exercise]]:
    """An exercise and its variants, those that have a figure of their own."""
    if exercise.figure:
        yield identifier, exercise
    for name, said in (exercise.variants or {}).items():
        if said.get("figure"):
            title = said.get("title") or f"{exercise.title}, {name}"
            yield f"{identifier}, {name}", attrs.evolve(exercise, figure=said["figure"], title=title)


def _cell(name: str, exercise: Exercise, draw: Callable[[Exercise], str]) -> Markup:
    try:
        shown: Markup = drawing(draw(exercise))
    except CorekitError as error:
        shown = element("p", str(error), class_="fault")
    return element("article", element("h2", exercise.title), element("p", name), shown, id=anchor("figure", name))
