# SPDX-License-Identifier: Apache-2.0
"""One picture of a strip: floor, things, ghost, person, what is held, and arrows; and the box all that needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit_figures.joints import SIDES
from corekit_figures.parts import centre, contacts
from corekit_figures.rendering import svg
from corekit_figures.rendering.arrows import arrow_points, arrow_shapes
from corekit_figures.rendering.held import held, held_behind
from corekit_figures.rendering.layout import Box, union
from corekit_figures.rendering.person import layers
from corekit_figures.rendering.scene import Scene, outline_points
from corekit_figures.rendering.things import covers_floor, ground, things
from corekit_figures.solving.tween import blend
from corekit_figures.vectors import distance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Point
    from corekit_figures.rendering.shapes import Shape

_MARGIN: Final = 40.0
#: What has moved less than this, in cm, has no ghost; which points tell of each layer.
_MOVED: Final = 1.5
_TELLING: Final = {
    "head": ("chin",),
    "trunk": ("waist_centre", "chest_centre"),
    **{f"arm_{side}": (f"elbow_{side}", f"palm_{side}") for side in SIDES},
    **{f"leg_{side}": (f"knee_{side}", f"ankle_{side}") for side in SIDES},
}
_UPPER: Final = (
    "head",
    "chest_centre",
    "waist_centre",
    *(f"{name}_{side}" for name in ("shoulder", "elbow") for side in SIDES),
)
_LOWER: Final = (
    "waist_centre",
    *(f"{name}_{side}" for name in ("hip", "knee", "ankle", "heel", "toe") for side in SIDES),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Picture(Record):
    """One picture before it has its place: what is drawn, and the box that shows it."""

    things: tuple[Shape, ...]
    ghost: str
    body: Body
    index: int
    arrows: tuple[tuple[Point, ...], ...]
    box: Box


def pictures(scene: Scene) -> list[Picture]:
    """Every picture of a figure."""
    fixed = things(scene)
    return [_picture(scene, index, fixed) for index in range(len(scene.bodies))]


def way_to(scene: Scene, index: int) -> Callable[[float], Body] | None:
    """The bodies on the way to a picture from the one before; None for the first."""
    if index == 0:
        return None
    before, now = scene.poses[index - 1], scene.poses[index]
    return lambda share: blend(before, now, share).body()


def arrow_size(scene: Scene) -> float:
    """How large arrows and lines are: smaller where the picture is a close-up."""
    return 0.6 if scene.spec.crop else 1.0


def drawn(scene: Scene, picture: Picture, colours: Mapping[str, str], contour: int) -> str:
    """The picture as SVG elements."""
    person = layers(picture.body, scene.camera, scene.hands[picture.index])
    size = arrow_size(scene)
    arrows = [one for points in picture.arrows for one in arrow_shapes(points, size)]
    return (
        svg.shapes(picture.things, colours)
        + svg.shapes(held_behind(scene, picture.body), colours, size)
        + (svg.ghost(picture.ghost, colours, size) if picture.ghost else "")
        + svg.person(person, colours, contour)
        + svg.shapes(held(scene, picture.body), colours, size)
        + svg.shapes(arrows, colours, size)
    )


def _picture(scene: Scene, index: int, fixed: tuple[Shape, ...]) -> Picture:
    body, frame = scene.bodies[index], scene.spec.frames[index]
    shown = fixed if covers_floor(scene) else (ground(scene, body), *fixed)
    path = way_to(scene, index)
    arrows = [arrow_points(scene, arrow, body, path) for arrow in frame.arrows]
    known = tuple(tuple(points) for points in arrows if points)
    ghost = _ghost(scene, index - 1) if frame.ghost and index else ""
    box = _box(scene, body, shown)
    if scene.spec.crop is not None:
        box = union([_cropped(scene, one) for one in scene.bodies])
    if known:
        box = box.around([point for points in known for point in points], 60 * arrow_size(scene))
    return Picture(things=shown, ghost=ghost, body=body, index=index, arrows=known, box=box)


def _ghost(scene: Scene, index: int) -> str:
    """The outlines that a picture had of what has moved since, without what is small."""
    before, now = scene.bodies[index], scene.bodies[index + 1]
    found = layers(before, scene.camera, scene.hands[index])
    return "".join(
        one.path
        for layer in found
        if max(distance(before.points[name], now.points[name]) for name in _TELLING[layer.name]) > _MOVED
        for one in layer.shapes
        if not one.line and one.paint not in ("eye", "ear")
    )


def _box(scene: Scene, body: Body, shown: Sequence[Shape]) -> Box:
    box = body_box(scene, body)
    points = [point for one in (*shown, *held_behind(scene, body), *held(scene, body)) for point in one.covers]
    return box.around(points, 12) if points else box


def body_box(scene: Scene, body: Body) -> Box:
    """The box about a body."""
    camera = scene.camera
    return union(
        [
            Box(
                x - 10 * radius - _MARGIN,
                y - 10 * radius - _MARGIN,
                x + 10 * radius + _MARGIN,
                y + 10 * radius + _MARGIN,
            )
            for (x, y), radius in ((camera(point), radius) for point, radius in outline_points(body))
        ]
    )


def _cropped(scene: Scene, body: Body) -> Box:
    crop, camera = scene.spec.crop, scene.camera
    if crop == "upper":
        names: Sequence[str] = _UPPER
    elif crop == "lower":
        names = _LOWER
    else:
        parts = [scene.part(part) for part in crop or ()]
        points = [camera(centre(body, contact)) for part in parts for contact in contacts(part)]
        return Box(*points[0], *points[0]).around(points, 130)
    points = [camera(body.points[name]) for name in names]
    return Box(*points[0], *points[0]).around(points, 160)
