# SPDX-License-Identifier: Apache-2.0
"""Reads arrows: `hand_r` along its path, `pelvis up` straight, `head push-left` pressing, `chest turn-right` round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.reading.values import is_list
from corekit_figures.spec import Arrow

if TYPE_CHECKING:
    from corekit_figures.reading.faults import Faults

STRAIGHT: Final = ("up", "down", "left", "right")
CIRCLES: Final = ("circle-left", "circle-right")
ROUND: Final = ("turn-left", "turn-right", *CIRCLES)
WAYS: Final = (*STRAIGHT, *(f"push-{way}" for way in STRAIGHT), *ROUND)
_PAIRS: Final = ("hand", "foot", "heel", "knee", "elbow", "shoulder", "hip", "ankle")
AT: Final = (
    "head",
    "chin",
    "chest",
    "waist",
    "pelvis",
    "upper-back",
    *(f"{one}_{side}" for one in _PAIRS for side in SIDES),
)
#: What turns, and what draws circles.
TURNING: Final = ("head", "chest", "pelvis")
CIRCLING: Final = ("hand_r", "hand_l")


def read_arrows(written: object, pointer: str, faults: Faults) -> tuple[Arrow, ...]:
    """Read the arrows of one picture: one, or a list."""
    if isinstance(written, str):
        arrow = _arrow(written, pointer, faults)
        return () if arrow is None else (arrow,)
    if not is_list(written):
        faults.wrong(pointer, "the arrows", written, "arrow: [hand_r, pelvis up]")
        return ()
    read = (_arrow(one, f"{pointer}/{index}", faults) for index, one in enumerate(written))
    return tuple(arrow for arrow in read if arrow is not None)


def _arrow(written: object, pointer: str, faults: Faults) -> Arrow | None:
    if not isinstance(written, str):
        faults.wrong(pointer, "an arrow", written, "hand_r, or pelvis up")
        return None
    part, _, way = written.strip().partition(" ")
    if part not in AT:
        faults.unknown(pointer, "part for an arrow", part, AT)
        return None
    if not way:
        return Arrow(part=part)
    if way not in WAYS:
        faults.unknown(pointer, "way of an arrow", way, WAYS)
        return None
    if way in CIRCLES and part not in CIRCLING:
        hint = f"These draw circles: {', '.join(CIRCLING)}. For {part} draw its path: just '{part}'."
        faults.add("figure-value", pointer, f"{part} draws no circles", hint)
        return None
    if way in ROUND and way not in CIRCLES and part not in TURNING:
        hint = f"These turn: {', '.join(TURNING)}. For {part} draw its path: just '{part}'."
        faults.add("figure-value", pointer, f"no arrow goes round {part}", hint)
        return None
    push = way.startswith("push-")
    return Arrow(part=part, way=way.removeprefix("push-"), push=push)
