# SPDX-License-Identifier: Apache-2.0
"""Every statement of the first texts is honoured, or kept as a claim; nothing that the page names is gone."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from .requirements_table import (
    CLAIMS_ONLY,
    HONOURED,
    PAGE,
    VERDICTS,
    disagreements,
    exists,
    page,
    references,
    rows,
)
from .rules_table import everything

if TYPE_CHECKING:
    from corekit import Kit

#: How many statements each text makes, and how many conflicts there are between them.
STATEMENTS = {"S0": 14, "S1": 26, "S2": 24, "S3": 54, "S4": 35, "X": 12}
CONFLICTS = 24
#: What a claim of each verdict may be called.
STATUS = {"WRONG": {"contradicted", "unsupported"}, "UNV": {"unsupported", "contradicted"}}


@pytest.fixture(scope="module")
def kit() -> Kit:
    """The core with every pack of the repository."""
    return everything()


def status(reference: str, kit: Kit) -> str:
    """The status of a claim; empty for what is none."""
    kind, _, name = reference.partition(" ")
    return str(kit.library.get("claim", name).status) if kind == "claim" else ""


def test_the_page_says_what_the_table_says() -> None:
    """`python -m tests.docs.requirements_table` brings the page up to date."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_no_statement_is_left_out() -> None:
    """Rows are numbered without a gap, and each has a verdict that is explained."""
    assert [row.id for row in rows()] == [
        f"{text}-{number}" for text, count in STATEMENTS.items() for number in range(1, count + 1)
    ]
    assert [one.id for one in disagreements()] == [f"C-{number}" for number in range(1, CONFLICTS + 1)]
    assert {row.verdict for row in rows()} <= set(VERDICTS)


def test_nothing_that_is_named_is_gone(kit: Kit) -> None:
    """Every item, stage, term, key, function and test that honours a statement is there."""
    assert [f"{row}: {named}" for row, named in references() if not exists(named, kit.library)] == []


@pytest.mark.parametrize(
    "gone",
    [
        "rule conditions:gone",
        "claim stretching:no-bouncing-at-all",
        "progression stabilization:core-control#gone",
        "term mode/gone",
        "attribute gone",
        "dose gone",
        "schema exercise/gone",
        "schema gone/title",
        "code corekit.planning.audit:gone",
        "code corekit.gone:gone",
        "test tests/docs/test_requirements.py::gone",
        "test tests/docs/gone.py::gone",
        "gone gone",
    ],
)
def test_what_is_gone_is_found_out(kit: Kit, gone: str) -> None:
    """A reference of any kind to what is not there does not pass."""
    assert not exists(gone, kit.library)


def test_what_is_right_is_honoured_and_rests_on_nothing_that_is_wrong(kit: Kit) -> None:
    """Each row that is usable names something, and none of its claims is contradicted or unsupported."""
    honoured = [row for row in rows() if row.verdict in HONOURED]
    assert [row.id for row in honoured if not row.where] == []
    assert [(row.id, named) for row in honoured for named in row.where if status(named, kit) in STATUS["WRONG"]] == []


def test_what_is_corrected_says_how() -> None:
    """A row that is usable with a correction only has that correction as its note."""
    assert [row.id for row in rows() if row.verdict == "OK*" and not row.note] == []


def test_what_is_wrong_or_unsupported_is_a_claim_and_nothing_else(kit: Kit) -> None:
    """It stands among the claims with that status; what is wrong is called contradicted at least once."""
    for row in rows():
        if row.verdict in CLAIMS_ONLY:
            found = {status(named, kit) for named in row.where}
            assert found, row.id
            assert found <= STATUS[row.verdict], row.id
            assert row.verdict != "WRONG" or "contradicted" in found, row.id


def test_no_dose_is_one_that_a_claim_contradicts(kit: Kit) -> None:
    """What a claim calls contradicted, no exercise of any pack does."""
    done = {(one.first, one.second) for topic in kit.claims() for one in topic.conflicts if one.why == "contradicted"}
    doses = {statement.id for topic in kit.claims() for statement in topic.statements if statement.kind == "dose"}
    assert {(first, second) for first, second in done if second in doses} == set()


def test_every_conflict_shows_both_sides_with_their_sources(kit: Kit) -> None:
    """`corekit claims --conflicts` shows each side of each conflict, and what it rests on."""
    apart = {frozenset((one.first, one.second)) for topic in kit.claims() for one in topic.conflicts}
    claims = {one.id: one for topic in kit.claims() for one in topic.statements if one.kind == "claim"}
    for conflict in disagreements():
        sides = [side.removeprefix("claim ") for side in conflict.sides]
        assert len({claims[side].title for side in sides}) >= 2, conflict.id
        assert all(claims[side].sources for side in sides), conflict.id
        shown = {side for pair in combinations(sides, 2) if frozenset(pair) in apart for side in pair}
        assert shown == set(sides), conflict.id


def test_every_exercise_says_how_it_goes_wrong_and_when_to_stop(kit: Kit) -> None:
    """Each exercise of each pack has at least two steps, what goes wrong, and when to stop."""
    exercises = [name for name in kit.library.ids("exercise") if not name.startswith("core:")]
    assert len(exercises) >= 140
    for name in exercises:
        exercise = kit.library.get("exercise", name)
        assert len(exercise.steps or ()) >= 2, name
        assert exercise.mistakes, name
        assert exercise.stop_when, name
        assert exercise.dose, name
        assert exercise.frequency, name


def test_every_regimen_ends_with_upkeep(kit: Kit) -> None:
    """What is not kept up is lost, so each regimen has something for the time after."""
    regimens = {name: kit.library.get("regimen", name) for name in kit.library.ids("regimen")}
    assert regimens
    phases = {name: {track.phase for track in regimen.tracks} for name, regimen in regimens.items()}
    assert [name for name, found in phases.items() if "maintain" not in found] == []


def test_nothing_recommends_an_operation(kit: Kit) -> None:
    """What people are told to do is to see somebody; no sentence tells anybody to be operated on."""
    advice = re.compile(
        r"\b(have|(?<!may )need|ask for|consider|think about|book|plan) (an? |the )?(operation|surgery)", re.IGNORECASE
    )
    for name in kit.library.ids("rule"):
        rule = kit.library.data("rule", name)
        assert not advice.search(f"{rule['title']} {rule.get('then', {}).get('say', '')} {rule.get('because', '')}"), (
            name
        )
    for name in kit.library.ids("condition"):
        assert not advice.search(" ".join(kit.library.data("condition", name).get("escalation", ()))), name
