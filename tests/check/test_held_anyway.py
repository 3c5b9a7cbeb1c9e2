# SPDX-License-Identifier: Apache-2.0
"""That a change reaches only people whom a rule holds anyway is said where it is so, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import corekit
from corekit.check.cases import CaseRunner
from corekit.check.held_anyway import HeldAnyway, changed_part
from corekit.check.possible_answers import PossibleAnswers
from corekit.criteria import FALSE, TRUE, UNKNOWN, parse
from corekit.model.case import Case
from corekit.planning.rulebook import RuleBook

REPOSITORY = Path(__file__).parents[2]
REACHED = frozenset((UNKNOWN, TRUE))
OPEN = frozenset((UNKNOWN,))


@pytest.fixture(scope="module")
def runner() -> CaseRunner:
    """What runs cases under the red flags."""
    packs = [REPOSITORY / "plugins" / "corekit-redflags", REPOSITORY / "plugins" / "corekit-readiness"]
    library = corekit.load(discover=False, paths=packs, cache=False).library
    return CaseRunner(library, RuleBook.of(library))


@pytest.fixture(scope="module")
def held(runner: CaseRunner) -> HeldAnyway:
    """What looks for rules that hold anyway."""
    return HeldAnyway(runner)


@pytest.mark.parametrize(
    ("fact", "truths"), [("cord_symptoms", REACHED), ("cord_symptoms", OPEN), ("progressive_neuro_deficit", OPEN)]
)
def test_whoever_is_said_to_be_held_is_held(
    runner: CaseRunner, held: HeldAnyway, fact: str, truths: frozenset[int]
) -> None:
    """Of several hundred people whom the criteria reach none is issued anything."""
    assert held.where({fact: "yes"}, truths)
    criteria = parse({fact: "yes"}, runner.library.subject_facts)
    reached = 0
    for given in PossibleAnswers(runner.library, [{fact: "yes"}]).combinations(400):
        if criteria.evaluate(runner.values(given)) in truths:
            reached += 1
            assert runner.assess("fact", fact, Case(given=given, expect={})).blocked, given
    assert reached > 10


@pytest.mark.parametrize(
    ("data", "truths"),
    [
        ({"progressive_neuro_deficit": "yes"}, REACHED),  # weak legs that a clinician tested two months ago
        ({"cauda_equina_symptoms": "yes"}, OPEN),  # an open question while only the neck hurts
        ({"dx": {"includes": "lumbar-spinal-stenosis"}}, REACHED),
        ({"cord_symptoms": "yes"}, frozenset((FALSE, UNKNOWN))),
    ],
)
def test_nothing_is_said_of_people_who_may_exercise(held: HeldAnyway, data: Any, truths: frozenset[int]) -> None:
    """One person who is given a plan is enough."""
    assert not held.where(data, truths)


def test_a_rule_is_no_proof_of_itself(runner: CaseRunner, held: HeldAnyway) -> None:
    """Where one rule alone holds people, they are not held without it."""
    rule = runner.rules["rule:redflags:rf-23-band-rash-urgent"]
    data = {"rash_band_painful": "yes"}
    assert held.where(data, REACHED)
    assert not held.where(data, REACHED, without=rule)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ({"any": [{"a": "yes"}, {"b": "yes"}]}, {"any": [{"a": "yes"}]}, ({"b": "yes"}, REACHED)),
        ({"all": [{"a": "yes"}, {"b": "yes"}]}, {"all": [{"a": "yes"}]}, ({"b": "yes"}, frozenset((FALSE, UNKNOWN)))),
        ({"not": {"c": ["x", "y"]}}, {"not": {"c": ["x"]}}, ({"c": "y"}, REACHED)),
        (
            {"any": [{"a": "yes"}, {"dx": {"includes_any": ["x", "y"]}}]},
            {"any": [{"a": "yes"}, {"dx": {"includes_any": ["x"]}}]},
            ({"dx": {"includes": "y"}}, REACHED),
        ),
        ({"any": [{"a": "yes"}]}, {"all": [{"a": "yes"}]}, None),
        ({"n": {"below": 3}}, {"n": {"below": 4}}, None),
    ],
)
def test_what_was_dropped_is_found(old: Any, new: Any, part: Any) -> None:
    """The branch or the word that is gone, wherever it stands; of another change nothing is said."""
    assert changed_part(old, new) == part


@pytest.mark.parametrize(("figure", "holds"), [(14, True), (13, False)])
def test_the_case_of_a_fact_may_say_its_figure(runner: CaseRunner, figure: int, holds: bool) -> None:
    """A sum that no criteria compare is held by what it comes to."""
    given = {"readiness_activity_1": 1, "readiness_activity_2": 4, "readiness_activity_3": 9}
    case = Case(given=given, expect={"value": figure})
    assert runner.run("fact", "readiness_activities_total", 0, case).passed is holds
