# SPDX-License-Identifier: Apache-2.0
"""The positions a picture begins with: how the body lies in the world, what bears weight, what rests on the floor."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit_figures.vectors import UPRIGHT, Frame, standing_on

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUPINE: Final = standing_on((0.0, 1.0, 0.0), (-1.0, 0.0, 0.0))
_PRONE: Final = standing_on((0.0, -1.0, 0.0), (1.0, 0.0, 0.0))
_ON_LEFT: Final = standing_on((0.0, 0.0, 1.0), (1.0, 0.0, 0.0))
_ON_RIGHT: Final = standing_on((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0))
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Base(Record):
    """
    A starting position.

    `rest` bears weight; `touch` are limbs that reach the floor unless a pose says otherwise. With `leans` the solver
    finds the lean of the body; otherwise the pelvis stays as it is. `seat` is the height of what is sat on, in cm;
    `planted` limbs stay where they are in the plain position, which `plain_rest` and `plain_touch` solve. `words` are
    for the description.
    """

    name: str
    words: str
    frame: Frame
    pose: Mapping[str, float]
    rest: tuple[str, ...] = ()
    touch: Mapping[str, str] = _NOTHING
    leans: bool = True
    seat: float | None = None
    plain_rest: tuple[str, ...] = ()
    plain_touch: Mapping[str, str] = _NOTHING


def _half_kneeling(down: str, up: str) -> Base:
    pose = {f"hip_{down}": 0, f"knee_{down}": 90, f"ankle_{down}": -50, f"hip_{up}": 90, f"knee_{up}": 90}
    return Base(
        name=f"half-kneeling-{down}",
        words=f"kneeling on the {'left' if down == 'l' else 'right'} knee, the other foot in front",
        frame=UPRIGHT,
        pose={**pose, "elbow": 15, "shoulder.abd": 6},
        rest=(f"knee_{down}",),
        touch={f"foot_{up}": "floor", f"instep_{down}": "floor"},
        leans=False,
    )


def _side_lying(side: str, frame: Frame) -> Base:
    word = "left" if side == "l" else "right"
    return Base(
        name=f"side-lying-{side}",
        words=f"lying on the {word} side",
        frame=frame,
        pose={"hip.abd": -5},
        rest=("pelvis", "chest"),
        leans=False,
    )


def _side_sitting(side: str, other: str) -> Base:
    """On one buttock, both knees bent and both feet to the other side."""
    near = {f"hip_{side}": 75, f"hip_{side}.abd": 36, f"hip_{side}.rot": 68, f"knee_{side}": 115}
    far = {f"hip_{other}": 60, f"hip_{other}.abd": 45, f"hip_{other}.rot": -45, f"knee_{other}": 125}
    lean = 1 if side == "r" else -1
    return Base(
        name=f"side-sitting-{side}",
        words=f"sitting on the {'left' if side == 'l' else 'right'} side, both feet to the other side",
        frame=UPRIGHT,
        pose={
            **near,
            **far,
            f"ankle_{side}": -30,
            f"ankle_{other}": -40,
            "pelvis": 4,
            "pelvis.side": 14 * lean,
            "lumbar.side": -10 * lean,
            "shoulder.abd": 8,
            "elbow": 10,
        },
        rest=("pelvis",),
        touch={"knees": "floor", "ankles": "floor"},
        leans=False,
    )


_ALL: Final = (
    Base(
        name="standing",
        words="standing",
        frame=UPRIGHT,
        pose={"shoulder.abd": 6, "elbow": 8},
        rest=("feet",),
    ),
    Base(
        name="seated",
        words="sitting",
        frame=UPRIGHT,
        pose={"hip": 88, "knee": 88, "shoulder": 25, "shoulder.abd": 8, "elbow": 45},
        rest=("pelvis",),
        touch={"feet": "floor"},
        leans=False,
        seat=44.0,
    ),
    Base(
        name="long-sitting",
        words="sitting on the floor with straight legs",
        frame=UPRIGHT,
        pose={"hip": 88, "knee": 2, "shoulder.abd": 8, "elbow": 5},
        rest=("pelvis",),
        touch={"heels": "floor"},
        leans=False,
    ),
    Base(
        name="cross-sitting",
        words="sitting on the floor with crossed legs",
        frame=UPRIGHT,
        pose={
            "pelvis": -4,
            "hip": 100,
            "hip.abd": 48,
            "hip.rot": 55,
            "knee_r": 140,
            "knee_l": 128,
            "ankle": -10,
            "shoulder": 30,
            "elbow": 40,
        },
        rest=("pelvis",),
        leans=False,
    ),
    _side_sitting("r", "l"),
    _side_sitting("l", "r"),
    Base(
        name="supine",
        words="lying on the back",
        frame=_SUPINE,
        pose={"thoracic": -5, "shoulder.abd": 14},
        rest=("trunk",),
        touch={"head": "floor", "heels": "floor", "hands": "floor"},
    ),
    Base(
        name="hooklying",
        words="lying on the back with bent knees",
        frame=_SUPINE,
        pose={"thoracic": -5, "hip": 58, "knee": 110, "shoulder.abd": 14},
        rest=("trunk",),
        touch={"head": "floor", "feet": "floor", "hands": "floor"},
    ),
    Base(
        name="prone",
        words="lying face down",
        frame=_PRONE,
        pose={"ankle": -55, "shoulder.abd": 12},
        rest=("pelvis", "chest"),
        touch={"insteps": "floor", "hands": "floor", "head": "floor"},
        leans=False,
    ),
    Base(
        name="quadruped",
        words="on hands and knees",
        frame=_PRONE,
        pose={"hip": 90, "knee": 90, "ankle": -55, "shoulder": 90, "wrist": -85, "neck": -8},
        touch={"hands": "plant", "knees": "plant", "ankles": "plant"},
        plain_rest=("hands", "knees"),
        plain_touch={"insteps": "floor"},
    ),
    _side_lying("l", _ON_LEFT),
    _side_lying("r", _ON_RIGHT),
    _half_kneeling("l", "r"),
    _half_kneeling("r", "l"),
    Base(
        name="tall-kneeling",
        words="kneeling upright",
        frame=UPRIGHT,
        pose={"knee": 92, "ankle": -50, "shoulder.abd": 6},
        rest=("knees",),
        touch={"insteps": "floor"},
        leans=False,
    ),
    Base(
        name="heel-sitting",
        words="sitting on the heels",
        frame=UPRIGHT,
        pose={"hip": 66, "knee": 152, "ankle": -62, "shoulder": 25, "shoulder.abd": 6, "elbow": 35},
        rest=("knees",),
        touch={"insteps": "floor"},
        leans=False,
    ),
)
BASES: Final[Mapping[str, Base]] = {base.name: base for base in _ALL}


def mirrored_name(name: str) -> str:
    """The base with left and right exchanged."""
    if name.endswith("-l"):
        return f"{name[:-2]}-r"
    return f"{name[:-2]}-l" if name.endswith("-r") else name
