# SPDX-License-Identifier: Apache-2.0
"""The camera: parallel, so that a person has the same size in every picture. Pictures are in millimetres, y down."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from corekit_figures.views import VIEWS

if TYPE_CHECKING:
    from corekit_figures.spec import FigureSpec
    from corekit_figures.vectors import Vector

#: A point of the picture, in millimetres.
Point = tuple[float, float]


class Camera:
    """Looks from *azimuth* (0: from +z, 90: from +x) and *elevation*, in degrees."""

    __slots__ = ("_horizontal", "away", "right", "up")

    def __init__(self, azimuth: float, elevation: float) -> None:
        a, e = azimuth * pi / 180, elevation * pi / 180
        self.right: Vector = (cos(a), 0.0, -sin(a))
        self.up: Vector = (-sin(a) * sin(e), cos(e), -cos(a) * sin(e))
        self.away: Vector = (sin(a) * cos(e), sin(e), cos(a) * cos(e))
        self._horizontal: Vector = (sin(a), 0.12, cos(a))

    def __call__(self, point: Vector) -> Point:
        """Where a point of the world is in the picture."""
        x, y, z = point
        a, b = self.right, self.up
        return (10.0 * (x * a[0] + z * a[2]), -10.0 * (x * b[0] + y * b[1] + z * b[2]))

    def nearness(self, point: Vector) -> float:
        """How near to the viewer a point is."""
        d = self.away
        return point[0] * d[0] + point[1] * d[1] + point[2] * d[2]

    def order(self, point: Vector) -> float:
        """What is greater is drawn later; height counts little, or a hand above a trunk would always cover it."""
        d = self._horizontal
        return point[0] * d[0] + point[1] * d[1] + point[2] * d[2]

    def into_world(self, x: float, y: float) -> Vector:
        """The direction in the world of a direction in the picture (x right, y down)."""
        a, b = self.right, self.up
        return (a[0] * x - b[0] * y, a[1] * x - b[1] * y, a[2] * x - b[2] * y)


def camera_of(spec: FigureSpec, *, mirrored: bool) -> Camera:
    """
    The camera of a figure.

    From the side one looks a little from the front, or from behind at a wall in front, so that its face is seen. A
    mirrored figure is looked at from its other side.
    """
    view = spec.view
    if view == "side" and any(prop.kind == "wall" and prop.at not in ("back", "left", "right") for prop in spec.props):
        view = "side-behind"
    azimuth, elevation = VIEWS[view] if isinstance(view, str) else view
    return Camera(180.0 - azimuth if mirrored else azimuth, elevation)
