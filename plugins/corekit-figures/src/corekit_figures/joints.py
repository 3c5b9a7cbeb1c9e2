# SPDX-License-Identifier: Apache-2.0
"""
The joints and how far they go.

Degrees with the signs of clinicians: positive is flexion, abduction, external rotation, dorsiflexion; of the spine, to
the right. Limits are those of a supple adult, a little beyond the usual norms of active movement (AAOS 1965; Kapandji),
so that an end of range can be drawn and a pose nobody can take cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SIDES: Final = ("r", "l")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Axis(Record):
    """One way a joint moves: its limits in degrees and what its two directions are called."""

    name: str
    lowest: float
    highest: float
    up: str
    down: str
    sided: bool = False

    def direction(self, degrees: float) -> str:
        """What a movement of so many degrees is called."""
        return self.up if degrees >= 0 else self.down


def _axes(*rows: tuple[str, float, float, str, str], sided: bool) -> Iterator[tuple[str, Axis]]:
    for name, lowest, highest, up, down in rows:
        yield name, Axis(name=name, lowest=lowest, highest=highest, up=up, down=down, sided=sided)


#: Where the pelvis is in the world, not a joint: forward lean, side lean, turn.
_WORLD: Final = (
    ("pelvis", -180, 180, "pelvis leaning forward", "pelvis leaning back"),
    ("pelvis.side", -90, 90, "pelvis leaning to the right", "pelvis leaning to the left"),
    ("pelvis.turn", -180, 180, "pelvis turned to the right", "pelvis turned to the left"),
)
_SPINE: Final = (
    ("lumbar", -45, 65, "lumbar flexion", "lumbar extension"),
    ("lumbar.side", -30, 30, "lumbar side bend to the right", "lumbar side bend to the left"),
    ("lumbar.turn", -20, 20, "lumbar rotation to the right", "lumbar rotation to the left"),
    ("thoracic", -30, 50, "thoracic flexion", "thoracic extension"),
    ("thoracic.side", -35, 35, "thoracic side bend to the right", "thoracic side bend to the left"),
    ("thoracic.turn", -45, 45, "thoracic rotation to the right", "thoracic rotation to the left"),
    ("neck", -75, 65, "neck flexion", "neck extension"),
    ("neck.side", -50, 50, "neck side bend to the right", "neck side bend to the left"),
    ("neck.turn", -85, 85, "neck rotation to the right", "neck rotation to the left"),
    ("head", -30, 25, "upper neck flexion (nod)", "upper neck extension"),
)
_LIMBS: Final = (
    ("scapula", -25, 30, "shoulder blade protraction", "shoulder blade retraction"),
    ("scapula.up", -12, 40, "shoulder blade elevation", "shoulder blade depression"),
    ("shoulder", -75, 185, "shoulder flexion", "shoulder extension"),
    ("shoulder.abd", -60, 185, "shoulder abduction", "shoulder adduction"),
    ("shoulder.rot", -100, 100, "shoulder external rotation", "shoulder internal rotation"),
    ("elbow", -5, 150, "elbow flexion", "elbow extension"),
    ("wrist", -105, 85, "wrist flexion", "wrist extension"),
    ("hip", -35, 135, "hip flexion", "hip extension"),
    ("hip.abd", -35, 60, "hip abduction", "hip adduction"),
    ("hip.rot", -50, 75, "hip external rotation", "hip internal rotation"),
    ("knee", -5, 155, "knee flexion", "knee extension"),
    ("ankle", -70, 35, "ankle dorsiflexion", "ankle plantarflexion"),
    ("toes", -40, 75, "toe extension", "toe flexion"),
)
#: Every axis by the name it has in data, without a side.
AXES: Final[Mapping[str, Axis]] = dict(
    (*_axes(*_WORLD, *_SPINE, sided=False), *_axes(*_LIMBS, sided=True)),
)
#: Written in centimetres and taken apart into axes: a glide keeps what moves upright.
GLIDES: Final[Mapping[str, tuple[float, float, tuple[tuple[str, float], ...]]]] = {
    "neck.glide": (-6, 6, (("neck", 4.2), ("head", -4.2))),
    "lumbar.glide": (-9, 9, (("lumbar.side", 3.0), ("thoracic.side", -3.0))),
}


def sided(axis: str, side: str) -> str:
    """The name of one side's axis: `hip.abd` and `r` make `hip_r.abd`."""
    joint, dot, rest = axis.partition(".")
    return f"{joint}_{side}{dot}{rest}"


def unsided(name: str) -> tuple[str, str | None]:
    """The axis and the side in a name: `hip_r.abd` gives `hip.abd` and `r`."""
    joint, dot, rest = name.partition(".")
    if joint[-2:] in ("_r", "_l"):
        return f"{joint[:-2]}{dot}{rest}", joint[-1]
    return name, None


#: Every axis of the whole body by its full name.
ALL_AXES: Final[Mapping[str, Axis]] = {
    name: axis
    for plain, axis in AXES.items()
    for name in ([sided(plain, side) for side in SIDES] if axis.sided else [plain])
}


def is_axis(name: str) -> bool:
    """Whether data may use the name: an axis with or without a side, or a glide."""
    return name in ALL_AXES or name in AXES or name in GLIDES


def spread(pose: Mapping[str, float]) -> dict[str, float]:
    """
    A pose as people write it, by full names.

    A bare name means both sides and yields to a name with a side; a glide adds to what is said of its axes.
    """
    plain: dict[str, float] = {}
    for name in sorted(pose, key=lambda key: (unsided(key)[1] is not None, key)):
        if name in AXES and AXES[name].sided:
            plain.update({sided(name, side): float(pose[name]) for side in SIDES})
        elif name not in GLIDES:
            plain[name] = float(pose[name])
    for name, (_, _, shares) in GLIDES.items():
        for axis, degrees in shares if name in pose else ():
            plain[axis] = plain.get(axis, 0.0) + degrees * pose[name]
    return plain


def mirrored_angles(angles: Mapping[str, float]) -> dict[str, float]:
    """The angles with left and right exchanged."""
    mirrored: dict[str, float] = {}
    for name, value in angles.items():
        axis, side = unsided(name)
        if side is not None:
            mirrored[sided(axis, "l" if side == "r" else "r")] = value
        elif name.endswith((".side", ".turn")):
            mirrored[name] = -value if value else 0.0
        else:
            mirrored[name] = value
    return mirrored
