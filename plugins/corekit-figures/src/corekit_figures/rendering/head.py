# SPDX-License-Identifier: Apache-2.0
"""The head: skull and jaw, nose, hair, ears, eyes and mouth."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

from corekit_figures.rendering.paths import capsule, circle, smooth
from corekit_figures.rendering.shapes import Shape
from corekit_figures.vectors import at, dot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera, Point
    from corekit_figures.vectors import Frame, Vector

_HAIR_RADIUS = 109.0


def skull(body: Body, camera: Camera) -> str:
    """The outline of skull and jaw."""
    head, frame = body.points["head"], body.frames["head"]
    return capsule(camera(at(head, frame, -0.3, 1.2, 0)), 100, camera(at(head, frame, 2.6, -6.0, 0)), 62)


def face(body: Body, camera: Camera) -> Iterator[Shape]:
    """What lies on the skull, from below."""
    head, frame = body.points["head"], body.frames["head"]
    middle = camera.nearness(head)
    yield Shape("skin", _nose(head, frame, camera))
    yield Shape("hair", _hair(head, frame, camera))
    for outward in (1, -1):
        ear = at(head, frame, -1.2, -1.0, 9.6 * outward)
        yield Shape("ear", circle(camera(ear), 21 if camera.nearness(ear) - middle > -1 else 0))
        eye = at(head, frame, 8.9, 1.0, 3.9 * outward)
        seen = camera.nearness(eye) - camera.nearness(at(head, frame, 0, 1, 0)) > 1.0
        yield Shape("eye", circle(camera(eye), 10 if seen else 0))
    wide = 1 if dot(frame[0], camera.away) > 0.3 else 0
    a, b, c = (
        camera(at(head, frame, x, y, z))
        for x, y, z in ((8.3, -6.0, 2.8 * wide), (8.3 + 2.3 * wide, -6 - 2.2 * wide, 0), (8.3, -6.0, -2.8 * wide))
    )
    x, y = round(a[0]), round(a[1])
    curve = f"q{round(b[0]) - x} {round(b[1]) - y} {round(c[0]) - x} {round(c[1]) - y}"
    yield Shape("mouth", f"M{x} {y}{curve}", line=True)


def _nose(head: Vector, frame: Frame, camera: Camera) -> str:
    tip = at(head, frame, 10.6, -2.4, 0)
    if camera.nearness(tip) - camera.nearness(head) >= -2:
        return capsule(camera(at(head, frame, 9.6, 0.6, 0)), 10, camera(tip), 15.5)
    return capsule(camera(head), 10, camera(head), 15.5)


def _hair(head: Vector, frame: Frame, camera: Camera) -> str:
    """A cap about an axis that leans back: half a circle, and the visible half of its rim."""
    x, y = camera(at(head, frame, -0.8, 1.7, 0))
    axis = at((0.0, 0.0, 0.0), frame, -0.66, 0.75, 0)
    across, down, toward = dot(axis, camera.right), -dot(axis, camera.up), dot(axis, camera.away)
    angle, r = atan2(down, across), _HAIR_RADIUS
    points: list[Point] = [
        (x + r * cos(angle - pi / 2 + pi * step / 8), y + r * sin(angle - pi / 2 + pi * step / 8)) for step in range(9)
    ]
    for step in range(1, 6):
        along, out = r * cos(pi * step / 6), r * sin(pi * step / 6) * toward
        points.append((x - along * sin(angle) - out * cos(angle), y + along * cos(angle) - out * sin(angle)))
    return smooth(points)
