# SPDX-License-Identifier: Apache-2.0
"""Documents as FHIR R4: the laws of formats and readers, the schema of R4, round trips, and attacks."""

from __future__ import annotations

import gzip
import html
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator

from corekit import Entry, Profile
from corekit.errors import DocumentInvalid
from corekit.testing import (
    TODAY,
    OutputFormatLaws,
    ReaderLaws,
    format_fixtures,
    payloads,
    well_adult,
    with_payload,
)
from corekit.testing.pack_laws import sample_plans
from corekit.values import RenderRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit import Kit, Plan
    from corekit.values import Rendered

HERE = Path(__file__).parent
PLUGINS = HERE.parents[1]
PACKS = tuple(PLUGINS / f"corekit-{name}" for name in ("conditions", "mckenzie", "readiness", "redflags"))
MODULE = "corekit_fhir.hooks"
XHTML = "{http://www.w3.org/1999/xhtml}"
TAGS = {f"{XHTML}{name}" for name in ("div", "h1", "h2", "h3", "p", "b", "ul", "ol", "li", "table", "tr", "td")}
#: Systems of codes that are no content: those that FHIR itself demands, and our own identifiers.
SYSTEMS = ("urn:corekit:", "http://terminology.hl7.org/CodeSystem/plan-definition-type")


kit, plan = format_fixtures(MODULE, *PACKS, regimen="mckenzie:back")


ENTRY = Entry.from_dict(
    {
        "schema": 1,
        "id": "0f8fad5b-d9cb-469f-a165-70867728950e",
        "date": "2026-01-16",
        "recorded_at": "2026-01-16T18:05:00Z",
        "plan": "sha256:" + "0" * 64,
        "exercises": [
            {
                "exercise": "mckenzie:prone-lying",
                "sets": 1,
                "reps": [10, 8],
                "hold_seconds": 2.5,
                "side": "left",
                "effort_0_10": 3,
                "facts": {"pain_during_0_10": 2},
                "notes": "Went well.",
            },
            {"exercise": "mckenzie:slouch-overcorrect"},
        ],
        "facts": {"pain_rest_0_10": 2, "symptom_location_change": "centralised", "worse_with": ["sitting", "lifting"]},
        "activities": ["gardening"],
        "notes": "A good day.",
    }
)


def resources(rendered: Rendered) -> list[dict[str, Any]]:
    """The resource, and those in it where it is a bundle."""
    whole = json.loads(rendered.content)
    return [whole, *(entry["resource"] for entry in whole.get("entry", ()))]


def of_type(rendered: Rendered, name: str) -> list[dict[str, Any]]:
    """All resources of one type."""
    return [each for each in resources(rendered) if each["resourceType"] == name]


