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
from corekit.check.simulation import random_responses, simulate
from corekit.model.position import Position
from corekit.planning.rulebook import RuleBook
from corekit.progress.evidence import Witness
from corekit.progress.guards import NEW_SYMPTOMS, session_guards
from corekit.progress.journal import journal_of

from .journals import EXAMPLES, START, entry

if TYPE_CHECKING:
    from corekit import Kit

#: Sessions in all; the full run is of a million.
SESSIONS = int(os.environ.get("COREKIT_RANDOM_SESSIONS", "1200"))
#: A path is no longer than this, so that many begin.
LONGEST = 120
#: What has to be answered before anything goes forward, in every stage of every progression.
ALWAYS_ASKED = ("new_symptom_in_session", "symptom_location_change", "overall_change")


@pytest.fixture(scope="module")
def installed() -> Kit:
    """The packs of the repository that have progressions, with what screens for them."""
    names = ("corekit-redflags", "corekit-readiness", "corekit-mckenzie")
    folders = [EXAMPLES.parent / "plugins" / name for name in names]
    return corekit.load(discover=False, paths=[*folders, EXAMPLES / "desk-neck"], cache=False)


def test_random_sessions_keep_to_the_rules(installed: Kit) -> None:
    """Stop on what stops, forward only on answers, one stage at a time, nothing after the end."""
    book = RuleBook.of(installed.library)
    progressions = installed.library.ids("progression")
    walked = seed = 0
    while walked < SESSIONS:
        name = progressions[seed % len(progressions)]
        told = list(random_responses(installed.library, LONGEST, seed))
        path = simulate(installed.library, book, name, told, today=date(2026, 1, 1))
        stages = [stage.id for stage in installed.library.get("progression", name).stages]
        for step, said in zip(path.steps, told, strict=False):
            assert_step(step, said, stages, f"{name}, seed {seed}, session {step.session}")
        assert all(step.move not in ("stop", "refer") for step in path.steps[:-1])
        assert len(path.steps) == LONGEST or path.end in ("stop", "refer")
        walked += len(path.steps)
        seed += 1


def assert_step(step: Any, said: dict[str, Any], stages: list[str], where: str) -> None:
    """What must hold of a move, whatever the progression."""
    named = said.get("new_symptom_in_session", [])
    if named != "unknown" and set(named) & set(NEW_SYMPTOMS):
        assert step.move == "stop", where
    if said.get("symptom_location_change") == "peripheralised" or said.get("overall_change") == "worse":
        assert step.move == "stop", where
    if step.move == "advance":
        assert "unknown" not in [said.get(fact) for fact in ALWAYS_ASKED], where
        change = said.get("pain_next_day_change", 0)
        assert change == "unknown" or change <= 1, where
        assert step.by != "stage" or stages.index(step.to) > stages.index(step.stage), where
    if step.move == "regress":
        assert stages.index(step.to) <= stages.index(step.stage), where
    if step.move == "stay":
        assert step.to == step.stage, where


def test_the_same_seed_walks_the_same_path(installed: Kit) -> None:
    """A path that somebody reports can be walked again."""
    book = RuleBook.of(installed.library)

    def path() -> Any:
        told = random_responses(installed.library, 60, 7)
        return simulate(installed.library, book, "mckenzie:dysfunction-extension", told, today=START)

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
    witness = Witness(
        library=kit.library, journal=journal, answers={}, today=START.replace(month=12), position=position
    )
    evidence = witness.evidence
    for guard in session_guards(kit.library.subject_facts, replaced=False):
        for values in evidence.unanswered:
            assert evidence.truth(guard, values) == guard.when.evaluate(values)
