# SPDX-License-Identifier: Apache-2.0
"""One problem for the solver: which variables are free, and what is demanded of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.body import Body, body_of, move_arm, move_leg, move_neck, subtree
from corekit_figures.joints import ALL_AXES
from corekit_figures.solving.least_squares import STEP, least_squares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit_figures.solving.demands import Demand
    from corekit_figures.vectors import Frame

_FAR: Final = 1e9


class Problem:
    """
    Free variables with wishes and weights, and demands.

    The first three variables place the whole body; the others are axes. `angles` holds what is not free.
    """

    def __init__(
        self, base: Frame, angles: Mapping[str, float], *, placement: Sequence[float], aside: float = 0.0
    ) -> None:
        self._base = base
        self._aside = aside
        self.angles = dict(angles)
        self.axes: list[str] = []
        self.demands: list[Demand] = []
        self._wish = [60.0, 0.0, 0.0]
        self._start = [60.0, 0.0, 0.0]
        self._weights = list(placement)

    def free(self, axis: str, weight: float, start: float | None = None) -> None:
        """Let an axis move, drawn to the angle it has; again, it stays as it is."""
        if axis not in self.axes:
            self.axes.append(axis)
            self._wish.append(self.angles[axis])
            self._start.append(self.angles[axis] if start is None else start)
            self._weights.append(weight)

    def begin(self, start: Sequence[float]) -> None:
        """Begin the search elsewhere."""
        self._start = list(start)

    def wish(self, placement: Sequence[float]) -> None:
        """Draw the placement of the whole body to other values."""
        self._wish[:3] = placement
        self._start[:3] = placement

    def body(self, variables: Sequence[float]) -> Body:
        """The body these variables give."""
        angles = self.angles | dict(zip(self.axes, variables[3:], strict=True))
        return body_of(angles, self._base, (variables[1], variables[0], self._aside), variables[2])

    def solve(self) -> tuple[list[float], float]:
        """Find the variables, all within the range of motion; returns them with what is left undone."""
        bounds = [(-_FAR, _FAR)] * 3
        for axis in self.axes:
            limits, wanted = ALL_AXES[axis], self.angles[axis]
            bounds.append((min(limits.lowest, wanted), max(limits.highest, wanted)))
        return least_squares(
            lambda variables: self._residuals(self.body(variables)),
            self._probe,
            self._start,
            wish=self._wish,
            weights=self._weights,
            bounds=bounds,
        )

    def _residuals(self, body: Body) -> list[float]:
        return [value for demand in self.demands for value in demand(body)]

    def _probe(self, variables: Sequence[float]) -> tuple[list[float], list[list[float]]]:
        body = self.body(variables)
        angles = self.angles | dict(zip(self.axes, variables[3:], strict=True))
        height, x, lean = variables[:3]
        moved = [
            _shifted(body, 0.0, STEP),
            _shifted(body, STEP, 0.0),
            body_of(angles, self._base, (x, height, self._aside), lean + STEP),
            *(_turned(body, angles, axis) for axis in self.axes),
        ]
        return self._residuals(body), [self._residuals(one) for one in moved]


def _shifted(body: Body, x: float, y: float) -> Body:
    points = {name: (point[0] + x, point[1] + y, point[2]) for name, point in body.points.items()}
    return Body(points, body.frames, body.nodes)


def _turned(body: Body, angles: dict[str, float], axis: str) -> Body:
    """The body with one axis moved a little; only the limb it belongs to is worked out again."""
    limb, side = subtree(axis)
    moved, changed = body.copy(), {**angles, axis: angles[axis] + STEP}
    if limb == "leg":
        move_leg(moved, changed, side)
    elif limb == "arm":
        move_arm(moved, changed, side)
    else:
        move_neck(moved, changed)
    return moved