def strings(data: Any) -> Iterator[str]:
    """Every text in JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)


@cache
def validator(name: str) -> Draft6Validator:
    """What the schema of R4 demands of one resource."""
    schema = json.loads(gzip.decompress((HERE / "data" / "fhir-r4.schema.json.gz").read_bytes()))
    return Draft6Validator({"$ref": f"#/definitions/{name}", "definitions": schema["definitions"]})


def r4_faults(rendered: Rendered) -> list[str]:
    """What the schema of R4 finds; resources in a bundle each by its own type."""
    found = []
    for resource in resources(rendered):
        entries = [{"fullUrl": entry["fullUrl"]} for entry in resource.get("entry", ())]
        alone = {**resource, "entry": entries} if entries else resource
        name = resource["resourceType"]
        found += [f"{name}/{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in validator(name).iter_errors(alone)]
    return found


def everything(kit: Kit) -> Iterator[Rendered]:
    """Every kind of document, plans of every status, every regimen."""
    blank = Profile.from_dict({"schema": 1, "facts": {}})
    catalogue = kit.catalogue("mckenzie", today=TODAY)
    for plan in sample_plans(kit):
        yield kit.render(plan, "fhir")
        yield kit.render(plan, "fhir", subject="Patient/123")
    for document in (well_adult(kit), blank, kit.intake(blank, today=TODAY), catalogue, ENTRY):
        yield kit.render(document, "fhir")
    for name in kit.library.ids("regimen"):
        yield kit.render(kit.library.get("regimen", name), "fhir")
        yield kit.render(kit.library.get("regimen", name), "fhir", id=name, catalogue=catalogue.to_dict())
    for name in kit.library.ids("exercise"):
        yield kit.render(kit.library.get("exercise", name), "fhir", id=name)


class TestLaws(OutputFormatLaws):
    """FHIR keeps the laws of every format."""

    format = "fhir"
    module = MODULE
    packs = PACKS
    options = ({"subject": "Patient/123"},)

    def text_of(self, rendered: Rendered) -> str:
        """The narratives as people see them, and every other text."""
        said = " ".join(strings(resources(rendered)[0]))
        return html.unescape(re.sub(r"<[^>]+>", " ", said))


class TestReader(ReaderLaws):
    """Responses of any system become profiles, with a report of what does not."""

    reader = "fhir/profile"
    module = MODULE
    packs = PACKS
    samples = ((HERE / "data" / "own-response.json").read_bytes(),)
    lossy = ((HERE / "data" / "foreign-response.json").read_bytes(),)
    broken = (
        b"",
        b"\xff\xfe\x00not a document",
        b"[]",
        b'{"resourceType": "Patient"}',
        b'{"resourceType": "QuestionnaireResponse"}',
        b'{"resourceType": "QuestionnaireResponse", "status": "completed", "item": [{"linkId": 7}]}',
        b'{"resourceType": "QuestionnaireResponse", "status": "entered-in-error"}',
        b"[" * 100_000,
    )

    def write(self, document: Any) -> bytes:
        """The same profile as FHIR again."""
        from corekit_fhir.hooks import render

        return render(Profile.from_dict(document), RenderRequest(options={})).content


def test_everything_is_valid_r4(kit: Kit) -> None:
    """Whatever we write, the schema of R4 finds nothing; resources in a bundle have ids and addresses of their own."""
    for rendered in everything(kit):
        assert r4_faults(rendered) == []
        bundle = json.loads(rendered.content)
        addresses = [entry["fullUrl"] for entry in bundle.get("entry", ())]
        assert len(addresses) == len(set(addresses))


def test_the_schema_can_find_faults(kit: Kit) -> None:
    """A key that R4 does not have, and one that it demands, are found."""
    response = json.loads(kit.render(well_adult(kit), "fhir").content)
    assert list(validator("QuestionnaireResponse").iter_errors({**response, "made_up": 1}))
    plan = of_type(kit.render(kit.plan(well_adult(kit), today=TODAY), "fhir"), "CarePlan")[0]
    del plan["subject"]
    assert list(validator("CarePlan").iter_errors(plan))


def test_no_code_is_invented(kit: Kit) -> None:
    """Codings are our own identifiers, or what FHIR itself demands: content names no code for them."""

    def codings(data: Any) -> Iterator[dict[str, Any]]:
        if isinstance(data, dict):
            yield from [data] if "system" in data else []
            for value in data.values():
                yield from codings(value)
        elif isinstance(data, list):
            for value in data:
                yield from codings(value)

    for rendered in everything(kit):
        for coding in codings(json.loads(rendered.content)):
            assert coding["system"].startswith(SYSTEMS), coding


# ---- plans ------------------------------------------------------------------------------------------------------


def test_a_plan_is_a_care_plan_with_a_request_for_each_exercise(kit: Kit, plan: Plan) -> None:
    """Requests bear dose, days and instructions; excluded exercises are requests not to do them."""
    rendered = kit.render(plan, "fhir", subject="Patient/123")
    (care,) = of_type(rendered, "CarePlan")
    requests = {each["id"]: each for each in of_type(rendered, "ServiceRequest")}
    assert (care["status"], care["intent"]) == ("active", "proposal")
    assert [each["reference"]["reference"] for each in care["activity"]] == [
        f"ServiceRequest/{key}" for key in requests
    ]
    wanted = [each for each in requests.values() if not each.get("doNotPerform")]
    assert [each["code"]["text"] for each in wanted] == [plan.exercises[item.exercise]["title"] for item in plan.items]
    for each, item in zip(wanted, plan.items, strict=True):
        assert each["subject"] == {"reference": "Patient/123"}
        assert each["occurrenceTiming"]["event"] == [day.date for day in plan.days if item.id in day.items]
        assert each["occurrenceTiming"]["repeat"]["frequency"] == item.bouts_per_day
    excluded = {reason.parameters["exercise"] for reason in plan.reasons if reason.code == "excluded"}
    against = [each for each in requests.values() if each.get("doNotPerform")]
    assert len(against) == len(excluded)
    assert all(each["reasonCode"] for each in against)
    for definition in of_type(rendered, "ActivityDefinition"):
        assert "CC\\-BY\\-4.0" in definition["copyright"] or "CC-BY-4.0" in definition["copyright"]
        assert definition["relatedArtifact"]


def test_a_refusal_asks_for_somebody_to_see_the_person(kit: Kit) -> None:
    """An emergency is a request with the highest priority; no exercise is asked for, and the plan is on hold."""
    rendered = kit.render(kit.plan(well_adult(kit, stroke_like_symptom="yes"), today=TODAY), "fhir")
    (care,) = of_type(rendered, "CarePlan")
    (request,) = of_type(rendered, "ServiceRequest")
    assert care["status"] == "on-hold"
    assert request["priority"] == "stat"
    assert "call an ambulance now" in request["patientInstruction"]
    notes = " ".join(note["text"] for note in care["note"])
    assert "Numbness or a changed feeling" in notes


def test_what_must_be_heeded_stands_in_structured_notes_as_well(kit: Kit, plan: Plan) -> None:
    """A system that shows no narrative shows stop rules and safety net all the same."""
    (care,) = of_type(kit.render(plan, "fhir"), "CarePlan")
    notes = {note["text"] for note in care["note"]}
    assert {net.text for net in plan.safety_net} <= notes
    assert {rule.say for rule in plan.stop_rules} <= notes


# ---- programmes -------------------------------------------------------------------------------------------------


def test_a_regimen_says_when_it_starts_stops_and_applies(kit: Kit) -> None:
    """The criteria stand as they are; the recommendation against it points to something not to be done."""
    catalogue = kit.catalogue("mckenzie", today=TODAY)
    regimen = kit.library.get("regimen", "mckenzie:back")
    rendered = kit.render(regimen, "fhir", id="mckenzie:back", catalogue=catalogue.to_dict())
    (definition,) = of_type(rendered, "PlanDefinition")
    whole, against = definition["action"]
    criteria = {each["kind"]: json.loads(each["expression"]["expression"]) for each in whole["condition"]}
    assert criteria == {"start": regimen.indicated_when, "stop": regimen.contraindicated_when}
    for action, track in zip(whole["action"], regimen.tracks, strict=True):
        applies = [json.loads(each["expression"]["expression"]) for each in action.get("condition", ())]
        assert applies == ([track.when] if track.when is not None else [])
    assert json.loads(against["condition"][0]["expression"]["expression"]) == regimen.contraindicated_when
    activities = {each["url"]: each for each in of_type(rendered, "ActivityDefinition")}
    assert activities[against["definitionCanonical"]]["doNotPerform"] is True
    for action in whole["action"]:
        assert action.get("definitionCanonical", against["definitionCanonical"]) in activities
    assert "The corekit authors" in definition["copyright"]
    assert definition["relatedArtifact"]


# ---- answers ----------------------------------------------------------------------------------------------------

names = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
days = st.dates().map(lambda day: day.isoformat())
plain = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6),
    st.booleans(),
    days,
    st.sampled_from(payloads()),
)
answers = st.one_of(plain, st.lists(plain, max_size=3))
dated = st.fixed_dictionaries(
    {"answer": answers},
    optional={
        "on": days,
        "by": st.sampled_from(["patient", "clinician", "device"]),
        "offered": st.lists(names, max_size=3),
    },
)
lists = st.lists(names, max_size=3)
profiles = st.fixed_dictionaries(
    {"schema": st.just(1), "facts": st.dictionaries(names, st.one_of(answers, dated), max_size=5)},
    optional={
        "answered_on": days,
        "equipment": lists,
        "regimens": lists,
        "without": lists,
        "language": st.sampled_from(["de", "en", "pt-BR"]),
        "time": st.fixed_dictionaries(
            {}, optional={"minutes_per_day": st.integers(1, 600), "days_per_week": st.integers(1, 7)}
        ),
    },
)


@settings(max_examples=150, deadline=None)
@given(profiles)
def test_a_profile_comes_back_as_it_was(data: dict[str, Any]) -> None:
    """Whatever anybody answered, written and read it is the same profile, and the file is valid."""
    from corekit_fhir.hooks import read, render

    profile = Profile.from_dict(data)
    rendered = render(profile, RenderRequest(options={}))
    result = read(rendered.content)
    assert Profile.from_dict(result.document) == profile
    assert result.losses == (
        () if profile.answered_on else (next(loss for loss in result.losses if "authored" in loss),)
    )
    assert r4_faults(rendered) == []


def test_losses_name_what_is_lost_and_no_answer(kit: Kit) -> None:
    """Each part of a foreign response that has no place is told once; no sentence holds what was answered."""
    result = kit.read((HERE / "data" / "foreign-response.json").read_bytes(), "fhir", "profile")
    assert result.document == {
        "schema": 1,
        "answered_on": "2026-01-15",
        "facts": {
            "chest_pain_current": "no",
            "age_years": 47,
            "pain_regions": ["lumbar", "buttock"],
            "weight_kg": 71.5,
            "symptom_start": "2025-12-24",
        },
    }
    said = "\n".join(result.losses)
    for what in ("subject", "author", "time of day of 'authored'", "'1.2.3'", "'photo'", "'weight_kg'", "in-progress"):
        assert what in said
    for secret in ("Jane", "secret-answer", "71", "47", "lumbar"):
        assert secret not in said
    assert kit.plan(Profile.from_dict({**result.document, "facts": {"age_years": 47}}), today=TODAY).status


def test_a_refused_response_says_where_and_not_what(kit: Kit) -> None:
    """The place of the fault is told, the answer that stands there is not."""
    item = {"linkId": "age_years", "answer": [{"valueInteger": "secret-answer"}]}
    broken = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [item]}
    with pytest.raises(DocumentInvalid, match=r"item\.0\.answer\.0") as caught:
        kit.read(json.dumps(broken).encode(), "fhir", "profile")
    assert "secret-answer" not in str(caught.value)


def test_what_fhir_does_not_allow_is_an_error_without_answers() -> None:
    """A day that is none is told by its place, not by a traceback."""
    from corekit_fhir.hooks import render

    with pytest.raises(DocumentInvalid) as caught:
        render(Profile.from_dict({"schema": 1, "answered_on": "yesterday", "facts": {}}), RenderRequest(options={}))
    assert "authored" in str(caught.value.hint)


def test_questions_have_the_answers_that_facts_take(kit: Kit) -> None:
    """Every question that is open is an item; choices are options, and numbers have bounds."""
    intake = kit.intake(Profile.from_dict({"schema": 1, "facts": {}}), today=TODAY)
    (made,) = resources(kit.render(intake, "fhir"))
    items = {each["linkId"]: each for item in made["item"] for each in (item.get("item") or [item])}
    questions = {question.fact: question for group in intake.groups for question in group.questions}
    assert set(items) == set(questions)
    for fact, question in questions.items():
        options = [each["valueCoding"]["code"] for each in items[fact].get("answerOption", ())]
        if question.type == "yes_no":
            assert options == ["yes", "no", "unknown"]
        elif question.choices:
            assert options == [str(word) for word, _ in question.choices]
        bounds = {each.get("valueDecimal") for each in items[fact].get("extension", ())}
        assert {question.minimum, question.maximum} - {None} <= bounds


# ---- journals ---------------------------------------------------------------------------------------------------


def test_a_journal_entry_is_observations(kit: Kit) -> None:
    """What was done and every answer, on the day, with the plan they belong to; the same entry has the same ids."""
    rendered = kit.render(ENTRY, "fhir", subject="Patient/123")
    found = of_type(rendered, "Observation")
    assert len(found) == 8
    for each in found:
        assert each["effectiveDateTime"] == "2026-01-16"
        assert each["basedOn"][0]["identifier"]["value"] == ENTRY.plan
        assert each["subject"] == {"reference": "Patient/123"}
    by_code = {each["code"].get("text") or each["code"]["coding"][0]["code"]: each for each in found}
    assert by_code["pain rest 0 10"]["valueQuantity"] == {"value": 2}
    assert len(by_code["worse with"]["component"]) == 2
    done = {part["code"]["text"]: part for part in by_code["mckenzie:prone-lying"]["component"]}
    assert done["hold seconds"]["valueQuantity"] == {"value": 2.5, "unit": "s"}
    assert done["reps"]["valueString"] == "10 8"
    assert rendered.content == kit.render(ENTRY, "fhir", subject="Patient/123").content


# ---- attacks ----------------------------------------------------------------------------------------------------


def narratives(rendered: Rendered) -> Iterator[str]:
    """The texts for people, as they would stand in a page."""
    for resource in resources(rendered):
        if "text" in resource:
            yield resource["text"]["div"]


def test_every_attack_stays_text(kit: Kit) -> None:
    """In a narrative there are only our own elements without attributes; Markdown has no mark-up; all is valid."""
    profile = well_adult(kit)
    plan = kit.plan(profile, today=TODAY, regimens=["mckenzie:posture"])
    for number, payload in enumerate(payloads()):
        for document in (with_payload(plan, payload), with_payload(profile, payload), with_payload(ENTRY, payload)):
            rendered = kit.render(document, "fhir")
            for div in narratives(rendered):
                for element in ET.fromstring(div).iter():  # noqa: S314 - our own, and that is the question
                    assert element.tag in TAGS, payload
                    assert not element.attrib, payload
            for resource in resources(rendered):
                for note in resource.get("note", ()):
                    assert not re.search(r"<[A-Za-z/!?]", note["text"]), payload
                    assert not re.search(r"(?<!\\)\]\((?!https?:|mailto:)", note["text"]), payload
            if number % 20 == 0:
                assert r4_faults(rendered) == []
