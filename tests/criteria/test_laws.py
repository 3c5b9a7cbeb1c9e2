# SPDX-License-Identifier: Apache-2.0
"""The laws of the language, as properties over generated criteria, values and tables of facts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.criteria import FALSE, UNKNOWN, check_place, compile_rules, parse

from . import strategies as made
from .subjects import Given, person, table

if TYPE_CHECKING:
    from collections.abc import Mapping

TODAY = date(2025, 6, 10)


def worth(data: Any, values: Mapping[str, Any]) -> int:
    return parse(data, person()).evaluate(values)


@given(made.criteria(), made.criteria(), made.values())
def test_kleene_algebra(first: Any, second: Any, values: Mapping[str, Any]) -> None:
    """Connectives are the least, the greatest and the opposite, and De Morgan holds."""
    left, right = worth(first, values), worth(second, values)
    assert worth({"all": [first, second]}, values) == min(left, right) == worth({"all": [second, first]}, values)
    assert worth({"any": [first, second]}, values) == max(left, right)
    assert worth({"not": {"not": first}}, values) == left
    assert worth({"not": {"all": [first, second]}}, values) == worth({"any": [{"not": first}, {"not": second}]}, values)
    assert worth({"count": {"at_least": 1, "of": [first, second]}}, values) == max(left, right)
    assert worth({"count": {"at_least": 2, "of": [first, second]}}, values) == min(left, right)
    assert worth({"possibly": first}, values) == worth({"not": {"all": [{"not": first}]}}, values) or left == UNKNOWN


@given(made.criteria(), made.values())
def test_an_explanation_says_what_the_evaluation_says(data: Any, values: Mapping[str, Any]) -> None:
    """The root of an explanation is worth what evaluation gives, and it names only facts that the criteria read."""
    criteria = parse(data, person())
    explanation = criteria.explain(values)
    assert explanation.truth == criteria.evaluate(values)
    assert set(explanation.decisive()) <= criteria.facts


@given(st.lists(made.criteria(), min_size=1, max_size=6), st.lists(made.values(), min_size=1, max_size=4))
def test_compiled_rules_equal_evaluation(rules: list[Any], people: list[Mapping[str, Any]]) -> None:
    """The fast path gives every rule the truth that evaluating it gives."""
    parsed = [parse(data, person()) for data in rules]
    fast = compile_rules(parsed)
    for values in people:
        assert fast(values) == [criteria.evaluate(values) for criteria in parsed]


@settings(max_examples=200)
@given(made.criteria(possibly=False, unknown=False, leaf_count=6), made.values())
def test_what_is_decided_holds_however_the_unknown_turns_out(data: Any, values: Mapping[str, Any]) -> None:
    """Without `possibly` and `unknown`, criteria that are true or false are so for every completion of the values."""
    criteria = parse(data, person())
    truth = criteria.evaluate(values)
    names = sorted(criteria.facts)
    if truth == UNKNOWN or len(names) > 4:
        return
    every = [made.completions(made.FACTS[name], values.get(name)) for name in names]
    for completion in product(*every):
        assert criteria.evaluate(dict(zip(names, completion, strict=True))) == truth


@st.composite
def _cases(draw: st.DrawFn, *, lenient: bool) -> tuple[dict[str, Any], Any, dict[str, Given], dict[str, Given]]:
    facts = draw(made.fact_tables())
    data = draw(made.criteria(facts, possibly=lenient, unknown=lenient))
    more = draw(made.answers(facts))
    fewer = {name: answer for name, answer in more.items() if draw(st.booleans())}
    return facts, data, fewer, more


@settings(max_examples=120)
@given(_cases(lenient=False))
def test_answering_more_never_turns_what_was_decided(
    case: tuple[dict[str, Any], Any, dict[str, Given], dict[str, Given]],
) -> None:
    """Through gates, derived facts and intervals: true stays true and false stays false as answers come in."""
    facts, data, fewer, more = case
    facts_table = table(facts, only=True)
    criteria = parse(data, facts_table.subject)
    before = criteria.evaluate(facts_table.values(fewer, today=TODAY))
    after = criteria.evaluate(facts_table.values(more, today=TODAY))
    assert before in (UNKNOWN, after)


@settings(max_examples=120)
@given(_cases(lenient=True))
def test_where_possibly_may_stand_off_stays_off(
    case: tuple[dict[str, Any], Any, dict[str, Given], dict[str, Given]],
) -> None:
    """A rule that is false stays false as answers come in, if `possibly` and `unknown` stand where they may."""
    facts, data, fewer, more = case
    facts_table = table(facts, only=True)
    criteria = parse(data, facts_table.subject)
    if check_place(criteria, "when"):
        return
    if criteria.evaluate(facts_table.values(fewer, today=TODAY)) == FALSE:
        assert criteria.evaluate(facts_table.values(more, today=TODAY)) == FALSE


@settings(max_examples=120)
@given(_cases(lenient=False), st.integers(0, 40), st.lists(st.integers(0, 30), min_size=8, max_size=8))
def test_waiting_only_takes_answers_away(
    case: tuple[dict[str, Any], Any, dict[str, Given], dict[str, Given]], days: int, validity: list[int]
) -> None:
    """Whatever is decided on a later day was decided the same way before: answers expire, none turn."""
    facts, data, _, answers = case
    asked = [name for name, fact in facts.items() if "derive" not in fact]
    dated = {name: {**facts[name], "valid_days": valid} for name, valid in zip(asked, validity, strict=False)}
    facts_table = table({**facts, **dated}, only=True)
    criteria = parse(data, facts_table.subject)
    later = criteria.evaluate(facts_table.values(answers, today=TODAY + timedelta(days=days)))
    assert later in (UNKNOWN, criteria.evaluate(facts_table.values(answers, today=TODAY)))
