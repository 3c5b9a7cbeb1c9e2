# SPDX-License-Identifier: Apache-2.0
"""Second stage: limbs that lie on the body, legs first, one at a time, the best of several starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.body import Body, move_arm, move_leg
from corekit_figures.joints import ALL_AXES, unsided
from corekit_figures.parts import lowest, spot
from corekit_figures.solving.least_squares import STEP, least_squares
from corekit_figures.solving.task import Task, reaching
from corekit_figures.vectors import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where an arm may begin to look for its place: flexion, abduction, rotation, elbow.
_STARTS: Final = ((100, 70, 40, 130), (60, 20, 0, 90), (-30, 15, 40, 70), (150, 30, 30, 120), (60, -10, -40, 60))
#: As near as this, in cm, no other start is tried; another must be nearer by the second figure.
_NEAR, _NEARER = 3.0, 0.3


def lay(task: Task, angles: dict[str, float], body: Body, contact: str, name: str) -> float:
    """Move the limb of *contact* so that it lies on a place of the body; returns what is missing, in cm."""
    search = _Search(task, angles, body, contact, name)
    best: tuple[float, list[float]] | None = None
    for start in search.starts():
        found = search.solve(start)
        missing = search.missing(found)
        if best is None or missing < best[0] - _NEARER:
            best = (missing, found)
        if missing < _NEAR:
            break
    missing, found = best if best is not None else (0.0, [])
    angles.update(zip(search.axes, found, strict=True))
    search.move(body, found)
    return missing


class _Search:
    """One limb on its way to its place."""

    def __init__(self, task: Task, angles: dict[str, float], body: Body, contact: str, name: str) -> None:
        self.axes = reaching(contact)
        self._word, _, self._side = contact.rpartition("_")
        self._arm = self._word == "palm"
        self._angles, self._body, self._contact, self._name = angles, body, contact, name
        self._wish = [task.angles[axis] for axis in self.axes]
        self._bounds = [
            (min(ALL_AXES[axis].lowest, wish), max(ALL_AXES[axis].highest, wish))
            for axis, wish in zip(self.axes, self._wish, strict=True)
        ]
        self._weights = [
            (0.10 if unsided(axis)[0].endswith((".abd", ".rot")) else 0.05) * (2 if axis in task.declared else 1)
            for axis in self.axes
        ]
        self._dry = ("elbow", "wrist", "fingers") if self._arm else ("toe", "heel")

    def starts(self) -> list[Sequence[float]]:
        """Where to begin."""
        return [self._wish, *(_STARTS if self._arm else ())]

    def solve(self, start: Sequence[float]) -> list[float]:
        """The angles found from there."""
        found, _ = least_squares(
            self._residuals, self._probe, start, wish=self._wish, weights=self._weights, bounds=self._bounds
        )
        return found

    def missing(self, variables: Sequence[float]) -> float:
        """How far from its place the limb then is, in cm."""
        body = self._moved(variables)
        return distance(body.points[self._contact], spot(body, self._name, self._side, self._word))

    def move(self, body: Body, variables: Sequence[float]) -> None:
        """Move the limb of *body*."""
        angles = self._angles | dict(zip(self.axes, variables, strict=True))
        (move_arm if self._arm else move_leg)(body, angles, self._side)

    def _moved(self, variables: Sequence[float]) -> Body:
        body = self._body.copy()
        self.move(body, variables)
        return body

    def _residuals(self, variables: Sequence[float]) -> list[float]:
        body = self._moved(variables)
        x, y, z = body.points[self._contact]
        px, py, pz = spot(body, self._name, self._side, self._word)
        sunk = (min(0.0, lowest(body, f"{point}_{self._side}")) for point in self._dry)
        return [1.5 * (x - px), 1.5 * (y - py), 1.5 * (z - pz), *sunk]

    def _probe(self, variables: Sequence[float]) -> tuple[list[float], list[list[float]]]:
        moved = []
        for index in range(len(variables)):
            shifted = list(variables)
            shifted[index] += STEP
            moved.append(self._residuals(shifted))
        return self._residuals(variables), moved
