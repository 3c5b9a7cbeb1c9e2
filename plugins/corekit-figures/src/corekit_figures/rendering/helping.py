# SPDX-License-Identifier: Apache-2.0
"""The hands of a helper: a hand on each part that is held, with the forearm that comes from a side of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.rendering.paths import capsule
from corekit_figures.rendering.shapes import Shape
from corekit_figures.vectors import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Point
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Prop
    from corekit_figures.vectors import Vector

#: Where a held part is: its point, its frame, and how far from it anterior and cranial, in cm.
_AT: Final = {
    "heel": ("heel", "foot", 0.0, 0.0),
    "ankle": ("ankle", "shank", 0.0, 5.0),
    "shin": ("knee", "shank", 3.0, -9.0),
    "knee": ("knee", "shank", 3.0, 0.0),
    "thigh": ("knee", "thigh", 2.0, 9.0),
    "hip": ("hip", "pelvis", -6.0, 3.0),
}
_WAYS: Final[dict[str, Point]] = {"up": (0.25, -1.0), "down": (0.25, 1.0), "left": (-1.0, 0.3), "right": (1.0, 0.3)}
_OPPOSITE: Final = {"left": "right", "right": "left"}
#: How far the fingers reach over the part, where the sleeve begins and where it ends, in mm.
_FINGERS, _CUFF, _SLEEVE = 70.0, 130.0, 250.0


def helping(scene: Scene, body: Body, prop: Prop) -> Iterator[Shape]:
    """Hand and forearm on each part that a helper holds."""
    for name, way in zip(prop.through, prop.ways, strict=True):
        place = scene.camera(_place(body, scene.part(name)))
        x, y = _WAYS[_OPPOSITE.get(way, way) if scene.mirrored else way]
        if scene.mirrored and way in ("up", "down"):
            x = -x
        fingers, cuff, end = (
            (place[0] + x * length, place[1] + y * length) for length in (-_FINGERS / 2, _CUFF, _SLEEVE)
        )
        hand = capsule(fingers, 22, place, 30) + capsule(place, 30, cuff, 27)
        sleeve = capsule(cuff, 36, end, 42)
        outline = capsule(fingers, 27, place, 35) + capsule(place, 35, cuff, 32) + capsule(cuff, 41, end, 47)
        ends = ((end[0] - 45, end[1] - 45), (end[0] + 45, end[1] + 45))
        yield Shape("ink", outline, covers=(fingers, *ends))
        yield Shape("skin", hand)
        yield Shape("prop", sleeve)


def _place(body: Body, name: str) -> Vector:
    word, _, side = name.rpartition("_")
    point, frame, forward, up = _AT[word]
    turned = body.frames[frame if frame == "pelvis" else f"{frame}_{side}"]
    return at(body.points[f"{point}_{side}"], turned, forward, up, 0)
