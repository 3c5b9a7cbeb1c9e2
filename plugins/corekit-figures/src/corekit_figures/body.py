# SPDX-License-Identifier: Apache-2.0
"""
The body: from joint angles to points in space.

A person of 170 cm, with segment lengths after Winter (Biomechanics and Motor Control, 2009), a little rounded. Legs,
trunk and arms are worked out by functions of their own, so that the solver can move one limb without the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.vectors import Frame, Vector, at, pitched, rolled, world_pitched, yawed

if TYPE_CHECKING:
    from collections.abc import Mapping

THIGH, SHANK, UPPER_ARM, FOREARM, PALM, FINGERS = 42.0, 40.0, 29.0, 25.0, 9.0, 7.5
FOREFOOT, TOES = 11.0, 5.5
PELVIS_TILT: Final = 7.0
#: Vertebral segments: how many are drawn, the length of each in cm, the resting curve in degrees.
SPINE: Final = (("lumbar", 4, 4.3, -15.0), ("thoracic", 5, 5.0, 20.0), ("neck", 2, 4.6, -12.0))


class Body:
    """Points and frames of a body in one pose; `nodes` are the centres of the trunk's sections from below."""

    __slots__ = ("frames", "nodes", "points")

    def __init__(self, points: dict[str, Vector], frames: dict[str, Frame], nodes: list[tuple[Vector, Frame]]) -> None:
        self.points = points
        self.frames = frames
        self.nodes = nodes

    def copy(self) -> Body:
        """A body whose limbs may be moved without moving this one's."""
        return Body(self.points.copy(), self.frames.copy(), self.nodes)


def body_of(angles: Mapping[str, float], base: Frame, root: Vector = (0.0, 0.0, 0.0), pitch: float = 0.0) -> Body:
    """
    The body with these joint angles.

    *base* is how the pelvis lies in the world, *root* the middle between the hip joints, *pitch* a turn of the whole
    person in the plane of the side view, in degrees.
    """
    body = Body({}, {}, [])
    _trunk(body, angles, world_pitched(base, pitch), root)
    move_neck(body, angles)
    for side in SIDES:
        move_leg(body, angles, side)
        move_arm(body, angles, side)
    return body


def _trunk(body: Body, angles: Mapping[str, float], frame: Frame, root: Vector) -> None:
    get, points, frames = angles.get, body.points, body.frames
    frame = yawed(rolled(pitched(frame, -get("pelvis", 0.0)), get("pelvis.side", 0.0)), -get("pelvis.turn", 0.0))
    frames["pelvis"], points["pelvis"] = frame, root
    points["pelvis_centre"] = at(root, frame, -1.5, 1.5, 0)
    point, section, curve = at(root, frame, -1, 9, 0), pitched(frame, -PELVIS_TILT), PELVIS_TILT
    nodes = [(point, section)]
    for name, count, length, resting in SPINE[:2]:
        flexion = (get(name, 0.0) + resting) / count
        side, turn = get(f"{name}.side", 0.0) / count, get(f"{name}.turn", 0.0) / count
        curve += resting
        for _ in range(count):
            middle = yawed(rolled(pitched(section, -flexion / 2), side / 2), -turn / 2)
            point = at(point, middle, 0, length, 0)
            section = yawed(rolled(pitched(section, -flexion), side), -turn)
            nodes.append((point, section))
    frames["thorax"], points["c7"] = pitched(section, curve), point
    for name, index in (("waist", 3), ("chest", 7), ("upper-back", 8)):
        points[f"{name}_centre"], frames[f"{name}_centre"] = nodes[index]
    body.nodes = nodes


def move_neck(body: Body, angles: Mapping[str, float]) -> None:
    """Put neck and head where the angles want them."""
    get, points = angles.get, body.points
    _, count, length, resting = SPINE[2]
    point, section = body.nodes[-1]
    curve = PELVIS_TILT + sum(part[3] for part in SPINE)
    flexion, side, turn = (
        (get("neck", 0.0) + resting) / count,
        get("neck.side", 0.0) / count,
        get("neck.turn", 0.0) / count,
    )
    for _ in range(count):
        middle = yawed(rolled(pitched(section, -flexion / 2), side / 2), -turn / 2)
        point = at(point, middle, 0, length, 0)
        section = yawed(rolled(pitched(section, -flexion), side), -turn)
    body.frames["head"] = head = pitched(section, curve - get("head", 0.0))
    points["skull_base"] = point
    points["head"] = at(point, head, 1.4, 8.2, 0)
    points["chin"] = at(points["head"], head, 8.0, -10.0, 0)


