# SPDX-License-Identifier: Apache-2.0
"""A change that is proved to make no difference makes none: to nobody who is made up, and to no exercise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.mutation import Mutation
from corekit.check.possible_answers import PossibleAnswers
from corekit.check.possible_exercises import PossibleExercises
from corekit.check.witnesses import WitnessSearch
from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.model.case import Case
from corekit.plugin.location import core_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.cases import CaseRunner
    from corekit.check.mutants import Mutant

PLUGINS = Path(__file__).parents[2] / "plugins"
#: What each pack is loaded with.
BESIDE = {"mckenzie": ("redflags",), "conditions": ("readiness", "redflags")}
#: So many people and made-up exercises are looked at for each change.
PEOPLE = 6
EXERCISES = 8


def mutation_of(namespace: str) -> Mutation:
    """The pack, with the core and what it requires, ready to be changed."""
    roots = [next(PLUGINS.glob(f"corekit-{name}/src/*/content")) for name in (namespace, *BESIDE[namespace])]
    packs = [load_pack(root).pack for root in (core_root(), *roots)]
    return Mutation(Library([pack for pack in packs if pack is not None]), namespace)


def people(mutation: Mutation, mutant: Mutant) -> Iterator[dict[str, Any]]:
    """Whoever the item's own cases speak of, and people whose answers its criteria tell apart."""
    criteria = [mutant.old, mutant.new] if mutant.new is not None else []
    if mutant.kind in ("rule", "condition", "exercise"):
        criteria += [rule.when.to_data() for rule in mutation.rules(mutant.kind, mutant.item)]
    told = [one.case.given for one in mutation.situations if one.item == mutant.item]
    yield from told
    for base in told[:3] if mutant.kind == "regimen" else [{}]:
        yield from ({**base, **more} for more in PossibleAnswers(mutation.library, criteria).combinations(PEOPLE))


def exercises(mutation: Mutation, mutant: Mutant) -> list[Any]:
    """The exercises of the packs, and made-up ones that the item's selectors tell apart."""
    rules = mutation.rules(mutant.kind, mutant.item) if mutant.kind in ("rule", "condition", "exercise") else ()
    selectors = [effect.select_data for rule in rules for effect in rule.effects if effect.select is not None]
    return list(PossibleExercises(mutation.library, selectors).exercises(EXERCISES))


def said(runner: CaseRunner, mutant: Mutant, given: dict[str, Any], made_up: list[Any]) -> Any:
    """What somebody is told: outcome, whether anything is left, all verdicts on exercises; of a regimen the plan."""
    case = Case(given=given, expect={})
    if mutant.kind == "regimen":
        return runner.plan(mutant.kind, mutant.item, case).to_dict()
    assessment = runner.assess(mutant.kind, mutant.item, case)
    judge = assessment.judge
    judged = [judge.on(name) for name in runner.library.ids("exercise")]
    judged += [judge.on_attributes("case:made-up", runner.attributes(each)) for each in made_up]
    verdicts = [(each.verdict, each.preferred, each.limits) for each in judged]
    return assessment.outcome, assessment.blocked, verdicts if not assessment.blocked else None


@pytest.mark.parametrize("namespace", list(BESIDE))
def test_what_is_proved_to_make_no_difference_makes_none(namespace: str) -> None:
    """The same outcome and the same verdicts with the change and without it, for everybody who is made up."""
    mutation = mutation_of(namespace)
    search = WitnessSearch(mutation)
    compared = 0
    for mutant in mutation.survivors():
        if mutant.kind == "progression" or not search.find(mutant).proved:  # of guards test_guard_mutants tells
            continue
        changed = mutation.runner(mutant)
        made_up = exercises(mutation, mutant)
        for given in people(mutation, mutant):
            before, after = (said(runner, mutant, given, made_up) for runner in (mutation.base, changed))
            assert before == after, f"{mutant.item} {mutant.pointer} {mutant.words}: {given}"
            compared += 1
    assert compared > 100
