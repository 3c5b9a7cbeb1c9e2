# SPDX-License-Identifier: Apache-2.0
"""
Points and frames in space.

The world: x to the right of the picture seen from the side, y up, z toward the viewer; centimetres. A frame is the
three unit vectors of a segment (anterior, cranial, the person's right). Tuples and written-out sums: at three numbers
a vector they are faster than arrays, and a drawing of a pose that is known needs no numpy.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from typing import Final

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]

_RADIANS: Final = pi / 180
UPRIGHT: Final[Frame] = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def dot(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def between(a: Vector, b: Vector, share: float) -> Vector:
    """The point at *share* of the way from *a* to *b*."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def distance(a: Vector, b: Vector) -> float:
    """How far *a* is from *b*."""
    x, y, z = a[0] - b[0], a[1] - b[1], a[2] - b[2]
    return sqrt(x * x + y * y + z * z)


def at(origin: Vector, frame: Frame, x: float, y: float, z: float) -> Vector:
    """The point with local coordinates x (anterior), y (cranial) and z (right) about *origin*."""
    a, b, c = frame
    return (
        origin[0] + a[0] * x + b[0] * y + c[0] * z,
        origin[1] + a[1] * x + b[1] * y + c[1] * z,
        origin[2] + a[2] * x + b[2] * y + c[2] * z,
    )


def rolled(frame: Frame, degrees: float) -> Frame:
    """Turned about its own x axis: y toward z."""
    if not degrees:
        return frame
    x, (a, b, c), (d, e, f) = frame
    k, s = cos(degrees * _RADIANS), sin(degrees * _RADIANS)
    return (x, (a * k + d * s, b * k + e * s, c * k + f * s), (d * k - a * s, e * k - b * s, f * k - c * s))


def yawed(frame: Frame, degrees: float) -> Frame:
    """Turned about its own y axis: z toward x."""
    if not degrees:
        return frame
    (a, b, c), y, (d, e, f) = frame
    k, s = cos(degrees * _RADIANS), sin(degrees * _RADIANS)
    return ((a * k - d * s, b * k - e * s, c * k - f * s), y, (d * k + a * s, e * k + b * s, f * k + c * s))


def pitched(frame: Frame, degrees: float) -> Frame:
    """Turned about its own z axis: x toward y."""
    if not degrees:
        return frame
    (a, b, c), (d, e, f), z = frame
    k, s = cos(degrees * _RADIANS), sin(degrees * _RADIANS)
    return ((a * k + d * s, b * k + e * s, c * k + f * s), (d * k - a * s, e * k - b * s, f * k - c * s), z)


def world_pitched(frame: Frame, degrees: float) -> Frame:
    """Turned about the world's z axis: x toward y."""
    if not degrees:
        return frame
    k, s = cos(degrees * _RADIANS), sin(degrees * _RADIANS)
    x, y, z = ((v[0] * k - v[1] * s, v[0] * s + v[1] * k, v[2]) for v in frame)
    return (x, y, z)


def turned_about(frame: Frame) -> Frame:
    """Turned by half a turn about the vertical."""
    x, y, z = ((-v[0], v[1], -v[2]) for v in frame)
    return (x, y, z)


def standing_on(x: Vector, y: Vector) -> Frame:
    """The right-handed frame with these first two axes."""
    return (x, y, (x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]))
