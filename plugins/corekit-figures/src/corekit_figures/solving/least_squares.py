# SPDX-License-Identifier: Apache-2.0
"""
Damped least squares within bounds (Levenberg 1944, Marquardt 1963; Wampler 1986 for inverse kinematics).

A variable at a bound that wants to go beyond is held there for the step. Each variable is drawn to its wish by a
weight, which keeps the problem sound where contacts leave it open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Residuals = Callable[[Sequence[float]], Sequence[float]]
#: The residuals at a point and, row by row for each variable, at the point moved a little along it.
Probe = Callable[[Sequence[float]], tuple[Sequence[float], Sequence[Sequence[float]]]]

#: How far a variable is moved to see what it does, in degrees or cm.
STEP: Final = 0.05
_LONGEST: Final = 25.0
_MOST_STEPS: Final = 50
_ENOUGH: Final = 2e-4


def least_squares(
    residuals: Residuals,
    probe: Probe,
    start: Sequence[float],
    *,
    wish: Sequence[float],
    weights: Sequence[float],
    bounds: Sequence[tuple[float, float]],
) -> tuple[list[float], float]:
    """Return the variables at which the squares of *residuals* and of the weighted distances to *wish* are least."""
    low, high = (np.array(column) for column in zip(*bounds, strict=True))
    wanted, squares = np.array(wish), np.array(weights) ** 2
    at = np.clip(np.array(start, dtype=float), low, high)

    def cost(point: Numbers, values: Sequence[float]) -> float:
        return sum(value * value for value in values) + float(squares @ (point - wanted) ** 2)

    damping = 1e-2
    current = cost(at, residuals(at.tolist()))
    for _ in range(_MOST_STEPS):
        values, moved = probe(at.tolist())
        base = np.array(values)
        slopes = (np.array(moved) - base) / STEP
        normal = slopes @ slopes.T + np.diag(squares)
        gradient = slopes @ base + squares * (at - wanted)
        held = ((at <= low + 1e-9) & (gradient > 0)) | ((at >= high - 1e-9) & (gradient < 0))
        gradient[held] = 0.0
        normal[held, :] = 0.0
        normal[:, held] = 0.0
        normal[held, held] = 1.0
        found = _step(
            at, current, normal, gradient, damping, lambda point: cost(point, residuals(point.tolist())), low, high
        )
        if found is None:
            break
        at, lower, damping = found
        done = current - lower < _ENOUGH * max(current, 1e-3)
        current = lower
        if done:
            break
    return at.tolist(), current


def _step(
    at: Numbers,
    current: float,
    normal: Numbers,
    gradient: Numbers,
    damping: float,
    cost: Callable[[Numbers], float],
    low: Numbers,
    high: Numbers,
) -> tuple[Numbers, float, float] | None:
    """The next point, its cost and damping; None where no step is better."""
    diagonal = np.diag(np.diag(normal) + 1e-6)
    for _ in range(6):
        step = np.clip(np.linalg.solve(normal + damping * diagonal, -gradient), -_LONGEST, _LONGEST)
        point = np.clip(at + step, low, high)
        lower = cost(point)
        if lower < current:
            return point, lower, max(damping / 8, 1e-7)
        damping *= 8
    return None
