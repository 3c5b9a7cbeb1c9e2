# SPDX-License-Identifier: Apache-2.0
"""Exercises: stop rules, ladders of easier and harder ones, one movement under two names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.items import at_item, own
from corekit.content.variants import variant_data
from corekit.model.attributes import ATTRIBUTES
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.content.library import Library

#: Loads that come from outside of the body.
_EXTERNAL: Final = frozenset({"light", "moderate", "heavy"})
#: How alike two names are of which one is taken for the other (of `difflib`; editorial).
_ALIKE: Final = 0.85
#: Of more exercises with the same attributes only equal names are told: comparing each with each takes too long.
_MOST_COMPARED: Final = 40
#: A ladder is followed so far.
_LONGEST: Final = 200
#: Attributes that say how much and with what, not which movement it is.
_BESIDE: Final = frozenset({"equipment", "level", "qualities", "hold_seconds", "effort"})
_NO_WORD: Final = re.compile(r"[\W_]")
_COMPARED: Final = tuple(name for name in ATTRIBUTES if name not in _BESIDE)


def stop_rules(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield exercises at the end of the range, with nerve tension or external load that say nowhere when to stop."""
    for identifier in own(library, namespace, "exercise"):
        data = library.data("exercise", identifier)
        for pointer, form in _forms(data):
            reasons = () if form.get("stop_when") else tuple(_risks(form))
            if reasons:
                message = f"the exercise has {' and '.join(reasons)}, and says nowhere when to stop"
                hint = "Add `stop_when`: what the person feels, and a sentence that says what to do then."
                place = pointer or _place(form)
                fault = Diagnostic(code="stop-rule-missing", message=message, hint=hint, pointer=place)
                yield at_item(library, "exercise", identifier, fault)
                break


def _forms(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield an exercise and each of its variants, with the pointer to the variant."""
    yield "", data
    for name in data.get("variants") or {}:
        yield f"/variants/{name}", variant_data(data, name)


def _risks(data: Mapping[str, Any]) -> Iterator[str]:
    movements = data.get("movements")
    if any(isinstance(entry, dict) and entry.get("range") == "end" for entry in movements or ()):
        yield "a movement to the end of its range"
    if data.get("nerve_tension") not in (None, "none"):
        yield "tension on a nerve"
    if data.get("load") in _EXTERNAL:
        yield f"a {data['load']} load"


def _place(data: Mapping[str, Any]) -> str:
    for index, entry in enumerate(data.get("movements") or ()):
        if isinstance(entry, dict) and entry.get("range") == "end":
            return f"/movements/{index}"
    return "/nerve_tension" if data.get("nerve_tension") not in (None, "none") else "/load"


def ladders(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield circles in `easier` and `harder`, and steps that go the wrong way."""
    for identifier in own(library, namespace, "exercise"):
        for way in ("easier", "harder"):
            circle = _circle(library, identifier, way)
            if circle is not None:
                message = f"the way to the {way} exercise leads back: {' > '.join(circle)}"
                fault = Diagnostic(code="exercise-cycle", message=message, pointer=f"/{way}")
                yield at_item(library, "exercise", identifier, fault)
            yield from _levels(library, identifier, way)


def _steps(library: Library, identifier: str, way: str) -> tuple[str, ...]:
    if not library.has("exercise", identifier):
        return ()
    named = library.data("exercise", identifier).get(way)
    return (named,) if isinstance(named, str) else tuple(named or ())


def _circle(library: Library, start: str, way: str) -> tuple[str, ...] | None:
    waiting: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
    seen: set[str] = set()
    while waiting and len(seen) < _LONGEST:
        here, path = waiting.pop()
        for step in _steps(library, here, way):
            if step == start:
                return (*path, start)
            if step not in seen:
                seen.add(step)
                waiting.append((step, (*path, step)))
    return None


def _levels(library: Library, identifier: str, way: str) -> Iterator[Diagnostic]:
    level = library.data("exercise", identifier).get("level")
    for step in _steps(library, identifier, way):
        other = library.data("exercise", step).get("level") if library.has("exercise", step) else None
        if level is None or other is None:
            continue
        if (way == "easier" and other > level) or (way == "harder" and other < level):
            message = f"the {way} exercise '{step}' has level {other}, this one has level {level}"
            # a harder one may be so along another way than its level, such as force; a way back may not lead up
            severity = "warning" if way == "easier" else "note"
            fault = Diagnostic(code="exercise-level", message=message, severity=severity, pointer=f"/{way}")
            yield at_item(library, "exercise", identifier, fault)


def duplicates(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield exercises that have the attributes of another one and nearly its name, each once."""
    by_form: dict[str, list[str]] = {}
    for identifier in library.ids("exercise"):
        by_form.setdefault(_form(library, identifier), []).append(identifier)
    for same in by_form.values():
        if len(same) > 1:
            yield from _pairs(library, namespace, same)


def _pairs(library: Library, namespace: str, same: Iterable[str]) -> Iterator[Diagnostic]:
    # those of other packs first, so that each pair is told at the one that can be mended
    order = sorted(same, key=lambda identifier: library.owner("exercise", identifier) == namespace)
    names = {
        identifier: {name: _figures(name) for name in _names(library.data("exercise", identifier))}
        for identifier in order
    }
    first: dict[str, str] = {}
    for index, identifier in enumerate(order):
        other = next((first[name] for name in names[identifier] if name in first), None)
        if other is None and len(order) <= _MOST_COMPARED:
            other = next((known for known in order[:index] if _alike(names[known], names[identifier])), None)
        for name in names[identifier]:
            first.setdefault(name, identifier)
        if other is not None and library.owner("exercise", identifier) == namespace:
            message = f"this exercise has the attributes of '{other}' and nearly its name"
            hint = "Keep one and put the other's name under `also_known_as` and `aliases`."
            fault = Diagnostic(
                code="exercise-duplicate", message=message, severity="warning", hint=hint, pointer="/title"
            )
            yield at_item(library, "exercise", identifier, fault)


def _form(library: Library, identifier: str) -> str:
    values = map(library.data("exercise", identifier).get, _COMPARED)
    return repr([sorted(map(repr, value)) if isinstance(value, list) and len(value) > 1 else value for value in values])


def _alike(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> bool:
    """Whether two exercises, each its names with the figures in them, have nearly one name."""
    return any(
        figures == others and _close(first, second)
        for first, figures in one.items()
        for second, others in other.items()
    )


def _close(name: str, other: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only where attributes are the same

    return SequenceMatcher(None, name, other).ratio() >= _ALIKE


def _figures(name: str) -> list[str]:
    """The numbers in a name: those of a series, such as 'teaser 1' and 'teaser 2', differ in nothing else."""
    return [word for word in name.split() if word.isdecimal()]


def _names(data: Mapping[str, Any]) -> Iterable[str]:
    """The names of an exercise, with their words in order, so that 'row, band' and 'band row' are the same."""
    for name in (data["title"], *(data.get("also_known_as") or ())):
        yield " ".join(sorted(_NO_WORD.sub(" ", str(name).casefold()).split()))
