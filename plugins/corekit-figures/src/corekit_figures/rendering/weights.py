# SPDX-License-Identifier: Apache-2.0
"""What is carried and swung: kettlebells, a barbell, walking poles."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.rendering.paths import capsule, circle
from corekit_figures.rendering.shapes import Shape
from corekit_figures.rendering.solids import disc, rod
from corekit_figures.vectors import between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Prop
    from corekit_figures.vectors import Vector

#: Half a barbell and the radius of its plates, and a walking pole of 0.68 of the height, in cm.
_HALF, _PLATE, _POLE = 62.0, 21.0, 115.0
#: A kettlebell: its radius, and how far its middle hangs below the hand.
_BELL, _HANGS = 9.5, 16.0
#: One looks along the line of walking where the camera is less than this to the side.
_ALONG: Final = 0.4


def weights(scene: Scene, body: Body, prop: Prop, *, behind: bool) -> Iterator[Shape]:
    """Weights and poles on the far side of the body, or those on the near side and in the middle."""
    camera = scene.camera
    if prop.kind == "barbell":
        middle = between(body.points["palm_r"], body.points["palm_l"], 0.5)
        yield from _barbell(camera, middle, _outward(scene, behind=behind), behind=behind)
        return
    if prop.kind not in ("kettlebell", "kettlebells", "poles"):
        return
    if prop.kind == "kettlebell" and not prop.sides:
        if not behind:
            yield from _bell(camera, between(body.points["palm_r"], body.points["palm_l"], 0.5))
        return
    for side in prop.sides or SIDES:
        shown = scene.part(f"hand_{side}")[-1]
        palm = body.points[f"palm_{shown}"]
        if _is_far(scene, shown) is behind:
            yield from _bell(camera, palm) if prop.kind != "poles" else _pole(camera, palm)


def _is_far(scene: Scene, side: str) -> bool:
    """Whether a side is hidden by the body: not where one looks from the front or from behind."""
    away = scene.camera.away[2]
    return abs(away) > _ALONG and (away > 0) is (side == "l")


def _outward(scene: Scene, *, behind: bool) -> int:
    near = 1 if scene.camera.away[2] >= 0 else -1
    return -near if behind else near


def _barbell(camera: Camera, middle: Vector, outward: int, *, behind: bool) -> Iterator[Shape]:
    x, y, z = middle
    plate = (x, y, z + outward * (_HALF - 10))
    if behind:
        yield disc(camera, plate, _PLATE, "weight")
        yield disc(camera, (x, y, z + outward * (_HALF - 8)), _PLATE, "weight")
        yield rod(camera, middle, (x, y, z + outward * _HALF), 1.3, "prop_side")
        return
    yield rod(camera, middle, (x, y, z + outward * _HALF), 1.3, "prop_side")
    yield disc(camera, plate, _PLATE, "prop_side")
    yield disc(camera, (x, y, z + outward * (_HALF - 8)), _PLATE, "weight")
    yield disc(camera, (x, y, z + outward * (_HALF - 7)), 4, "prop_side")


def _bell(camera: Camera, palm: Vector) -> Iterator[Shape]:
    """A kettlebell that hangs from a hand."""
    x, y = camera(palm)
    low = camera((palm[0], palm[1] - _HANGS, palm[2]))
    handle = "".join(capsule((x + a * 45, y), 14, (low[0] + a * 72, low[1]), 14) for a in (-1, 1))
    path = capsule((x - 45, y), 14, (x + 45, y), 14) + handle + circle(low, 10 * _BELL)
    covers = ((low[0] - 10 * _BELL, low[1] + 10 * _BELL), (low[0] + 10 * _BELL, low[1] + 10 * _BELL))
    yield Shape("weight", path, covers=covers)


def _pole(camera: Camera, palm: Vector) -> Iterator[Shape]:
    """A walking pole whose tip stands behind the hand."""
    x, y, z = palm
    tip = (x - sqrt(max(100.0, _POLE**2 - y**2)), 1.0, z)
    top = between(tip, palm, 1.06)
    yield rod(camera, top, tip, 1.1, "weight")
