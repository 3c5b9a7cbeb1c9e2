# SPDX-License-Identifier: Apache-2.0
"""First stage: the whole body is placed on what bears its weight, and limbs reach floor, wall, counter or a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES, unsided
from corekit_figures.parts import centre, contacts, lowest
from corekit_figures.solving import demands
from corekit_figures.solving.problem import Problem
from corekit_figures.solving.task import Task, plain_task, reaching

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures.body import Body
    from corekit_figures.solving.surroundings import Surroundings

#: Places that the first stage can reach; others lie on the body, and wait for the second.
FIXED: Final = frozenset({"floor", "wall", "counter", "plant", "same", "hang"})
#: What may give way when it would sink into the floor: contact, and the axis that lifts it.
_LIFTED: Final = (("toe", "toes"), ("ball", "ankle"), ("heel", "ankle"), ("fingers", "wrist"), ("wrist", "elbow"))
_STANDING: Final = ("heel", "ball", "toe")


class Placing:
    """The first stage for one picture; `bearing` and `floor` are what must stand at a height."""

    def __init__(self, task: Task, around: Surroundings, previous: Body | None) -> None:
        self.task = task
        self._around = around
        self._previous = previous
        moves = any(place in ("same", "plant", "wall", "counter") for place in task.touch.values())
        self.moves_freely = moves and not (previous is None and "same" in task.touch.values())
        placement = (0.0, 0.0 if self.moves_freely else 0.02, 0.02 if task.leans else 1e3)
        self._problem = Problem(task.base.frame, task.angles, placement=placement)
        self.bearing: list[tuple[str, float]] = []
        self.floor: list[tuple[str, float]] = []
        self.points: list[tuple[str, tuple[float, float, float], str]] = []
        self._rest()
        self._touch()
        if task.balance:
            self._balance()

    def solve(self) -> tuple[dict[str, float], Body, tuple[float, float, float]]:
        """Return angles, body and placement (height, x, lean); limbs that sink are lifted in a second run."""
        problem = self._problem
        variables, _ = problem.solve()
        if self._lift(problem.body(variables)):
            problem.begin([*variables, *(problem.angles[axis] for axis in problem.axes[len(variables) - 3 :])])
            variables, _ = problem.solve()
        angles = problem.angles | dict(zip(problem.axes, variables[3:], strict=True))
        return angles, problem.body(variables), (variables[0], variables[1], variables[2])

    # ---- weight-bearing parts -----------------------------------------------------------------------------------

    def _rest(self) -> None:
        task, problem = self.task, self._problem
        for part in task.rest:
            for contact in contacts(part):
                if part == "trunk":
                    problem.demands.append(demands.settles(contact, self._around.height(contact)))
                elif contact == "pelvis" and task.base.seat is not None:
                    self._bear(contact, self._around.height(contact, task.base.seat))
                else:
                    self._bear(contact, self._around.height(contact))
                    self._give(contact)
                    if part.startswith("toe"):
                        self._flat_toes(contact)

    def _bear(self, contact: str, height: float) -> None:
        self.bearing.append((contact, height))
        self._problem.demands.append(demands.bears(contact, height))

    def _give(self, contact: str) -> None:
        """The joints next to a contact that give way so that it can lie flat."""
        word, _, side = contact.rpartition("_")
        if word == "heel":
            self._free(f"ankle_{side}")
        elif word == "wrist":
            self._free(f"elbow_{side}")
            self._free(f"shoulder_{side}.rot")
        elif word == "palm":
            self._free(f"wrist_{side}")
            self._bear(f"fingers_{side}", self._around.height(contact))

    def _flat_toes(self, contact: str) -> None:
        side = contact[-1]
        self._free(f"toes_{side}")
        self._problem.demands.append(demands.bears(f"toe_{side}", self._around.height(contact), 1.0))

    # ---- limbs that reach ---------------------------------------------------------------------------------------

    def _touch(self) -> None:
        for contact, place in self.task.touch.items():
            if isinstance(place, str) and place not in FIXED:
                continue
            for axis in reaching(contact):
                start = -70.0 if place == "wall" and axis.startswith("wrist") else None
                self._free(axis, start)
            if isinstance(place, str):
                self._reach(contact, place)
            else:
                self._point(contact, place, "its place")

    def _reach(self, contact: str, place: str) -> None:
        word, _, side = contact.rpartition("_")
        problem, around = self._problem, self._around
        if place == "floor":
            self.floor.append((contact, around.height(contact)))
            problem.demands.append(demands.bears(contact, around.height(contact), 1.5))
            self._flatten(word, side, around.height(contact))
            if word == "ball" and f"heel_{side}" not in self.task.touch:
                self._flat_toes(contact)
        elif place == "hang":
            problem.demands.append(demands.hangs(side))
        elif place == "wall" and around.wall is not None:
            problem.demands.append(demands.leans_on_wall(contact, around.wall))
            self._stand()
            if word == "palm":
                self._free(f"wrist_{side}", -70.0)
        elif place == "counter" and around.counter is not None:
            problem.demands.append(demands.holds_counter(contact, *around.counter))
            self._stand()
        elif place == "plant" or (place == "same" and self._previous is None):
            self._point(contact, centre(_plain(self.task), contact), "its place")
            self._flatten(word, side, 0.0)
        elif place == "same" and self._previous is not None:
            self._point(contact, centre(self._previous, contact), "its place")
            self._flatten(word, side, 0.0)

    def _point(self, contact: str, point: tuple[float, float, float], name: str) -> None:
        self.points.append((contact, point, name))
        self._problem.demands.append(demands.lies_at(contact, point))

    def _flatten(self, word: str, side: str, height: float) -> None:
        if word == "palm":
            self._free(f"wrist_{side}")
            self._problem.demands.append(demands.bears(f"fingers_{side}", height, 1.5))

    def _stand(self) -> None:
        """Feet stay where they are when hands hold something fixed."""
        self._problem.demands.append(demands.stays_at(contacts(self.task.anchor), 0.0))

    # ---- the rest -----------------------------------------------------------------------------------------------

    def _balance(self) -> None:
        for side in SIDES:
            self._free(f"ankle_{side}")
        feet = tuple(one for one, _ in (*self.bearing, *self.floor) if one.partition("_")[0] in _STANDING)
        if feet:
            self._problem.demands.append(demands.stands_under_weight(feet))

    def _free(self, axis: str, start: float | None = None) -> None:
        """Free an axis, unless its angle was declared and only a small joint would bend to lie flat."""
        plain, _ = unsided(axis)
        declared = axis in self.task.declared
        if declared and plain in ("ankle", "wrist", "toes") and not self._reaches(axis):
            return
        weight = 0.03 if plain in ("ankle", "wrist", "toes") else 0.14 if plain.endswith((".abd", ".rot")) else 0.05
        self._problem.free(axis, weight * (2 if declared else 1), start)

    def _reaches(self, axis: str) -> bool:
        return any(axis in reaching(contact) for contact in self.task.touch)

    def _lift(self, body: Body) -> bool:
        """Demand that what sank stays above the floor; whether anything sank."""
        known = {contact for contact, _ in (*self.bearing, *self.floor)}
        sunk = False
        for side in SIDES:
            for point, axis in _LIFTED:
                contact = f"{point}_{side}"
                if contact not in known and lowest(body, contact) < -0.6:
                    sunk = True
                    self._problem.demands.append(demands.stays_above(contact))
                    self._problem.free(f"{axis}_{side}", 0.03)
        return sunk


_PLAIN: dict[str, Body] = {}


def _plain(task: Task) -> Body:
    """The body in the plain position of a base, where planted hands and knees are."""
    base = task.base
    if base.name not in _PLAIN:
        from corekit_figures.solving.surroundings import Surroundings  # noqa: PLC0415 - only for planted limbs

        _, body, _ = Placing(plain_task(base), Surroundings(), None).solve()
        _PLAIN[base.name] = body
    return _PLAIN[base.name]


def mean(body: Body, part: str, axis: int) -> float:
    """Where the middle of a part is along an axis of the world."""
    points = contacts(part)
    return sum(centre(body, point)[axis] for point in points) / len(points)


def angles_within(angles: Mapping[str, float]) -> dict[str, float]:
    """Angles rounded to hundredths."""
    return {name: round(value, 2) + 0.0 for name, value in angles.items()}
