# SPDX-License-Identifier: Apache-2.0
"""Reads one picture: base, pose, contacts and arrows; what is not said continues from the picture before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from corekit_figures.bases import BASES
from corekit_figures.joints import ALL_AXES, AXES, GLIDES, SIDES, is_axis, spread, unsided
from corekit_figures.parts import PAIRED, PARTS, SINGULAR, SPOTS
from corekit_figures.reading.arrows import read_arrows
from corekit_figures.reading.faults import escaped
from corekit_figures.reading.values import is_list, is_number
from corekit_figures.spec import FrameSpec, Reach

if TYPE_CHECKING:
    from corekit_figures.reading.faults import Faults

KEYS: Final = ("base", "pose", "rest", "touch", "arrow", "ghost", "anchor", "balance")
#: What stays as it was in the picture before, unless a picture has a base of its own.
_CONTINUED: Final = ("base", "rest", "anchor", "balance")
#: Where a limb may reach that is no place on the body.
PLACES: Final = ("floor", "wall", "counter", "plant", "same", "hang", "free")
#: Limbs that reach by themselves.
REACHING: Final = ("hands", "forearms", "elbows", "feet", "heels", "toes", "insteps", "knees", "ankles", "calves")
#: Of these, those that can lie on the body.
LYING: Final = ("hands", "ankles")
_PAIRED_SPOTS: Final = tuple(f"{spot}_{side}" for spot in SPOTS for side in SIDES)
TARGETS: Final = (*PLACES, *SPOTS, *_PAIRED_SPOTS)
LIMBS: Final = (*REACHING, *(f"{one}_{side}" for one, many in SINGULAR.items() if many in REACHING for side in SIDES))


def read_frame(
    written: object, pointer: str, previous: Mapping[str, object] | None, faults: Faults
) -> tuple[FrameSpec, Mapping[str, object]] | None:
    """Read one frame after the data of the *previous*; returns it with its own data, completed."""
    if not isinstance(written, Mapping):
        faults.wrong(pointer, "a frame", written, "{base: standing, pose: {hip_r: 60}}")
        return None
    for key in written:
        if key not in KEYS:
            faults.unknown(f"{pointer}/{escaped(key)}", "key of a frame", key, KEYS)
    data = dict(written) if "base" in written or previous is None else _continued(written, previous)
    base = data.get("base")
    if base is None:
        faults.add("figure-value", pointer, "the first frame has no base", "Write for example base: standing.")
        return None
    if not isinstance(base, str) or base not in BASES:
        faults.unknown(f"{pointer}/base", "base", base, BASES)
        return None
    pose, lean = _pose(data.get("pose", {}), written.get("pose", {}), f"{pointer}/pose", faults)
    spec = FrameSpec(
        base=str(base),
        pose=pose,
        lean=lean,
        rest=_rest(data.get("rest"), f"{pointer}/rest", faults),
        touch=_touch(data.get("touch", {}), f"{pointer}/touch", faults),
        arrows=read_arrows(data.get("arrow", ()), f"{pointer}/arrow", faults),
        ghost=bool(_truth(data.get("ghost"), f"{pointer}/ghost", faults)),
        anchor=_anchor(data.get("anchor"), f"{pointer}/anchor", faults),
        balance=_truth(data.get("balance"), f"{pointer}/balance", faults),
    )
    return spec, data


def _continued(written: Mapping[str, Any], previous: Mapping[str, Any]) -> dict[str, Any]:
    """What is *written* on top of what the picture before said of position and contacts."""
    data = {key: previous[key] for key in _CONTINUED if key in previous} | dict(written)
    for key in ("pose", "touch"):
        before, now = previous.get(key) or {}, written.get(key) or {}
        if not isinstance(before, Mapping) or not isinstance(now, Mapping):
            continue
        both = {name: value for name, value in before.items() if not _overruled(str(name), now)}
        if both or now:
            data[key] = both | dict(now)
    return data


def _overruled(name: str, now: Mapping[str, Any]) -> bool:
    """Whether a bare name said *now* also speaks for *name*, which has a side."""
    plain, side = unsided(name)
    return side is not None and (plain in now or SINGULAR.get(plain, plain) in now)


def _pose(data: object, written: object, pointer: str, faults: Faults) -> tuple[dict[str, float], bool | None]:
    if not isinstance(data, Mapping):
        faults.wrong(pointer, "a pose", data, "pose: {hip_r: 90, knee_r: 90}")
        return {}, None
    pose = {str(name): value for name, value in data.items()}
    lean: bool | None = None
    if "pelvis" in pose:
        lean = pose["pelvis"] == "auto"
        if lean:
            del pose["pelvis"]
    sound: dict[str, float] = {}
    own = written if isinstance(written, Mapping) else {}
    for name, value in pose.items():
        place = f"{pointer}/{escaped(name)}"
        if name not in own and not (is_axis(name) and is_number(value)):
            continue  # said where it was written
        if not is_axis(name):
            faults.unknown(place, "joint", name, (*AXES, *GLIDES, *ALL_AXES))
        elif not is_number(value):
            faults.wrong(place, f"the angle of {name}", value, f"{name}: 30 (degrees)")
        else:
            sound[name] = float(value)
    _within_limits({name: value for name, value in sound.items() if name in own}, pointer, faults)
    return spread(sound), lean


def _within_limits(pose: Mapping[str, float], pointer: str, faults: Faults) -> None:
    for name, value in pose.items():
        plain, side = unsided(name)
        place = f"{pointer}/{escaped(name)}"
        if plain in GLIDES:
            lowest, highest, _ = GLIDES[plain]
            if not lowest <= value <= highest:
                said = f"{name} {value:g} cm is beyond {lowest if value < lowest else highest:g}"
                faults.add("figure-range", place, said, f"Write {lowest:g} to {highest:g}.")
            continue
        axis = AXES[plain]
        if axis.lowest <= value <= axis.highest:
            continue
        limit = axis.lowest if value < axis.lowest else axis.highest
        which = {"r": "right ", "l": "left "}.get(side or "", "")
        said = f"{which}{axis.direction(limit)} {abs(value):g} is beyond {abs(limit):g}"
        faults.add("figure-range", place, said, f"Write {axis.lowest:g} to {axis.highest:g} for {name}.")


def _rest(written: object, pointer: str, faults: Faults) -> tuple[str, ...] | None:
    if written is None:
        return None
    if not is_list(written):
        faults.wrong(pointer, "the list of parts that bear weight", written, "rest: [feet]")
        return None
    for index, part in enumerate(written):
        if part not in PARTS:
            faults.unknown(f"{pointer}/{index}", "part of the body", part, PARTS)
    return tuple(part for part in written if part in PARTS)


def _touch(written: object, pointer: str, faults: Faults) -> dict[str, Reach]:
    if not isinstance(written, Mapping):
        faults.wrong(pointer, "what touches", written, "touch: {hands: floor}")
        return {}
    touch: dict[str, Reach] = {}
    for limb, target in written.items():
        place = f"{pointer}/{escaped(limb)}"
        if limb not in LIMBS and limb != "head":
            faults.unknown(place, "limb that reaches", limb, (*LIMBS, "head"))
        elif is_list(target) and len(target) == 3 and all(is_number(one) for one in target):
            touch[str(limb)] = (float(target[0]), float(target[1]), float(target[2]))
        elif target not in TARGETS:
            faults.unknown(place, "place to touch", target, TARGETS)
        elif target not in PLACES and _many(str(limb)) not in LYING:
            names = " and ".join(LYING)
            hint = f"Let {limb} touch the floor, or give its joints angles."
            faults.add("figure-value", place, f"only {names} can lie on the body, not {limb}", hint)
        else:
            touch[str(limb)] = str(target)
    return touch


def _many(limb: str) -> str:
    """The plural of a limb: `hand_r` gives `hands`."""
    if limb in PAIRED:
        return limb
    word = limb.rpartition("_")[0]
    return SINGULAR.get(word, limb)


def _anchor(written: object, pointer: str, faults: Faults) -> str | None:
    if written is None or written in PARTS:
        return None if written is None else str(written)
    faults.unknown(pointer, "part of the body", written, PARTS)
    return None


def _truth(written: object, pointer: str, faults: Faults) -> bool | None:
    if written is None or isinstance(written, bool):
        return written
    if written in ("yes", "no"):
        return written == "yes"
    faults.wrong(pointer, "this", written, "yes")
    return None
