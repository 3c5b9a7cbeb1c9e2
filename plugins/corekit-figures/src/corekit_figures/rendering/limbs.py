# SPDX-License-Identifier: Apache-2.0
"""Arms and legs: tapered, round, with calves, hands that have a thumb or hold something, and shoes that bend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit_figures.rendering.paths import capsule, circle, hull
from corekit_figures.rendering.shapes import Shape
from corekit_figures.vectors import at

if TYPE_CHECKING:
    from corekit_figures.body import Body
    from corekit_figures.rendering.camera import Camera, Point


def leg(body: Body, camera: Camera, side: str, far: str) -> tuple[Shape, ...]:
    """Shoe and trouser leg; *far* is the ending of the colours."""
    points = body.points
    hip, knee, calf, ankle = (camera(points[f"{name}_{side}"]) for name in ("hip", "knee", "calf", "ankle"))
    instep = camera(at(points[f"ankle_{side}"], body.frames[f"foot_{side}"], 3.5, -0.5, 0))
    heel, ball, toe = (camera(points[f"{name}_{side}"]) for name in ("heel", "ball", "toe"))
    shoe = hull([(ankle, 34), (heel, 30), (instep, 32), (ball, 23)]) + capsule(ball, 23, toe, 18)
    trouser = capsule(hip, 90, knee, 60) + capsule(knee, 59, calf, 51) + capsule(calf, 51, ankle, 37)
    return (Shape(f"shoes{far}", shoe), Shape(f"trousers{far}", trouser))


def _mixed(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def arm(body: Body, camera: Camera, side: str, far: str, *, grips: bool) -> tuple[tuple[Shape, ...], str]:
    """
    Arm and sleeve, and the arm's contour.

    The contour of a near arm begins below the shoulder, which melts into the shirt.
    """
    shoulder, elbow, wrist = (camera(body.points[f"{name}_{side}"]) for name in ("shoulder", "elbow", "wrist"))
    sleeve = capsule(shoulder, 56, _mixed(shoulder, elbow, 0.58), 49)
    below = capsule(elbow, 38, _mixed(elbow, wrist, 0.3), 37) + capsule(_mixed(elbow, wrist, 0.3), 37, wrist, 26)
    below += hand(body, camera, side, grips=grips)
    bare = capsule(shoulder, 46, elbow, 38) + below
    if far:
        contour = bare + sleeve
    else:
        start = _mixed(shoulder, elbow, 0.42)
        hem = capsule(start, 50, _mixed(shoulder, elbow, 0.58), 49)
        contour = hem + capsule(start, 42, elbow, 38) + below
    return (Shape(f"skin{far}", bare), Shape(f"shirt{far}", sleeve)), contour


def hand(body: Body, camera: Camera, side: str, *, grips: bool) -> str:
    """Palm, fingers and thumb; a fist where it holds something."""
    wrist, frame = body.points[f"wrist_{side}"], body.frames[f"hand_{side}"]
    inward = -1 if side == "r" else 1
    if grips:
        palm = camera(body.points[f"palm_{side}"])
        return capsule(camera(wrist), 27, palm, 33) + circle(palm, 36)
    knuckles = camera(at(wrist, frame, 0.2, -8.0, 0))
    tips = camera(at(wrist, frame, -0.6, -15.5, 0))
    thumb = camera(at(wrist, frame, -0.8, -3.6, 2.2 * inward)), camera(at(wrist, frame, -1.8, -9.2, 4.6 * inward))
    return (
        capsule(camera(wrist), 27, knuckles, 31) + capsule(knuckles, 29, tips, 16) + capsule(thumb[0], 17, thumb[1], 12)
    )
