# SPDX-License-Identifier: Apache-2.0
"""What each test and connective is worth, one row of `data/evaluation.json` at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corekit.criteria import FALSE, NOT_APPLICABLE, TRUE, UNKNOWN, Interval, MalformedError, Members, parse
from corekit.criteria.truth import NAMES

from .subjects import Given, exercises, person, read, table


@pytest.mark.parametrize("row", read("evaluation.json"), ids=lambda row: row["claim"])
def test_every_row_of_the_table_holds(row: dict[str, Any]) -> None:
    """Criteria are worth what the table says, and their explanation says the same."""
    criteria = parse(row["criteria"], exercises() if row.get("about") == "exercise" else person())
    assert NAMES[criteria.evaluate(row["values"])] == row["truth"]
    assert criteria.explain(row["values"]).to_dict()["truth"] == row["truth"]
    assert criteria.to_data() == row["criteria"]


@pytest.mark.parametrize(
    "test",
    ["left", ["left", "none"], {"is": "left"}, {"unknown": "yes"}, {"unknown": "no"}],
)
def test_every_test_on_what_is_not_applicable_is_false(test: Any) -> None:
    """A question that does not apply makes every test on it false, `unknown` among them."""
    assert parse({"side": test}, person()).evaluate({"side": NOT_APPLICABLE}) == FALSE


def test_a_set_partly_known_decides_what_it_can() -> None:
    """Certain members are there, possible ones unknown, and no others."""
    spots = Members(frozenset({"back"}), frozenset({"leg"}))
    truths = [parse({"spots": word}, person()).evaluate({"spots": spots}) for word in ("back", "leg")]
    assert truths == [TRUE, UNKNOWN]
    assert parse({"spots": "leg"}, person()).evaluate({"spots": Members(frozenset({"back"}))}) == FALSE
    assert parse({"spots": "leg"}, person()).evaluate({"spots": Members(frozenset({"back"}), None)}) == UNKNOWN
    assert parse({"spots": {"unknown": "yes"}}, person()).evaluate({"spots": Members(possible=None)}) == TRUE
    assert parse({"spots": {"unknown": "yes"}}, person()).evaluate({"spots": spots}) == FALSE


@pytest.mark.parametrize(
    ("test", "truth"),
    [
        ({"at_least": 1}, TRUE),
        ({"at_least": 2}, UNKNOWN),
        ({"above": 2}, FALSE),
        ({"between": [0, 2]}, TRUE),
        (3, FALSE),
        (1, UNKNOWN),
        ([1, 2], UNKNOWN),
        ({"unknown": "yes"}, TRUE),
    ],
)
def test_an_interval_decides_what_all_of_it_says(test: Any, truth: int) -> None:
    """A number between two ends makes a test true or false when the whole interval does."""
    assert parse({"pain": test}, person()).evaluate({"pain": Interval(1, 2)}) == truth


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        "ache",
        3,
        {"all": []},
        {"any": {"ache": "yes"}},
        {"not": []},
        {"count": {"of": []}},
        {"ache": {}},
        {"all": [{"ache": "yes"}], "numb": "yes"},
        {"pain": {"between": [1]}},
        {"grade": {"at_least": "top"}},
    ],
)
def test_what_is_no_criteria_is_refused(data: Any) -> None:
    """Data that is no criteria raises one error of ours, whatever it is."""
    with pytest.raises(MalformedError):
        parse(data, person())


def test_criteria_name_the_facts_they_read() -> None:
    """Criteria about a person name what they test; a selector names only the answers it is held against."""
    assert parse({"any": [{"ache": "yes"}, {"not": {"pain": 1}}]}, person()).facts == {"ache", "pain"}
    selector = parse(
        {"muscles_stretched": {"includes_any": {"fact": "tight"}}, "movements": {"has": {"movement": {"fact": "x"}}}},
        exercises(),
    )
    assert selector.facts == {"tight", "x"}
    assert selector.fields == {"muscles_stretched", "movements"}


def test_a_test_against_an_answer_looks_at_that_answer_alone() -> None:
    """No other fact is worked out for it: a plan has hundreds of facts and thousands of such tests."""
    facts = {"tight": {"type": "choices", "choices": ["hamstrings", "calf"]}}
    values = table(facts).values({"tight": Given(answer=["hamstrings"])}, today=date(2025, 6, 10))
    selector = parse({"muscles_stretched": {"includes_any": {"fact": "tight"}}}, exercises())

    assert selector.evaluate({"muscles_stretched": ["hamstrings"], "facts": values}) == TRUE
    assert set(values._known) == {"tight"}
