# SPDX-License-Identifier: Apache-2.0
"""Reads the things in a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from corekit_figures.joints import SIDES
from corekit_figures.parts import PARTS
from corekit_figures.reading.faults import escaped
from corekit_figures.reading.values import is_list, is_number
from corekit_figures.spec import Prop

if TYPE_CHECKING:
    from corekit_figures.reading.faults import Faults

#: Things written by their name alone.
PLAIN: Final = (
    *("mat", "chair", "stool", "bed", "dumbbells", "cuffs", "stick"),
    *("kettlebells", "barbell", "poles", "elliptical", "arm-crank"),
)
#: Things that lie under a part, with the height they have unless it is said.
UNDER: Final = {
    "ball": 60.0,
    "roller": 15.0,
    "step": 18.0,
    "pillow": 9.0,
    "bolster": 20.0,
    "towel": 4.0,
    "box": 44.0,
    "bench": 50.0,
    "bicycle": 90.0,
    "recumbent": 45.0,
    "rower": 34.0,
    "platform": 18.0,
    "trampoline": 24.0,
}
#: How high the seat of a chair is, and its back.
SEAT: Final = 44.0
CHAIR_BACK: Final = 90.0
#: Things said by one number: its limits, and what it is.
MEASURED: Final = {"water": (10, 170), "slope": (1, 40)}
WALLS: Final = ("front", "back", "left", "right")
#: Points a strap or a band can run through, beside points in the world.
THROUGH: Final = (
    *tuple(f"{word}_{side}" for word in ("hand", "foot", "knee", "ankle", "thigh", "elbow") for side in SIDES),
    "chest",
    "waist",
    "pelvis",
    "back",
    "anchor",
    "anchor_r",
    "anchor_l",
    "anchor-behind",
)
#: Parts that can hold a pillow between them, and one of the two.
BETWEEN: Final = {"knees": "knee", "feet": "foot", "hands": "hand"}
#: What a belt can lie over: sections of the trunk, or the calves.
BELTED: Final = ("pelvis", "waist", "chest", "calves")
#: Parts of the back that a ball at a wall can lie behind, to the right or the left of the spine.
BEHIND: Final = tuple(f"{word}_{side}" for word in ("waist", "upper-back") for side in SIDES)
JAMBS: Final = ("both", "left", "right")
#: What a helper can hold, and from where in the picture the helper's arm comes.
HELD: Final = tuple(f"{word}_{side}" for word in ("heel", "ankle", "shin", "knee", "thigh", "hip") for side in SIDES)
FROM: Final = ("up", "down", "left", "right")
KINDS: Final = (
    *PLAIN,
    *UNDER,
    *MEASURED,
    "wall",
    "counter",
    "strap",
    "band",
    "dumbbell",
    "kettlebell",
    "cuff",
    "belt",
    "doorway",
    "helper",
)


def read_props(written: object, faults: Faults) -> tuple[Prop, ...]:
    """Read the list of *written* props; what is wrong goes to *faults*."""
    if not is_list(written):
        faults.wrong("/props", "the list of props", written, "props: [mat]")
        return ()
    found = (_prop(one, f"/props/{index}", faults) for index, one in enumerate(written))
    return tuple(prop for prop in found if prop is not None)


def _prop(written: object, pointer: str, faults: Faults) -> Prop | None:
    if isinstance(written, str):
        if written in PLAIN:
            return Prop(kind=written)
        if written in KINDS:
            faults.wrong(pointer, f"the {written}", None, _EXAMPLES[written])
        else:
            faults.unknown(pointer, "prop", written, KINDS)
        return None
    if not isinstance(written, Mapping) or len(written) != 1:
        faults.wrong(pointer, "a prop", written, "mat, or {step: {under: foot_r, height: 20}}")
        return None
    kind, value = next(iter(written.items()))
    if kind not in KINDS:
        faults.unknown(pointer, "prop", kind, KINDS)
        return None
    read = _READERS.get(kind, _under if kind in UNDER else _nothing)
    return read(kind, value, f"{pointer}/{escaped(kind)}", faults)


def _pillow(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    """A pillow under a part, or one that is held between two."""
    if not isinstance(value, Mapping) or "between" not in value:
        return _under(kind, value, pointer, faults)
    part = value["between"]
    if not isinstance(part, str) or part not in BETWEEN or len(value) > 1:
        faults.wrong(pointer, "a pillow that is held", value, "{pillow: {between: knees}} (or feet, hands)")
        return None
    return Prop(kind="held-pillow", through=tuple(f"{BETWEEN[part]}_{side}" for side in SIDES))


def _nothing(kind: str, value: object, pointer: str, faults: Faults) -> Prop:
    faults.wrong(pointer, f"what is said of a {kind}", value, kind)
    return Prop(kind=kind)


def _under(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    said = {"under": value} if isinstance(value, str) else value
    if kind == "ball" and isinstance(said, Mapping) and "behind" in said:
        return _behind(kind, said, pointer, faults)
    if not isinstance(said, Mapping) or "under" not in said or set(said) - {"under", "height"}:
        faults.wrong(pointer, f"a {kind}", value, _EXAMPLES[kind])
        return None
    part, height = said["under"], said.get("height", UNDER[kind])
    if part not in PARTS:
        faults.unknown(f"{pointer}/under", "part of the body", part, PARTS)
        return None
    if not is_number(height) or not 1 <= height <= 120:
        faults.wrong(f"{pointer}/height", f"the height of a {kind} in cm", height, _EXAMPLES[kind])
        return None
    return Prop(kind=kind, under=part, height=float(height))


def _behind(kind: str, said: Mapping[str, object], pointer: str, faults: Faults) -> Prop | None:
    """A ball between the back and a wall."""
    part, height = said["behind"], said.get("height", 7)
    if part not in BEHIND:
        faults.unknown(f"{pointer}/behind", "part of the back", part, BEHIND)
        return None
    if set(said) - {"behind", "height"} or not is_number(height) or not 2 <= height <= 30:
        faults.wrong(pointer, "a ball at a wall", said, "{ball: {behind: waist_r, height: 7}}")
        return None
    return Prop(kind=kind, at=str(part), height=float(height))


def _doorway(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    said = {"distance": value} if is_number(value) else value
    if isinstance(said, Mapping) and not set(said) - {"distance", "jamb"}:
        distance, jamb = said.get("distance"), said.get("jamb", "both")
        if is_number(distance) and 0 < distance <= 150 and jamb in JAMBS:
            return Prop(kind=kind, at=float(distance), sides=(str(jamb),))
    faults.wrong(pointer, "a doorway", value, _EXAMPLES[kind])
    return None


def _helper(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    if not isinstance(value, Mapping) or not 1 <= len(value) <= 2:
        faults.wrong(pointer, "a helper", value, _EXAMPLES[kind])
        return None
    for part, way in value.items():
        if part not in HELD:
            faults.unknown(f"{pointer}/{escaped(part)}", "part that a helper holds", part, HELD)
        elif way not in FROM:
            faults.unknown(f"{pointer}/{escaped(part)}", "side from which an arm comes", way, FROM)
    return Prop(kind=kind, through=tuple(map(str, value)), ways=tuple(map(str, value.values())))


def _wall(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    if value in WALLS:
        return Prop(kind=kind, at=str(value))
    if is_number(value) and 0 < value <= 150:
        return Prop(kind=kind, at=float(value))
    faults.wrong(pointer, "a wall", value, _EXAMPLES["wall"])
    return None


def _chair(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    """A chair that is sat on, with its back on a side; one in front, to hold; or one under a part."""
    if value in WALLS:
        return Prop(kind=kind, at=str(value))
    if is_number(value) and -80 <= value <= 120:
        return Prop(kind=kind, at=float(value), height=CHAIR_BACK)
    if isinstance(value, Mapping) and "under" in value and not set(value) - {"under", "back", "height"}:
        part, back, height = value["under"], value.get("back", "front"), value.get("height", SEAT)
        if part not in PARTS:
            faults.unknown(f"{pointer}/under", "part of the body", part, PARTS)
            return None
        if back in WALLS and is_number(height) and 20 <= height <= 90:
            return Prop(kind=kind, under=part, height=float(height), at=str(back))
    faults.wrong(pointer, "a chair", value, _EXAMPLES[kind])
    return None


def _counter(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    said = {"distance": value} if is_number(value) else value
    if isinstance(said, Mapping) and not set(said) - {"distance", "height"}:
        distance, height = said.get("distance", 40), said.get("height", 92)
        if is_number(distance) and is_number(height) and -80 <= distance <= 120 and 20 <= height <= 220:
            return Prop(kind=kind, at=float(distance), height=float(height))
    faults.wrong(pointer, "a counter to hold", value, _EXAMPLES["counter"])
    return None


def _strap(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    if not is_list(value) or len(value) < 2:
        faults.wrong(pointer, f"a {kind}", value, _EXAMPLES[kind])
        return None
    for index, point in enumerate(value):
        if point not in THROUGH:
            faults.unknown(f"{pointer}/{index}", f"point for a {kind}", point, THROUGH)
    return Prop(kind=kind, through=tuple(str(point) for point in value))


def _weight(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    """A weight in one hand or round one ankle."""
    word = "hand" if kind == "dumbbell" else "ankle"
    limbs = tuple(f"{word}_{side}" for side in SIDES)
    if value not in limbs:
        faults.unknown(pointer, word, value, limbs)
        return None
    return Prop(kind=f"{kind}s", sides=(str(value)[-1],))


def _kettlebell(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    hands = ("hands", *(f"hand_{side}" for side in SIDES))
    if value not in hands:
        faults.unknown(pointer, "hand", value, hands)
        return None
    return Prop(kind=kind, sides=() if value == "hands" else (str(value)[-1],))


def _measured(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    lowest, highest = MEASURED[kind]
    if is_number(value) and lowest <= value <= highest:
        return Prop(kind=kind, height=float(value))
    faults.wrong(pointer, f"what is said of a {kind}", value, _EXAMPLES[kind])
    return None


def _belt(kind: str, value: object, pointer: str, faults: Faults) -> Prop | None:
    if value not in BELTED:
        faults.unknown(pointer, "part for a belt", value, BELTED)
        return None
    return Prop(kind=kind, through=(str(value),))


_READERS: Final[Mapping[str, Callable[[str, object, str, Faults], Prop | None]]] = {
    "pillow": _pillow,
    "wall": _wall,
    "chair": _chair,
    "counter": _counter,
    "strap": _strap,
    "band": _strap,
    "dumbbell": _weight,
    "cuff": _weight,
    "kettlebell": _kettlebell,
    "water": _measured,
    "slope": _measured,
    "belt": _belt,
    "doorway": _doorway,
    "helper": _helper,
}
_EXAMPLES: Final = {
    **{kind: f"{{{kind}: {{under: feet, height: {height:g}}}}}" for kind, height in UNDER.items()},
    "wall": "{wall: back} (front, back, left, right), or {wall: 60}: 60 cm in front of the feet",
    "chair": "chair, {chair: left} (where its back is), {chair: 35} (in front, to hold), or {chair: {under: calves}}",
    "counter": "{counter: {distance: 40, height: 92}}",
    "strap": "{strap: [hand_r, foot_r, hand_l]}",
    "band": "{band: [hand_r, hand_l]}",
    "dumbbell": "{dumbbell: hand_r}",
    "cuff": "{cuff: ankle_r}",
    "kettlebell": "{kettlebell: hands} (hand_r, hand_l)",
    "water": "{water: 120}: the surface is 120 cm high",
    "slope": "{slope: 10}: it rises 10 cm in every metre",
    "belt": "{belt: waist}",
    "doorway": "{doorway: 40}, or {doorway: {distance: 40, jamb: right}}",
    "helper": "{helper: {heel_r: right, knee_r: down}}",
}
