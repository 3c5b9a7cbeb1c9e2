# SPDX-License-Identifier: Apache-2.0
"""
Every mutant of an item: the item with one thing changed that its cases should notice.

Rules, the entries of conditions, exercises' own conditions, regimens' guards, the guards of progressions, gates and
derived facts have mutants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.criteria_mutants import Change, brief, changes, plain_figure
from corekit.check.guard_mutants import FACTOR_STEP, progression_mutants
from corekit.content.spans import child
from corekit.planning.rulings import STRICTEST_FIRST
from corekit.planning.safety_rule import OUTCOMES
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit.content.library import Library
    from corekit.criteria.subject import Subject

#: Kinds of items that have mutants, in the order in which they are told.
MUTATED = ("rule", "condition", "exercise", "regimen", "progression", "fact")
_SELECTORS = ("exclude", "caution", "prefer")
_BOUNDS = ("dose", "intensity", "frequency")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Mutant(Record):
    """One item with one change; *old* and *new* are the criteria about the person, where the change is in them."""

    kind: str
    item: str
    pointer: str
    #: What was changed, in words.
    words: str
    #: The whole item, canonical, with the change made.
    data: Any
    old: Any = None
    new: Any = None

    @property
    def place(self) -> str:
        """The first name of the pointer: `when`, `then`, `if_unknown` ..."""
        return self.pointer.split("/")[1]

    @property
    def is_policy(self) -> bool:
        """Whether what changed is what is done while nobody knows."""
        return self.pointer.endswith("/if_unknown")

    @property
    def is_of_guard(self) -> bool:
        """Whether what changed is a guard of a progression."""
        return self.kind == "progression" and not self.pointer.startswith("/enter")


def mutants(kind: str, item: str, library: Library) -> Iterator[Mutant]:
    """Yield every mutant of an item of *library*."""
    data = library.data(kind, item)
    for change, old, new in _MAKERS[kind](data, library):
        yield Mutant(
            kind=kind, item=item, pointer=change.pointer, words=change.words, data=change.data, old=old, new=new
        )


_Made = tuple[Change, Any, Any]


def _at(data: Mapping[str, Any], key: str, subject: Subject, pointer: str) -> Iterator[_Made]:
    """Changes of the criteria about a person that stand under *key*."""
    if isinstance(data.get(key), dict):
        for change in changes(data[key], subject, child(pointer, key)):
            yield change._replace(data={**data, key: change.data}), data[key], change.data


def _entries(
    data: Mapping[str, Any], key: str, pointer: str, make: Callable[[Any, str], Iterator[_Made]]
) -> Iterator[_Made]:
    """Changes of each entry of the list under *key*."""
    entries = data.get(key) or ()
    for index, entry in enumerate(entries):
        for change, old, new in make(entry, f"{child(pointer, key)}/{index}"):
            changed = [*entries[:index], change.data, *entries[index + 1 :]]
            yield change._replace(data={**data, key: changed}), old, new


def _dropped(data: Mapping[str, Any], key: str, pointer: str) -> Iterator[_Made]:
    """The data without one of the entries under *key*."""
    entries = data.get(key) or ()
    for index, entry in enumerate(entries):
        rest = [*entries[:index], *entries[index + 1 :]]
        kept = {**data, key: rest} if rest else {name: value for name, value in data.items() if name != key}
        yield Change(f"{child(pointer, key)}/{index}", f"{key} {brief(entry)} dropped", kept), None, None


def _policy(data: Mapping[str, Any], policy: str, pointer: str) -> Iterator[_Made]:
    for other in STRICTEST_FIRST:
        if other != policy:
            words = f"if_unknown {policy} -> {other}"
            yield Change(f"{pointer}/if_unknown", words, {**data, "if_unknown": other}), None, None


def _of_rule(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    yield from _at(data, "when", library.subject_facts, "")
    yield from _policy(data, data["if_unknown"], "")
    for change, _, _ in _of_consequence(data["then"], library):
        if change.data:
            yield change._replace(data={**data, "then": change.data}), None, None


def _of_consequence(then: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    outcome = then.get("outcome")
    if outcome in OUTCOMES:
        place = OUTCOMES.index(outcome)
        for other in OUTCOMES[max(place - 1, 0) : place + 2]:
            if other != outcome:
                yield Change("/then/outcome", f"outcome {outcome} -> {other}", {**then, "outcome": other}), None, None
    if "within_days" in then:
        days = then["within_days"]
        for other in (days + 1, *([days - 1] if days else [])):
            words = f"within_days {days} -> {other}"
            yield Change("/then/within_days", words, {**then, "within_days": other}), None, None
    yield from _of_content(then, library)
    for key in _SELECTORS:
        yield from _dropped(then, key, "/then")
        yield from _entries(then, key, "/then", lambda entry, pointer: _of_selector(entry, library, pointer))
    yield from _dropped(then, "limit", "/then")
    yield from _entries(then, "limit", "/then", lambda entry, pointer: _of_limit(entry, library, pointer))
    if "treat_as" in then:
        treated = then["treat_as"] if isinstance(then["treat_as"], list) else [then["treat_as"]]
        yield from _dropped({**then, "treat_as": treated}, "treat_as", "/then")


def _of_content(then: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    content = then.get("content")
    pointer = "/then/content"
    if isinstance(content, dict):
        yield Change(pointer, "content only some -> all", {**then, "content": "all"}), None, None
        for change, _, _ in _of_selector(content["only"], library, f"{pointer}/only"):
            yield change._replace(data={**then, "content": {"only": change.data}}), None, None
    elif content is not None:
        other = "none" if content == "all" else "all"
        yield Change(pointer, f"content {content} -> {other}", {**then, "content": other}), None, None


def _of_selector(selector: Any, library: Library, pointer: str) -> Iterator[_Made]:
    return ((change, None, None) for change in changes(selector, library.subject_exercise, pointer))


def _of_limit(entry: Mapping[str, Any], library: Library, pointer: str) -> Iterator[_Made]:
    for change, _, _ in _of_selector(entry.get("select"), library, f"{pointer}/select"):
        yield change._replace(data={**entry, "select": change.data}), None, None
    for part in _BOUNDS:
        for key, bounds in (entry.get(part) or {}).items():
            for bound, figure in bounds.items():
                for step in (1, -1):
                    if not isinstance(figure, int | float):
                        continue
                    moved = plain_figure(figure + step)
                    changed = {**entry, part: {**entry[part], key: {**bounds, bound: moved}}}
                    words = f"{key} {bound} {figure} -> {moved}"
                    yield Change(f"{pointer}/{part}/{key}/{bound}", words, changed), None, None
    for key, factor in (entry.get("scale") or {}).items():
        for share in (FACTOR_STEP, -FACTOR_STEP):
            times = plain_figure(factor + share)
            changed = {**entry, "scale": {**entry["scale"], key: times}}
            yield Change(f"{pointer}/scale/{key}", f"{key} times {factor} -> {times}", changed), None, None
    yield from _dropped(entry, "without", pointer)


def _guarded(policy: str, library: Library) -> Callable[[Any, str], Iterator[_Made]]:
    """Changes of an entry `{when, because, if_unknown}` of a condition or an exercise."""

    def make(entry: Mapping[str, Any], pointer: str) -> Iterator[_Made]:
        yield from _at(entry, "when", library.subject_facts, pointer)
        if "when" in entry:
            yield from _policy(entry, entry.get("if_unknown", policy), pointer)

    return make


def _of_exercise(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    for key, policy in (("excluded_when", "apply"), ("caution_when", "caution")):
        yield from _dropped(data, key, "")
        yield from _entries(data, key, "", _guarded(policy, library))


def _of_condition(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    yield from _at(data, "recognised_by", library.subject_facts, "")
    for key, policy in (("exclude", "apply"), ("caution", "caution"), ("limit", "apply"), ("prefer", "ignore")):
        yield from _dropped(data, key, "")
        yield from _entries(data, key, "", _guarded(policy, library))
        if key != "limit":
            yield from _entries(data, key, "", lambda entry, pointer: _selecting(entry, library, pointer))
        else:
            yield from _entries(data, key, "", lambda entry, pointer: _of_limit(entry, library, pointer))


def _selecting(entry: Mapping[str, Any], library: Library, pointer: str) -> Iterator[_Made]:
    for change, _, _ in _of_selector(entry.get("select"), library, f"{pointer}/select"):
        yield change._replace(data={**entry, "select": change.data}), None, None


def _of_regimen(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    for key in ("indicated_when", "contraindicated_when"):
        yield from _at(data, key, library.subject_facts, "")
    yield from _entries(data, "tracks", "", lambda track, pointer: _at(track, "when", library.subject_facts, pointer))


def _of_progression(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    return progression_mutants(data, library.subject_facts)


def _of_fact(data: Mapping[str, Any], library: Library) -> Iterator[_Made]:
    yield from _at(data, "ask_when", library.subject_facts, "")
    derive = data.get("derive") or {}
    for change, old, new in _at(derive, "criteria", library.subject_facts, "/derive"):
        yield change._replace(data={**data, "derive": change.data}), old, new
    if isinstance(derive.get("count"), list):
        counted = {"any": derive["count"]}
        for change, _, _ in _at({"": counted}, "", library.subject_facts, "/derive"):
            parts = change.data[""].get("any")
            if parts is not None:
                pointer = change.pointer.replace("/derive//any", "/derive/count", 1)
                yield change._replace(pointer=pointer, data={**data, "derive": {"count": parts}}), None, None
    if len(derive.get("sum") or ()) > 1:
        for change, _, _ in _dropped(derive, "sum", "/derive"):
            yield change._replace(data={**data, "derive": change.data}), None, None


_MAKERS: Mapping[str, Callable[[Mapping[str, Any], Library], Iterator[_Made]]] = {
    "rule": _of_rule,
    "condition": _of_condition,
    "exercise": _of_exercise,
    "regimen": _of_regimen,
    "progression": _of_progression,
    "fact": _of_fact,
}
