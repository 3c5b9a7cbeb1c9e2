# SPDX-License-Identifier: Apache-2.0
"""Solves pictures one after the other: weight-bearing contacts first, then limbs that lie on the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import centre, lowest
from corekit_figures.solving.laying import lay
from corekit_figures.solving.placing import FIXED, Placing, angles_within, mean
from corekit_figures.solving.solved import Miss, Solved
from corekit_figures.solving.surroundings import surroundings_of
from corekit_figures.solving.task import Task, task_of
from corekit_figures.vectors import distance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit_figures.body import Body
    from corekit_figures.solving.surroundings import Surroundings
    from corekit_figures.spec import FigureSpec

#: A contact that is off by more than this, in cm, is seen to be off.
FLOATING, ASTRAY, SUNK = 3.5, 4.0, 3.5
#: A shoulder that is lain on gives way by so much, in cm.
_SOFT: Final = 6.0
_MAY_NOT_SINK: Final = (
    *(f"{point}_{side}" for point in ("heel", "toe", "knee", "palm", "elbow", "shoulder") for side in SIDES),
    "head",
    "pelvis",
    "chest",
)


def solve_figure(spec: FigureSpec) -> tuple[Solved, ...]:
    """The pose of every picture; what could not be met is told in each."""
    around = surroundings_of(spec.props)
    solved: list[Solved] = []
    previous: Body | None = None
    for frame in spec.frames:
        one = solve_task(task_of(frame), around, previous)
        previous = one.body()
        solved.append(one)
    return tuple(solved)


def solve_task(task: Task, around: Surroundings, previous: Body | None) -> Solved:
    """The pose of one picture; its anchor stays where it was in the *previous*."""
    placing = Placing(task, around, previous)
    angles, body, (height, x, lean) = placing.solve()
    astray: list[Miss] = []
    lying = [(point, place) for point, place in task.touch.items() if isinstance(place, str) and place not in FIXED]
    for contact, place in sorted(lying, key=lambda one: one[0].startswith("palm")):
        missing = lay(task, angles, body, contact, place)
        if missing > ASTRAY:
            astray.append(Miss(contact=contact, place=place, centimetres=round(missing, 1)))
    z = 0.0
    if not placing.moves_freely:
        x += (mean(previous, task.anchor, 0) if previous is not None else 0.0) - mean(body, task.anchor, 0)
        z = mean(previous, task.anchor, 2) - mean(body, task.anchor, 2) if previous is not None else 0.0
    found = Solved(
        base=task.base.name,
        angles=angles_within(angles),
        root=(round(x, 2), round(height, 2), round(z, 2) + 0.0),
        lean=round(lean, 2),
    )
    misses = (*_misses(placing, found.body()), *astray)
    return Solved(base=found.base, angles=found.angles, root=found.root, lean=found.lean, misses=misses)


def _misses(placing: Placing, body: Body) -> Iterator[Miss]:
    for contact, height in (*placing.bearing, *placing.floor):
        off = lowest(body, contact) - height
        if abs(off) > FLOATING and not contact.startswith(("fingers", "toe")):
            yield Miss(contact=contact, place="floor", centimetres=round(off, 1))
    for contact, point, name in placing.points if placing.moves_freely else ():
        off = distance(centre(body, contact), point)
        if off > ASTRAY:
            yield Miss(contact=contact, place=name, centimetres=round(off, 1))
    for contact in _MAY_NOT_SINK:
        off = lowest(body, contact)
        if off < -(_SOFT if contact.startswith("shoulder") else SUNK):
            yield Miss(contact=contact, place="below", centimetres=round(-off, 1))
