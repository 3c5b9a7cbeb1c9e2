# SPDX-License-Identifier: Apache-2.0
"""Arrows: along the path of a part, straight, pressing, or round; offset outward so that they cover nobody."""

from __future__ import annotations

import itertools
from math import atan2, cos, hypot, sin
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import ELLIPSOIDS, reach
from corekit_figures.reading.arrows import ROUND
from corekit_figures.rendering.paths import smooth
from corekit_figures.rendering.shapes import Shape
from corekit_figures.vectors import at, dot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera, Point
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Arrow
    from corekit_figures.vectors import Vector

#: How far outside its part an arrow runs, in mm.
_OFFSET: Final = {
    "head": 160.0,
    "chin": 60.0,
    "pelvis": 170.0,
    "chest": 160.0,
    "waist": 150.0,
    "hip": 150.0,
    "knee": 120.0,
    "foot": 100.0,
    "hand": 100.0,
    "elbow": 90.0,
}
_POINTS: Final = {"hand": "palm", "foot": "ankle"}
_STRAIGHT: Final[dict[str, Point]] = {"up": (0.0, -1.0), "down": (0.0, 1.0), "left": (-1.0, 0.0), "right": (1.0, 0.0)}
_OPPOSITE: Final = {
    f"{way}{a}": f"{way}{b}" for way in ("", "turn-", "circle-") for a, b in (("left", "right"), ("right", "left"))
}
#: What an arrow goes round: frame, centre, radius, and how far above the centre, in cm.
_RINGS: Final = {
    "chest": ("thorax", "chest_centre", 25.0, 4.0),
    "head": ("head", "head", 17.0, 13.0),
    "pelvis": ("pelvis", "pelvis_centre", 23.0, 0.0),
    **{f"hand_{side}": (f"forearm_{side}", f"palm_{side}", 17.0, 0.0) for side in SIDES},
}
#: How much of a circle an arrow shows, in radians: of a part that turns, and of a hand that draws circles.
_TURN, _CIRCLE = 2.5, 5.4
_LENGTH, _SHORTEST, _NOTHING = 220.0, 160.0, 12.0


def arrow_points(scene: Scene, arrow: Arrow, body: Body, path: Callable[[float], Body] | None) -> list[Point] | None:
    """
    The line of an arrow; None where there is nothing to show.

    *path* gives the body at a share of the way from the picture before.
    """
    part = scene.part(arrow.part)
    way = arrow.way
    if way is not None and scene.mirrored:
        way = _OPPOSITE.get(way, way)
    if way in ROUND:
        sweep = _CIRCLE if way.startswith("circle") else _TURN
        return _round(scene.camera, body, part, sweep if way.endswith("right") else -sweep)
    if way is not None:
        return _straight(scene.camera, body, part, _STRAIGHT[way], push=arrow.push)
    if path is None:
        return None
    steps = [scene.camera(_where(path(step / 10), part)) for step in range(11)]
    return _along(steps, scene.camera(body.points["waist_centre"]), _OFFSET.get(part.partition("_")[0], 100.0))


def arrow_shapes(points: Sequence[Point], size: float) -> tuple[Shape, Shape]:
    """Line and head of an arrow."""
    (ax, ay), (bx, by) = points[-3], points[-1]
    length = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / length * size, (by - ay) / length * size
    head = [
        (bx + ux * 50, by + uy * 50),
        (bx - ux * 25 - uy * 46, by - uy * 25 + ux * 46),
        (bx - ux * 25 + uy * 46, by - uy * 25 - ux * 46),
    ]
    line = smooth(points[::2], closed=False)
    tip = "M{} {}L{} {}L{} {}z".format(*(round(value) for point in head for value in point))
    return Shape("accent", line, line=True), Shape("accent", tip)


def _where(body: Body, part: str) -> Vector:
    if part in ELLIPSOIDS:
        return body.points[f"{part}_centre"]
    word, _, side = part.rpartition("_")
    return body.points[part] if not word else body.points[f"{_POINTS.get(word, word)}_{side}"]


def _round(camera: Camera, body: Body, part: str, sweep: float) -> list[Point]:
    frame_name, centre, radius, above = _RINGS[part]
    frame = body.frames[frame_name]
    facing = atan2(dot(frame[2], camera.away), dot(frame[0], camera.away))
    angles = (facing + sweep * (step / 10 - 0.5) for step in range(11))
    return [camera(at(body.points[centre], frame, radius * cos(a), above, radius * sin(a))) for a in angles]


def _straight(camera: Camera, body: Body, part: str, way: Point, *, push: bool) -> list[Point]:
    ux, uy = way
    away = _OFFSET.get(part.partition("_")[0], 100.0)
    if part in ELLIPSOIDS:
        away = 10 * reach(body, part, *camera.into_world(ux, uy)) + 60
    if push:
        away = -away - _LENGTH - 20
    x, y = camera(_where(body, part))
    return [(x + ux * (away + _LENGTH * step / 4), y + uy * (away + _LENGTH * step / 4)) for step in range(5)]


def _along(steps: list[Point], middle: Point, offset: float) -> list[Point] | None:
    """The path of a part, moved outward from the middle of the body."""
    last = len(steps) - 1
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(steps))
    if length < _NOTHING:
        return None
    nx, ny = _normal(steps[0], steps[last])
    half = steps[last // 2]
    if (half[0] - middle[0]) * nx + (half[1] - middle[1]) * ny < 0:
        nx, ny = -nx, -ny
    moved: list[Point] = []
    for index, (x, y) in enumerate(steps):
        px, py = _normal(steps[max(0, index - 1)], steps[min(last, index + 1)])
        if px * nx + py * ny < 0:
            px, py = -px, -py
        moved.append((x + px * offset, y + py * offset))
    if length < _SHORTEST:
        cx, cy = moved[last // 2]
        longer = _SHORTEST / length
        moved = [(cx + (x - cx) * longer, cy + (y - cy) * longer) for x, y in moved]
    return moved


def _normal(a: Point, b: Point) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy) or 1.0
    return -dy / length, dx / length
