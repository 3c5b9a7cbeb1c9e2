# SPDX-License-Identifier: Apache-2.0
"""Faults of criteria: found all at once, placed, named, and with the nearest right word."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corekit.criteria
from corekit.criteria import CODES, MalformedError, check, check_place, cycles, parse
from corekit.criteria.places import GRANTING, RESTRICTING

from . import strategies as made
from .subjects import exercises, person, read, table

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["ache", "always", "yes", "all"]),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(
            st.sampled_from(["all", "any", "not", "count", "of", "at_least", "is", "ache", "pain", "spots", "fact"]),
            parts,
            max_size=3,
        )
    ),
)


def subject_of(row: dict[str, Any]) -> Any:
    return exercises() if row.get("about") == "exercise" else person()


@pytest.mark.parametrize("row", read("checking.json"), ids=lambda row: row["claim"])
def test_every_fault_is_found_where_it_stands(row: dict[str, Any]) -> None:
    """One fault gives one diagnostic, with its code, its pointer and the nearest right name."""
    (fault,) = check(row["criteria"], subject_of(row))
    assert (fault.code, fault.pointer) == (row["code"], row["pointer"])
    assert row.get("hint", "") in (fault.hint or "")


@pytest.mark.parametrize("row", read("sound.json"), ids=lambda row: str(row["criteria"]))
def test_sound_criteria_have_no_fault(row: dict[str, Any]) -> None:
    """What is right is left alone."""
    assert check(row["criteria"], subject_of(row)) == ()


def test_all_faults_are_found_at_once_below_the_pointer_of_the_criteria() -> None:
    """Several faults are reported together, in the order in which they stand."""
    data = {"any": [{"ach": "yes"}, {"not": {"side": "top"}}, {"pain": {"above": 9}}]}
    pointers = [fault.pointer for fault in check(data, person(), pointer="/when")]
    assert pointers == ["/when/any/0/ach", "/when/any/1/not/side", "/when/any/2/pain/above"]


def test_criteria_nested_beyond_reason_are_one_fault() -> None:
    """Depth is bounded, so that no document can exhaust the stack."""
    data: Any = {"ache": "yes"}
    for _ in range(5000):
        data = {"not": data}
    assert [fault.code for fault in check(data, person())] == ["criteria-too-deep"]


@given(JSON)
def test_checking_never_raises_and_passes_only_what_parses(data: Any) -> None:
    """Whatever the data, it is checked without an exception; what has no fault parses, what does not parse has one."""
    faults = check(data, person())
    try:
        parse(data, person())
    except MalformedError:
        assert faults


@given(made.criteria())
def test_generated_criteria_are_faultless_but_for_what_is_never_or_always_true(data: Any) -> None:
    """The strategies of these tests write sound criteria."""
    allowed = {"criteria-never-true", "criteria-always-true"}
    assert {fault.code for fault in check(data, person())} <= allowed


@pytest.mark.parametrize("row", read("places.json"), ids=lambda row: str(row["criteria"]))
def test_possibly_and_unknown_stand_only_where_more_truth_restricts(row: dict[str, Any]) -> None:
    """The polarity rules of the language, place by place."""
    for place in row.get("may", ()):
        assert check_place(row["criteria"], place) == ()
    for place in row.get("may_not", ()):
        (fault,) = check_place(row["criteria"], place)
        assert (fault.code, fault.pointer) == (row["code"], row["pointer"])


def test_a_place_that_does_not_exist_is_the_callers_mistake() -> None:
    """A misspelt place raises instead of passing everything."""
    with pytest.raises(ValueError, match="no such place"):
        check_place({"ache": "yes"}, "whenever")
    assert not RESTRICTING & GRANTING


def test_facts_that_rest_on_themselves_are_found() -> None:
    """Circles through derivations, gates, sums and recognised conditions are named, each once."""
    facts = {
        "a": {"derive": {"criteria": {"b": "yes"}}},
        "b": {"derive": {"criteria": {"a": "yes"}}},
        "c": {"ask_when": {"d": "yes"}},
        "d": {"ask_when": {"c": "yes"}},
        "total": {"type": "number", "derive": {"sum": ["total", "pain"]}},
        "on_dx": {"ask_when": {"dx": "sciatica"}},
        "free": {"ask_when": {"a": "yes"}},
    }
    conditions = {"sciatica": {"recognised_by": {"on_dx": "yes"}}}
    assert cycles(table(facts, conditions=conditions)) == (("a", "b"), ("c", "d"), ("dx", "on_dx"), ("total",))
    values = table(facts, conditions=conditions).values({}, today=date(2025, 6, 10))
    assert [values.status(name) for name in ("a", "b", "c", "total")] == ["cycle"] * 4
    assert values.get("a") is None


def test_every_code_that_is_given_is_in_the_table_of_codes() -> None:
    """The table of codes has each code that the sources name, and no other."""
    named = set()
    for path in Path(corekit.criteria.__file__).parent.glob("*.py"):
        if path.name != "codes.py":
            named |= {
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("criteria-")
            }
    assert named == set(CODES) - {"criteria-cycle"}
