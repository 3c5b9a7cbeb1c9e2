# SPDX-License-Identifier: Apache-2.0
"""
Poses between two pictures in which what touches keeps touching.

Joints are blended; then limbs that stand, lie or hold in both pictures are brought back to where they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.bases import BASES
from corekit_figures.joints import ALL_AXES
from corekit_figures.parts import RADII, centre, contacts, lowest
from corekit_figures.solving import demands
from corekit_figures.solving.placing import FIXED, angles_within
from corekit_figures.solving.problem import Problem
from corekit_figures.solving.solved import Solved
from corekit_figures.solving.surroundings import surroundings_of
from corekit_figures.solving.task import reaching, task_of
from corekit_figures.solving.tween import blend
from corekit_figures.vectors import between, distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corekit_figures.body import Body
    from corekit_figures.solving.surroundings import Surroundings
    from corekit_figures.solving.task import Task
    from corekit_figures.spec import FigureSpec

#: Poses between one picture and the next.
STEPS: Final = 4
#: A contact that moves less than this between two pictures, in cm, stays where it is on the way.
_STILL: Final = 3.0
#: How near a support a contact has to be to count as touching, in cm.
_TOUCHING: Final = 1.5
_ON_FLOOR: Final = ("heel", "ball", "toe", "knee", "ankle", "elbow", "wrist", "palm", "fingers")


def eased(share: float) -> float:
    """Slow at both ends."""
    return share * share * (3 - 2 * share)


def solve_inbetween(spec: FigureSpec, solved: Sequence[Solved]) -> tuple[Solved, ...]:
    """The poses between all pictures, `STEPS` for each pair, in order."""
    around = surroundings_of(spec.props)
    tasks = [task_of(frame) for frame in spec.frames]
    found: list[Solved] = []
    for index in range(1, len(solved)):
        way = _Way(tasks[index - 1], tasks[index], solved[index - 1], solved[index], around)
        found.extend(way.pose(eased(step / (STEPS + 1))) for step in range(1, STEPS + 1))
    return tuple(found)


class _Way:
    """From one picture to the next."""

    def __init__(self, before: Task, after: Task, first: Solved, second: Solved, around: Surroundings) -> None:
        self._first, self._second, self._around = first, second, around
        self._tasks = before, after
        self._bodies = first.body(), second.body()
        self._still = tuple(self._kept())
        self._lying = tuple(
            (contact, place)
            for contact, place in before.touch.items()
            if isinstance(place, str) and place not in FIXED and after.touch.get(contact) == place
        )

    def pose(self, share: float) -> Solved:
        """The pose at a share of the way."""
        wish = blend(self._first, self._second, share)
        if wish is self._first or wish is self._second:
            return wish
        angles = {name: wish.angles.get(name, 0.0) for name in ALL_AXES}
        problem = Problem(BASES[wish.base].frame, angles, placement=(0.05, 0.05, 0.2), aside=wish.root[2])
        problem.wish((wish.root[1], wish.root[0], wish.lean))
        for contact, start, end in self._still:
            problem.demands.append(demands.lies_at(contact, between(start, end, share)))
            self._free(problem, contact)
        for contact, place in self._lying:
            problem.demands.append(demands.lies_on(contact, place))
            self._free(problem, contact)
        self._keep_dry(problem, wish.body())
        if not problem.demands:
            return wish
        variables, _ = problem.solve()
        bent = angles | dict(zip(problem.axes, variables[3:], strict=True))
        return Solved(
            base=wish.base,
            angles=angles_within(bent),
            root=(round(variables[1], 2), round(variables[0], 2), round(wish.root[2], 2)),
            lean=round(variables[2], 2),
        )

    def _kept(self) -> Iterator[tuple[str, tuple[float, float, float], tuple[float, float, float]]]:
        """Contacts that stand on something in both pictures and hardly move between them."""
        first, second = self._bodies
        for contact in sorted(self._touching(0) & self._touching(1)):
            start, end = centre(first, contact), centre(second, contact)
            if distance(start, end) < _STILL:
                yield contact, start, end

    def _touching(self, index: int) -> set[str]:
        task, body = self._tasks[index], self._bodies[index]
        bearing = {point for part in task.rest for point in contacts(part)}
        held = {contact for contact, place in task.touch.items() if place in ("wall", "counter", "plant", "same")}
        low = {
            f"{name}_{side}"
            for name in _ON_FLOOR
            for side in "rl"
            if abs(lowest(body, f"{name}_{side}") - self._around.height(f"{name}_{side}")) < _TOUCHING
        }
        return low | held | {point for point in bearing if abs(lowest(body, point)) < RADII.get(point, _TOUCHING)}

    def _free(self, problem: Problem, contact: str) -> None:
        for axis in (*reaching(contact), *_bending(contact)):
            problem.free(axis, 0.05)

    def _keep_dry(self, problem: Problem, wish: Body) -> None:
        """Nothing sinks into the floor on the way."""
        known = {contact for contact, _, _ in self._still}
        for name in _ON_FLOOR:
            for side in "rl":
                contact = f"{name}_{side}"
                if contact not in known and lowest(wish, contact) < 0.5:
                    problem.demands.append(demands.stays_above(contact))
                    self._free(problem, contact)


def _bending(contact: str) -> tuple[str, ...]:
    """The joint next to a contact that gives way."""
    word, _, side = contact.rpartition("_")
    joint = {"palm": "wrist", "fingers": "wrist", "heel": "ankle", "ball": "ankle", "toe": "toes"}.get(word)
    return () if joint is None else (f"{joint}_{side}",)
