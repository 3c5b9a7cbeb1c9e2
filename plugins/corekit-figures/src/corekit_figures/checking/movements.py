# SPDX-License-Identifier: Apache-2.0
"""
Whether the figure shows the movements that its exercise declares.

A spine must get to the declared side of its resting shape; a limb must move that way from one picture to a later one,
or be held there. Abduction and rotation count only where the author gave them: the solver turns limbs as it needs to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.model.diagnostic import Diagnostic
from corekit_figures.joints import SIDES, sided

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corekit_figures.solving.solved import Solved
    from corekit_figures.spec import FigureSpec

#: Degrees that show a movement to the end of the range, and one to the middle (editorial).
_END, _MID = 10.0, 5.0
#: Of the upper neck and the shoulder blades, which move little.
_SMALL: Final = 4.0
#: A limb that is held this far from straight shows the position (editorial).
_HELD: Final = 15.0
#: A knee bent less than this is nearly straight, a hip bent more than this pulls on what runs behind both (editorial).
_STRAIGHT, _BENT = 12.0, 50.0
_SPINES: Final = {
    "lumbar": ("lumbar",),
    "thoracic": ("thoracic",),
    "rib_cage": ("thoracic",),
    "cervical": ("neck", "head"),
}
_SPINES_IN_PARTS: Final = {"upper_cervical": ("head",), "lower_cervical": ("neck",)}
_LIMBS: Final = {
    "hip": "hip",
    "knee": "knee",
    "ankle_foot": "ankle",
    "shoulder_girdle": "shoulder",
    "elbow": "elbow",
    "wrist_hand": "wrist",
}
_SIGNS: Final = {
    "flexion": ("", 1),
    "posterior_tilt": ("", 1),
    "extension": ("", -1),
    "anterior_tilt": ("", -1),
    "dorsiflexion": ("", 1),
    "plantarflexion": ("", -1),
    "abduction": (".abd", 1),
    "horizontal_abduction": (".abd", 1),
    "adduction": (".abd", -1),
    "horizontal_adduction": (".abd", -1),
    "external_rotation": (".rot", 1),
    "internal_rotation": (".rot", -1),
    "side_bend": (".side", 0),
    "rotation": (".turn", 0),
}


def movement_faults(spec: FigureSpec, solved: Sequence[Solved], declared: object) -> Iterator[Diagnostic]:
    """Yield an error for each declared movement that no picture shows; those nobody can judge are left alone."""
    for entry in declared if isinstance(declared, list | tuple) else ():
        if isinstance(entry, dict) and _shown(spec, solved, entry) is False:
            region, movement = str(entry["region"]).replace("_", " "), str(entry["movement"]).replace("_", " ")
            most = _told(solved, entry)
            message = f"the exercise declares {region} {movement}, and no picture shows it{most}"
            hint = "Give the joint an angle in `pose` that shows it, or mend the declared movement."
            yield Diagnostic(code="figure-movement", message=message, hint=hint, pointer="/frames")


def _shown(spec: FigureSpec, solved: Sequence[Solved], entry: dict[str, Any]) -> bool | None:
    """Whether a movement is shown; None where there is no rule for it."""
    region, movement = entry.get("region"), entry.get("movement")
    least = _END if entry.get("range") == "end" else _MID
    if movement in ("retraction", "protraction"):
        return _glides(solved, str(region), 1 if movement == "protraction" else -1)
    if movement == "side_glide" and region == "lumbar":
        return any(_glide(pose) >= least for pose in solved)
    if movement not in _SIGNS:
        return None
    suffix, sign = _SIGNS[str(movement)]
    joints = (_SPINES | _SPINES_IN_PARTS).get(str(region))
    if joints is not None:
        if suffix in (".side", ".turn"):
            joints = tuple(dict.fromkeys("neck" if joint == "head" else joint for joint in joints))
        elif suffix:
            return None
        return _spine(solved, joints, suffix, sign, min(least, _SMALL) if joints == ("head",) else least)
    if region in _LIMBS and suffix not in (".side", ".turn"):
        return _limb(spec, solved, f"{_LIMBS[str(region)]}{suffix}", sign)
    return None


def _spine(solved: Sequence[Solved], joints: tuple[str, ...], suffix: str, sign: int, least: float) -> bool:
    angles = [sum(pose.angles.get(f"{joint}{suffix}", 0.0) for joint in joints) for pose in solved]
    return any((sign * angle if sign else abs(angle)) >= least for angle in angles)


def _limb(spec: FigureSpec, solved: Sequence[Solved], axis: str, sign: int) -> bool | None:
    judged: list[bool] = []
    for side in SIDES:
        name = sided(axis, side)
        if "." in axis and not any(name in frame.pose for frame in spec.frames):
            continue
        angles = [sign * pose.angles.get(name, 0.0) for pose in solved]
        moved = max((b - a for index, a in enumerate(angles) for b in angles[index + 1 :]), default=0.0)
        straight = sign < 0 and axis in ("knee", "elbow", "hip") and max(angles) >= -10 and len(angles) == 1
        judged.append(
            moved >= _END or max(angles) >= _HELD or straight or (sign < 0 and _lengthens(solved, axis, side))
        )
    return any(judged) if judged else "." not in axis


def _lengthens(solved: Sequence[Solved], axis: str, side: str) -> bool:
    """Whether a knee is held nearly straight while its hip is well bent, as in a stretch of the hamstrings."""
    return axis == "knee" and any(
        pose.angles.get(sided("knee", side), 0.0) <= _STRAIGHT and pose.angles.get(sided("hip", side), 0.0) >= _BENT
        for pose in solved
    )


def _glides(solved: Sequence[Solved], region: str, sign: int) -> bool | None:
    """Head or shoulder blades forward (1) or back (-1)."""
    if region in ("cervical", "upper_cervical", "lower_cervical"):
        return any(
            sign * pose.angles.get("neck", 0.0) >= _MID and -sign * pose.angles.get("head", 0.0) >= _SMALL
            for pose in solved
        )
    if region == "shoulder_girdle":
        return any(sign * pose.angles.get(sided("scapula", side), 0.0) >= _SMALL for pose in solved for side in SIDES)
    return None


def _glide(pose: Solved) -> float:
    """How far low back and upper back bend to opposite sides, in degrees."""
    low, high = pose.angles.get("lumbar.side", 0.0), pose.angles.get("thoracic.side", 0.0)
    return min(abs(low), abs(high)) if low * high < 0 else 0.0


def _told(solved: Sequence[Solved], entry: dict[str, Any]) -> str:
    """What the pictures show instead, where that can be said in a few words."""
    joints = (_SPINES | _SPINES_IN_PARTS).get(str(entry.get("region")))
    suffix, _ = _SIGNS.get(str(entry.get("movement")), ("", 0))
    if joints is None or entry.get("movement") not in _SIGNS:
        return ""
    name = f"{joints[0]}{suffix}"
    angles = [round(pose.angles.get(name, 0.0)) for pose in solved]
    return f" ({name} is {', '.join(map(str, angles))} degrees)"
