# SPDX-License-Identifier: Apache-2.0
"""A journal entry as observations: what was done of each exercise, and every answer given with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corekit.messages.labels import plain
from corekit_fhir.resources import FACTS, URN, Resource, bundle, line, markdown, resource_id, subject, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit import Entry
    from corekit.model.journal import ExerciseResult
    from corekit.values import RenderRequest

#: What an exercise result says in figures, with its unit in words.
_FIGURES = {
    "sets": "sets",
    "reps": "repetitions",
    "hold_seconds": "s",
    "minutes": "min",
    "metres": "m",
    "load_kg": "kg",
    "effort_0_10": "points",
}


def entry_resource(entry: Entry, request: RenderRequest) -> Resource:
    """All observations of one entry; a repeated upload gives the same ids."""
    made = [valid(each) for each in _observations(entry, request)]
    return bundle(made, key=entry.id, when=entry.date, request=request)


def _observations(entry: Entry, request: RenderRequest) -> Iterator[Resource]:
    for fact, answer in sorted((entry.facts or {}).items()):
        yield {**_base(entry, request, fact), "code": _fact(fact), **_value(answer)}
    for number, result in enumerate(entry.exercises or ()):
        yield _performed(entry, result, number, request)
        for fact, answer in sorted((result.facts or {}).items()):
            focus = {"display": line(plain(result.exercise))}
            base = _base(entry, request, f"{number}-{fact}")
            yield {**base, "code": _fact(fact), "focus": [focus], **_value(answer)}
    day = [("activities", entry.activities), ("positions", entry.positions)]
    for name, words in day:
        if words:
            components = [{"code": {"text": plain(name)}, "valueString": line(word)} for word in words]
            yield {**_base(entry, request, name), "code": {"text": plain(name)}, "component": components}
    if entry.notes:
        base = _base(entry, request, "notes")
        yield {**base, "code": {"text": "notes"}, "valueString": line(entry.notes)}


def _performed(entry: Entry, result: ExerciseResult, number: int, request: RenderRequest) -> Resource:
    components = [
        {"code": {"text": plain(name)}, **_figure(figure, unit)}
        for name, unit in _FIGURES.items()
        if (figure := getattr(result, name)) is not None
    ]
    if result.side is not None:
        components.append({"code": {"text": "side"}, "valueString": line(result.side)})
    made = {
        **_base(entry, request, f"{number}-{result.exercise}"),
        "code": {"coding": [{"system": f"{URN}:exercise", "code": line(result.exercise)}]},
        "component": components,
    }
    if result.notes:
        made["note"] = [{"text": markdown(result.notes)}]
    return made if components else {**made, "valueBoolean": True}


def _base(entry: Entry, request: RenderRequest, key: str) -> Resource:
    made: Resource = {
        "resourceType": "Observation",
        "id": resource_id(entry.id, key),
        "identifier": [{"system": f"{URN}:journal-entry", "value": line(f"{entry.id}/{key}")}],
        "status": "amended" if entry.supersedes else "final",
        "subject": subject(request),
        "effectiveDateTime": entry.date,
    }
    if entry.plan:
        made["basedOn"] = [{"type": "CarePlan", "identifier": {"system": f"{URN}:plan", "value": line(entry.plan)}}]
    return made


def _fact(fact: str) -> Resource:
    return {"coding": [{"system": FACTS, "code": line(fact)}], "text": line(plain(fact))}


def _value(answer: Any) -> Resource:
    if isinstance(answer, dict) and "answer" in answer:
        return _value(answer["answer"])
    if isinstance(answer, bool):
        return {"valueBoolean": answer}
    if isinstance(answer, int | float):
        return {"valueQuantity": {"value": answer}}
    if isinstance(answer, str):
        return {"valueCodeableConcept": {"text": line(answer)}}
    if isinstance(answer, list) and answer and not any(isinstance(each, list | dict) for each in answer):
        return {"component": [{"code": {"text": "answer"}, **_value(each)} for each in answer]}
    return {"valueString": line(json.dumps(answer, sort_keys=True))}


def _figure(figure: Any, unit: str) -> Resource:
    if isinstance(figure, int | float):
        return {"valueQuantity": {"value": figure, "unit": unit}}
    return {"valueString": line(" ".join(map(str, figure)) if isinstance(figure, list) else str(figure))}
