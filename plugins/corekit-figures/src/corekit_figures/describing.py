# SPDX-License-Identifier: Apache-2.0
"""Says in words what the pictures show, for those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corekit_figures.bases import BASES
from corekit_figures.joints import ALL_AXES, unsided

if TYPE_CHECKING:
    from corekit_figures.rendering.scene import Scene
    from corekit_figures.solving.solved import Solved

#: Smaller changes are not worth a word, and more of them would not be listened to.
_LEAST: Final = 12.0
_MOST: Final = 4
_SIDES: Final = {"r": "right ", "l": "left "}


def describe(scene: Scene) -> str:
    """One sentence a picture: the position, then what moves from the picture before."""
    poses = scene.poses
    said = []
    for index, pose in enumerate(poses):
        before = poses[index - 1] if index else None
        words = BASES[pose.base].words
        if before is None:
            moved = ""
        else:
            moved = ", ".join(_movements(before, pose))
            if before.base == pose.base:
                words = moved or "held"
                moved = ""
        number = f"Picture {index + 1}: " if len(poses) > 1 else ""
        text = f"{number}{words}{f', {moved}' if moved else ''}."
        said.append(text[:1].upper() + text[1:])
    return " ".join(said)


def _movements(before: Solved, now: Solved) -> list[str]:
    """The largest changes of joints, as clinicians call them; both sides together where they move alike."""
    changes: dict[str, float] = {}
    for name in ALL_AXES:
        change = now.angles.get(name, 0.0) - before.angles.get(name, 0.0)
        if abs(change) >= _LEAST:
            changes[name] = change
    said: dict[str, float] = {}
    for name, change in changes.items():
        _, side = unsided(name)
        other = changes.get(name.replace(f"_{side}", "_l" if side == "r" else "_r")) if side else None
        words = ALL_AXES[name].direction(change)
        alike = other is not None and (other > 0) == (change > 0)
        said[words if side is None or alike else f"{_SIDES[side]}{words}"] = abs(change)
    return sorted(said, key=lambda words: -said[words])[:_MOST]
