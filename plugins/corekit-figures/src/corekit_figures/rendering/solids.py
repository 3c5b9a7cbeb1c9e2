# SPDX-License-Identifier: Apache-2.0
"""Simple solids that things are built of: boxes, rods and discs."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from corekit_figures.rendering.paths import capsule, polygon, smooth
from corekit_figures.rendering.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.rendering.camera import Camera, Point
    from corekit_figures.vectors import Vector


def face(camera: Camera, points: list[Vector], paint: str) -> Shape:
    """A flat side with straight edges."""
    corners = [camera(point) for point in points]
    return Shape(paint, polygon(corners), covers=tuple(corners))


def box(
    camera: Camera,
    x: tuple[float, float],
    y: tuple[float, float],
    z: tuple[float, float],
    paints: tuple[str, str],
) -> Iterator[Shape]:
    """The faces of a box that are seen; the first paint is for the top, the second for the sides."""
    top, side = paints
    ends = camera.away
    front, back = (z[1], z[0]) if ends[2] >= 0 else (z[0], z[1])
    if abs(ends[0]) > 0.02:
        at = x[1] if ends[0] > 0 else x[0]
        yield face(camera, [(at, y[0], back), (at, y[1], back), (at, y[1], front), (at, y[0], front)], side)
    if abs(ends[2]) > 0.02:
        yield face(camera, [(x[0], y[0], front), (x[1], y[0], front), (x[1], y[1], front), (x[0], y[1], front)], side)
    if ends[1] > 0:
        yield face(camera, [(x[0], y[1], back), (x[1], y[1], back), (x[1], y[1], front), (x[0], y[1], front)], top)


def rod(camera: Camera, a: Vector, b: Vector, radius: float, paint: str) -> Shape:
    """A round rod from point to point, its radius in cm."""
    ends, thick = (camera(a), camera(b)), 10 * radius
    return Shape(paint, capsule(ends[0], thick, ends[1], thick), covers=_about(ends, thick))


def disc(camera: Camera, middle: Vector, radius: float, paint: str, *, lying: bool = False) -> Shape:
    """A disc in cm that stands along the line of walking, or lies level."""
    x, y, z = middle
    turns = [(radius * cos(pi * step / 10), radius * sin(pi * step / 10)) for step in range(20)]
    points = [camera((x + a, y, z + b) if lying else (x + a, y + b, z)) for a, b in turns]
    return Shape(paint, smooth(points), covers=tuple(points))


def _about(ends: tuple[Point, Point], thick: float) -> tuple[Point, ...]:
    return tuple((x + a, y + a) for x, y in ends for a in (-thick, thick))
