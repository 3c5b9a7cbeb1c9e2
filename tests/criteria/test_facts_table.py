# SPDX-License-Identifier: Apache-2.0
"""What an answer is worth: gates, moments, expiry, ageing, later choices, recognised conditions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.criteria import NOT_APPLICABLE, UNKNOWN, Interval, Members, parse
from corekit.criteria.ageing import UNITS, elapsed
from corekit.criteria.person import STATUSES

from .subjects import Given, read, table

TODAY = date(2025, 6, 10)
ISO = TODAY.isoformat()


def on(days_ago: int) -> str:
    return (TODAY - timedelta(days=days_ago)).isoformat()


def worth(facts: dict[str, Any], answers: dict[str, Any], name: str, **more: Any) -> tuple[Any, str]:
    given = {key: value if isinstance(value, Given) else Given(answer=value, on=ISO) for key, value in answers.items()}
    values = table(facts).values(given, today=TODAY, **more)
    return values.get(name), values.status(name)


GATED = {"numb_where": {"type": "choice", "choices": ["arm", "leg"], "ask_when": {"numb": "yes"}}}


@pytest.mark.parametrize(
    ("answers", "value", "status"),
    [
        ({"numb": "yes", "numb_where": "arm"}, "arm", "answered"),
        ({"numb": "yes"}, None, "unanswered"),
        ({"numb": "no", "numb_where": "arm"}, NOT_APPLICABLE, "closed"),
        ({"numb": "no"}, NOT_APPLICABLE, "closed"),
        ({"numb_where": "arm"}, None, "behind_unknown_gate"),
        ({"numb": "declined", "numb_where": "arm"}, None, "behind_unknown_gate"),
    ],
)
def test_an_answer_counts_only_behind_an_open_gate(answers: dict[str, Any], value: Any, status: str) -> None:
    """A closed gate makes a question not applicable, an unknown gate makes it unknown, whatever was answered."""
    assert worth(GATED, answers, "numb_where") == (value, status)


def test_an_answer_behind_a_closed_gate_is_reported_and_still_raw() -> None:
    """The answer is kept, set aside by name, and contradictions can still read it."""
    answers = {"numb": Given(answer="no"), "numb_where": Given(answer="arm")}
    values = table(GATED).values(answers, today=TODAY)
    assert values.set_aside() == {"numb_where": "closed"}
    assert values.raw["numb_where"] == "arm"
    assert "arm" not in repr(values)


@pytest.mark.parametrize(
    ("answer", "valid_days", "value", "status"),
    [
        (Given(answer="yes", on=on(0)), 0, "yes", "answered"),
        (Given(answer="yes", on=on(1)), 0, None, "expired"),
        (Given(answer="yes", on=on(28)), 28, "yes", "answered"),
        (Given(answer="yes", on=on(29)), 28, None, "expired"),
        (Given(answer="yes", on=on(9999)), None, "yes", "answered"),
        (Given(answer="yes", on=on(-1)), None, None, "future"),
        (Given(answer="yes", on=None), None, None, "undated"),
        (Given(answer="yes", on="2025-02-30"), None, None, "undated"),
        (Given(answer="unknown", on=on(0)), None, None, "unknown"),
        (Given(answer="declined", on=on(0)), None, None, "declined"),
        (Given(answer="maybe", on=on(0)), None, None, "unusable"),
        (Given(answer=True, on=on(0)), None, "yes", "answered"),
        (Given(answer=["yes"], on=on(0)), None, None, "unusable"),
    ],
)
def test_an_answer_counts_on_its_days(answer: Given, valid_days: int | None, value: Any, status: str) -> None:
    """An answer holds on its day and `valid_days` after it; one from the future, or without a date, never."""
    assert worth({"now": {"valid_days": valid_days} if valid_days is not None else {}}, {"now": answer}, "now") == (
        value,
        status,
    )
    assert status in STATUSES


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("pain", 4),
        ("pain", -1),
        ("pain", "3"),
        ("pain", True),
        ("pain", float("nan")),
        ("spots", ["knee"]),
        ("born", "1960-13-01"),
        ("side", 1),
        ("spots", [3]),
    ],
)
def test_an_answer_that_does_not_fit_is_unknown_and_reported(name: str, answer: Any) -> None:
    """A wrong type, an impossible number or a choice that does not exist is no answer."""
    assert worth({}, {name: answer}, name) == (None, "unusable")


@pytest.mark.parametrize("row", read("ageing.json"))
def test_time_passes_by_the_calendar(row: dict[str, Any]) -> None:
    """Weeks are seven days; months and years are full when their day comes round."""
    since, until = date.fromisoformat(row["since"]), date.fromisoformat(row["until"])
    assert elapsed(row["unit"], since, until) == row["elapsed"]


@given(st.sampled_from(UNITS), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 900), st.integers(0, 400))
def test_time_never_runs_backwards(unit: str, since: date, first: int, more: int) -> None:
    """The later the day, the more has passed, and never less than nothing."""
    earlier, later = since + timedelta(days=first), since + timedelta(days=first + more)
    assert 0 <= elapsed(unit, since, earlier) <= elapsed(unit, since, later)


def test_an_answer_that_counts_time_grows() -> None:
    """Eighty days ago, answered ten days ago, is ninety days ago."""
    facts = {"since": {"type": "number", "unit": "days", "minimum": 0, "maximum": 3650, "ages": "days"}}
    assert worth(facts, {"since": Given(answer=80, on=on(10))}, "since") == (90, "answered")


def test_a_question_is_not_applicable_before_its_moment_and_counts_once_answered() -> None:
    """After a session only what was answered counts; an answer of yesterday's session is unknown, not gone."""
    facts = {"flare": {"ask_at": "after_session", "valid_days": 0}}
    assert worth(facts, {}, "flare") == (NOT_APPLICABLE, "not_yet")
    assert worth(facts, {}, "flare", moments=("intake", "after_session")) == (None, "unanswered")
    assert worth(facts, {"flare": "yes"}, "flare") == ("yes", "answered")
    assert worth(facts, {"flare": Given(answer="yes", on=on(1))}, "flare") == (None, "expired")


