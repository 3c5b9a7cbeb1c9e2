# SPDX-License-Identifier: Apache-2.0
"""Props that move with the body: straps, bands, weights and sticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit_figures.joints import SIDES
from corekit_figures.parts import centre, contacts
from corekit_figures.rendering.helping import helping
from corekit_figures.rendering.machines import moving
from corekit_figures.rendering.paths import capsule, circle, polygon
from corekit_figures.rendering.shapes import Shape
from corekit_figures.rendering.weights import weights
from corekit_figures.vectors import at, between, distance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.spec import Prop
    from corekit_figures.vectors import Vector

#: How far from the hands a band is fixed, in cm.
_ANCHOR = 34.0
#: Half the height of a pillow that is held, in mm.
_PILLOW = 80.0


def held(scene: Scene, body: Body) -> tuple[Shape, ...]:
    """What the person holds, wears or moves, drawn over the body."""
    return tuple(shape for prop in scene.spec.props for shape in _near(scene, body, prop))


def held_behind(scene: Scene, body: Body) -> tuple[Shape, ...]:
    """What moves with the body on its far side, drawn before it."""
    return tuple(shape for prop in scene.spec.props for shape in _far(scene, body, prop))


def _near(scene: Scene, body: Body, prop: Prop) -> Iterator[Shape]:
    yield from _held(scene, body, prop)
    yield from weights(scene, body, prop, behind=False)
    yield from moving(scene, body, prop, behind=False)


def _far(scene: Scene, body: Body, prop: Prop) -> Iterator[Shape]:
    yield from weights(scene, body, prop, behind=True)
    yield from moving(scene, body, prop, behind=True)


def anchor_of(scene: Scene, name: str = "anchor") -> Vector:
    """Where a band is fixed: in front or to a side, at the height the hands have in the first picture."""
    body = scene.bodies[0]
    height = sum(body.points[f"palm_{side}"][1] for side in SIDES) / 2
    if name != "anchor":
        side = name[-1]
        aside = scene.aside(side) + (_ANCHOR if side == "r" else -_ANCHOR)
        return (sum(body.points[f"palm_{one}"][0] for one in SIDES) / 2, height, aside)
    reach = max(one.points[f"palm_{side}"][0] for one in scene.bodies for side in SIDES)
    return (reach + _ANCHOR, height, 0.0)


def _held(scene: Scene, body: Body, prop: Prop) -> Iterator[Shape]:
    camera = scene.camera
    if prop.kind in ("strap", "band"):
        points = [camera(_point(scene, body, scene.part(name))) for name in prop.through]
        yield Shape("strap", polygon(points, closed=False), line=True, covers=tuple(points))
        for name in prop.through:
            if name.startswith("anchor"):
                yield Shape("prop_side", circle(camera(_point(scene, body, scene.part(name))), 26))
    elif prop.kind == "held-pillow":
        yield _pillow(scene, body, prop)
    elif prop.kind == "belt":
        yield _belt(scene, body, prop.through[0])
    elif prop.kind == "dumbbells":
        for side in prop.sides or SIDES:
            yield from _dumbbell(camera, body, scene.part(f"hand_{side}")[-1])
    elif prop.kind == "cuffs":
        yield from (_cuff(camera, body, scene.part(f"ankle_{side}")[-1]) for side in prop.sides or SIDES)
    elif prop.kind == "helper":
        yield from helping(scene, body, prop)
    elif prop.kind == "ball" and prop.under is None:
        middle, radius = camera(scene.ball_behind(body, prop)), 5 * prop.height
        yield Shape("ball", circle(middle, radius))
        yield Shape("ball_light", circle((middle[0] - radius * 0.3, middle[1] - radius * 0.35), radius * 0.25))
    elif prop.kind == "stick":
        right, left = body.points["palm_r"], body.points["palm_l"]
        ends = camera(between(right, left, -0.3)), camera(between(right, left, 1.3))
        yield Shape("weight", capsule(ends[0], 11, ends[1], 11), covers=ends)


def _pillow(scene: Scene, body: Body, prop: Prop) -> Shape:
    """A pillow between two parts, thinner where they come together."""
    right, left = (_point(scene, body, name) for name in prop.through)
    inset = min(0.5, 9.0 / (distance(right, left) or 1.0))
    ends = [scene.camera(between(right, left, share)) for share in (inset, 1 - inset)]
    covers = tuple((x + aside, y + aside) for x, y in ends for aside in (-_PILLOW, _PILLOW))
    return Shape("cushion", capsule(ends[0], _PILLOW, ends[1], _PILLOW), covers=covers)


def _belt(scene: Scene, body: Body, section: str) -> Shape:
    """A belt over a section of the trunk or over the calves, fastened below on both sides."""
    points = [centre(body, contact) for contact in contacts(section)]
    x, y = sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
    thick = 11.0 if section != "calves" else 6.0
    low = -6.0 if section != "calves" else y - 14.0
    over = [
        (x, low, 24.0),
        (x, y + 3, 15.0),
        (x, y + thick, 0.0),
        (x, y + 3, -15.0),
        (x, low, -24.0),
    ]
    near = over if scene.camera.away[2] >= 0 else over[::-1]
    return Shape("strap", polygon([scene.camera(point) for point in near[:4]], closed=False), line=True)


def _dumbbell(camera: Camera, body: Body, side: str) -> Iterator[Shape]:
    palm, hand = body.points[f"palm_{side}"], body.frames[f"hand_{side}"]
    ends = at(palm, hand, -8, 0, 0), at(palm, hand, 8, 0, 0)
    path = capsule(camera(ends[0]), 12, camera(ends[1]), 12)
    for end, outward in zip(ends, (-3, 3), strict=True):
        path += capsule(camera(end), 40, camera(at(end, hand, outward, 0, 0)), 40)
    yield Shape("weight", path)


def _cuff(camera: Camera, body: Body, side: str) -> Shape:
    """A weight wrapped round the shank, above the ankle."""
    ankle, shank = body.points[f"ankle_{side}"], body.frames[f"shank_{side}"]
    ends = camera(at(ankle, shank, 0, 4, 0)), camera(at(ankle, shank, 0, 13, 0))
    return Shape("strap", capsule(ends[0], 50, ends[1], 54))


def _point(scene: Scene, body: Body, name: str) -> Vector:
    if name == "anchor-behind":
        return (min(one.points[f"heel_{side}"][0] for one in scene.bodies for side in SIDES) - _ANCHOR, 8.0, 0.0)
    if name.startswith("anchor"):
        return anchor_of(scene, name)
    if name == "back":
        return at(body.points["waist_centre"], body.frames["waist_centre"], -10, 3, 0)
    word, _, side = name.rpartition("_")
    if word == "foot":
        return at(body.points[f"ball_{side}"], body.frames[f"foot_{side}"], -2, -3, 0)
    if word == "hand":
        return body.points[f"palm_{side}"]
    if word == "thigh":
        return at(body.points[f"knee_{side}"], body.frames[f"thigh_{side}"], 0, 8, 0)
    return body.points[f"{name}_centre" if name in ("chest", "waist", "pelvis") else name]
