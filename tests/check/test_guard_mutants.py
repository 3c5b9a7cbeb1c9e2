# SPDX-License-Identifier: Apache-2.0
"""`check --mutate` lists the changes of progressions' guards that no case notices, and offers few cases that would."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.check.guard_trials import ChangedGuards, is_unmet
from corekit.check.guard_witnesses import GuardWitnessSearch
from corekit.check.mutants import mutants
from corekit.check.mutation import Mutation
from corekit.check.packs import check_pack
from corekit.check.possible_answers import PossibleAnswers
from corekit.check.surviving import check_mutants
from corekit.model.case import Case
from corekit.plugin import discover

if TYPE_CHECKING:
    from corekit.check.mutants import Mutant
    from corekit.check.surviving import MutationReport
    from corekit.check.witnesses import Witness

DATA = Path(__file__).parent / "data"
PACK, WRONG = DATA / "guards", DATA / "guards-wrong"


@pytest.fixture(scope="module")
def mutation() -> Mutation:
    """The pack of the test with the core."""
    return Mutation(corekit.load(discover=False, paths=[PACK], cache=False).library, "guarded")


@pytest.fixture(scope="module")
def report() -> MutationReport:
    """What survives in the pack of the test."""
    return check_mutants("guarded", discover(discover=False, paths=[PACK], cache=False).packs)


@pytest.fixture(scope="module")
def told(report: MutationReport) -> dict[str, dict[str, str]]:
    """By progression the changes that no case notices, in words, each with the case that is offered."""
    found: dict[str, dict[str, str]] = {}
    for one in report.diagnostics:
        words = one.message.partition(": ")[2]
        found.setdefault(Path(one.file or "").stem, {})[words] = one.hint or ""
    return found


@pytest.fixture(scope="module")
def searched(mutation: Mutation) -> list[tuple[Mutant, Witness]]:
    """What the search says of every change of a guard, noticed or not."""
    search = GuardWitnessSearch(mutation)
    found: list[tuple[Mutant, Witness]] = []
    for item in ("guarded:watched", "guarded:unwatched", "guarded:locked-twice"):
        of_guards = [mutant for mutant in mutants("progression", item, mutation.library) if mutant.is_of_guard]
        found.extend(search.find(of_guards))
    return found


def test_the_pack_is_sound() -> None:
    """The cases of the pack hold: only then does their failing say anything."""
    assert check_pack("guarded", discover(discover=False, paths=[PACK], cache=False).packs).sound


def test_guards_whose_cases_stand_on_every_side_have_no_survivor(told: dict[str, dict[str, str]]) -> None:
    """Its own cases, and those that it shares with the other, notice every change."""
    assert "watched" not in told


@pytest.mark.parametrize(
    "change",
    [
        "regress {stop_b_sessions_in_row: {at_least: 2}} dropped",
        "regress -> refer",
        "regress -> stay",
        "stop_b_sessions_in_row at_least 2 -> above 2",
        "stop_b_sessions_in_row at_least 2 -> 1",
        "by dose -> stage",
        "sets times 0.5 -> 0.6",
        "{pain_rest_nprs: {at_most: 1}} dropped",
        "to endure -> build",
        "to settle -> build",
        "effort_0_10 above 6 -> at_least 6",
        "enter build dropped",
        "stage build -> settle",
        "age_years at_least 50 -> 51",
    ],
)
def test_what_no_case_notices_is_told(told: dict[str, dict[str, str]], change: str) -> None:
    """Thresholds, connectives, moves, where they lead, factors and entries are each changed, one at a time."""
    assert change in told["unwatched"]


def test_a_survivor_says_where_it_stands(report: MutationReport) -> None:
    """Each has file, line and column of the place."""
    (moved,) = [one for one in report.diagnostics if "stop_b_sessions_in_row at_least 2 -> 3" in one.message]
    assert (moved.code, moved.line, moved.column) == ("mutant-survives", 9, 57)


@pytest.mark.parametrize(
    ("change", "case"),
    [
        ("to settle -> build", "{given: {stage: endure, pain_rest_nprs: 2}, expect: {move: regress, to: settle}}"),
        (
            "effort_0_10 above 6 -> 7",
            "{given: {stage: build, sessions_in_stage: 3, effort_0_10: 7}, expect: {move: stay}}",
        ),
        ("age_years at_least 50 -> 49", "{given: {age_years: 49}, expect: {enters: settle}}"),
    ],
)
def test_the_case_that_is_offered_gives_what_the_guard_reads(
    told: dict[str, dict[str, str]], change: str, case: str
) -> None:
    """What holds somebody back is shown where somebody would go forward."""
    assert told["unwatched"][change] == f"Add to its cases: {case}"


def test_a_guard_that_an_exclusion_hides_is_tried_on_what_the_journal_tells(told: dict[str, dict[str, str]]) -> None:
    """Whom the next stage's exercise is kept from stays anyway; the exercises of a case do not follow its journal."""
    log = "[{sessions_in_stage: 3, regularly_active_3m: no}]"
    case = f"{{given: {{stage: settle, regularly_active_3m: yes, log: {log}}}, expect: {{move: stay}}}}"
    assert told["locked-twice"] == {"{regularly_active_3m: yes} dropped": f"Add to its cases: {case}"}