def test_a_choice_added_after_the_answer_is_unknown_not_absent() -> None:
    """What was answered stays, what was offered and not taken is absent, what was not offered is unknown."""
    side, _ = worth({}, {"side": Given(answer="none", offered=("none", "left"))}, "side")
    assert [parse({"side": word}, table().subject).evaluate({"side": side}) for word in ("none", "left", "right")] == [
        2,
        0,
        1,
    ]
    spots, _ = worth({}, {"spots": Given(answer=[], offered=("back",))}, "spots")
    assert spots == Members(frozenset(), frozenset({"leg"}))


def test_an_answer_under_an_older_name_counts() -> None:
    """An alias of a fact leads to it; the present name goes first."""
    facts = {"tingling": {"aliases": ["pins"]}}
    assert worth(facts, {"pins": "yes"}, "tingling") == ("yes", "answered")
    assert worth(facts, {"pins": "yes", "tingling": "no"}, "tingling") == ("no", "answered")


CONDITIONS = {
    "back-pain": {},
    "sciatica": {"is_a": "back-pain", "recognised_by": {"numb": "yes"}},
    "slipped-disc": {"is_a": ["sciatica"]},
}


def diagnoses(answers: dict[str, Any]) -> Any:
    given = {name: Given(answer=answer) for name, answer in answers.items()}
    return table(conditions=CONDITIONS).values(given, today=TODAY).get("dx")


def test_a_diagnosis_answers_for_what_it_is_a_kind_of_and_not_downward() -> None:
    """A slipped disc is sciatica and back pain; back pain is neither."""
    assert diagnoses({"numb": "no", "dx": ["slipped-disc"]}) == Members(
        frozenset({"slipped-disc", "sciatica", "back-pain"})
    )
    assert diagnoses({"numb": "no", "dx": ["back-pain"]}) == Members(frozenset({"back-pain"}))


def test_a_recognised_condition_joins_the_diagnoses() -> None:
    """Recognised: as if answered, with its ancestors; undecided: possible; without an answer the rest stays open."""
    assert diagnoses({"numb": "yes", "dx": []}) == Members(frozenset({"sciatica", "back-pain"}))
    assert diagnoses({"dx": []}) == Members(frozenset(), frozenset({"sciatica", "back-pain"}))
    assert diagnoses({"numb": "yes"}) == Members(frozenset({"sciatica", "back-pain"}), None)
    assert diagnoses({"numb": "no"}) is None


