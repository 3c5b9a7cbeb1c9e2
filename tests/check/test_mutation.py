# SPDX-License-Identifier: Apache-2.0
"""`check --mutate` lists exactly the changes that no case notices, and says which case would."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import corekit
from corekit.check.cases import CaseRunner
from corekit.check.criteria_mutants import changes
from corekit.check.mutation import Mutation
from corekit.check.packs import check_pack
from corekit.check.surviving import check_mutants
from corekit.check.witnesses import WitnessSearch
from corekit.cli.check import check_command
from corekit.criteria import parse
from corekit.model.case import Case
from corekit.planning.rulebook import RuleBook
from corekit.plugin import discover

if TYPE_CHECKING:
    from corekit.check.surviving import MutationReport
    from corekit.content.library import Library

REPOSITORY = Path(__file__).parents[2]
PACK = Path(__file__).parent / "data" / "mutation"


@pytest.fixture(scope="module")
def library() -> Library:
    """The core and the pack of the test."""
    return corekit.load(discover=False, paths=[PACK], cache=False).library


@pytest.fixture(scope="module")
def report() -> MutationReport:
    """What survives in the pack of the test."""
    return check_mutants("noticed", discover(discover=False, paths=[PACK], cache=False).packs)


@pytest.fixture(scope="module")
def survivors(report: MutationReport) -> dict[str, list[str]]:
    """The changes that no case notices, in words, by the name of the file."""
    found: dict[str, list[str]] = {}
    for one in report.diagnostics:
        found.setdefault(Path(one.file or "").stem, []).append(one.message.partition(": ")[2])
    return found


def test_the_pack_is_sound() -> None:
    """The cases of the pack hold: only then does their failing say anything."""
    known = discover(discover=False, paths=[PACK], cache=False).packs
    assert all(case.passed for case in check_pack("noticed", known).cases)


def test_a_rule_whose_cases_stand_on_every_side_has_no_survivor(survivors: dict[str, list[str]]) -> None:
    """Cases on both sides of a threshold, of each branch, and of the unknown notice every change."""
    assert "watched" not in survivors


@pytest.mark.parametrize(
    "change",
    [
        "age_years at_least 50 -> 51",
        "age_years at_least 50 -> 49",
        "age_years at_least 50 -> above 50",
        "{night_pain_prevents_sleep: yes} dropped",
        "if_unknown apply -> ignore",
        "outcome refer_urgent -> hold",
        "within_days 3 -> 4",
        "exclude {load: heavy} dropped",
    ],
)
def test_what_no_case_notices_is_told(survivors: dict[str, list[str]], change: str) -> None:
    """Threshold, edge, branch, policy, outcome, days and effect are each changed, one at a time."""
    assert change in survivors["unwatched"]


def test_a_survivor_says_where_it_stands_and_what_would_notice_it(report: MutationReport) -> None:
    """Each has file, line and column of the place, and a case to add."""
    (moved,) = [one for one in report.diagnostics if "at_least 50 -> 51" in one.message]
    assert moved.code == "mutant-survives"
    assert moved.severity == "warning"
    assert (moved.line, moved.column) == (4, 30)
    assert moved.hint == "Add to its cases: {given: {age_years: 50}, expect: {fires: yes}}"


def test_the_case_that_is_offered_notices_the_change(library: Library) -> None:
    """Every offered case holds as things are, and fails once the change is made."""
    mutation = Mutation(library, "noticed")
    search = WitnessSearch(mutation)
    offered = [(mutant, search.find(mutant).case) for mutant in mutation.survivors()]
    assert len(offered) > 5
    for mutant, case in offered:
        if case is not None:
            assert mutation.base.run(mutant.kind, mutant.item, 0, case).passed
            assert not mutation.runner(mutant).run(mutant.kind, mutant.item, 0, case).passed


def test_what_makes_no_difference_is_not_told(survivors: dict[str, list[str]]) -> None:
    """A figure that nobody can answer, and a policy without anything to reduce, are no gaps in the cases."""
    assert "beyond-the-scale" not in survivors


def test_every_change_is_another_truth_or_is_proved_to_be_none(library: Library) -> None:
    """No change of criteria leaves the data as it was, and each can be read by the engine."""
    for name in library.ids("rule"):
        when: Any = library.data("rule", name)["when"]
        for change in changes(when, library.subject_facts):
            assert change.data != when, change.words
            parse(change.data, library.subject_facts)


def test_a_changed_library_leaves_the_other_as_it_was(library: Library) -> None:
    """Replacing an item gives a library of its own."""
    before = library.data("rule", "noticed:watched")
    other = library.replacing("rule", "noticed:watched", {**before, "if_unknown": "ignore"})
    assert other.get("rule", "noticed:watched").if_unknown == "ignore"
    assert library.get("rule", "noticed:watched").if_unknown == "hold"


def test_the_command_finds_them() -> None:
    """`corekit check --mutate` lists survivors beside what else it finds, and says how much was tried."""
    ran = CliRunner().invoke(check_command, [str(PACK), "--mutate"], standalone_mode=False)
    assert "mutant-survives" in ran.output
    assert "changes tried on" in ran.output
    assert ran.return_value == 1


def test_nothing_survives_in_the_facts_of_the_core() -> None:
    """What every pack rests on, the core's gates and derived facts, has cases of its own that notice every change."""
    known = discover(discover=False, cache=False).packs
    assert all(case.passed for case in check_pack("core", known).cases)
    found = check_mutants("core", known)
    assert found.mutants > 1000
    assert not [one.message for one in found.diagnostics]


def test_the_red_flags_are_tried_within_two_minutes_and_nothing_survives() -> None:
    """A pack of more than a hundred rules costs less than two minutes of one core; its cases notice every change."""
    packs = discover(discover=False, paths=[REPOSITORY / "plugins" / "corekit-redflags"], cache=False).packs
    start = time.process_time()
    found = check_mutants("redflags", packs)
    assert time.process_time() - start < 120
    assert found.mutants > 1500
    assert not [one.message for one in found.diagnostics]


@pytest.mark.parametrize(
    ("given", "expect", "holds"),
    [
        ({"mckenzie_class": "other"}, {"plan_does_not_begin": ["derangement-flexion"]}, True),
        ({"mckenzie_class": "other"}, {"plan_begins": ["derangement-flexion"]}, False),
        ({"mckenzie_class": "derangement"}, {"plan_begins": ["derangement-flexion"]}, True),
        ({"mckenzie_class": "derangement"}, {"plan_does_not_begin": ["derangement-flexion"]}, False),
        ({"mckenzie_class": "other"}, {"blocked": "no"}, True),
        ({"mckenzie_class": "other"}, {"blocked": "yes"}, False),
        ({"age_years": 17, "back_pain_onset_age": 17}, {"blocked": "yes"}, True),
    ],
)
def test_a_case_tells_what_is_begun_and_whether_anything_is_left(
    kit: corekit.Kit, given: dict[str, Any], expect: dict[str, Any], holds: bool
) -> None:
    """A second lock shows in the progression that is not begun, where another rule leaves out its exercises anyway."""
    runner = CaseRunner(kit.library, RuleBook.of(kit.library))
    person = {"pain_regions": ["lumbar"], "directional_preference": "flexion", "equipment": ["mat"], **given}
    result = runner.run("regimen", "mckenzie:back", 0, Case(given=person, expect=expect))
    assert result.passed is holds, result.failures
