# SPDX-License-Identifier: Apache-2.0
"""Poses on the way from one picture to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.bases import BASES
from corekit_figures.solving.solved import Solved
from corekit_figures.vectors import between

if TYPE_CHECKING:
    from corekit_figures.vectors import Frame

#: How far the frames of upright, supine and prone bases are turned from one another in the plane of the side view.
_PLANE: Final = {(1.0, 0.0): 0.0, (0.0, 1.0): 90.0, (0.0, -1.0): -90.0}


def blend(first: Solved, second: Solved, share: float) -> Solved:
    """The pose at *share* of the way, joint by joint; where bases have no way between them, the nearer of the two."""
    turn = _turn(BASES[first.base].frame, BASES[second.base].frame)
    if turn is None:
        return first if share < 0.5 else second
    lean = first.lean + ((second.lean + turn - first.lean + 180) % 360 - 180) * share
    names = {**first.angles, **second.angles}
    ends = ((name, first.angles.get(name, 0.0), second.angles.get(name, 0.0)) for name in names)
    angles = {name: start + (end - start) * share for name, start, end in ends}
    root = between(first.root, second.root, share)
    return Solved(base=first.base, turned=first.turned, angles=angles, root=root, lean=lean)


def _turn(first: Frame, second: Frame) -> float | None:
    """By how much the second is turned against the first in the plane of the side view; None where that is not all."""
    if first == second:
        return 0.0
    angles = [
        _PLANE.get((frame[0][0], frame[0][1])) if frame[2] == (0.0, 0.0, 1.0) else None for frame in (first, second)
    ]
    return None if angles[0] is None or angles[1] is None else angles[1] - angles[0]
