# SPDX-License-Identifier: Apache-2.0
"""What to ask next: only what can be asked now, only what still matters, the most decisive first."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.criteria import UNKNOWN, none_of_these, open_questions, parse, shares

from . import strategies as made
from .subjects import Given, table

TODAY = date(2025, 6, 10)
FACTS = {
    "numb_where": {"type": "choice", "choices": ["arm", "leg"], "ask_when": {"numb": "yes"}},
    "flare": {"ask_at": "after_session"},
    "any_symptom": {"derive": {"criteria": {"any": [{"ache": "yes"}, {"numb": "yes"}]}}},
    "total": {"type": "number", "derive": {"sum": ["pain", "rest"]}},
}


def asks(data: Any, answers: dict[str, Any], **more: Any) -> tuple[str, ...]:
    facts_table = table(FACTS)
    values = facts_table.values({name: Given(answer=answer) for name, answer in answers.items()}, today=TODAY)
    return open_questions([parse(part, facts_table.subject) for part in data], values, **more)


def test_what_decides_alone_and_more_often_comes_first() -> None:
    """A question that decides criteria by itself goes before one of several."""
    many = {"any": [{"ache": "yes"}, {"numb": "yes"}, {"side": "left"}]}
    assert asks([many, {"side": "left"}], {}) == ("side", "ache", "numb")
    assert asks([{"side": "left"}, many], {}) == ("side", "ache", "numb")


def test_what_no_longer_matters_is_not_asked() -> None:
    """Decided criteria ask nothing, and of an undecided one only the open parts ask."""
    assert asks([{"any": [{"ache": "yes"}, {"numb": "yes"}]}], {"ache": "yes"}) == ()
    assert asks([{"all": [{"ache": "yes"}, {"numb": "yes"}]}], {"ache": "yes"}) == ("numb",)


def test_a_gate_is_asked_before_what_stands_behind_it() -> None:
    """Behind an unknown gate the gate's question is asked; behind an open one, the question itself."""
    assert asks([{"numb_where": "arm"}], {}) == ("numb",)
    assert asks([{"numb_where": "arm"}], {"numb": "yes"}) == ("numb_where",)
    assert asks([{"numb_where": "arm"}], {"numb": "no"}) == ()


def test_a_derived_fact_asks_for_what_it_rests_on() -> None:
    """Neither derived facts nor questions of another moment are ever asked."""
    assert asks([{"any_symptom": "yes"}, {"flare": "yes"}], {"ache": "no"}) == ("numb",)
    assert asks([{"total": {"at_least": 2}}], {"rest": 0}) == ("pain",)


def test_a_declined_answer_still_leaves_its_question_open() -> None:
    """What the person declined or does not know still decides the rule."""
    assert asks([{"ache": "yes"}, {"numb": "yes"}], {"ache": "declined", "numb": "unknown"}) == ("ache", "numb")


def test_what_only_possibly_decided_is_open_for_an_intake() -> None:
    """`possibly` settles a rule; an intake still wants the answer that would settle it for good."""
    data = [{"all": [{"ache": "yes"}, {"possibly": {"pain": {"at_least": 2}}}]}]
    assert asks(data, {"ache": "yes"}) == ()
    assert asks(data, {"ache": "yes"}, possibly=True) == ("pain",)
    assert asks([{"ache": {"unknown": "yes"}}], {}, possibly=True) == ("ache",)


def test_a_diagnosis_asks_for_itself_and_for_what_would_recognise_it() -> None:
    """Unanswered, the diagnoses are asked for as well; answered, only what is still undecided."""
    facts_table = table(conditions={"back-pain": {}, "sciatica": {"recognised_by": {"numb": "yes"}}})
    rule = parse({"dx": "sciatica"}, facts_table.subject)
    assert open_questions([rule], facts_table.values({}, today=TODAY)) == ("dx", "numb")
    answered = facts_table.values({"dx": Given(answer=[])}, today=TODAY)
    assert open_questions([rule], answered) == ("numb",)
    later = facts_table.values(
        {"dx": Given(answer=[], offered=("back-pain",)), "numb": Given(answer="no")}, today=TODAY
    )
    assert open_questions([rule], later) == ("dx",)


def test_none_of_these_is_recorded_fact_by_fact() -> None:
    """Under a checklist, "none of these" answers no to every question and names none of any choices."""
    facts = table(FACTS).facts
    assert none_of_these({name: facts[name] for name in ("ache", "spots", "pain", "any_symptom")}) == {
        "ache": "no",
        "spots": [],
    }


@settings(max_examples=100)
@given(st.data())
def test_asking_until_nothing_is_open_decides_the_criteria(data: st.DataObject) -> None:
    """Undecided criteria always ask something, and answering what is asked, again and again, decides them."""
    facts = data.draw(made.fact_tables())
    criteria_data = data.draw(made.criteria(facts, possibly=False, unknown=False, leaf_count=5))
    facts_table = table(facts, only=True)
    rule = parse(criteria_data, facts_table.subject)
    answers: dict[str, Given] = {}
    for _ in range(len(facts) + 1):
        values = facts_table.values(answers, today=TODAY)
        asked = open_questions([rule], values)
        assert bool(asked) == (rule.evaluate(values) == UNKNOWN)
        assert shares(rule, values).keys() == set(asked)
        if not asked:
            return
        assert asked[0] not in answers
        answers[asked[0]] = Given(answer=data.draw(made.exact_value(facts[asked[0]])))
    raise AssertionError("asked more questions than there are")
