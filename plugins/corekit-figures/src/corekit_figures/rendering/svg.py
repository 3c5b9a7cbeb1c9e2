# SPDX-License-Identifier: Apache-2.0
"""SVG elements of shapes and layers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit_figures.rendering.shapes import Layer, Shape

#: Widths of lines by what is drawn, in mm.
_LINES = {"strap": 28, "accent": 34, "mouth": 12, "water_line": 22}
#: What is seen through.
_CLEAR = {"water": 0.45}


def shape(one: Shape, colours: Mapping[str, str], size: float = 1.0, inside: str = "") -> str:
    """One shape as a path element; *inside* is what the element holds."""
    end = f">{inside}</path>" if inside else "/>"
    colour = colours[one.paint]
    if one.line:
        width = round(_LINES[one.paint] * size)
        stroke = f'stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"'
        return f'<path d="{one.path}" fill="none" {stroke}{end}'
    clear = f' fill-opacity="{_CLEAR[one.paint]}"' if one.paint in _CLEAR else ""
    return f'<path d="{one.path}" fill="{colour}"{clear}{end}'


def shapes(many: Iterable[Shape], colours: Mapping[str, str], size: float = 1.0) -> str:
    """Shapes one over the other; what has no size is left out."""
    return "".join(shape(one, colours, size) for one in many if "a0 0 0" not in one.path)


def contour(path: str, colours: Mapping[str, str], width: int, inside: str = "") -> str:
    """A line in ink about a path, half of it outside."""
    end = f">{inside}</path>" if inside else "/>"
    ink = colours["ink"]
    return f'<path d="{path}" fill="{ink}" stroke="{ink}" stroke-width="{width}" stroke-linejoin="round"{end}'


def ghost(path: str, colours: Mapping[str, str], size: float) -> str:
    """Where the body was, in dashes."""
    dashes = f'stroke-width="{round(14 * size)}" stroke-dasharray="{round(34 * size)} {round(26 * size)}"'
    return f'<path d="{path}" fill="none" stroke="{colours["ghost"]}" {dashes}/>'


def person(layers: Iterable[Layer], colours: Mapping[str, str], width: int) -> str:
    """The layers of a person with their contours; *width* is that of the contour's stroke, in mm."""
    drawn: list[tuple[float, str]] = []
    for layer in layers:
        if layer.contour:
            drawn.append((layer.contour_order - 1e-9, contour(layer.contour, colours, width)))
        drawn.append((layer.order, shapes(layer.shapes, colours)))
    return "".join(text for _, text in sorted(drawn, key=lambda one: one[0]))


def document(inner: str, *, width: float, height: float, title: str, description: str, ids: str) -> str:
    """The whole element, with its title and description."""
    name, words = quoteattr(f"{ids}t"), quoteattr(f"{ids}d")
    labels = f"aria-labelledby={name}" if not description else f'aria-labelledby="{ids}t {ids}d"'
    head = f"<title id={name}>{escape(title)}</title><desc id={words}>{escape(description)}</desc>"
    size = f'viewBox="0 0 {round(width)} {round(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {labels}>{head}{inner}</svg>'
