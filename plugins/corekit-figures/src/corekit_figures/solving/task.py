# SPDX-License-Identifier: Apache-2.0
"""What one picture asks of the solver: base and data put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit_figures.bases import BASES, Base
from corekit_figures.joints import ALL_AXES, sided, spread
from corekit_figures.parts import contacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures.spec import FrameSpec, Reach

#: The axes with which a limb reaches, by contact point.
_REACH: Final = {
    "palm": ("shoulder", "shoulder.abd", "shoulder.rot", "elbow"),
    "wrist": ("shoulder", "shoulder.abd", "shoulder.rot", "elbow"),
    "elbow": ("shoulder", "shoulder.abd"),
    "heel": ("hip", "hip.abd", "knee", "ankle"),
    "ball": ("hip", "hip.abd", "knee", "ankle"),
    "toe": ("ankle", "knee"),
    "knee": ("hip", "hip.abd"),
    "calf": ("hip", "hip.abd", "knee"),
    "ankle": ("hip", "hip.abd", "hip.rot", "knee"),
}
_STANDING_ON: Final = frozenset({"feet", "foot_r", "foot_l", "toes", "toe_r", "toe_l", "heels", "heel_r", "heel_l"})


def reaching(contact: str) -> tuple[str, ...]:
    """The axes that a contact point may use to get where it is wanted."""
    if contact == "head":
        return ("neck",)
    word, _, side = contact.rpartition("_")
    return tuple(sided(axis, side) for axis in _REACH.get(word, ()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Task(Record):
    """
    The angles to begin with, those the author declared, and what has to be where.

    `rest` are parts that bear weight, `touch` contact points with where they reach, `leans` says whether the whole
    body may tilt, `balance` whether the feet must stand below the weight.
    """

    base: Base
    angles: Mapping[str, float]
    declared: Mapping[str, float]
    rest: tuple[str, ...]
    touch: Mapping[str, Reach]
    leans: bool
    balance: bool
    anchor: str


def task_of(frame: FrameSpec) -> Task:
    """Put base and data together."""
    base = BASES[frame.base]
    rest = base.rest if frame.rest is None else frame.rest
    leans = base.leans if frame.lean is None else frame.lean
    if "pelvis" in frame.pose:
        leans = False
    balance = frame.balance
    if balance is None:
        balance = leans and bool(rest) and all(part in _STANDING_ON for part in rest)
    return Task(
        base=base,
        angles=dict.fromkeys(ALL_AXES, 0.0) | spread(base.pose) | dict(frame.pose),
        declared=frame.pose,
        rest=rest,
        touch=_touch(base, frame, rest),
        leans=leans,
        balance=balance,
        anchor=frame.anchor or (rest[0] if rest else "pelvis"),
    )


def plain_task(base: Base) -> Task:
    """The task of the plain position, in which planted hands and knees are found."""
    return Task(
        base=base,
        angles=dict.fromkeys(ALL_AXES, 0.0) | spread(base.pose),
        declared={},
        rest=base.plain_rest,
        touch={point: place for part, place in base.plain_touch.items() for point in contacts(part)},
        leans=True,
        balance=False,
        anchor="pelvis",
    )


def _touch(base: Base, frame: FrameSpec, rest: tuple[str, ...]) -> dict[str, Reach]:
    """What touches; what only the base says yields to the author's contacts, angles and weight-bearing parts."""
    own: dict[str, Reach] = {point: place for part, place in frame.touch.items() for point in contacts(part)}
    bearing = {point for part in rest for point in contacts(part)}
    used = set(frame.pose).union(*(reaching(point) for point in own))
    touch: dict[str, Reach] = {}
    for part, place in base.touch.items():
        for point in contacts(part):
            taken = point in bearing or point in own or (point != "head" and used.intersection(reaching(point)))
            if not taken and not (point == "head" and "neck" in frame.pose):
                touch[point] = place
    touch.update(own)
    return {point: place for point, place in touch.items() if place != "free" and point not in bearing}
