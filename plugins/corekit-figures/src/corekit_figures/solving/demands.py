# SPDX-License-Identifier: Apache-2.0
"""What contacts demand of a body, as residuals in weighted centimetres: zero where the demand is met."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from corekit_figures.body import Body
from corekit_figures.joints import SIDES
from corekit_figures.parts import RADII, centre, lowest, spot

if TYPE_CHECKING:
    from corekit_figures.vectors import Vector

Demand = Callable[[Body], tuple[float, ...]]

#: Where the weight of the body lies, as shares (after Winter 2009).
_WEIGHTS: Final = (
    ("head", 0.08),
    ("chest_centre", 0.30),
    ("waist_centre", 0.12),
    ("pelvis_centre", 0.14),
    *(
        (f"{point}_{side}", share)
        for side in SIDES
        for point, share in (
            ("hip", 0.04),
            ("knee", 0.08),
            ("ankle", 0.04),
            ("shoulder", 0.01),
            ("elbow", 0.025),
            ("wrist", 0.015),
        )
    ),
)
_ALL_WEIGHT: Final = sum(share for _, share in _WEIGHTS)
#: How strongly each section of a lying trunk sinks to the floor.
_SINKING: Final = {"pelvis": 0.35, "waist": 0.1, "chest": 0.7, "upper-back": 0.35}


def bears(contact: str, height: float, weight: float = 2.0) -> Demand:
    """It stands at this height."""

    def demand(body: Body) -> tuple[float, ...]:
        return (weight * (lowest(body, contact) - height),)

    return demand


def settles(section: str, height: float) -> Demand:
    """A section of a lying trunk sinks to what is below, and never into it."""
    sinking = _SINKING[section]

    def demand(body: Body) -> tuple[float, ...]:
        gap = lowest(body, section) - height
        return (2.0 * gap if gap < 0 else sinking * gap,)

    return demand


def lies_at(contact: str, point: Vector, weight: float = 1.2) -> Demand:
    """It is at a point in the world."""
    px, py, pz = point

    def demand(body: Body) -> tuple[float, ...]:
        x, y, z = centre(body, contact)
        return (weight * (x - px), weight * (y - py), weight * (z - pz))

    return demand


def lies_on(contact: str, name: str, weight: float = 1.5) -> Demand:
    """It lies on a place of the body."""
    word, _, side = contact.rpartition("_")

    def demand(body: Body) -> tuple[float, ...]:
        x, y, z = body.points[contact]
        px, py, pz = spot(body, name, side, word)
        return (weight * (x - px), weight * (y - py), weight * (z - pz))

    return demand


def leans_on_wall(contact: str, distance: float) -> Demand:
    """A hand lies flat on a wall in front, at the height of its shoulder; another part only reaches it."""
    word, _, side = contact.rpartition("_")
    radius = RADII[word]

    def touching(body: Body) -> tuple[float, ...]:
        return (1.5 * (body.points[contact][0] - distance + radius),)

    def flat(body: Body) -> tuple[float, ...]:
        palm, fingers, shoulder = (body.points[f"{point}_{side}"] for point in ("palm", "fingers", "shoulder"))
        return (
            1.5 * (palm[0] - distance + radius),
            0.4 * (palm[1] - shoulder[1]),
            fingers[0] - palm[0],
            0.1 * (palm[1] + 8 - fingers[1]),
        )

    return flat if word == "palm" else touching


def holds_counter(contact: str, distance: float, height: float) -> Demand:
    """A hand lies on an edge at this distance and height, in front of its shoulder."""
    side = contact[-1]

    def demand(body: Body) -> tuple[float, ...]:
        x, y, z = body.points[contact]
        return (1.2 * (x - distance - 3), 1.2 * (y - height - 2.4), 0.6 * (z - body.points[f"shoulder_{side}"][2]))

    return demand


def hangs(side: str) -> Demand:
    """The arm hangs straight down."""

    def demand(body: Body) -> tuple[float, ...]:
        shoulder, elbow, wrist = (body.points[f"{point}_{side}"] for point in ("shoulder", "elbow", "wrist"))
        return tuple(0.5 * (point[axis] - shoulder[axis]) for point in (elbow, wrist) for axis in (0, 2))

    return demand


def stays_above(contact: str) -> Demand:
    """It does not sink into the floor."""

    def demand(body: Body) -> tuple[float, ...]:
        return (1.5 * min(0.0, lowest(body, contact)),)

    return demand


def stands_under_weight(feet: tuple[str, ...]) -> Demand:
    """The middle of the weight is above the middle of the feet."""

    def demand(body: Body) -> tuple[float, ...]:
        points = body.points
        weight = sum(share * points[name][0] for name, share in _WEIGHTS) / _ALL_WEIGHT
        return (weight - sum(points[name][0] for name in feet) / len(feet),)

    return demand


def stays_at(parts: tuple[str, ...], x: float) -> Demand:
    """The middle of these contacts is at x."""

    def demand(body: Body) -> tuple[float, ...]:
        return (sum(centre(body, part)[0] for part in parts) / len(parts) - x,)

    return demand
