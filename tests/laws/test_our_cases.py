# SPDX-License-Identifier: Apache-2.0
"""
The cases of every pack of this repository stand on both sides of every figure, and show every rule in all its truths.

Nothing here names an item: figures, rules and what they can come to are read from the packs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.criteria_mutants import plain_figure, step_of
from corekit.check.mutation import Mutation
from corekit.check.possible_answers import PossibleAnswers
from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.criteria import parse
from corekit.criteria.parsing import CONNECTIVES
from corekit.criteria.truth import NAMES
from corekit.criteria.values import is_number
from corekit.plugin.location import core_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.mutation import Situation
    from corekit.content.pack import Pack

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDERS = (*REPOSITORY.glob("plugins/*/src/*/content"), *REPOSITORY.glob("examples/desk-neck/src/*/content"))
#: On which side of its figure a test is true: the steps from the figure at which cases have to stand.
SIDES = {"at_least": (0, -1), "below": (0, -1), "above": (0, 1), "at_most": (0, 1), "is": (0, -1, 1)}
#: So many combinations of answers are tried to find a truth.
TRIED = 20_000
KINDS = ("rule", "condition", "exercise", "regimen", "fact")


@cache
def packs() -> dict[str, Pack]:
    """The core and the packs of this repository by namespace."""
    loaded = [load_pack(folder).pack for folder in (core_root(), *sorted(FOLDERS))]
    return {pack.namespace: pack for pack in loaded if pack is not None}


@cache
def mutation(namespace: str) -> Mutation:
    """A pack with the core and what it requires, and its cases with what their answers are worth."""
    together, waiting = {"core"}, [namespace]
    while waiting:
        name = waiting.pop()
        together.add(name)
        waiting += [other for other in packs()[name].requires if other in packs() and other not in together]
    return Mutation(Library([packs()[name] for name in sorted(together)]), namespace)


@cache
def situations(namespace: str, kind: str, item: str) -> list[Situation]:
    """The cases of one item."""
    return [one for one in mutation(namespace).situations if (one.kind, one.item) == (kind, item)]


def own(namespace: str, *kinds: str) -> Iterator[tuple[str, str]]:
    """The items of a pack."""
    library = mutation(namespace).library
    for kind in kinds:
        yield from ((kind, item) for item in library.ids(kind) if library.owner(kind, item) == namespace)


def criteria_of(data: Any) -> Iterator[Any]:
    """Everything in an item that asks something of a person."""
    for key, value in data.items():
        if key in ("when", "indicated_when", "contraindicated_when", "recognised_by", "ask_when", "criteria"):
            yield value
        elif key == "derive":
            yield from criteria_of(value)
            yield from value.get("count") or () if isinstance(value.get("count"), list) else ()
        elif key in ("excluded_when", "caution_when", "tracks", "exclude", "caution", "limit", "prefer"):
            yield from (part for entry in value for part in criteria_of(entry) if isinstance(entry, dict))


def figures(criteria: Any) -> Iterator[tuple[str, str, float]]:
    """Every test of a figure: the fact, how it is compared, the figure."""
    if isinstance(criteria, list):
        for part in criteria:
            yield from figures(part)
    elif isinstance(criteria, dict):
        for name, test in criteria.items():
            if name in CONNECTIVES:
                yield from figures(test["of"] if name == "count" else test)
            elif is_number(test):
                yield name, "is", test
            elif isinstance(test, dict):
                for operator, operand in test.items():
                    if operator == "between" and is_number(operand[0]):
                        yield from ((name, "at_least", operand[0]), (name, "at_most", operand[1]))
                    elif operator in SIDES and is_number(operand):
                        yield name, operator, operand


@pytest.mark.parametrize("namespace", sorted(packs()))
def test_cases_stand_on_both_sides_of_every_figure(namespace: str) -> None:
    """For every figure that criteria name a case of the item answers it, and one is at most a step beyond its edge."""
    library = mutation(namespace).library
    lonely = []
    for kind, item in own(namespace, *KINDS):
        told = situations(namespace, kind, item) if kind != "fact" else mutation(namespace).situations
        for name, operator, figure in figures(list(criteria_of(library.data(kind, item)))):
            field = library.subject_facts.field(name)
            assert field is not None
            raw = kind == "rule" and mutation(namespace).rules(kind, item)[0].raw
            stood = [(one.assessment.values.raw if raw else one.assessment.values).get(name) for one in told]
            for side in SIDES[operator]:
                end = plain_figure(figure + side * step_of(field, figure))
                near = [each for each in stood if is_number(each) and min(figure, end) <= each <= max(figure, end)]
                low = field.minimum is not None and end < field.minimum
                high = field.maximum is not None and end > field.maximum
                if not low and not high and not [each for each in near if not side or each != figure]:
                    lonely.append(f"{kind} {item}: {name} {operator} {figure}: no case with {end}")
    assert not lonely, "\n".join(lonely)


def truths_there_can_be(library: Library, runner: Any, when: Any, shown: set[str]) -> set[str]:
    """The truths that criteria can have; those that are *shown* need not be looked for."""
    criteria = parse(when, library.subject_facts)
    found = set(shown)
    for given in PossibleAnswers(library, [when]).combinations(TRIED):
        if len(found) == len(NAMES):
            break
        found.add(NAMES[criteria.evaluate(runner.values(given))])
    return found


@pytest.mark.parametrize("namespace", sorted(packs()))
def test_every_rule_is_shown_true_false_and_unanswered(namespace: str) -> None:
    """Rules, the effects of conditions and exercises' own conditions: every truth that answers can give has a case."""
    ours = mutation(namespace)
    unshown = []
    for kind, item in own(namespace, "rule", "condition", "exercise"):
        told = situations(namespace, kind, item)
        for rule in ours.rules(kind, item):
            values = [one.assessment.values.raw if rule.raw else one.assessment.values for one in told]
            shown = {NAMES[rule.when.evaluate(each)] for each in values}
            there = truths_there_can_be(ours.library, ours.base, rule.when.to_data(), shown)
            unshown += [f"{rule.address}: never {truth}" for truth in sorted(there - shown)]
    assert not unshown, "\n".join(unshown)


@pytest.mark.parametrize("namespace", sorted(packs()))
def test_every_case_of_a_rule_says_whether_it_fires(namespace: str) -> None:
    """Each truth that a rule is shown in is expected in so many words by one of its cases."""
    ours = mutation(namespace)
    words = {"true": "yes", "false": "no", "unknown": "unknown"}
    unsaid = []
    for _, item in own(namespace, "rule"):
        (rule,) = ours.rules("rule", item)
        told = situations(namespace, "rule", item)
        values = [one.assessment.values.raw if rule.raw else one.assessment.values for one in told]
        shown = {words[NAMES[rule.when.evaluate(each)]] for each in values}
        said = {one.case.expect.get("fires") for one in told}
        unsaid += [f"{item}: {word}" for word in sorted(shown - said)]
    assert not unsaid, "\n".join(unsaid)
