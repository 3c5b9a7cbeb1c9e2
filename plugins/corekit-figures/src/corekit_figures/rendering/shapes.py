# SPDX-License-Identifier: Apache-2.0
"""Shapes with the names of their colours, and layers of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from corekit_figures.rendering.camera import Point


class Shape(NamedTuple):
    """
    Path data, and what it is painted with; a `line` is stroked instead of filled.

    `covers` are the outermost points, for things that reach farther than the body.
    """

    paint: str
    path: str
    line: bool = False
    covers: tuple[Point, ...] = ()


class Layer(NamedTuple):
    """
    Shapes that are drawn together, the greater `order` later.

    `contour` is the path that is drawn in ink beneath them at `contour_order`; empty where there is none.
    """

    name: str
    order: float
    shapes: tuple[Shape, ...]
    contour: str = ""
    contour_order: float = 0.0
