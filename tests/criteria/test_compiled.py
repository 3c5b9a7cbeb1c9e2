# SPDX-License-Identifier: Apache-2.0
"""The fast path, where it differs from a plain walk over the tree."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from corekit.criteria import FALSE, TRUE, UNKNOWN, Interval, Members, compile_rules, parse
from corekit.criteria import compiled as fast_path

from .subjects import exercises, person, read


def test_the_same_rules_are_compiled_once() -> None:
    """Compiling the same criteria again gives the function that is there."""
    rules = [parse({"ache": "yes"}, person()), parse("always", person())]
    assert compile_rules(rules) is compile_rules(list(rules))
    assert compile_rules(rules)({"ache": "no"}) == [FALSE, TRUE]
    assert compile_rules([])({}) == []


def test_selectors_and_plain_lists_take_the_fast_path_too() -> None:
    """Every row of the evaluation table about exercises comes out the same, all compiled together."""
    rows = [row for row in read("evaluation.json") if row.get("about") == "exercise"]
    rules = [parse(row["criteria"], exercises()) for row in rows]
    for row in rows:
        expected = [rule.evaluate(row["values"]) for rule in rules]
        assert compile_rules(rules)(row["values"]) == expected


def test_what_is_remembered_of_values_is_bounded(monkeypatch: Any) -> None:
    """However many different numbers occur, the verdicts remembered stay few and right."""
    monkeypatch.setattr(fast_path, "_REMEMBERED", 8)
    evaluate = compile_rules([parse({"pain": {"at_least": 2}}, person())])
    assert [evaluate({"pain": number / 10})[0] for number in range(40)] == [FALSE] * 20 + [TRUE] * 20
    assert evaluate({"pain": Interval(1, 3)}) == [UNKNOWN]


def test_names_of_facts_cannot_become_code() -> None:
    """A fact's name is data in the generated function, whatever it is spelt like."""
    rule = parse({"x'); raise SystemExit('": "yes"}, person())
    assert compile_rules([rule])({}) == [UNKNOWN]
    spots = parse({"spots": "back"}, person())
    assert compile_rules([spots])({"spots": Members(frozenset({"back"}))}) == [TRUE]


def test_importing_criteria_brings_in_nothing_that_checks_or_compiles() -> None:
    """What only checks, explains or compiles is imported when it is first named."""
    code = (
        "import sys, corekit.criteria as c;"
        "late = ['checking', 'compiled', 'explaining', 'questions', 'places', 'circles'];"
        "assert not [n for n in late if 'corekit.criteria.' + n in sys.modules];"
        "assert not {'jsonschema', 'yaml', 'pluggy', 'difflib', 'hypothesis'} & set(sys.modules);"
        "assert all(getattr(c, name) for name in c.__all__ if name != 'FALSE')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
