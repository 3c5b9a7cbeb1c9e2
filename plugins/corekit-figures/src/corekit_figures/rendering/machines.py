# SPDX-License-Identifier: Apache-2.0
"""
Machines, the same for everybody who looks: each is built round the person who uses it.

The crank is between the feet, or between the hands of who turns it by hand; the saddle is under the pelvis and the
handles are where the hands are. What stands still is drawn behind the person; what turns or slides moves with the body.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import lowest
from corekit_figures.rendering.paths import polygon
from corekit_figures.rendering.shapes import Shape
from corekit_figures.rendering.solids import box, disc, face, rod
from corekit_figures.vectors import at, between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit_figures.body import Body
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Prop
    from corekit_figures.vectors import Vector

#: How deep water is at least, and how far water and slopes reach beyond the body, in cm.
_DEPTH, _BEYOND = 40.0, 24.0


def standing(scene: Scene, prop: Prop) -> Iterator[Shape]:
    """What of a machine stands still, drawn behind the person."""
    if prop.kind in _STANDING:
        yield from _STANDING[prop.kind](scene, prop)


def moving(scene: Scene, body: Body, prop: Prop, *, behind: bool) -> Iterator[Shape]:
    """What of a machine moves with the body, on the far side of it or on the near side."""
    if prop.kind in _MOVING:
        yield from _MOVING[prop.kind](scene, body, behind)


# ---- what stands still ----------------------------------------------------------------------------------------------


def _bicycle(scene: Scene, prop: Prop) -> Iterator[Shape]:
    body, camera = scene.bodies[0], scene.camera
    saddle, crank, hands = body.points["pelvis_centre"], _middle(body, "ball"), _middle(body, "palm")
    front, foot = max(crank[0] + 34, hands[0] - 12), (crank[0] - 12, 5.0, 0.0)
    for x in (saddle[0] - 16, front + 12):
        yield from box(camera, (x - 3, x + 3), (0, 4), (-22, 22), ("prop", "prop_side"))
    yield rod(camera, (saddle[0] - 16, 4, 0), (front + 12, 4, 0), 2.4, "prop_side")
    yield rod(camera, foot, (saddle[0], prop.height - 4, 0), 2.6, "prop_side")
    yield rod(camera, crank, (front, 26, 0), 7.5, "prop")
    yield disc(camera, (front, 28, 0), 22, "weight")
    yield disc(camera, (front, 28, 0), 15, "prop_side")
    yield rod(camera, (front - 4, 34, 0), (hands[0] - 4, hands[1] - 4, 0), 2.4, "prop_side")
    yield rod(camera, (hands[0] - 4, hands[1] - 4, -14), (hands[0] - 4, hands[1] - 4, 14), 1.8, "weight")
    yield rod(camera, (saddle[0] - 11, prop.height - 2, 0), (saddle[0] + 12, prop.height - 2.4, 0), 3.4, "weight")


def _recumbent(scene: Scene, prop: Prop) -> Iterator[Shape]:
    body, camera = scene.bodies[0], scene.camera
    seat, crank, chest = body.points["pelvis_centre"], _middle(body, "ball"), body.points["chest_centre"]
    top, low = prop.height, seat[0] - 17
    for x in (seat[0] - 12, crank[0] + 8):
        yield from box(camera, (x - 3, x + 3), (0, 4), (-22, 22), ("prop", "prop_side"))
    yield rod(camera, (seat[0] - 12, 5, 0), (crank[0] + 8, 5, 0), 3, "prop_side")
    yield rod(camera, (seat[0], 5, 0), (seat[0] - 2, top - 6, 0), 4, "prop_side")
    yield rod(camera, (crank[0] + 4, 5, 0), crank, 9, "prop")
    yield rod(camera, (crank[0] + 6, crank[1], 0), (crank[0] + 2, crank[1] + 38, 0), 2, "prop_side")
    yield rod(camera, (crank[0] - 2, crank[1] + 40, 0), (crank[0] + 5, crank[1] + 40, 0), 4.5, "weight")
    back = (chest[0] - 15, chest[1] + 12)
    for z in (-12, 0, 12):
        yield rod(camera, (low, top + 4, z), (*back, z), 3.4, "prop")
    yield from box(camera, (low, seat[0] + 20), (top - 6, top), (-20, 20), ("prop", "prop_side"))


def _rower(scene: Scene, prop: Prop) -> Iterator[Shape]:
    camera, rail = scene.camera, prop.height - 7
    feet = max(body.points[f"heel_{side}"][0] for body in scene.bodies for side in SIDES)
    back = min(body.points["pelvis"][0] for body in scene.bodies) - 24
    for x in (back + 4, feet + 16):
        yield from box(camera, (x - 3, x + 3), (0, 4), (-20, 20), ("prop", "prop_side"))
    yield rod(camera, (back + 4, 4, 0), (back + 4, rail, 0), 2.4, "prop_side")
    yield rod(camera, (feet + 16, 4, 0), (feet + 16, 40, 0), 3.4, "prop_side")
    yield rod(camera, (back, rail, 0), (feet + 14, rail, 0), 3, "prop_side")
    yield disc(camera, (feet + 22, 34, 0), 24, "weight")
    yield disc(camera, (feet + 22, 34, 0), 16, "prop_side")
    for z in (-10, 10):
        yield rod(camera, (feet - 1, rail - 10, z), (feet + 12, rail + 18, z), 1.8, "prop_side")


def _elliptical(scene: Scene, prop: Prop) -> Iterator[Shape]:
    del prop
    body, camera = scene.bodies[0], scene.camera
    front, back = _front(body), min(body.points[f"heel_{side}"][0] for side in SIDES) - 12
    for x in (back, front + 16):
        yield from box(camera, (x - 3, x + 3), (0, 4), (-24, 24), ("prop", "prop_side"))
    yield rod(camera, (back, 4, 0), (front + 16, 4, 0), 2.6, "prop_side")
    yield disc(camera, (front + 8, 26, 0), 22, "weight")
    yield disc(camera, (front + 8, 26, 0), 15, "prop_side")
    yield rod(camera, (front, 40, 0), (front, 128, 0), 3, "prop_side")
    yield rod(camera, (front - 2, 62, -20), (front - 2, 62, 20), 1.7, "prop_side")
    yield rod(camera, (front - 1, 130, -9), (front - 1, 130, 9), 5, "weight")


def _arm_crank(scene: Scene, prop: Prop) -> Iterator[Shape]:
    del prop
    x, y, _ = _middle(scene.bodies[0], "palm")
    camera = scene.camera
    yield from box(camera, (x - 4, x + 34), (0, 4), (-22, 22), ("prop", "prop_side"))
    yield rod(camera, (x + 14, 4, 0), (x + 14, y - 6, 0), 3.4, "prop_side")
    yield from box(camera, (x + 4, x + 30), (y - 13, y + 13), (-9, 9), ("prop", "prop_side"))
    yield rod(camera, (x, y, 0), (x + 6, y, 0), 5, "weight")


def _platform(scene: Scene, prop: Prop) -> Iterator[Shape]:
    body, camera = scene.bodies[0], scene.camera
    low = min(body.points[f"heel_{side}"][0] for side in SIDES) - 14
    x, y, _ = _middle(body, "palm")
    post = max(x + 8, max(body.points[f"toe_{side}"][0] for side in SIDES) + 12)
    top = max(y + 18, 118.0)
    yield from box(camera, (low, post + 10), (0, prop.height), (-34, 34), ("prop", "prop_side"))
    yield rod(camera, (post, prop.height, 0), (post, top, 0), 4, "prop_side")
    yield rod(camera, (post - 1, top, -10), (post - 1, top, 10), 6, "weight")
    for side in SIDES:
        z = body.points[f"palm_{side}"][2]
        yield rod(camera, (post, y, z), (x - 3, y, z), 1.8, "weight")
    yield rod(camera, (post, y, -20), (post, y, 20), 1.8, "weight")


def _trampoline(scene: Scene, prop: Prop) -> Iterator[Shape]:
    body, camera, height = scene.bodies[0], scene.camera, prop.height
    middle = sum(body.points[f"ankle_{side}"][0] for side in SIDES) / 2 + 5
    hands = _middle(body, "palm")
    for angle in range(6):
        x, z = middle + 52 * cos(pi * (angle + 0.5) / 3), 52 * sin(pi * (angle + 0.5) / 3)
        yield rod(camera, (x, 0, z), (x, height - 3, z), 1.6, "prop_side")
    bar = middle + 52
    for z in (-22, 22):
        yield rod(camera, (bar, height - 2, z), (hands[0], hands[1] - 2, z), 1.8, "prop_side")
    yield rod(camera, (hands[0], hands[1] - 2, -22), (hands[0], hands[1] - 2, 22), 2, "weight")
    yield disc(camera, (middle, height - 5, 0), 57, "prop_side", lying=True)
    yield disc(camera, (middle, height - 1, 0), 57, "strap", lying=True)
    yield disc(camera, (middle, height - 1, 0), 45, "weight", lying=True)


def _slope(scene: Scene, prop: Prop) -> Iterator[Shape]:
    camera, rise = scene.camera, prop.height / 100
    feet = [(body, f"{word}_{side}") for body in scene.bodies for word in ("heel", "ball") for side in SIDES]
    at_zero = min(lowest(body, point) - rise * body.points[point][0] for body, point in feet)
    low, high = scene.extent[0] - _BEYOND, scene.extent[1] + _BEYOND

    def corner(x: float, z: float, below: float = 0.0) -> Vector:
        return (x, at_zero + rise * x - below, z)

    floor = at_zero + rise * low - 3
    top = [corner(low, -30), corner(high, -30), corner(high, 30), corner(low, 30)]
    front = [corner(low, 30), corner(high, 30), (high, floor, 30.0), (low, floor, 30.0)]
    for points, paint in ((front, "mat_edge"), (top, "mat")):
        yield face(camera, points, paint)


# ---- what moves with the body ---------------------------------------------------------------------------------------


def _pedals(scene: Scene, body: Body, behind: bool) -> Iterator[Shape]:
    """Cranks and pedals."""
    crank, camera = _middle(body, "ball"), scene.camera
    side = _side(scene, behind=behind)
    x, y, z = body.points[f"ball_{side}"]
    under = (x, y - 3.4, z)
    yield rod(camera, (crank[0], crank[1] - 3.4, z / 2), (x, y - 3.4, z / 2), 1.6, "weight")
    yield rod(
        camera,
        at(under, body.frames[f"foot_{side}"], -5, 0, 0),
        at(under, body.frames[f"foot_{side}"], 5, 0, 0),
        1.4,
        "weight",
    )


def _sliding(scene: Scene, body: Body, behind: bool) -> Iterator[Shape]:
    """The seat of a rower, and the handle with its chain."""
    camera, (x, _, _) = scene.camera, body.points["pelvis"]
    seat = lowest(body, "pelvis")
    if behind:
        yield from box(camera, (x - 15, x + 15), (seat - 4, seat), (-16, 16), ("prop", "prop_side"))
        return
    hands = _middle(body, "palm")
    feet = max(one.points[f"heel_{side}"][0] for one in scene.bodies for side in SIDES)
    yield rod(camera, hands, (feet + 18, 44, 0), 0.6, "weight")
    yield rod(camera, (hands[0], hands[1], -18), (hands[0], hands[1], 18), 1.8, "weight")


def _striding(scene: Scene, body: Body, behind: bool) -> Iterator[Shape]:
    """The plate under a foot with its arm to the wheel, and the handle of the other hand."""
    camera, side, front = scene.camera, _side(scene, behind=behind), _front(scene.bodies[0])
    heel, ball, palm = (body.points[f"{name}_{side}"] for name in ("heel", "ball", "palm"))
    low = (heel[0] - 4, heel[1] - 4.6, heel[2])
    tip = (ball[0] + 9, ball[1] - 3.8, ball[2])
    yield rod(camera, tip, (front + 8, 26, ball[2]), 1.4, "prop_side")
    yield rod(camera, low, tip, 1.8, "weight")
    yield rod(camera, (front - 2, 62, palm[2]), _past(palm, (front - 2, 62, palm[2]), 8), 1.7, "prop_side")


def _turned_by_hand(scene: Scene, body: Body, behind: bool) -> Iterator[Shape]:
    x, y, _ = _middle(body, "palm")
    palm = body.points[f"palm_{_side(scene, behind=behind)}"]
    yield rod(scene.camera, (x, y, palm[2] * 0.6), (palm[0], palm[1], palm[2] * 0.6), 1.6, "weight")
    yield rod(scene.camera, (palm[0], palm[1], palm[2] - 5), (palm[0], palm[1], palm[2] + 5), 2.2, "weight")


def _water(scene: Scene, body: Body, behind: bool) -> Iterator[Shape]:
    """Water before the person, the surface in waves."""
    del body
    if behind:
        return
    level = next(prop.height for prop in scene.spec.props if prop.kind == "water")
    low, high = scene.extent[0] - _BEYOND, scene.extent[1] + _BEYOND
    steps = [low + (high - low) * step / 48 for step in range(49)]
    surface = [scene.camera((x, level + 1.4 * sin(pi * step / 4), 0)) for step, x in enumerate(steps)]
    bed = (
        min(lowest(one, f"{limb}_{side}") for one in scene.bodies for limb in ("ball", "fingers") for side in SIDES) - 3
    )
    bottom = [scene.camera((x, min(bed, level - _DEPTH), 0)) for x in (high, low)]
    yield Shape("water", polygon([*surface, *bottom]), covers=tuple(surface + bottom))
    yield Shape("water_line", polygon(surface, closed=False), line=True)


# ---- places ---------------------------------------------------------------------------------------------------------


def _past(hand: Vector, foot: Vector, more: float) -> Vector:
    """The end of a handle that begins at *foot* and goes past the hand."""
    return between(foot, hand, 1 + more / max(10.0, hand[1] - foot[1]))


def _side(scene: Scene, *, behind: bool) -> str:
    """The side of the body that is nearer to the viewer, or the other one."""
    near = "r" if scene.camera.away[2] >= 0 else "l"
    return ("l" if near == "r" else "r") if behind else near


def _middle(body: Body, word: str) -> Vector:
    return between(body.points[f"{word}_r"], body.points[f"{word}_l"], 0.5)


def _front(body: Body) -> float:
    """Where the column of a cross-trainer stands."""
    return max(body.points[f"toe_{side}"][0] for side in SIDES) + 22


_STANDING: Final[Mapping[str, Callable[[Scene, Prop], Iterator[Shape]]]] = {
    "bicycle": _bicycle,
    "recumbent": _recumbent,
    "rower": _rower,
    "elliptical": _elliptical,
    "arm-crank": _arm_crank,
    "platform": _platform,
    "trampoline": _trampoline,
    "slope": _slope,
}
_MOVING: Final[Mapping[str, Callable[[Scene, Body, bool], Iterator[Shape]]]] = {
    "bicycle": _pedals,
    "recumbent": _pedals,
    "rower": _sliding,
    "elliptical": _striding,
    "arm-crank": _turned_by_hand,
    "water": _water,
}
