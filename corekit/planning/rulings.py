# SPDX-License-Identifier: Apache-2.0
"""Which rules fired, which wait for an answer, and what follows from `if_unknown`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from corekit.criteria import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.profile import Answer
    from corekit.planning.rulebook import RuleBook
    from corekit.planning.safety_rule import SafetyRule

#: Policies about an unknown rule, from the strictest to the most lenient.
STRICTEST_FIRST = ("hold", "apply", "caution", "ignore")


class Response(NamedTuple):
    """What somebody reported about one exercise of a session: facts of scope `exercise`."""

    #: Canonical id of the exercise the answers are about.
    exercise: str
    #: Answers by fact id; they stand on top of the person's own, and everything derived follows them.
    answers: Mapping[str, Answer]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Ruling:
    """One rule's verdict on one person, or on one person's response to one exercise."""

    rule: SafetyRule
    #: FALSE, UNKNOWN or TRUE of the rule's `when`; TRUE as well where `treat_as` reached it.
    truth: int
    #: The exercise the response was about, for rules over facts of scope `exercise`.
    about: str | None = None
    #: The `if_unknown` of the rule that, undecided itself, reached this one by `treat_as`.
    through: str | None = None

    @property
    def policy(self) -> str:
        """What is done while nobody knows: the rule's own `if_unknown`, or a stricter one that reached it."""
        own = self.rule.if_unknown
        return own if self.through is None else min(own, self.through, key=STRICTEST_FIRST.index)

    @property
    def fired(self) -> bool:
        """Whether the rule's `when` is true."""
        return self.truth == TRUE

    @property
    def waits(self) -> bool:
        """Whether the answer that decides the rule is missing."""
        return self.truth == UNKNOWN

    @property
    def applies(self) -> bool:
        """Whether its effects act in full: it fired, or it is strict and nobody knows."""
        return self.fired or (self.waits and self.policy in ("apply", "hold"))

    @property
    def cautions(self) -> bool:
        """Whether it is reduced to cautions and dose limits because nobody knows."""
        return self.waits and self.policy == "caution"

    @property
    def applied(self) -> str:
        """`fired`, or `unknown` where it acts only because nobody knows."""
        return "fired" if self.fired else "unknown"

    @property
    def outcome(self) -> str | None:
        """The outcome it contributes: its own, or `hold` while it waits under that policy."""
        if self.waits and self.policy == "hold":
            return "hold"
        return self.rule.outcome if self.applies else None

    @property
    def blocks(self) -> bool:
        """Whether it leaves nothing to issue."""
        if self.waits and self.policy == "hold":
            return True
        return self.applies and self.rule.blocks


def rule_on(
    book: RuleBook,
    library: Library,
    values: Values,
    responses: Sequence[Response] = (),
) -> tuple[Ruling, ...]:
    """
    Evaluate every rule of *book*; rules that are false are left out.

    *values* are the person's facts after gates, ages and expiry (contradictions read the same answers as given);
    *responses* what was reported about single exercises. A rule that rests on facts of scope `exercise`, directly or
    through derived facts, is evaluated once for each response as well, on that response's answers.
    """
    person = tuple(_on_person(book, values))
    reported = tuple(ruling for response in responses for ruling in _on_response(book, library, values, response))
    treated = _treated((*person, *reported), library)
    if treated:
        person = tuple(_treat(book, values, treated, person))
    return (*person, *reported)


def _on_person(book: RuleBook, values: Values) -> Iterator[Ruling]:
    about = values.get("last_exercise")
    for index, truth in enumerate(book.truths(values)):
        if truth:
            yield Ruling(rule=book.rules[index], truth=truth, about=about if isinstance(about, str) else None)


def _on_response(book: RuleBook, library: Library, values: Values, response: Response) -> Iterator[Ruling]:
    answered = values.with_answers(response.answers)
    raw = answered.raw
    scoped = library.exercise_facts
    for rule in book.rules:
        if rule.exercise in (None, response.exercise) and not scoped.isdisjoint(_rests_on(rule.when, values)):
            truth = rule.when.evaluate(raw if rule.raw else answered)
            if truth:
                yield Ruling(rule=rule, truth=truth, about=response.exercise)


def _rests_on(criteria: Criteria, values: Values) -> frozenset[str]:
    """The facts of *criteria* with everything they are derived from."""
    found: set[str] = set()
    pending = list(criteria.facts)
    while pending:
        fact = pending.pop()
        if fact not in found:
            found.add(fact)
            pending.extend(name for origin in values.origin(fact) for name in origin.facts)
    return frozenset(found)


def _treated(rulings: Iterable[Ruling], library: Library) -> dict[str, Ruling]:
    """Conditions the person is treated as having, with the strongest ruling that says so."""
    treated: dict[str, Ruling] = {}
    for ruling in rulings:
        if not (ruling.applies or ruling.cautions):
            continue
        for condition in ruling.rule.treat_as:
            for name in (condition, *library.condition_ancestors(condition)):
                if name not in treated or _strength(ruling) < _strength(treated[name]):
                    treated[name] = ruling
    return treated


def _strength(ruling: Ruling) -> tuple[bool, int]:
    return (not ruling.fired, STRICTEST_FIRST.index(ruling.policy))


def _treat(
    book: RuleBook, values: Values, treated: Mapping[str, Ruling], rulings: Sequence[Ruling]
) -> Iterator[Ruling]:
    by_address = {ruling.rule.address: ruling for ruling in rulings}
    reached = {rule.address for rule in book.rules if rule.condition in treated}
    yield from (ruling for ruling in rulings if ruling.rule.address not in reached)
    for rule in book.rules:
        if rule.address in reached and rule.condition is not None:
            cause = treated[rule.condition]
            state = TRUE if rule.state is None else rule.state.evaluate(values)
            own = by_address[rule.address].truth if rule.address in by_address else FALSE
            truth = max(own, min(cause.truth, state))
            if truth:
                yield Ruling(rule=rule, truth=truth, through=_passed_on(cause) if state == TRUE else None)


def _passed_on(cause: Ruling) -> str | None:
    """The policy of an undecided rule, for the condition that it treats a person as having; it holds by itself."""
    if not cause.waits:
        return None
    return "apply" if cause.applies else cause.policy
