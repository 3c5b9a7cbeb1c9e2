# SPDX-License-Identifier: Apache-2.0
"""Which rules fired, which wait for an answer, and what follows from `if_unknown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.criteria import TRUE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from corekit.content.library import Library
    from corekit.planning.rulebook import RuleBook, SafetyRule


@attrs.frozen(kw_only=True)
class Response:
    """What somebody reported about one exercise of a session: facts of scope `exercise`."""

    #: Canonical id of the exercise the answers are about.
    exercise: str
    #: Values by fact id, as the criteria read them.
    values: Mapping[str, Any]


@attrs.frozen(kw_only=True, eq=False)
class Ruling:
    """One rule's verdict on one person, or on one person's response to one exercise."""

    rule: SafetyRule
    #: FALSE, UNKNOWN or TRUE of the rule's `when`; TRUE as well where `treat_as` reached it.
    truth: int
    #: The exercise the response was about, for rules over facts of scope `exercise`.
    about: str | None = None

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
        return self.fired or (self.waits and self.rule.if_unknown in ("apply", "hold"))

    @property
    def cautions(self) -> bool:
        """Whether it is reduced to cautions and dose limits because nobody knows."""
        return self.waits and self.rule.if_unknown == "caution"

    @property
    def outcome(self) -> str | None:
        """The outcome it contributes: its own, or `hold` while it waits under that policy."""
        if self.waits and self.rule.if_unknown == "hold":
            return "hold"
        return self.rule.outcome if self.applies else None

    @property
    def blocks(self) -> bool:
        """Whether it leaves nothing to issue."""
        if self.waits and self.rule.if_unknown == "hold":
            return True
        return self.applies and self.rule.blocks


def rule_on(
    book: RuleBook,
    library: Library,
    values: Mapping[str, Any],
    raw: Mapping[str, Any],
    responses: Sequence[Response] = (),
) -> tuple[Ruling, ...]:
    """
    Evaluate every rule of *book*; rules that are false are left out.

    *values* are the person's facts after gates, ages and expiry; *raw* the answers as given, for contradictions;
    *responses* what was reported about single exercises. A rule over facts of scope `exercise` is evaluated once for
    each response (and once without one, on what the person's own answers say).
    """
    rulings = list(_evaluate(book, library, values, raw, responses))
    treated = _treated(rulings, library)
    if treated:
        rulings = [*_treat(book, values, treated, rulings)]
    return tuple(rulings)


def _evaluate(
    book: RuleBook,
    library: Library,
    values: Mapping[str, Any],
    raw: Mapping[str, Any],
    responses: Sequence[Response],
) -> Iterator[Ruling]:
    about = values.get("last_exercise")
    scoped = library.exercise_facts
    for rule in book.rules:
        truth = rule.when.evaluate(raw if rule.raw else values)
        if truth:
            yield Ruling(rule=rule, truth=truth, about=about if isinstance(about, str) else None)
        if responses and not scoped.isdisjoint(rule.when.facts):
            for response in responses:
                if rule.exercise in (None, response.exercise):
                    truth = rule.when.evaluate({**values, **response.values})
                    if truth:
                        yield Ruling(rule=rule, truth=truth, about=response.exercise)


def _treated(rulings: Iterable[Ruling], library: Library) -> dict[str, Ruling]:
    """Conditions the person is treated as having, with the ruling that says so (a fired one before a waiting one)."""
    treated: dict[str, Ruling] = {}
    for ruling in rulings:
        if not ruling.applies:
            continue
        for condition in ruling.rule.treat_as:
            for name in (condition, *library.condition_ancestors(condition)):
                if name not in treated or (ruling.fired and not treated[name].fired):
                    treated[name] = ruling
    return treated


def _treat(
    book: RuleBook, values: Mapping[str, Any], treated: Mapping[str, Ruling], rulings: Sequence[Ruling]
) -> Iterator[Ruling]:
    reached = {rule.address: treated[rule.condition] for rule in book.rules if rule.condition in treated}
    for ruling in rulings:
        if ruling.rule.address not in reached:
            yield ruling
    by_address = {ruling.rule.address: ruling for ruling in rulings}
    for rule in book.rules:
        if rule.address not in reached:
            continue
        cause = reached[rule.address]
        own = by_address[rule.address].truth if rule.address in by_address else 0
        through = min(cause.truth, rule.state.evaluate(values) if rule.state is not None else TRUE)
        truth = max(own, through)
        if truth:
            yield Ruling(rule=rule, truth=truth)
