# SPDX-License-Identifier: Apache-2.0
"""Values go to JSON and back without loss, are frozen, and tell no answer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corekit
from corekit.content.models import model
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS
from corekit.model.journal import JournalEntry
from corekit.model.profile import Answer, Profile

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 21)
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.yaml"))

KINDS = ("exercise", "fact", "rule", "condition", "progression", "regimen", "claim", "source")

answers = st.one_of(
    st.sampled_from(["yes", "no", "unknown", "declined"]),
    st.integers(0, 100),
    st.lists(st.sampled_from(["lumbar", "cervical", "leg"]), unique=True),
)
long_answers = st.fixed_dictionaries(
    {"answer": answers},
    optional={"on": st.just("2026-11-20"), "by": st.sampled_from(["patient", "clinician"]), "offered": st.just(["a"])},
)
profiles = st.fixed_dictionaries(
    {"schema": st.just(1)},
    optional={
        "answered_on": st.just("2026-11-21"),
        "facts": st.dictionaries(st.sampled_from(["age_years", "dx", "leg_numbness"]), answers | long_answers),
        "equipment": st.lists(st.sampled_from(["mat", "chair"]), unique=True),
        "time": st.fixed_dictionaries(
            {}, optional={"minutes_per_day": st.integers(1, 60), "days_per_week": st.just(5)}
        ),
        "regimens": st.lists(st.just("mckenzie:back"), max_size=1),
        "language": st.sampled_from(["en", "de"]),
    },
)


def normal(data: dict[str, Any]) -> dict[str, Any]:
    """A profile in the one form that is written: an answer that says nothing else about itself stands bare."""
    facts = {
        fact: answer["answer"] if isinstance(answer, dict) and set(answer) == {"answer"} else answer
        for fact, answer in data.get("facts", {}).items()
    }
    return {**data, "facts": facts} if "facts" in data else data


@given(profiles)
def test_a_profile_goes_to_json_and_back(data: dict[str, Any]) -> None:
    """What is absent stays absent, what is empty stays empty, and the digest stays the same."""
    profile = Profile.from_dict(data)

    assert profile.to_dict() == normal(data)
    assert Profile.parse(profile.to_json()) == profile
    assert Profile.parse(profile.to_json()).digest == profile.digest


@pytest.mark.parametrize("kind", KINDS)
def test_all_content_goes_to_json_and_back(kind: str, kit: corekit.Kit) -> None:
    """Every installed item survives its class without loss."""
    for identifier in kit.library.ids(kind):
        data = kit.library.data(kind, identifier)

        assert model(kind).from_dict(data).to_dict() == data, identifier


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_documents_go_to_json_and_back(path: Path, kit: corekit.Kit, example: Callable[[str], Profile]) -> None:
    """Screening, plan and intake of every example follow their schemas and survive their classes."""
    profile = example(path.stem)
    documents = (
        ("profile", profile),
        ("screening", kit.screen(profile, today=TODAY)),
        ("plan", kit.plan(profile, today=TODAY)),
        ("intake", kit.intake(profile, today=TODAY)),
    )
    for kind, document in documents:
        assert kit.check(kind, document.to_dict()) == [], kind
        assert type(document).from_dict(document.to_dict()).to_json() == document.to_json(), kind


def test_text_forms_tell_no_answer() -> None:
    """Neither an answer, nor a profile, nor a journal entry shows what somebody said."""
    profile = Profile.from_dict({"schema": 1, "facts": {"leg_numbness": "both_legs"}})
    entry = JournalEntry(schema=1, id="one", date="2026-11-21", recorded_at="now", notes="both_legs", facts={})

    shown = repr(profile) + str(profile) + repr(Answer(answer="both_legs")) + repr(profile.facts) + repr(entry)

    assert "both_legs" not in shown


def test_values_are_frozen() -> None:
    """Nothing of the model can be changed in place."""
    profile = Profile.from_dict({"schema": 1})

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        profile.language = "de"  # type: ignore[misc]


def test_all_faults_are_found_at_once() -> None:
    """A broken document names every fault with its pointer."""
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.from_dict({"langauge": "en", "facts": {"age_years": {"anwser": 1}}, "time": []})

    pointers = {fault.pointer for fault in caught.value.diagnostics}
    assert {"/langauge", "/facts/age_years/anwser", "/time"} <= pointers
    assert any("schema" in fault.message for fault in caught.value.diagnostics)


def test_yaml_is_read_too() -> None:
    """A profile may be parsed from the YAML that people write; a broken one says where."""
    assert Profile.parse("schema: 1\nfacts: {age_years: 40}\n").facts == {"age_years": Answer(answer=40)}
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.parse("schema: 1\nschema: 1\n")
    assert caught.value.diagnostics[0].line == 2


def test_a_plan_of_a_later_schema_is_refused(kit: corekit.Kit, example: Callable[[str], Profile]) -> None:
    """A plan this version cannot read says so by its own error."""
    data = kit.plan(example("desk-worker"), today=TODAY).to_dict()

    with pytest.raises(corekit.PlanOutdated):
        corekit.Plan.from_dict({**data, "schema": 99})


def test_a_redacted_plan_tells_no_rule(kit: corekit.Kit, example: Callable[[str], Profile]) -> None:
    """What is left of a redacted plan is what somebody needs to do it."""
    plan = kit.plan(example("desk-worker"), today=TODAY)

    redacted = plan.redacted()

    assert redacted.items
    assert redacted.session_on("2026-11-21")
    assert "rule:redflags" not in json.dumps(redacted.to_dict())


def test_dose_tables_are_consistent() -> None:
    """Every key has its own id, bounds in order and a known safer side."""
    for table in (DOSE_KEYS, INTENSITY_KEYS, FREQUENCY_KEYS):
        for name, key in table.items():
            assert key.id == name
            assert key.minimum <= key.maximum
            assert key.safer in ("lower", "higher")
