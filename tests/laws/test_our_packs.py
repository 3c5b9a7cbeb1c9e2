# SPDX-License-Identifier: Apache-2.0
"""
The laws of screening over all packs of this repository and random people whose answers are partial.

A person is a well adult of whom some answers are missing, unknown or declined, and some are random.
`COREKIT_RANDOM_PEOPLE` sets how many there are; the full run of 100,000 is the environment `laws` of tox.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from corekit.check.cases import well_adult
from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.planning.fitting import TimeBudget
from corekit.planning.plan import Request, make_plan
from corekit.planning.rulebook import RuleBook
from corekit.plugin.location import core_root

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = int(os.environ.get("COREKIT_RANDOM_PEOPLE", "400"))
A_BLOCK = 50
BLOCKS = range(max(1, PEOPLE // A_BLOCK))
TODAY = date(2026, 11, 21)
REFERRALS = ("refer_emergency", "refer_urgent", "stop_today")
PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
#: So many exercises of each person are looked at, drawn by chance; one person in so many gets a whole plan.
EXERCISES = 12
A_PLAN_IN = 5


@cache
def everything() -> tuple[Library, RuleBook, RuleBook]:
    """All packs, all their rules, and those of them that let nothing pass while a question is open."""
    roots = [core_root(), *sorted(PLUGINS.glob("corekit-*/src/*/content"))]
    library = Library([load_pack(root).pack for root in roots])  # type: ignore[misc]
    assert not [problem for problem in library.problems if problem.severity == "error"]
    book = RuleBook.of(library)
    strict = RuleBook(rules=tuple(rule for rule in book.rules if rule.if_unknown in ("apply", "hold")))
    return library, book, strict


@cache
def reassuring() -> dict[str, Answer]:
    return well_adult(everything()[0], TODAY)


@cache
def asked() -> tuple[str, ...]:
    """The facts that somebody answers."""
    library = everything()[0]
    return tuple(name for name in library.ids("fact") if library.get("fact", name).derive is None)


@cache
def at_any_time() -> tuple[str, ...]:
    """Those of them whose answer does not tell that a session has begun or ended."""
    library = everything()[0]
    return tuple(name for name in asked() if library.get("fact", name).ask_at in (None, "intake"))


def some_answer(rng: Random, name: str) -> Answer:
    """Any answer that the fact allows."""
    library = everything()[0]
    fact, field = library.get("fact", name), library.facts.subject.field(name)
    value: Any
    if fact.type == "number":
        low, high = fact.minimum or 0, fact.maximum if fact.maximum is not None else 100
        value = rng.choice([low, high, rng.randint(int(low), max(int(low), int(high)))])
    elif fact.type == "yes_no":
        value = rng.choice(["yes", "no"])
    elif fact.type == "date":
        value = TODAY.replace(year=TODAY.year - rng.randint(0, 60)).isoformat()
    else:
        words = [word for word in (field.words if field is not None else None) or () if word]
        several = rng.sample(words, min(len(words), rng.randint(0, 2)))
        value = several if fact.type == "choices" else (rng.choice(words) if words else "unknown")
    return Answer(answer=value, on=TODAY.isoformat())


def partial_person(rng: Random) -> dict[str, Answer]:
    """A well adult with gaps and surprises."""
    gaps = rng.choice([0.0, 0.02, 0.2, 0.6])
    answers = {name: answer for name, answer in reassuring().items() if rng.random() >= gaps}
    for name in rng.sample(asked(), rng.randint(0, 6)):
        answers[name] = some_answer(rng, name)
    for name in rng.sample(sorted(answers), min(len(answers), rng.randint(0, 2))):
        answers[name] = Answer(answer=rng.choice(["unknown", "declined"]), on=TODAY.isoformat())
    return answers


def fuller(rng: Random, answers: dict[str, Answer]) -> dict[str, Answer]:
    """The same person at the same moment, with more questions answered."""
    open_ = [name for name in at_any_time() if name not in answers or answers[name].answer in ("unknown", "declined")]
    return answers | {name: some_answer(rng, name) for name in open_ if rng.random() < 0.3}


def assess(book: RuleBook, answers: dict[str, Answer]) -> Assessment:
    return Assessment(library=everything()[0], book=book, answers=answers, today=TODAY)


def people(block: int) -> Iterator[tuple[Random, dict[str, Answer]]]:
    for number in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        rng = Random(number)
        yield rng, partial_person(rng)


def contradicted(assessment: Assessment) -> bool:
    """Whether answers contradict one another: then they are asked again, and the laws of more answers do not apply."""
    return any(ruling.rule.raw and ruling.fired for ruling in assessment.rulings)


@pytest.mark.parametrize("block", BLOCKS)
def test_more_answers_permit_no_less_and_off_stays_off(block: int) -> None:
    """Laws 1 and 2: what strict rules let somebody have stays with more answers; a rule that is false stays false."""
    library, _, strict = everything()
    for rng, answers in people(block):
        before, after = assess(strict, answers), assess(strict, fuller(rng, answers))
        if contradicted(after):
            continue
        for rule in strict.rules:
            if not rule.raw and rule.when.evaluate(before.values) == 0:
                assert rule.when.evaluate(after.values) == 0, rule.address
        assert before.blocked or not after.blocked
        for name in rng.sample(library.ids("exercise"), EXERCISES):
            mine, more = before.judge.on(name), after.judge.on(name)
            assert mine.verdict == "excluded" or more.verdict != "excluded", name


@pytest.mark.parametrize("block", BLOCKS)
def test_a_plan_is_within_its_screening(block: int) -> None:
    """Law 6, and: nobody who is referred or held is given a plan; every item is allowed, at its dose, in its time."""
    _, book, _ = everything()
    for rng, answers in people(block):
        assessment = assess(book, answers)
        if rng.randrange(A_PLAN_IN):
            continue
        budget = TimeBudget(minutes_per_day=rng.choice([None, 10, 30]), days_per_week=rng.randint(1, 7))
        plan = make_plan(assessment, Request(start=TODAY, time=budget))
        referred = any(
            ruling.fired and ruling.rule.outcome in REFERRALS and ruling.blocks for ruling in assessment.rulings
        )
        assert not ((referred or assessment.blocked) and (plan.items or plan.status == "issued"))
        for item in plan.items:
            judged = assessment.judge.on(item.exercise, hold_seconds=item.dose.get("hold_seconds"))
            assert judged.verdict != "excluded", item.exercise
            for (part, key), bound in judged.limits.bounds.items():
                value = getattr(item, part).get(key)
                assert value is None or bound.at_most is None or value <= bound.at_most, (item.exercise, key)
        for day in plan.days:
            assert budget.minutes_per_day is None or day.minutes <= budget.minutes_per_day + 1e-6
