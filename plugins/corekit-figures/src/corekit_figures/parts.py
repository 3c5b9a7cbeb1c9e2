# SPDX-License-Identifier: Apache-2.0
"""
The parts of the body that data names: what of them lies on the floor, and where on them a hand can lie.

A part comes down to contact points: single points with a radius, or sections of the trunk, which are ellipsoids.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.vectors import Vector, at

if TYPE_CHECKING:
    from corekit_figures.body import Body

#: How thick the body is at a contact point, in cm.
RADII: Final = {
    "heel": 3.0,
    "ball": 2.2,
    "toe": 1.9,
    "knee": 5.6,
    "calf": 4.8,
    "ankle": 3.6,
    "palm": 2.4,
    "fingers": 1.9,
    "wrist": 2.6,
    "elbow": 3.8,
    "shoulder": 6.0,
    "hip": 9.0,
    "thigh": 7.5,
    "head": 10.6,
}
#: Half depth, half height and half width of the trunk's sections.
ELLIPSOIDS: Final = {
    "pelvis": (11.2, 11.0, 16.0),
    "waist": (9.7, 7.0, 13.7),
    "chest": (11.2, 9.0, 16.5),
    "upper-back": (9.8, 7.0, 15.0),
}
#: Parts that come in two; the singular with `_r` or `_l` is one of them.
PAIRED: Final = {
    "feet": ("heel", "ball"),
    "heels": ("heel",),
    "toes": ("ball",),
    "insteps": ("toe",),
    "hips": ("hip",),
    "thighs": ("thigh",),
    "knees": ("knee",),
    "calves": ("calf",),
    "ankles": ("ankle",),
    "hands": ("palm",),
    "forearms": ("elbow", "wrist"),
    "elbows": ("elbow",),
    "shoulders": ("shoulder",),
}
SINGULAR: Final = {
    "foot": "feet",
    "heel": "heels",
    "toe": "toes",
    "instep": "insteps",
    "hip": "hips",
    "thigh": "thighs",
    "knee": "knees",
    "calf": "calves",
    "ankle": "ankles",
    "hand": "hands",
    "forearm": "forearms",
    "elbow": "elbows",
    "shoulder": "shoulders",
}
MIDDLE: Final = {
    "trunk": ("pelvis", "waist", "chest", "upper-back"),
    "pelvis": ("pelvis",),
    "waist": ("waist",),
    "chest": ("chest",),
    "upper-back": ("upper-back",),
    "head": ("head",),
}
#: Every name of a part, for messages and the schema.
PARTS: Final = (*MIDDLE, *PAIRED, *(f"{name}_{side}" for name in SINGULAR for side in SIDES))


def contacts(part: str) -> tuple[str, ...]:
    """The contact points of a part: `feet` gives both heels and balls, `foot_r` those of one foot."""
    if part in MIDDLE:
        return MIDDLE[part]
    if part in PAIRED:
        return tuple(f"{point}_{side}" for side in SIDES for point in PAIRED[part])
    word, _, side = part.rpartition("_")
    return tuple(f"{point}_{side}" for point in PAIRED[SINGULAR[word]])


def centre(body: Body, contact: str) -> Vector:
    """The middle of a contact point."""
    return body.points[f"{contact}_centre" if contact in ELLIPSOIDS else contact]


def reach(body: Body, section: str, x: float, y: float, z: float) -> float:
    """How far a section of the trunk reaches from its middle in a direction of length one."""
    a, b, c = body.frames["pelvis" if section == "pelvis" else f"{section}_centre"]
    depth, height, width = ELLIPSOIDS[section]
    p = depth * (a[0] * x + a[1] * y + a[2] * z)
    q = height * (b[0] * x + b[1] * y + b[2] * z)
    r = width * (c[0] * x + c[1] * y + c[2] * z)
    return sqrt(p * p + q * q + r * r)


def lowest(body: Body, contact: str) -> float:
    """The height of the lowest point of a contact above the floor."""
    if contact in ELLIPSOIDS:
        return body.points[f"{contact}_centre"][1] - reach(body, contact, 0, 1, 0)
    return body.points[contact][1] - RADII[contact.partition("_")[0]]


#: Where a hand lies on the body: point, frame, and how far from it anterior, cranial and outward (toward the side).
SPOTS: Final = {
    "knee": ("knee_", "thigh_", (8.0, 3.0, 3.0)),
    "shin": ("knee_", "shank_", (7.6, -7.0, 3.0)),
    "thigh": ("knee_", "thigh_", (8.6, 18.0, 2.0)),
    "back-of-thigh": ("knee_", "thigh_", (-8.6, 11.0, 3.0)),
    "ankle": ("ankle_", "shank_", (4.5, 5.0, 2.0)),
    "foot": ("ball_", "foot_", (0.0, -4.0, 2.0)),
    "heel": ("heel_", "foot_", (-3.0, 2.0, 1.0)),
    "temple": ("head", "head", (1.0, 4.0, 11.0)),
    "nape": ("head", "head", (-11.5, -1.0, 3.0)),
    "forehead": ("head", "head", (11.5, 4.0, 2.0)),
    "crown": ("head", "head", (-2.0, 12.0, 3.0)),
    "chin": ("head", "head", (10.5, -9.0, 1.5)),
    "hip": ("pelvis", "pelvis", (3.0, 11.0, 16.5)),
    "hipbone": ("pelvis", "pelvis", (11.0, 8.0, 9.0)),
    "lowback": ("pelvis", "pelvis", (-10.5, 13.0, 11.0)),
    "belly": ("waist_centre", "waist_centre", (11.0, 0.0, 4.0)),
    "chest": ("chest_centre", "chest_centre", (12.5, 3.0, 5.0)),
    "ribs": ("waist_centre", "waist_centre", (1.0, 6.0, 15.0)),
    "shoulder": ("shoulder_", "thorax", (4.0, 3.0, 0.0)),
    "elbow": ("elbow_", "upper_arm_", (3.0, 0.0, 0.0)),
    "wrist": ("wrist_", "forearm_", (2.5, 0.0, 0.0)),
    "seat": ("pelvis", "pelvis", (2.0, -10.0, 21.0)),
    "hand": ("palm_", "hand_", (1.5, 0.0, 0.0)),
}


def spot(body: Body, name: str, side: str, contact: str = "palm") -> Vector:
    """
    The point on the body that a limb of *side* is to touch.

    A name without a side means the same side. An ankle that touches a knee or a thigh lies across it.
    """
    word, _, said = name.rpartition("_")
    if said in SIDES:
        side = said
    else:
        word = name
    if contact != "palm" and word in ("knee", "thigh"):
        return at(body.points[f"knee_{side}"], body.frames[f"thigh_{side}"], 9.5, 7, 0)
    point, frame, (x, y, z) = SPOTS[word]
    origin = body.points[point + side if point.endswith("_") else point]
    turned = body.frames[frame + side if frame.endswith("_") else frame]
    return at(origin, turned, x, y, z if side == "r" else -z)
