# SPDX-License-Identifier: Apache-2.0
"""The person as layers from back to front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit_figures.joints import SIDES
from corekit_figures.rendering.head import face, skull
from corekit_figures.rendering.limbs import arm, leg
from corekit_figures.rendering.shapes import Layer, Shape
from corekit_figures.rendering.trunk import neck, pelvis, shirt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera

#: Places of the leg: an arm that lies there is drawn over that leg.
_ON_LEG: Final = ("knee", "shin", "thigh", "ankle", "foot", "heel")
#: Below this difference, in cm, no side is nearer than the other.
_ALIKE: Final = 12.0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sides(Record):
    """Which side is nearer to the viewer, and whether both are as near; said once for a whole animation."""

    near: str
    alike: bool

    @classmethod
    def of(cls, body: Body, camera: Camera) -> Sides:
        """As they are in one pose."""
        right, left = (
            camera.order(body.points[f"shoulder_{side}"]) + camera.order(body.points[f"hip_{side}"]) for side in SIDES
        )
        return cls(near="r" if right >= left else "l", alike=abs(right - left) < _ALIKE)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Hands(Record):
    """What hands do: where each lies on the body, and which of them hold something."""

    lying: Mapping[str, str] = attrs.field(factory=dict)
    gripping: frozenset[str] = frozenset()


def layers(body: Body, camera: Camera, hands: Hands, sides: Sides | None = None) -> list[Layer]:
    """The layers of a person, those farther away first."""
    sides = sides or Sides.of(body, camera)
    trunk = (camera.order(body.points["chest_centre"]) + camera.order(body.points["waist_centre"])) / 2
    found: list[Layer] = []
    legs: dict[str, float] = {}
    for side in SIDES:
        far = "" if side == sides.near or sides.alike else "_far"
        legs[side], layer = _leg(body, camera, side, far, trunk, sides)
        found.append(layer)
    for side in SIDES:
        far = "" if side == sides.near or sides.alike else "_far"
        found.append(_arm(body, camera, side, far, trunk, legs, hands))
    found += _middle(body, camera, trunk)
    return sorted(found, key=lambda layer: layer.order)


def _leg(body: Body, camera: Camera, side: str, far: str, trunk: float, sides: Sides) -> tuple[float, Layer]:
    points = body.points
    order = sum(
        share * camera.order(points[f"{name}_{side}"])
        for name, share in (("hip", 0.25), ("knee", 0.5), ("ankle", 0.25))
    )
    shapes = leg(body, camera, side, far)
    contour = "".join(shape.path for shape in shapes)
    name = f"leg_{side}"
    if far:
        behind = min(order, trunk - 1)
        return order, Layer(name, behind, shapes, contour, behind)
    # the contour lies under the trunk, the fill over it: no seam at the hip
    order = order if sides.alike else max(order, trunk + 0.1)
    beneath = trunk - 0.15 + order * 1e-3
    return order, Layer(name, max(order, beneath + 1e-5), shapes, contour, beneath)


def _arm(
    body: Body, camera: Camera, side: str, far: str, trunk: float, legs: Mapping[str, float], hands: Hands
) -> Layer:
    points = body.points
    order = sum(camera.order(points[f"{name}_{side}"]) for name in ("shoulder", "elbow", "wrist")) / 3
    place = hands.lying.get(side, "")
    word, _, said = place.rpartition("_")
    word, other = (word, said) if said in SIDES else (place, side)
    if word in _ON_LEG:
        order = max(order, legs[other] + 0.2, trunk + 0.05)
    elif word == "back-of-thigh":
        order = max(order, legs[other] - 0.2)
    shapes, contour = arm(body, camera, side, far, grips=side in hands.gripping)
    return Layer(f"arm_{side}", order, shapes, contour, order)


def _middle(body: Body, camera: Camera, trunk: float) -> tuple[Layer, Layer]:
    seat, top, throat, head = pelvis(body, camera), shirt(body, camera), neck(body, camera), skull(body, camera)
    shapes = (Shape("neck", throat), Shape("trousers", seat), Shape("shirt", top))
    order = max(camera.order(body.points["head"]), trunk) + 0.5
    return (
        Layer("trunk", trunk, shapes, seat + top + throat + head, trunk - 0.2),
        Layer("head", order, (Shape("skin", head), *face(body, camera)), "", 0.0),
    )
