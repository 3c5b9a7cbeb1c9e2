# SPDX-License-Identifier: Apache-2.0
"""Random sessions, as many as one likes: whatever is answered, the moves keep to what they must."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corekit
from corekit.check.simulation import Chances, RandomSessions, Simulation
from corekit.model.position import Position
from corekit.planning.rulebook import RuleBook
from corekit.progress.evidence import Witness
from corekit.progress.guards import NEW_SYMPTOMS, session_guards
from corekit.progress.journal import journal_of
from corekit.progress.steps import LEAST_SCALE, given_by

from .journals import EXAMPLES, START, entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit import Kit
    from corekit.check.simulation import PathStep
    from corekit.content.library import Library
    from corekit.model.progression import Stage

#: Sessions in all, and parts of the test that share them (`-n 2` runs two at a time); the full run is of a million.
SESSIONS = int(os.environ.get("COREKIT_RANDOM_SESSIONS", "1600"))
PARTS = int(os.environ.get("COREKIT_RANDOM_PARTS", "1"))
#: The seed that the first path is drawn with.
FIRST_SEED = int(os.environ.get("COREKIT_RANDOM_SEED", "0"))
#: A path is no longer than this, so that many begin.
LONGEST = 120
#: One path in so many is walked twice.
TWICE = 20
#: What has to be answered before anything goes forward, in every stage of every progression.
ALWAYS_ASKED = ("new_symptom_in_session", "symptom_location_change", "overall_change")
#: Signs each of which is an emergency, whatever else is answered.
EMERGENCIES = ("chest_pain_current", "stroke_like_symptom", "leg_pain_became_bilateral")
SILENCES = ("unknown", "declined", None)
#: Who walks: mostly well, forgetful, seldom there, unsteady, with warning signs, and everything at once.
PEOPLE = (
    Chances(),
    Chances(silent=0.1, silences=SILENCES),
    Chances(pause=0.3),
    Chances(other=0.1, pause=0.05),
    Chances(ending=0.01, flagged=0.002),
    Chances(other=0.2, silent=0.2, silences=SILENCES, ending=0.005, flagged=0.001, pause=0.2),
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The packs of the repository and the example with their progressions, and what screens for them."""
    packs = sorted(path.parent for path in (EXAMPLES.parent / "plugins").glob("*/pyproject.toml"))
    return corekit.load(discover=False, paths=[*packs, EXAMPLES / "desk-neck"], cache=False).library


@pytest.mark.parametrize("part", range(PARTS))
def test_random_sessions_keep_to_the_rules(library: Library, part: int) -> None:
    """Stop on what stops, forward only on answers, one place of the progression at a time, nothing after the end."""
    simulation = Simulation(library, RuleBook.of(library), today=date(2026, 1, 1))
    drawing = RandomSessions(library)
    progressions = library.ids("progression")
    walked, seed = 0, FIRST_SEED + part
    while walked < SESSIONS // PARTS:
        number = seed // PARTS
        name = progressions[number % len(progressions)]
        person = PEOPLE[number // len(progressions) % len(PEOPLE)]
        where = f"{name}, seed {seed}, {person}"
        steps = list(walk(simulation, name, drawing.draw(LONGEST, seed, person), where))
        if number % TWICE == 0:
            assert steps == list(walk(simulation, name, drawing.draw(LONGEST, seed, person), where)), where
        walked += len(steps)
        seed += PARTS


def walk(
    simulation: Simulation, name: str, responses: Iterable[dict[str, Any]], where: str
) -> Iterator[tuple[PathStep, Position]]:
    """Each step of a path with the position after it, held against the rules; the end is an end."""
    told: list[dict[str, Any]] = []
    stages = {stage.id: stage for stage in simulation.library.get("progression", name).stages}
    before, walked = simulation.beginning(name), None
    for walked in simulation.walk(before, kept(responses, told)):
        assert_step(walked.step, told[-1], list(stages), f"{where}, session {walked.step.session}")
        assert_inside(walked.decision.position, stages, where)
        before = walked.decision.position
        yield walked.step, before
    assert walked is not None
    assert len(told) == LONGEST or walked.step.move in ("stop", "refer"), where
    assert walked.again().move != "advance", where
    if walked.step.move == "stop":
        after = [later.decision for later in simulation.walk(before, [{}, {}])]
        assert [(later.move, later.position) for later in after] == [("stop", before)], where


def kept(responses: Iterable[dict[str, Any]], told: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """*responses*, each put into *told* when it is taken."""
    for said in responses:
        told.append(said)
        yield said


def assert_step(step: PathStep, said: dict[str, Any], stages: list[str], where: str) -> None:
    """What must hold of a move, whatever the progression."""
    named = said.get("new_symptom_in_session") or []
    if named not in SILENCES and set(named) & set(NEW_SYMPTOMS):
        assert step.move == "stop", where
    if said.get("symptom_location_change") == "peripheralised" or said.get("overall_change") == "worse":
        assert step.move == "stop", where
    if any(said.get(sign) == "yes" for sign in EMERGENCIES):
        assert step.move == "stop", where
    if step.move == "advance":
        assert not {fact for fact in ALWAYS_ASKED if said.get(fact, "answered") in SILENCES}, where
        change = said.get("pain_next_day_change", 0)
        assert change in SILENCES or change <= 1, where
        assert step.by != "stage" or stages.index(step.to) > stages.index(step.stage), where
    if step.move == "regress":
        assert stages.index(step.to) <= stages.index(step.stage), where
    if step.move in ("stay", "stop", "refer"):
        assert step.to == step.stage, where


def assert_inside(position: Position, stages: dict[str, Stage], where: str) -> None:
    """The stage is one of the progression, and what was changed is of what this stage gives."""
    given = set(given_by(stages[position.stage]))
    assert set(position.instead or {}) <= given, where
    assert all(LEAST_SCALE <= factor <= 1 / LEAST_SCALE for factor in (position.scale or {}).values()), where


def test_a_seed_walks_the_same_path_again(library: Library) -> None:
    """A path that somebody reports can be walked again, by somebody else."""

    def path() -> Any:
        simulation = Simulation(library, RuleBook.of(library), today=START)
        return simulation.path("mckenzie:dysfunction-extension", RandomSessions(library).draw(60, 7))

    assert path() == path()


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "new_symptom_in_session": st.sampled_from([[], ["dizziness"], "unknown"]),
        "symptom_location_change": st.sampled_from(["unchanged", "peripheralised", "unknown"]),
        "ces_saddle_sensation_change": st.sampled_from(["yes", "no", "unknown"]),
        "ces_symptom_onset_days": st.integers(0, 30),
        "leg_weakness": st.sampled_from(["yes", "no", "declined"]),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, min_size=2, max_size=8))
def test_what_is_remembered_of_sessions_is_what_they_say(kit: Kit, told: list[dict[str, Any]]) -> None:
    """Sessions that answer alike are judged once; the judgement is the one that each would get alone."""
    journal = journal_of([entry(day, **said) for day, said in enumerate(told)], today=START.replace(month=12))
    position = Position(progression="", stage="", since=START.isoformat())
    witness = Witness.of(kit.library, {}, journal=journal, today=START.replace(month=12), position=position)
    evidence = witness.evidence
    for guard in session_guards(kit.library.subject_facts, replaced=False):
        for values in evidence.unanswered:
            assert evidence.truth(guard, values) == guard.when.evaluate(values)
