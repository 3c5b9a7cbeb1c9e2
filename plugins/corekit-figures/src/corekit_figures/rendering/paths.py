# SPDX-License-Identifier: Apache-2.0
"""
Path data from points in millimetres.

Whole numbers and relative commands keep it short. The commands of a shape depend on its kind alone, never on the pose,
so that one pose can be animated into another.
"""

from __future__ import annotations

from math import acos, atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from corekit_figures.rendering.camera import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A middle and a radius.
Circle = tuple[Point, float]
_SAMPLES = 20
_COMPASS = tuple((cos(2 * pi * index / _SAMPLES), sin(2 * pi * index / _SAMPLES)) for index in range(_SAMPLES))


def polygon(points: Sequence[Point], *, closed: bool = True) -> str:
    """Straight lines from point to point."""
    x, y = round(points[0][0]), round(points[0][1])
    parts = [f"M{x} {y}l"]
    for px, py in points[1:]:
        nx, ny = round(px), round(py)
        parts.append(f"{nx - x} {ny - y} ")
        x, y = nx, ny
    return "".join(parts).rstrip() + ("z" if closed else "")


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """A smooth curve through points (Catmull and Rom 1974, as Bezier curves)."""
    count = len(points)
    x, y = round(points[0][0]), round(points[0][1])
    parts = [f"M{x} {y}c"]
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + step) % count] for step in (-1, 0, 1, 2))
        else:
            a, b = points[max(0, index - 1)], points[index]
            c, d = points[index + 1], points[min(count - 1, index + 2)]
        nx, ny = round(c[0]), round(c[1])
        parts.append(
            f"{round(b[0] + (c[0] - a[0]) / 6) - x} {round(b[1] + (c[1] - a[1]) / 6) - y} "
            f"{round(c[0] - (d[0] - b[0]) / 6) - x} {round(c[1] - (d[1] - b[1]) / 6) - y} {nx - x} {ny - y} "
        )
        x, y = nx, ny
    return "".join(parts).rstrip() + ("z" if closed else "")


def capsule(a: Point, ra: float, b: Point, rb: float) -> str:
    """The outline of two circles and what lies between them."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    apart = hypot(dx, dy) or 1e-3
    tangent = acos(max(-0.999, min(0.999, (ra - rb) / apart)))
    angle = atan2(dy, dx)
    ux, uy, vx, vy = cos(angle + tangent), sin(angle + tangent), cos(angle - tangent), sin(angle - tangent)
    x1, y1 = round(a[0] + ra * ux), round(a[1] + ra * uy)
    x2, y2 = round(a[0] + ra * vx), round(a[1] + ra * vy)
    x3, y3 = round(b[0] + rb * vx), round(b[1] + rb * vy)
    x4, y4 = round(b[0] + rb * ux), round(b[1] + rb * uy)
    large = 1 if ra >= rb else 0
    first, second = round(ra), round(rb)
    return (
        f"M{x1} {y1}a{first} {first} 0 {large} 1 {x2 - x1} {y2 - y1}l{x3 - x2} {y3 - y2}"
        f"a{second} {second} 0 {1 - large} 1 {x4 - x3} {y4 - y3}z"
    )


def circle(centre: Point, radius: float) -> str:
    """A circle; of radius 0 a point that is not seen."""
    r = round(radius)
    return f"M{round(centre[0]) - r} {round(centre[1])}a{r} {r} 0 1 1 {2 * r} 0a{r} {r} 0 1 1 {-2 * r} 0z"


def hull(circles: Sequence[Circle]) -> str:
    """The convex outline of circles."""
    points = []
    for c, s in _COMPASS:
        far, best = -1e9, (0.0, 0.0)
        for (x, y), radius in circles:
            reach = x * c + y * s + radius
            if reach > far:
                far, best = reach, (x + radius * c, y + radius * s)
        points.append(best)
    return polygon(points)
