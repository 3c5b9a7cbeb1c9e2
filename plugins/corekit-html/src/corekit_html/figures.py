# SPDX-License-Identifier: Apache-2.0
"""Drawings of exercises, where `corekit-figures` is installed: the one place that knows of it."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import attrs

from corekit.errors import CorekitError
from corekit.formats.markup import Markup, element
from corekit.record import Record
from corekit_html.prose import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures import Drawing

    from corekit.values import RenderRequest

#: What a drawing never holds; one that does is left out, whoever made it.
_ACTIVE: Final = frozenset({"a", "foreignobject", "iframe", "image", "script"})
#: What a movement may change: how something looks, never where it leads.
_MOVED: Final = re.compile(r"(?!on|href|xlink)[A-Za-z-]+", re.IGNORECASE)
_SHEET: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


@attrs.define(kw_only=True, eq=False, repr=False)
class Drawings(Record):
    """The drawings of one page, in one form (`strip`, `animated` or `none`), with ids that nothing else bears."""

    form: str = "strip"
    prefix: str = "ck"
    #: The style sheets that drawings bring, each once.
    sheets: dict[str, None] = attrs.field(factory=dict)
    _count: int = 0

    def of(self, exercise: Mapping[str, Any]) -> Markup | None:
        """The drawing of an exercise; None where it has none, or nothing is installed that draws."""
        svg = self.svg(exercise)
        return None if svg is None else element("figure", Markup(svg), class_=f"ck-figure ck-{self.form}")

    def svg(self, exercise: Mapping[str, Any]) -> str | None:
        """The same without an element around it."""
        drawing = self._drawing(exercise)
        return None if drawing is None else self._still(drawing)

    def _drawing(self, exercise: Mapping[str, Any]) -> Drawing | None:
        figure = exercise.get("figure")
        if not figure or self.form == "none" or not _installed():
            return None
        self._count += 1
        drawing = _drawn(figure, self.form, str(exercise.get("title", "")), f"{self.prefix}-figure-{self._count}-")
        return drawing if drawing is not None and _is_still(drawing.svg) else None

    def _still(self, drawing: Drawing) -> str:
        """The drawing without its style sheet, which goes to the page's own: a policy names that one."""
        for sheet in _SHEET.findall(drawing.svg):
            self.sheets.setdefault(sheet)
        return _SHEET.sub("", drawing.svg)


def _is_still(svg: str) -> bool:
    """Whether it is XML without declarations, in which nothing acts and nothing refers to anything outside."""
    if "<!" in svg or "<?" in svg:
        return False
    try:
        root = ET.fromstring(visible(svg))  # noqa: S314 - without a declaration there is no entity to expand
    except ET.ParseError:
        return False
    for each in root.iter():
        if _local(each.tag) in _ACTIVE:
            return False
        for name, value in each.attrib.items():
            if _local(name).startswith("on") or _local(name) == "style":
                return False
            if _local(name) == "href" and not value.startswith("#"):
                return False
            if _local(name) == "attributename" and not _MOVED.fullmatch(value):
                return False
    return True


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def drawings_for(request: RenderRequest) -> Drawings:
    """The drawings that a rendering wants."""
    options = request.options
    return Drawings(form=str(options.get("figures", "strip")), prefix=str(options.get("prefix", "ck")))


@cache
def _installed() -> bool:
    return find_spec("corekit_figures") is not None


def _drawn(figure: Any, form: str, title: str, ids: str) -> Drawing | None:
    """The drawing; None for a figure that cannot be drawn: `corekit check` says why, the page has no picture."""
    from corekit_figures import draw  # noqa: PLC0415 - only where an exercise has a figure

    try:
        return draw(figure, form="animated" if form == "animated" else "strip", title=title, ids=ids)
    except CorekitError:
        return None
