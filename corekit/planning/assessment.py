# SPDX-License-Identifier: Apache-2.0
"""One person on one day: the values of all facts, the rulings, the outcome, and the judge of every exercise."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from corekit.criteria import open_questions
from corekit.criteria.history import History
from corekit.planning.contradictions import contradictions
from corekit.planning.directions import directions_ruling
from corekit.planning.findings import rulings_of
from corekit.planning.judge import Judge
from corekit.planning.rulings import Response, Ruling, rule_on
from corekit.planning.safety_rule import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.finding import Finding
    from corekit.model.profile import Answer
    from corekit.planning.rulebook import RuleBook

#: Every regimen needs this screen, whether it says so or not.
ALWAYS_NEEDED = "red_flags"


class Assessment:
    """
    What is known about one person on one day, and what follows.

    *problems* are sentences about what is broken or missing; any of them keeps the outcome at `hold` or stronger.
    *findings* come from screeners, by the name of the one that found them; *context* holds values worked out
    elsewhere, by fact (None is unknown), and *history* the journal (without it that of somebody who has just begun).
    *values* are what the answers are worth, where somebody has worked that out before.
    """

    def __init__(
        self,
        *,
        library: Library,
        book: RuleBook,
        answers: dict[str, Answer],
        today: date,
        problems: Sequence[str] = (),
        findings: Sequence[tuple[str, Finding]] = (),
        responses: Sequence[Response] = (),
        moments: frozenset[str] = frozenset({"intake"}),
        context: Mapping[str, Any] | None = None,
        history: History | None = None,
        values: Values | None = None,
    ) -> None:
        self.library = library
        self.book = book
        self.today = today
        self.answers = answers
        self.problems = tuple(problems)
        if values is None:
            values = library.facts.values(
                answers, today=today, moments=moments, context=context, history=history or History(since=today)
            )
        self.values: Values = values
        rulings: tuple[Ruling, ...] = (
            *rule_on(book, library, self.values, responses),
            *rulings_of(findings, library),
            *rulings_of(contradictions(self.values.raw), library),
        )
        self.rulings = (*rulings, *directions_ruling(library, rulings, self.values))
        self.judge = Judge(library=library, rulings=self.rulings, values=self.values)

    def covered(self, screen: str) -> bool:
        """Whether a sound pack covers *screen*."""
        return bool(self.library.covers.get(screen))

    @cached_property
    def missing_screens(self) -> tuple[str, ...]:
        """The screens without which nothing at all is issued."""
        return () if self.covered(ALWAYS_NEEDED) else (ALWAYS_NEEDED,)

    @cached_property
    def outcome(self) -> str:
        """The strongest outcome of all rulings; at least `hold` where a screen is missing or something is broken."""
        outcomes = {ruling.outcome for ruling in self.rulings}
        if self.missing_screens or self.problems:
            outcomes.add("hold")
        return next(outcome for outcome in OUTCOMES if outcome in outcomes or outcome == "proceed")

    @cached_property
    def blocked(self) -> bool:
        """Whether nothing may be issued."""
        return bool(self.missing_screens or self.problems) or any(ruling.blocks for ruling in self.rulings)

    @cached_property
    def complete(self) -> bool:
        """Whether nothing that would hold is unknown, broken or missing, and no fired rule waits for an answer."""
        waiting = any(ruling.waits and ruling.policy == "hold" for ruling in self.rulings)
        return not (self.missing_screens or self.problems or waiting or self.facts_to_ask)

    @cached_property
    def facts_to_ask(self) -> tuple[str, ...]:
        """What fired rules ask for: the facts still unanswered, and all that contradict one another."""
        return tuple(
            dict.fromkeys(
                fact
                for ruling in self.fired
                for fact in ruling.rule.ask
                if fact in self.contradicted or self.values.status(fact) not in ("answered", "derived", "closed")
            )
        )

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """The facts whose answers contradict one another, and have to be asked again."""
        return frozenset(
            fact for ruling in self.rulings if ruling.fired and ruling.rule.raw for fact in ruling.rule.ask
        )

    @cached_property
    def fired(self) -> tuple[Ruling, ...]:
        """Rules that fired and take something away or say something, strongest outcome first."""
        return _by_strength(ruling for ruling in self.rulings if ruling.fired and _matters(ruling))

    @cached_property
    def undecided(self) -> tuple[Ruling, ...]:
        """
        Rules that wait for an answer and would take something away, strongest possible outcome first.

        A contradiction does not wait: answers that were not given contradict nothing.
        """
        return _by_strength(
            ruling for ruling in self.rulings if ruling.waits and ruling.rule.restricts and not ruling.rule.raw
        )

    @cached_property
    def open_facts(self) -> tuple[str, ...]:
        """The facts to ask, most decisive first: what the strongest rules wait for."""
        names: dict[str, None] = {}
        for outcome in OUTCOMES:
            tier = [ruling.rule.when for ruling in self.undecided if _reach(ruling) == outcome]
            names.update(dict.fromkeys(self.questions_for(tier)))
        return tuple(names)

    def questions_for(self, criteria: Sequence[Criteria]) -> tuple[str, ...]:
        """The facts to ask that would decide *criteria*, most decisive first."""
        return tuple(open_questions(criteria, self.values))

    def undecided_facts(self, criteria: Criteria) -> list[str]:
        """The facts that would decide one unknown criteria."""
        return list(self.questions_for([criteria]))


def _matters(ruling: Ruling) -> bool:
    return ruling.rule.restricts or bool(ruling.rule.say or ruling.rule.ask)


def _reach(ruling: Ruling) -> str:
    """The strongest outcome a ruling has or could come to."""
    return ruling.rule.outcome or ("hold" if ruling.waits and ruling.policy == "hold" else "proceed")


def _by_strength(rulings: Any) -> tuple[Ruling, ...]:
    def rank(ruling: Ruling) -> tuple[int, str, str]:
        return (OUTCOMES.index(_reach(ruling)), ruling.rule.address, ruling.about or "")

    return tuple(sorted(rulings, key=rank))