def move_leg(body: Body, angles: Mapping[str, float], side: str) -> None:
    """Put one leg where the angles want it."""
    get, points, frames, e = angles.get, body.points, body.frames, 1 if side == "r" else -1
    pelvis = frames["pelvis"]
    hip = at(points["pelvis"], pelvis, 0, 0, 9 * e)
    thigh = pitched(pelvis, get(f"hip_{side}", 0.0))
    thigh = yawed(rolled(thigh, -e * get(f"hip_{side}.abd", 0.0)), -e * get(f"hip_{side}.rot", 0.0))
    knee = at(hip, thigh, 0, -THIGH, 0)
    shank = pitched(thigh, -get(f"knee_{side}", 0.0))
    ankle = at(knee, shank, 0, -SHANK, 0)
    foot = pitched(shank, get(f"ankle_{side}", 0.0))
    toes = pitched(foot, get(f"toes_{side}", 0.0))
    ball = at(ankle, foot, FOREFOOT, -5.0, 0)
    points[f"hip_{side}"], points[f"knee_{side}"], points[f"ankle_{side}"] = hip, knee, ankle
    frames[f"thigh_{side}"], frames[f"shank_{side}"], frames[f"foot_{side}"] = thigh, shank, foot
    points[f"thigh_{side}"] = at(hip, thigh, 0, -THIGH / 2, 0)
    points[f"calf_{side}"] = at(knee, shank, -1.0, -15, 0)
    points[f"heel_{side}"] = at(ankle, foot, -4.2, -4.2, 0)
    points[f"ball_{side}"] = ball
    points[f"toe_{side}"] = at(ball, toes, TOES, -0.3, 0)


def move_arm(body: Body, angles: Mapping[str, float], side: str) -> None:
    """Put one arm where the angles want it; the shoulder rides up with elevation and forward with reach."""
    get, points, frames, e = angles.get, body.points, body.frames, 1 if side == "r" else -1
    thorax = frames["thorax"]
    hanging = pitched(((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), get(f"shoulder_{side}", 0.0))
    hanging = rolled(hanging, -e * get(f"shoulder_{side}.abd", 0.0))
    along = hanging[1]
    up, reach = 1 - along[1], -along[0]
    forward = 0.5 + 3.0 * reach + 0.17 * get(f"scapula_{side}", 0.0)
    inward = 1.6 * max(0.0, up - 1) + 0.04 * abs(get(f"scapula_{side}", 0.0))
    shoulder = at(
        points["c7"],
        thorax,
        forward,
        -5.2 + 2.6 * up + 0.14 * get(f"scapula_{side}.up", 0.0),
        e * (15.4 - inward),
    )
    upper = rolled(pitched(thorax, get(f"shoulder_{side}", 0.0)), -e * get(f"shoulder_{side}.abd", 0.0))
    upper = yawed(upper, -e * get(f"shoulder_{side}.rot", 0.0))
    elbow = at(shoulder, upper, 0, -UPPER_ARM, 0)
    forearm = pitched(upper, get(f"elbow_{side}", 0.0))
    wrist = at(elbow, forearm, 0, -FOREARM, 0)
    hand = pitched(forearm, -get(f"wrist_{side}", 0.0))
    points[f"shoulder_{side}"], points[f"elbow_{side}"], points[f"wrist_{side}"] = shoulder, elbow, wrist
    frames[f"upper_arm_{side}"], frames[f"forearm_{side}"], frames[f"hand_{side}"] = upper, forearm, hand
    points[f"palm_{side}"] = at(wrist, hand, 0, -8.0, 0)
    points[f"fingers_{side}"] = at(wrist, hand, 0, -PALM - FINGERS, 0)


def subtree(name: str) -> tuple[str, str]:
    """Which limb an axis moves: `leg`, `arm`, `neck` or `all`, and the side."""
    joint = name.partition(".")[0]
    if joint[-2:] in ("_r", "_l"):
        leg = joint[:-2] in ("hip", "knee", "ankle", "toes")
        return ("leg" if leg else "arm"), joint[-1]
    return ("neck" if joint in ("neck", "head") else "all"), ""
