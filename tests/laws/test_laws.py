# SPDX-License-Identifier: Apache-2.0
"""
The laws of screening, over generated packs and profiles.

Lenient rules, `possibly`, gates, counts, derived facts and expiry are among what is generated. `COREKIT_LAW_PAIRS` sets
how many pairs of profiles each law sees; the full run of 100,000 is the environment `laws` of tox.
"""

from __future__ import annotations

import os
from datetime import timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest
from generated import TODAY, Memory, more_answers, pack_files, random_answers, random_responses

from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.planning.assessment import Assessment
from corekit.planning.fitting import TimeBudget
from corekit.planning.plan import Request, make_plan
from corekit.planning.rulebook import RuleBook
from corekit.planning.safety_rule import OUTCOMES
from corekit.planning.screening import screening_of, verdict_of
from corekit.plugin.location import core_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.model.profile import Answer
    from corekit.planning.judge import Judgement
    from corekit.planning.rulings import Response

PAIRS = int(os.environ.get("COREKIT_LAW_PAIRS", "3000"))
#: Profiles that each generated library is tried with.
PAIRS_A_LIBRARY = 100
SEEDS = range(max(1, PAIRS // PAIRS_A_LIBRARY))
BLOCKS = [SEEDS[start : start + 20] for start in range(0, len(SEEDS), 20)]


@cache
def _core() -> object:
    return load_pack(core_root()).pack


def _library(*specifications: dict[str, bytes]) -> Library:
    packs = [load_pack(Memory(files)) for files in specifications]
    faults = [str(fault) for pack in packs for fault in pack.diagnostics if fault.severity == "error"]
    assert not faults, faults
    library = Library([_core(), *(pack.pack for pack in packs)])  # type: ignore[list-item]
    errors = [str(problem) for problem in library.problems if problem.severity == "error"]
    assert not errors, errors
    return library


def _made(seed: int) -> tuple[Library, RuleBook, Random]:
    rng = Random(seed)
    library = _library(pack_files(rng, "gen"))
    return library, RuleBook.of(library), rng


def _assess(
    library: Library,
    book: RuleBook,
    answers: dict[str, Answer],
    days: int = 0,
    responses: tuple[Response, ...] = (),
) -> Assessment:
    today = TODAY + timedelta(days=days)
    return Assessment(library=library, book=book, answers=answers, today=today, responses=responses)


def _pairs(seed: int) -> Iterator[tuple[Library, RuleBook, dict[str, Answer], dict[str, Answer]]]:
    """Pairs p, q of profiles of one library, in which q holds every current answer of p, and more."""
    library, book, rng = _made(seed)
    for _ in range(PAIRS_A_LIBRARY):
        p = random_answers(rng, library)
        yield library, book, p, more_answers(rng, p, library)


def _strict(book: RuleBook) -> RuleBook:
    return RuleBook(rules=tuple(rule for rule in book.rules if rule.if_unknown in ("apply", "hold")))


def _within(tighter: Judgement, looser: Judgement) -> bool:
    """Whether every limit of *looser* is kept by *tighter*."""
    for key, bound in looser.limits.bounds.items():
        mine = tighter.limits.bounds.get(key)
        if mine is None or (bound.at_most is not None and (mine.at_most is None or mine.at_most > bound.at_most)):
            return False
    factors = tighter.limits.factors
    return looser.limits.withdrawn <= tighter.limits.withdrawn and all(
        factors.get(key, 1.0) <= factor for key, factor in looser.limits.factors.items()
    )


def _rank(outcome: str | None) -> int:
    return OUTCOMES.index(outcome or "proceed")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"seeds-{block.start}")
class TestLaws:
    """Each law on every pair of a block of generated libraries."""

    def test_off_stays_off(self, block: range) -> None:
        """1. A rule that is false on p is false on q."""
        for seed in block:
            for library, book, p, q in _pairs(seed):
                before = _assess(library, book, p).values
                after = _assess(library, book, q).values
                for rule in book.rules:
                    if rule.when.evaluate(before) == 0:
                        assert rule.when.evaluate(after) == 0, (seed, rule.address)

    def test_fewer_answers_never_permit_more(self, block: range) -> None:
        """2. What strict rules let p have, at which dose, they let q have."""
        for seed in block:
            for library, book, p, q in _pairs(seed):
                strict, responses = _strict(book), random_responses(Random(seed), library)
                before = _assess(library, strict, p, responses=responses)
                after = _assess(library, strict, q, responses=responses)
                assert before.blocked or not after.blocked, seed
                for name in library.ids("exercise"):
                    mine, more = before.judge.on(name), after.judge.on(name)
                    assert mine.verdict == "excluded" or more.verdict != "excluded", (seed, name)
                    assert mine.verdict == "excluded" or _within(mine, more), (seed, name)

    def test_no_silent_leak(self, block: range) -> None:
        """3. Where a lenient rule lets p have what q would lose, it is undecided, and a question decides it."""
        for seed in block:
            for library, book, p, q in _pairs(seed):
                before, after = _assess(library, book, p), _assess(library, book, q)
                undecided = {ruling.rule.address for ruling in before.undecided}
                asked = set(before.open_facts)
                for name in library.ids("exercise"):
                    if before.judge.on(name).verdict == "excluded":
                        continue
                    for hit in after.judge.on(name).of_kind("exclude", "content", "limit"):
                        rule = hit.ruling.rule
                        if rule.if_unknown in ("ignore", "caution") and before.values is not after.values:
                            was = rule.when.evaluate(before.values)
                            assert was == 2 or rule.address in undecided, (seed, rule.address)
                            assert was == 2 or asked & set(_questions(rule, before)), (seed, rule.address)

    def test_more_packs_never_permit_more(self, block: range) -> None:
        """4. In a larger library every outcome, verdict and limit is at least as strict."""
        for seed in block:
            rng = Random(seed)
            small_files, more_files = pack_files(rng, "gen"), pack_files(rng, "gen-b")
            small, large = _library(small_files), _library(small_files, more_files)
            small_book, large_book = RuleBook.of(small), RuleBook.of(large)
            for _ in range(PAIRS_A_LIBRARY):
                answers = random_answers(rng, large)
                before, after = _assess(small, small_book, answers), _assess(large, large_book, answers)
                assert _rank(after.outcome) <= _rank(before.outcome), seed
                assert after.blocked or not before.blocked, seed
                for name in small.ids("exercise"):
                    mine, more = before.judge.on(name), after.judge.on(name)
                    assert more.verdict == "excluded" or mine.verdict != "excluded", (seed, name)
                    assert more.verdict == "excluded" or _within(more, mine), (seed, name)

    def test_waiting_never_permits_more(self, block: range) -> None:
        """5. Moving the day on only takes answers away, so strict rules permit no more than before."""
        for seed in block:
            library, book, rng = _made(seed)
            strict = _strict(book)
            for _ in range(PAIRS_A_LIBRARY):
                answers = random_answers(rng, library)
                later = rng.choice([1, 4, 10, 40])
                before, after = _assess(library, strict, answers), _assess(library, strict, answers, later)
                assert after.blocked or not before.blocked, seed
                for name in library.ids("exercise"):
                    mine, then = before.judge.on(name), after.judge.on(name)
                    assert then.verdict == "excluded" or mine.verdict != "excluded", (seed, name)

    def test_a_plan_is_within_its_screening(self, block: range) -> None:
        """6. Every item is allowed, at its dose, substitutes included; a blocked screening issues nothing."""
        for seed in block:
            library, book, rng = _made(seed)
            for _ in range(PAIRS_A_LIBRARY):
                answers, responses = random_answers(rng, library), random_responses(rng, library)
                assessment = _assess(library, book, answers, responses=responses)
                budget = TimeBudget(minutes_per_day=rng.choice([None, 5, 15]), days_per_week=rng.randint(1, 7))
                plan = make_plan(assessment, Request(start=TODAY, time=budget))
                assert not (assessment.blocked and plan.items), seed
                assert (plan.status == "issued") == bool(plan.items), seed
                for item in plan.items:
                    judged = assessment.judge.on(item.exercise, hold_seconds=item.dose.get("hold_seconds"))
                    assert judged.verdict != "excluded", (seed, item.exercise)
                    for (part, key), bound in judged.limits.bounds.items():
                        value = getattr(item, part).get(key)
                        assert value is None or bound.at_most is None or value <= bound.at_most, (seed, key)
                for day in plan.days:
                    assert budget.minutes_per_day is None or day.minutes <= budget.minutes_per_day + 1e-6, seed

    def test_load_order_changes_nothing(self, block: range) -> None:
        """Same input, same bytes, whatever the order of packs."""
        for seed in block[:4]:
            rng = Random(seed)
            one, other = pack_files(rng, "gen"), pack_files(rng, "gen-b")
            forth, back = _library(one, other), _library(other, one)
            answers = random_answers(rng, forth)
            plans = [
                make_plan(_assess(library, RuleBook.of(library), answers), Request(start=TODAY)).to_json()
                for library in (forth, back)
            ]
            assert plans[0] == plans[1], seed

    def test_documents_follow_their_shape(self, block: range) -> None:
        """A screening goes to JSON and back without loss, and holds a verdict for every exercise."""
        for seed in block[:4]:
            library, book, rng = _made(seed)
            assessment = _assess(library, book, random_answers(rng, library))
            screening = screening_of(assessment)
            assert type(screening).from_dict(screening.to_dict()).to_json() == screening.to_json()
            for name in library.ids("exercise"):
                assert screening.verdict(name) == verdict_of(assessment.judge.on(name))


def _questions(rule: object, assessment: Assessment) -> tuple[str, ...]:
    return assessment.questions_for([rule.when])  # type: ignore[attr-defined]
