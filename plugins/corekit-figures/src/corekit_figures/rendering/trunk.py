# SPDX-License-Identifier: Apache-2.0
"""Trunk, pelvis and neck: one clothed contour through the sections of the spine."""

from __future__ import annotations

from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import ELLIPSOIDS
from corekit_figures.rendering.paths import capsule, smooth
from corekit_figures.vectors import at

if TYPE_CHECKING:
    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera, Point
    from corekit_figures.vectors import Frame, Vector

#: Half depth and half width of the trunk at its sections, from the sacrum up, in cm.
_SECTIONS: Final = (
    (10.6, 15.4),
    (10.0, 14.2),
    (9.7, 13.6),
    (9.7, 13.8),
    (10.2, 14.6),
    (11.0, 15.6),
    (11.4, 16.6),
    (11.0, 17.0),
    (9.6, 15.4),
    (6.8, 9.0),
)
_ROUND: Final = 14


def shirt(body: Body, camera: Camera) -> str:
    """The shirt from the hips to the shoulders."""
    points, frames = body.points, body.frames
    pelvis, thorax = frames["pelvis"], frames["thorax"]
    sections = [(at(points["pelvis"], pelvis, -1.2, 3, 0), pelvis, 10.9, 16.0)]
    sections += [(*node, *size) for node, size in zip(body.nodes, _SECTIONS, strict=True)]
    middles = [camera(section[0]) for section in sections]
    left: list[Point] = []
    right: list[Point] = []
    for index, (_, frame, depth, width) in enumerate(sections):
        before, after = middles[max(0, index - 1)], middles[min(len(sections) - 1, index + 1)]
        tx, ty = after[0] - before[0], after[1] - before[1]
        length = hypot(tx, ty) or 1.0
        nx, ny = -ty / length, tx / length
        half = 10 * _half_extent(frame, camera.into_world(nx, ny), depth, 3.5, width)
        x, y = middles[index]
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    hem = camera(at(points["pelvis"], pelvis, -1.2, -1.5, 0))
    top = camera(at(points["c7"], thorax, 0.3, -4.5, 0))
    yoke = "".join(capsule(top, 70, camera(points[f"shoulder_{side}"]), 54) for side in SIDES)
    return smooth([hem, *right, *reversed(left)]) + yoke


def pelvis(body: Body, camera: Camera) -> str:
    """The seat of the trousers."""
    x, y = camera(body.points["pelvis_centre"])
    frame, sizes = body.frames["pelvis"], ELLIPSOIDS["pelvis"]
    outline = []
    for index in range(_ROUND):
        angle = 2 * pi * index / _ROUND
        ox, oy = camera(_support(frame, camera.into_world(cos(angle), sin(angle)), sizes))
        outline.append((x + ox, y + oy))
    return smooth(outline)


def neck(body: Body, camera: Camera) -> str:
    """The neck."""
    low = camera(at(body.points["c7"], body.frames["thorax"], 0.5, -2, 0))
    return capsule(low, 56, camera(at(body.points["head"], body.frames["head"], -0.3, -3, 0)), 47)


def _local(frame: Frame, direction: Vector) -> tuple[float, float, float]:
    x, y, z = direction
    a, b, c = frame
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def _half_extent(frame: Frame, direction: Vector, depth: float, height: float, width: float) -> float:
    p, q, r = _local(frame, direction)
    return sqrt((depth * p) ** 2 + (height * q) ** 2 + (width * r) ** 2)


def _support(frame: Frame, direction: Vector, sizes: tuple[float, float, float]) -> Vector:
    """The point of an ellipsoid about the origin that is farthest in a direction."""
    local = _local(frame, direction)
    length = sqrt(sum((size * part) ** 2 for size, part in zip(sizes, local, strict=True))) or 1e-6
    x, y, z = (size * size * part / length for size, part in zip(sizes, local, strict=True))
    return at((0.0, 0.0, 0.0), frame, x, y, z)
