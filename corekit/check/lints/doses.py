# SPDX-License-Identifier: Apache-2.0
"""Doses: ranges the wrong way round, frequencies said twice, names that are not there, claims they contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.items import COLLECTIONS, at_item, holds_more, own
from corekit.criteria import TRUE, parse
from corekit.criteria.values import is_number
from corekit.model.diagnostic import Diagnostic
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library

_PARTS: Final = {"dose": DOSE_KEYS, "start": DOSE_KEYS, "intensity": INTENSITY_KEYS, "frequency": FREQUENCY_KEYS}
#: Of each of these only one may be said.
_WITHIN_A_DAY: Final = ("times_per_day", "every_hours", "every_minutes", "as_needed")
_ACROSS_DAYS: Final = ("days_per_week", "every_days", "every_weeks")
#: Claims that say a value is wrong.
_AGAINST: Final = frozenset({"contradicted", "unsupported"})


def doses(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what is wrong within a dose, intensity or frequency, wherever in an item it stands."""
    for kind in ("exercise", "progression", "regimen"):
        for identifier in own(library, namespace, kind):
            data = library.data(kind, identifier)
            for fault in (*_within(data, ""), *(_start(data) if kind == "exercise" else ())):
                yield at_item(library, kind, identifier, fault)


def _within(data: Any, pointer: str) -> Iterator[Diagnostic]:
    if isinstance(data, list):
        for index, entry in enumerate(data):
            if isinstance(entry, COLLECTIONS):
                yield from _within(entry, f"{pointer}/{index}")
        return
    for key, value in data.items():
        if key == "cases" or not isinstance(value, COLLECTIONS) or (isinstance(value, list) and not holds_more(value)):
            continue
        place = f"{pointer}/{key}"
        if key in _PARTS and isinstance(value, dict):
            yield from _part(key, value, place)
        elif key == "doses" and isinstance(value, dict):
            for name, dose in value.items():
                yield from _part("dose", dose, f"{place}/{name}")
        else:
            yield from _within(value, place)


def _part(part: str, data: Mapping[str, Any], pointer: str) -> Iterator[Diagnostic]:
    for key, value in data.items():
        ends = value if isinstance(value, list) and len(value) == 2 and key != "reps_by_set" else None
        if ends is not None and key in _PARTS[part] and all(map(is_number, ends)) and ends[0] > ends[1]:
            message = f"the range of {key} begins with its larger figure"
            hint = f"Write [{ends[1]}, {ends[0]}]: a plan starts at the first figure."
            yield Diagnostic(code="dose-range", message=message, hint=hint, pointer=f"{pointer}/{key}")
    listed, sets = data.get("reps_by_set"), data.get("sets")
    if isinstance(listed, list) and is_number(sets) and len(listed) != sets:
        message = f"`reps_by_set` lists {len(listed)} sets, `sets` says {sets}"
        yield Diagnostic(code="dose-sets", message=message, pointer=f"{pointer}/reps_by_set")
    if part == "frequency":
        for rivals in (_WITHIN_A_DAY, _ACROSS_DAYS):
            said = [key for key in rivals if key in data]
            if len(said) > 1:
                message = f"{' and '.join(said)} say the same thing twice"
                yield Diagnostic(
                    code="dose-frequency", message=message, hint="Keep one.", pointer=f"{pointer}/{said[1]}"
                )


