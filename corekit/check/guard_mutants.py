# SPDX-License-Identifier: Apache-2.0
"""Every mutant of a progression: one of its guards, or of the tests that say where somebody begins, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.check.criteria_mutants import Change, brief, changes, plain_figure
from corekit.content.spans import child
from corekit.model.progress import MOVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.criteria.subject import Subject

#: By how much a factor of a dose is moved.
FACTOR_STEP = 0.1
_WAYS = ("stage", "exercise", "dose")

#: A change with the criteria before and after it, where it is in them.
Made = tuple[Change, Any, Any]


def progression_mutants(data: Mapping[str, Any], subject: Subject) -> Iterator[Made]:
    """
    Yield the changes of a progression (canonical data); each change holds the whole progression with it made.

    Changed are the criteria of a guard or an entry, the move of a guard (into the next more or less cautious one), the
    stage that it leads to, what it changes, and its factors; a guard, a factor or an entry is dropped.
    """
    stages = [stage["id"] for stage in data["stages"]]
    for index, stage in enumerate(data["stages"]):
        for change, old, new in _of_holder(stage, stages, subject, f"/stages/{index}"):
            changed = [*data["stages"][:index], change.data, *data["stages"][index + 1 :]]
            yield change._replace(data={**data, "stages": changed}), old, new
    for change, old, new in _of_holder(data.get("always") or {}, stages, subject, "/always"):
        yield change._replace(data={**data, "always": change.data}), old, new
    for change, old, new in _of_entries(data.get("enter") or [], stages, subject):
        yield change._replace(data={**data, "enter": change.data}), old, new


def _of_holder(holder: Mapping[str, Any], stages: list[str], subject: Subject, pointer: str) -> Iterator[Made]:
    """Changes of the guards of a stage, or of every stage."""
    for move in MOVES:
        written = holder.get(move)
        guards = written if isinstance(written, list) else [] if written is None else [written]
        for index, guard in enumerate(guards):
            place = f"{pointer}/{move}/{index}" if isinstance(written, list) else f"{pointer}/{move}"
            rest = [*guards[:index], *guards[index + 1 :]]
            yield Change(place, f"{move} {brief(guard['when'])} dropped", {**holder, move: rest}), None, None
            for other in _neighbours(MOVES, move):
                others = holder.get(other) or []
                there = [guard, *(others if isinstance(others, list) else [others])]
                moved = {**holder, move: rest, other: there}
                yield Change(place, f"{move} -> {other}", moved), None, None
            for change, old, new in _of_guard(guard, move, stages, subject, place):
                changed = [*guards[:index], change.data, *guards[index + 1 :]]
                yield change._replace(data={**holder, move: changed}), old, new


def _of_guard(guard: Mapping[str, Any], move: str, stages: list[str], subject: Subject, pointer: str) -> Iterator[Made]:
    for change in changes(guard["when"], subject, child(pointer, "when")):
        yield change._replace(data={**guard, "when": change.data}), guard["when"], change.data
    if move in ("regress", "advance"):
        yield from ((change, None, None) for change in _leading(guard, stages, pointer))


def _leading(guard: Mapping[str, Any], stages: list[str], pointer: str) -> Iterator[Change]:
    """Changes of where a guard leads."""
    if "to" in guard:
        for other in _neighbours(stages, guard["to"]):
            yield Change(child(pointer, "to"), f"to {guard['to']} -> {other}", {**guard, "to": other})
    if "by" in guard:
        for way in _WAYS:
            if way != guard["by"]:
                yield Change(child(pointer, "by"), f"by {guard['by']} -> {way}", {**guard, "by": way})
    scale = guard.get("scale") or {}
    for key, factor in scale.items():
        place = f"{pointer}/scale/{key}"
        for step in (FACTOR_STEP, -FACTOR_STEP):
            times = plain_figure(factor + step)
            if times > 0:
                changed = {**guard, "scale": {**scale, key: times}}
                yield Change(place, f"{key} times {factor} -> {times}", changed)
        if len(scale) > 1:
            rest = {name: other for name, other in scale.items() if name != key}
            yield Change(place, f"factor on {key} dropped", {**guard, "scale": rest})


def _of_entries(entries: list[Any], stages: list[str], subject: Subject) -> Iterator[Made]:
    for index, entry in enumerate(entries):
        place = f"/enter/{index}"
        before, after = entries[:index], entries[index + 1 :]
        yield Change(place, f"enter {entry['stage']} dropped", [*before, *after]), None, None
        for other in _neighbours(stages, entry["stage"]):
            words = f"stage {entry['stage']} -> {other}"
            yield Change(f"{place}/stage", words, [*before, {**entry, "stage": other}, *after]), None, None
        for change in changes(entry["when"], subject, f"{place}/when"):
            changed = [*before, {**entry, "when": change.data}, *after]
            yield change._replace(data=changed), entry["when"], change.data


def _neighbours(words: tuple[str, ...] | list[str], word: str) -> Iterator[str]:
    """The words next to *word*, if it is one of them."""
    if word in words:
        place = words.index(word)
        yield from (words[other] for other in (place - 1, place + 1) if 0 <= other < len(words))