DERIVED = {
    "any_symptom": {"derive": {"criteria": {"any": [{"ache": "yes"}, {"numb": "yes"}]}}},
    "symptoms": {"type": "number", "derive": {"count": [{"ache": "yes"}, {"numb": "yes"}]}},
    "total": {"type": "number", "derive": {"sum": ["pain", "rest"]}},
    "rise": {"type": "number", "derive": {"difference": ["pain", "rest"]}},
    "gated": {"type": "number", "minimum": 2, "maximum": 3, "ask_when": {"numb": "yes"}},
    "gated_total": {"type": "number", "derive": {"sum": ["gated", "pain"]}},
    "gated_rise": {"type": "number", "derive": {"difference": ["gated", "pain"]}},
}


@pytest.mark.parametrize(
    ("name", "answers", "value"),
    [
        ("any_symptom", {"ache": "yes"}, "yes"),
        ("any_symptom", {"ache": "no"}, None),
        ("symptoms", {"ache": "yes"}, Interval(1, 2)),
        ("symptoms", {"ache": "yes", "numb": "no"}, 1),
        ("total", {"pain": 2}, Interval(1, 4)),
        ("total", {"pain": 2, "rest": 1}, 3),
        ("rise", {"pain": 2}, Interval(0, 3)),
        ("rise", {"pain": 2, "rest": -1}, 3),
        ("gated_total", {"numb": "no", "pain": 1}, 1),
        ("gated_total", {"numb": "yes", "pain": 1}, Interval(3, 4)),
        ("gated_total", {"pain": 1}, Interval(1, 4)),
        ("gated_rise", {"numb": "no", "pain": 1}, NOT_APPLICABLE),
        ("gated_rise", {"pain": 1}, None),
    ],
)
def test_a_derived_fact_says_what_its_parts_leave_open(name: str, answers: dict[str, Any], value: Any) -> None:
    """Unknown parts make intervals of what their questions admit; what does not apply adds nothing to a sum."""
    assert worth(DERIVED, answers, name) == (value, "derived")


def test_a_derived_fact_is_never_answered_but_may_be_given_as_context() -> None:
    """An answer to a derived fact is set aside; the caller's own computation goes first."""
    values = table(DERIVED).values({"symptoms": Given(answer=2)}, today=TODAY)
    assert values.set_aside() == {"symptoms": "derived"}
    assert worth(DERIVED, {}, "symptoms", context={"symptoms": 2}) == (2, "derived")


def test_values_are_a_mapping_of_what_is_known() -> None:
    """Unknown facts are absent; more answers make new values and leave the old ones alone."""
    values = table(DERIVED).values({"ache": Given(answer="no")}, today=TODAY)
    assert dict(values) == {
        "ache": "no",
        "symptoms": Interval(0, 1),
        "total": Interval(-1, 5),
        "rise": Interval(-2, 4),
    } | {"gated_total": Interval(0, 6)}
    assert "numb" not in values
    assert len(values) == 5
    more = values.with_answers({"numb": Given(answer="yes")})
    assert (more["any_symptom"], values.get("any_symptom")) == ("yes", None)
    with pytest.raises(KeyError):
        values["numb"]


def test_an_explanation_reaches_into_derived_facts() -> None:
    """Behind a test on a derived fact stands what the fact was derived from, and no answer is quoted."""
    facts_table = table(DERIVED)
    values = facts_table.values({"ache": Given(answer="no")}, today=TODAY)
    explanation = parse({"any_symptom": "yes"}, facts_table.subject).explain(values)
    assert explanation.truth == UNKNOWN
    assert explanation.to_dict() == {
        "truth": "unknown",
        "kind": "test",
        "name": "any_symptom",
        "test": "yes",
        "state": "unknown",
        "parts": [
            {
                "truth": "unknown",
                "kind": "any",
                "parts": [
                    {"truth": "false", "kind": "test", "name": "ache", "test": "yes", "state": "known"},
                    {"truth": "unknown", "kind": "test", "name": "numb", "test": "yes", "state": "unknown"},
                ],
            }
        ],
    }