def _start(data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    dose = data.get("dose")
    for key, value in (data.get("start") or {}).items():
        within = dose.get(key) if isinstance(dose, dict) else None
        ends = _ends(within)
        if ends is None or (is_number(value) and not ends[0] <= value <= ends[1]):
            message = f"a plan would start {key} at {value}, which the dose does not allow"
            yield Diagnostic(code="dose-range", message=message, pointer=f"/start/{key}")


def named_doses(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield doses that a track or a stage picks by a name that the exercise does not have."""
    for kind in ("progression", "regimen"):
        for identifier in own(library, namespace, kind):
            for exercise, name, pointer in _picks(library.data(kind, identifier), ""):
                known = library.data("exercise", exercise).get("doses") if library.has("exercise", exercise) else None
                if library.has("exercise", exercise) and name not in (known or {}):
                    message = f"the exercise '{exercise}' has no dose '{name}'"
                    hint = f"It has {', '.join(known)}." if known else "It has no `doses` with names."
                    fault = Diagnostic(code="dose-unknown-name", message=message, hint=hint, pointer=pointer)
                    yield at_item(library, kind, identifier, fault)


def _picks(data: Any, pointer: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(data, list):
        for index, entry in enumerate(data):
            yield from _picks(entry, f"{pointer}/{index}")
    elif isinstance(data, dict):
        if isinstance(data.get("exercise"), str) and isinstance(data.get("dose"), str):
            yield data["exercise"], data["dose"], f"{pointer}/dose"
        for key, value in data.items():
            if key != "cases":
                yield from _picks(value, f"{pointer}/{key}")


def claimed(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield doses that a claim calls wrong, and doses that lie outside of all that claims support."""
    claims = tuple(_claims(library))
    if not claims:
        return
    selects = {select: parse(claim["select"], library.subject_exercise) for _, claim, select in claims}
    for identifier in own(library, namespace, "exercise"):
        data, attributes = library.data("exercise", identifier), library.attributes(identifier)
        truths = {select: criteria.evaluate(attributes) for select, criteria in selects.items()}
        applying = [entry for entry in claims if truths[entry[2]] == TRUE]
        for path in dict.fromkeys(claim["parameter"] for _, claim, _ in applying):
            about = {name: claim for name, claim, _ in applying if claim["parameter"] == path}
            for fault in _against(data, path, about):
                yield at_item(library, "exercise", identifier, fault)


def _claims(library: Library) -> Iterator[tuple[str, Any, str]]:
    """Yield the claims about a figure of the dose: id, data, and the selector as text."""
    for identifier in library.ids("claim"):
        claim = library.data("claim", identifier)
        part, _, key = str(claim.get("parameter", "")).partition(".")
        if key in _PARTS.get(part, {}) and claim.get("select") is not None and _ends(claim.get("value")) is not None:
            yield identifier, claim, repr(claim["select"])


def _against(data: Mapping[str, Any], path: str, claims: Mapping[str, Any]) -> Iterator[Diagnostic]:
    supported = [claim["value"] for claim in claims.values() if claim.get("status") == "supported"]
    held = tuple(_held(data, path))
    for pointer, value in held:
        if any(_overlap(value, right) for right in supported):
            continue
        for name, claim in claims.items():
            if claim.get("status") in _AGAINST and _inside(value, claim["value"]):
                message = f"{path} is {_shown(value)}, which the claim '{name}' calls {claim['status']}"
                yield Diagnostic(code="dose-contradicted", message=message, severity="warning", pointer=pointer)
    if supported and held and not any(_overlap(value, right) for _, value in held for right in supported):
        names = ", ".join(sorted(name for name, claim in claims.items() if claim.get("status") == "supported"))
        message = f"{path} is {_shown(held[0][1])}, outside of what is claimed ({names})"
        yield Diagnostic(code="dose-unlike-claims", message=message, severity="note", pointer=held[0][0])


def _held(data: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    """Every value that an exercise states for a parameter, its named doses among them."""
    part, _, key = path.partition(".")
    places = [(f"/{part}", data.get(part))]
    if part == "dose":
        places += [(f"/doses/{name}", dose) for name, dose in (data.get("doses") or {}).items()]
    for pointer, holder in places:
        if isinstance(holder, dict) and _ends(holder.get(key)) is not None:
            yield f"{pointer}/{key}", holder[key]


def _ends(value: Any) -> Any:
    if is_number(value):
        return value, value
    if isinstance(value, list) and len(value) == 2 and all(map(is_number, value)):
        return tuple(value)
    return None


def _overlap(one: Any, other: Any) -> bool:
    (low, high), (least, most) = _ends(one), _ends(other)
    return bool(low <= most and least <= high)


def _inside(one: Any, other: Any) -> bool:
    (low, high), (least, most) = _ends(one), _ends(other)
    return bool(least <= low and high <= most)


def _shown(value: Any) -> str:
    return " to ".join(map(str, value)) if isinstance(value, list) else str(value)
