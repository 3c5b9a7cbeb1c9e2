# SPDX-License-Identifier: Apache-2.0
"""
Where the pictures of a strip stand.

All have one scale. Beside one another they share the floor; stacked they share left and right, so that the body is seen
to move, and each takes only the height it needs: people who lie are drawn as large as people who stand.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit_figures.rendering.camera import Point

#: Width to height that a strip comes near to.
_WANTED = 1.5
_GAP = 70.0


class Box(NamedTuple):
    """A part of the picture, in mm, y down."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, points: Sequence[Point], margin: float) -> Box:
        """The box that also holds these points, with a margin."""
        return Box(
            min(self.left, *(x - margin for x, _ in points)),
            min(self.top, *(y - margin for _, y in points)),
            max(self.right, *(x + margin for x, _ in points)),
            max(self.bottom, *(y + margin for _, y in points)),
        )


class Cell(NamedTuple):
    """Where one picture stands: its box moves by (x, y)."""

    box: Box
    x: float
    y: float


def union(boxes: Sequence[Box]) -> Box:
    """The box that holds all of them."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def arranged(boxes: Sequence[Box]) -> tuple[list[Cell], float, float]:
    """The cells of a strip, and its width and height: as many columns as bring it nearest to the wanted shape."""
    tried = (_with_columns(boxes, columns) for columns in range(1, len(boxes) + 1))

    def badness(one: tuple[int, list[Cell], float, float]) -> float:
        columns, _, width, height = one
        empty = -len(boxes) % columns
        return abs(log(width / height / _WANTED)) + 0.4 * empty

    _, cells, width, height = min(tried, key=badness)
    return cells, width, height


def _with_columns(boxes: Sequence[Box], columns: int) -> tuple[int, list[Cell], float, float]:
    rows = [boxes[start : start + columns] for start in range(0, len(boxes), columns)]
    spans = []
    for column in range(columns):
        members = boxes[column::columns]
        spans.append((min(box.left for box in members), max(box.right for box in members)))
    cells: list[Cell] = []
    y = 0.0
    for row in rows:
        top, bottom = min(box.top for box in row), max(box.bottom for box in row)
        x = 0.0
        for (left, right), _ in zip(spans, row, strict=False):
            cells.append(Cell(Box(left, top, right, bottom), x - left, y - top))
            x += right - left + _GAP
        y += bottom - top + _GAP
    width = sum(right - left for left, right in spans) + _GAP * (columns - 1)
    return columns, cells, width, y - _GAP