def test_one_case_is_offered_for_many_changes(told: dict[str, dict[str, str]]) -> None:
    """There are far fewer cases to add than changes that nobody notices."""
    assert len(set(told["unwatched"].values())) * 2 < len(told["unwatched"])


def test_the_case_that_is_offered_notices_the_change(
    mutation: Mutation, searched: list[tuple[Mutant, Witness]]
) -> None:
    """Every offered case holds as things are, and fails once the change is made, run as any other case."""
    offered = [(mutant, witness.case) for mutant, witness in searched if witness.case is not None]
    assert len(offered) > 50
    for mutant, case in offered:
        assert mutation.base.run(mutant.kind, mutant.item, 0, case).passed, case.to_dict()
        assert not mutation.runner(mutant).run(mutant.kind, mutant.item, 0, case).passed, mutant.words


def test_a_change_is_noticed_or_proved_to_make_no_difference(searched: list[tuple[Mutant, Witness]]) -> None:
    """Nothing is left open in this pack."""
    assert not [mutant.words for mutant, witness in searched if witness.case is None and not witness.proved]


@pytest.mark.parametrize(
    "change",
    [
        "stop {overall_change: worse} dropped",  # the core stops as well
        "stop -> refer",
        "stay {pain_next_day_change: 1} dropped",  # the core holds as well
        "pain_next_day_change 1 -> 2",  # which is a flare, after which the core goes back
    ],
)
def test_what_another_guard_does_anyway_is_not_told(
    told: dict[str, dict[str, str]], searched: list[tuple[Mutant, Witness]], change: str
) -> None:
    """A guard beside one of the core's that says as much can be changed without any difference."""
    assert [witness.proved for mutant, witness in searched if mutant.words == change] == [True]
    assert change not in told["unwatched"]


def test_what_is_proved_to_make_no_difference_makes_none(
    mutation: Mutation, searched: list[tuple[Mutant, Witness]]
) -> None:
    """Whatever is given at random of what a stage's guards read, the move is the same with the change made."""
    proved = [mutant for mutant, witness in searched if witness.proved]
    assert proved
    lots = random.Random(7)
    for mutant in proved:
        changed = ChangedGuards(mutation.library, mutant)
        for stage in changed.stages:
            guards = mutation.base.scenes.guards(mutant.item, stage)
            answers = PossibleAnswers(mutation.library, [guard.when.to_data() for guard in guards]).facts
            for _ in range(20):
                names = lots.sample(sorted(answers), 3)
                told = {name: lots.choice(answers[name]) for name in names}
                given = {"stage": stage, **{name: answer for name, answer in told.items() if answer is not None}}
                (scene,) = mutation.base.scenes_of("progression", mutant.item, Case(given=given, expect={}))
                before, after = mutation.base.scenes.decision(scene), changed.decide(scene)
                expect = {"move": before.move, "to": before.position.stage, "by": before.by}
                assert not is_unmet(expect, after), (mutant.words, given)


def results(folder: Path, namespace: str) -> dict[tuple[str, int], Any]:
    known = discover(discover=False, paths=[folder], cache=False).packs
    return {(case.item, case.index): case for case in check_pack(namespace, known).cases}


def test_a_shared_case_is_tried_in_every_stage_of_each_progression() -> None:
    """It holds where it holds everywhere, and says where it does not."""
    found = results(WRONG, "misguarded")
    assert found["misguarded:of-both", 0].passed
    (failure,) = found["misguarded:of-both", 2].failures
    assert failure.startswith("misguarded:long, stage settle: expected move: advance, got stay")


def test_a_case_of_a_stage_that_a_progression_does_not_have_names_both() -> None:
    """Somebody who renames a stage is told which progression a shared case does not fit."""
    (failure,) = results(WRONG, "misguarded")["misguarded:of-both", 1].failures
    assert failure == "The progression misguarded:short has no stage 'build'; it has settle, endure."


def test_an_answer_about_a_session_beside_a_log_fails() -> None:
    """The log says which session it belongs to; beside it nothing would read it. A figure of the journal may stand."""
    (failure,) = results(WRONG, "misguarded")["misguarded:of-both", 3].failures
    assert failure == "pain_rest_nprs beside 'log' belongs to no session. Say it in a session of the log."


def test_a_move_without_a_progression_fails() -> None:
    """A case in a file of its own that expects a move says in which progressions."""
    (failure,) = results(WRONG, "misguarded")["misguarded:of-none", 0].failures
    assert failure == "expected move, which only a case of progressions can ask for"


def test_a_failing_shared_case_is_found_in_its_file() -> None:
    """The finding has the line of the case among those of its file."""
    known = discover(discover=False, paths=[WRONG], cache=False).packs
    found = {(Path(each.file or "").stem, each.line) for each in check_pack("misguarded", known).diagnostics}
    assert {("of-both", 5), ("of-both", 6), ("of-none", 1)} <= found
