# SPDX-License-Identifier: Apache-2.0
"""Exercises as ActivityDefinitions, and a regimen as a PlanDefinition that says when it starts, stops and applies."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corekit.errors import DocumentInvalid, OptionInvalid
from corekit.formats.core_formats import outline_of
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.exercise_outline import exercise_outline
from corekit.formats.wording import NO_MEDICAL_DEVICE
from corekit.messages import translator
from corekit.messages.labels import PHASES, label, plain
from corekit.model.catalogue import Catalogue
from corekit_fhir.resources import (
    URN,
    Resource,
    bundle,
    canonical,
    citations,
    concept,
    line,
    markdown,
    narrative,
    resource_id,
    rights,
    sources_in,
    valid,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.model.exercise import Exercise
    from corekit.model.regimen import Regimen, Track
    from corekit.values import RenderRequest

#: The language of conditions: corekit's criteria, as JSON.
CRITERIA = "application/vnd.corekit.criteria+json"
_STATUS = "draft"


def catalogue_resource(catalogue: Catalogue, request: RenderRequest) -> Resource:
    """Every exercise of a catalogue."""
    made = [activity(name, data, request, catalogue) for name, data in catalogue.exercises.items()]
    return bundle(made, key=f"catalogue {catalogue.title}", when=catalogue.today, request=request)


def exercise_resource(exercise: Exercise, request: RenderRequest) -> Resource:
    """One exercise; its id, which it does not hold itself, is an option."""
    name = str(request.options.get("id") or f"exercise:{resource_id(exercise.title.lower())}")
    return activity(name, exercise.to_dict(), request, None)


def activity(name: str, data: Mapping[str, Any], request: RenderRequest, catalogue: Catalogue | None) -> Resource:
    """An exercise as something that can be asked for, with dose, steps and when to stop."""
    t = translator(request.language)
    sources = catalogue.sources if catalogue is not None else {}
    packs = catalogue.packs if catalogue is not None else ()
    stops = [str(entry["say"]) for entry in data.get("stop_when") or () if entry.get("say")]
    return valid(
        {
            "resourceType": "ActivityDefinition",
            "id": resource_id(name),
            "url": canonical("exercise", name),
            "language": request.language,
            "name": resource_id(name).replace("-", "_").replace(".", "_"),
            "title": line(str(data.get("title") or plain(name))),
            "status": _STATUS,
            "experimental": False,
            "description": markdown(t.gettext(NO_MEDICAL_DEVICE), *stops),
            "purpose": markdown(prescription_sentence(data, t)) if data.get("dose") or data.get("frequency") else None,
            "usage": line(" ".join(f"{n}. {step}" for n, step in enumerate(data.get("steps") or (), start=1))),
            "copyright": rights(pack for pack in packs if pack.namespace == name.partition(":")[0]) if packs else None,
            "relatedArtifact": citations(sources, sources_in(dict(data))),
            "kind": "ServiceRequest",
            "intent": "proposal",
            "code": concept(str(data.get("title") or plain(name))),
            "text": narrative(exercise_outline(dict(data), t, sources)),
        }
    )


def regimen_resource(regimen: Regimen, request: RenderRequest) -> Resource:
    """A regimen, what it advises against, and the exercises that it names."""
    catalogue = _catalogue(request)
    name = str(request.options.get("id") or f"regimen:{resource_id(regimen.title.lower())}")
    return bundle(_regimen(name, regimen, request, catalogue), key=name, when=_day(catalogue), request=request)


def _catalogue(request: RenderRequest) -> Catalogue | None:
    if "catalogue" not in request.options:
        return None
    try:
        return Catalogue.from_dict(request.options["catalogue"])
    except DocumentInvalid as error:
        hint = "Give what 'corekit catalogue --json' writes: catalogue=@catalogue.json."
        raise OptionInvalid("What is given as 'catalogue' is no catalogue.", hint=hint) from error


def _day(catalogue: Catalogue | None) -> str | None:
    return catalogue.today if catalogue is not None else None


def _regimen(name: str, regimen: Regimen, request: RenderRequest, catalogue: Catalogue | None) -> Iterator[Resource]:
    t = translator(request.language)
    packs = catalogue.packs if catalogue is not None else ()
    sources = catalogue.sources if catalogue is not None else {}
    against = canonical("against", name)
    yield valid(
        {
            "resourceType": "PlanDefinition",
            "id": resource_id(name),
            "url": canonical("regimen", name),
            "language": request.language,
            "name": resource_id(name).replace("-", "_").replace(".", "_"),
            "title": line(regimen.title),
            "type": {"coding": [{"system": _TYPES, "code": "clinical-protocol"}]},
            "status": _STATUS,
            "experimental": False,
            "description": markdown(t.gettext(NO_MEDICAL_DEVICE), *filter(None, (regimen.because,))),
            "copyright": rights(pack for pack in packs if pack.namespace == name.partition(":")[0]) if packs else None,
            "relatedArtifact": citations(sources, sources_in(regimen.to_dict())),
            "action": [_whole(regimen, request), *_advised_against(regimen, against)],
            "text": narrative(outline_of(regimen, request.language)),
        }
    )
    if regimen.contraindicated_when is not None:
        yield _against(name, regimen, request, against)
    for exercise in dict.fromkeys(track.exercise for track in regimen.tracks if track.exercise):
        data = catalogue.exercises.get(exercise, {}) if catalogue is not None else {}
        yield activity(exercise, data, request, catalogue)


_TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type"


def _whole(regimen: Regimen, request: RenderRequest) -> Resource:
    """The regimen as one action: it starts when it is indicated, stops when something speaks against it."""
    conditions = []
    if regimen.indicated_when is not None:
        conditions.append(_condition("start", regimen.indicated_when))
    if regimen.contraindicated_when is not None:
        conditions.append(_condition("stop", regimen.contraindicated_when))
    made: Resource = {"title": line(regimen.title)}
    if conditions:
        made["condition"] = conditions
    made["action"] = [_track(track, number, request) for number, track in enumerate(regimen.tracks)]
    return made


def _advised_against(regimen: Regimen, address: str) -> Iterator[Resource]:
    """The recommendation against it, as an action that points to something not to be done."""
    if regimen.contraindicated_when is not None:
        yield {
            "title": line(f"Do not use: {regimen.title}"),
            "condition": [_condition("applicability", regimen.contraindicated_when)],
            "definitionCanonical": address,
        }


def _against(name: str, regimen: Regimen, request: RenderRequest, address: str) -> Resource:
    return valid(
        {
            "resourceType": "ActivityDefinition",
            "id": resource_id("against", name),
            "url": address,
            "language": request.language,
            "title": line(f"Do not use: {regimen.title}"),
            "status": _STATUS,
            "kind": "ServiceRequest",
            "intent": "proposal",
            "doNotPerform": True,
            "code": concept(regimen.title),
        }
    )


def _track(track: Track, number: int, request: RenderRequest) -> Resource:
    t = translator(request.language)
    what = track.exercise or track.progression or "what fits"
    made: Resource = {
        "id": f"track-{number}",
        "prefix": str(number + 1),
        "title": line(f"{label(PHASES, track.phase, t)}: {plain(what)}"),
        "code": [concept(track.phase)],
    }
    parts = {name: value for name in ("dose", "intensity", "frequency") if (value := getattr(track, name))}
    if parts:
        made["description"] = line(prescription_sentence(parts, t))
    if track.when is not None:
        made["condition"] = [_condition("applicability", track.when)]
    if track.exercise:
        made["definitionCanonical"] = canonical("exercise", track.exercise)
    elif track.progression:
        made["definitionUri"] = canonical("progression", track.progression)
    elif track.exercises or track.regimens:
        made["input"] = [{"type": "ActivityDefinition"}]
        made["textEquivalent"] = line(json.dumps(track.exercises or track.regimens, sort_keys=True))
    return made


def _condition(kind: str, criteria: Any) -> Resource:
    """
    A condition in our own language. R4 has three languages and lets no other stand in `language`, so none is claimed:
    an extension in its place names ours.
    """
    language = {"extension": [{"url": f"{URN}:fhir:language", "valueCode": CRITERIA}]}
    expression = json.dumps(criteria, ensure_ascii=False, sort_keys=True)
    return {"kind": kind, "expression": {"_language": language, "expression": line(expression)}}
