# SPDX-License-Identifier: Apache-2.0
"""The still forms: a strip of numbered pictures, and a thumbnail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.rendering.frames import Picture, drawn, pictures
from corekit_figures.rendering.layout import Box, Cell, arranged
from corekit_figures.rendering.scene import Scene, outline_points

if TYPE_CHECKING:
    from collections.abc import Mapping

#: How large numbers and contours are, as shares of the drawing.
_NUMBER: Final = 0.035
_CONTOUR: Final = 0.0065


def strip(scene: Scene, colours: Mapping[str, str], ids: str) -> tuple[str, float, float]:
    """All pictures, numbered where there are several; the inner elements with width and height in mm."""
    found = pictures(scene)
    cells, width, height = arranged([picture.box for picture in found])
    large = max(width / 1.5, height)
    radius = _NUMBER * large
    if len(found) > 1:
        boxes = [_with_room(picture, scene, radius) for picture in found]
        cells, width, height = arranged(boxes)
    parts = []
    for index, (picture, cell) in enumerate(zip(found, cells, strict=True)):
        number = _number(index + 1, cell, radius, colours) if len(found) > 1 else ""
        inner = drawn(scene, picture, colours, contour_width(large))
        parts.append(placed(scene, inner, cell, f"{ids}c{index}") + number)
    return "".join(parts), width, height


def thumbnail(scene: Scene, colours: Mapping[str, str], ids: str) -> tuple[str, float, float]:
    """The picture that says most, alone."""
    picture = pictures(scene)[scene.spec.main]
    box = picture.box
    width, height = box.right - box.left, box.bottom - box.top
    cell = Cell(box, -box.left, -box.top)
    inner = drawn(scene, picture, colours, contour_width(max(width, height)))
    return placed(scene, inner, cell, f"{ids}c"), width, height


def contour_width(large: float) -> int:
    """The stroke of contours in a drawing of this size, in mm; half of it is seen."""
    return round(min(20.0, max(6.0, _CONTOUR * large)))


def _with_room(picture: Picture, scene: Scene, radius: float) -> Box:
    """The picture's box, with room for its number where body or arrows would be under it."""
    box, size = picture.box, 2.4 * radius
    points = [(scene.camera(point), 10 * reach) for point, reach in outline_points(picture.body)]
    points += [(point, 50.0) for points_ in picture.arrows for point in points_]
    taken = any(x - reach < box.left + size and y - reach < box.top + size for (x, y), reach in points)
    return Box(box.left, box.top - size, box.right, box.bottom) if taken else box


def placed(scene: Scene, inner: str, cell: Cell, name: str) -> str:
    """A picture in its place; a close-up shows no more than its box."""
    move = f'transform="translate({round(cell.x)} {round(cell.y)})"'
    if scene.spec.crop is None:
        return f"<g {move}>{inner}</g>"
    left, top = round(cell.box.left), round(cell.box.top)
    size = f'width="{round(cell.box.right) - left}" height="{round(cell.box.bottom) - top}"'
    clip = f'<clipPath id="{name}"><rect x="{left}" y="{top}" {size}/></clipPath>'
    return f'<g {move}>{clip}<g clip-path="url(#{name})">{inner}</g></g>'


def _number(number: int, cell: Cell, radius: float, colours: Mapping[str, str]) -> str:
    x, y, r = round(cell.box.left + cell.x + radius), round(cell.box.top + cell.y + radius), round(radius)
    font = f'font-family="sans-serif" font-weight="bold" font-size="{round(1.3 * radius)}"'
    text = f'<text x="{x}" y="{y + round(0.46 * radius)}" {font} text-anchor="middle" fill="{colours["paper"]}">'
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colours["ink"]}"/>{text}{number}</text>'
