# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies: criteria about the made-up person, their values, and tables of facts that gate each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from corekit.criteria import NOT_APPLICABLE, Interval, Members

from .subjects import Given, read

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS = {name: data for name, data in read("facts.json").items() if name not in ("dx", "born")}
NUMBERS = st.integers(-2, 4)


def leaves(facts: Mapping[str, Any], *, unknown: bool) -> st.SearchStrategy[dict[str, Any]]:
    """One sound test on one of *facts*."""
    return st.sampled_from(sorted(facts)).flatmap(
        lambda name: _tests(facts[name], unknown=unknown).map(lambda test: {name: test})
    )


def _tests(fact: Mapping[str, Any], *, unknown: bool) -> st.SearchStrategy[Any]:
    extra = [st.sampled_from([{"unknown": "yes"}, {"unknown": "no"}])] if unknown else []
    if fact["type"] == "number":
        ends = st.sampled_from(["at_least", "at_most", "above", "below", "is"])
        between = st.tuples(NUMBERS, NUMBERS).map(lambda pair: {"between": sorted(pair)})
        lists = st.lists(NUMBERS, min_size=1, max_size=3)
        return st.one_of(NUMBERS, st.builds(lambda end, n: {end: n}, ends, NUMBERS), between, lists, *extra)
    words = ["yes", "no"] if fact["type"] == "yes_no" else fact["choices"]
    one, several = st.sampled_from(words), st.lists(st.sampled_from(words), min_size=1, max_size=3)
    if fact["type"] == "choices":
        every = several.map(lambda some: {"includes_all": some})
        return st.one_of(one, several, every, one.map(lambda word: {"includes": word}), *extra)
    if fact.get("ordered"):
        ends = st.sampled_from(["at_least", "at_most", "above", "below"])
        return st.one_of(one, several, st.builds(lambda end, word: {end: word}, ends, one), *extra)
    return st.one_of(one, several, *extra)


def criteria(
    facts: Mapping[str, Any] = FACTS, *, possibly: bool = True, unknown: bool = True, leaf_count: int = 12
) -> st.SearchStrategy[Any]:
    """Sound criteria over *facts*, with or without `possibly` and `unknown`."""
    ones = ["not", "possibly"] if possibly else ["not"]

    def extend(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        lists = st.lists(parts, min_size=1, max_size=4)
        return st.one_of(
            st.builds(lambda key, of: {key: of}, st.sampled_from(["all", "any"]), lists),
            st.builds(lambda key, part: {key: part}, st.sampled_from(ones), parts),
            st.builds(
                lambda bound, number, of: {"count": {bound: min(number, len(of)), "of": of}},
                st.sampled_from(["at_least", "at_most", "is"]),
                st.integers(0, 3),
                lists,
            ),
        )

    return st.recursive(leaves(facts, unknown=unknown), extend, max_leaves=leaf_count)


def exact_value(fact: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """An answer to a fact."""
    if fact["type"] == "number":
        return st.integers(fact["minimum"], fact["maximum"])
    if fact["type"] == "choices":
        return st.sets(st.sampled_from(fact["choices"])).map(sorted)
    return st.sampled_from(["yes", "no"] if fact["type"] == "yes_no" else fact["choices"])


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """Values of the made-up person: exact, partly known, not applicable, or absent."""
    drawn: dict[str, Any] = {}
    for name, fact in FACTS.items():
        kind = draw(st.sampled_from(["exact", "exact", "absent", "partly", "not_applicable"]))
        if kind == "not_applicable":
            drawn[name] = NOT_APPLICABLE
        elif kind == "partly" and fact["type"] == "number":
            low, high = sorted((draw(exact_value(fact)), draw(exact_value(fact))))
            drawn[name] = Interval(low, high)
        elif kind == "partly" and fact["type"] == "choices":
            certain = frozenset(draw(exact_value(fact)))
            drawn[name] = Members(certain, frozenset(fact["choices"]) - certain)
        elif kind in ("exact", "partly"):
            exact = draw(exact_value(fact))
            drawn[name] = frozenset(exact) if isinstance(exact, list) else exact
    return drawn


def completions(fact: Mapping[str, Any], value: Any) -> list[Any]:
    """Everything that *value* may turn out to be."""
    if value is NOT_APPLICABLE:
        return [value]
    if fact["type"] == "number":
        low, high = (
            (value.low, value.high) if isinstance(value, Interval) else (value, value) if value is not None else (-1, 3)
        )
        return list(range(max(low, fact["minimum"]), min(high, fact["maximum"]) + 1))
    if fact["type"] == "choices":
        certain, possible = (
            (value.certain, value.possible)
            if isinstance(value, Members)
            else (value, frozenset())
            if value is not None
            else (frozenset(), frozenset(fact["choices"]))
        )
        sets = [frozenset(certain)]
        for word in sorted(possible):
            sets += [known | {word} for known in sets]
        return sets
    if value is not None:
        return [value]
    return ["yes", "no"] if fact["type"] == "yes_no" else list(fact["choices"])


@st.composite
def fact_tables(draw: st.DrawFn) -> dict[str, Any]:
    """Facts of which later ones are gated by, or derived from, earlier ones."""
    facts: dict[str, Any] = {}
    numbers: list[str] = []
    for index, (name, data) in enumerate(FACTS.items()):
        fact = dict(data)
        if index and draw(st.booleans()):
            fact["ask_when"] = draw(criteria(facts, possibly=False, unknown=False, leaf_count=3))
        facts[name] = fact
        if fact["type"] == "number":
            numbers.append(name)
    for way in draw(st.lists(st.sampled_from(["criteria", "count", "sum", "difference"]), max_size=4)):
        name = f"derived_{len(facts)}"
        part = criteria(facts, possibly=False, unknown=False, leaf_count=3)
        if way == "criteria":
            facts[name] = {"type": "yes_no", "derive": {way: draw(part)}}
            continue
        operand = (
            draw(st.lists(part, min_size=1, max_size=3))
            if way == "count"
            else draw(st.lists(st.sampled_from(numbers), min_size=2, max_size=2))
        )
        facts[name] = {"type": "number", "derive": {way: operand}}
        numbers.append(name)
    return facts


@st.composite
def answers(draw: st.DrawFn, facts: Mapping[str, Any]) -> dict[str, Given]:
    """Answers to some of the facts that are asked."""
    asked = {name: fact for name, fact in facts.items() if "derive" not in fact}
    given = {}
    for name, fact in asked.items():
        if draw(st.booleans()):
            given[name] = Given(answer=draw(st.one_of(exact_value(fact), st.just("unknown"))))
    return given
