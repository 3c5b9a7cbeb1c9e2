# SPDX-License-Identifier: Apache-2.0
"""
Find out what a pack's cases do not notice: change one thing of an item at a time and run the cases it can touch.

A case is touched where the change alters the truth of criteria on its answers, or where a rule with a changed
consequence does not come out false; a changed guard touches the cases that speak of moves in its progression. The cases
are those of the pack and the core's reference cases of the screens that it claims.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from corekit.check.cases import CaseRunner
from corekit.check.guard_trials import ChangedGuards, GuardTrials
from corekit.check.moved import EXPECTATIONS
from corekit.check.mutants import MUTATED, mutants
from corekit.criteria import FALSE, UNKNOWN, parse
from corekit.criteria.parsing import MalformedError
from corekit.planning.rulebook import RuleBook, rules_of
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.mutants import Mutant
    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.case import Case
    from corekit.planning.assessment import Assessment
    from corekit.planning.safety_rule import SafetyRule

#: What compiles to rules.
_RULES = frozenset({"rule", "condition", "exercise"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Situation(Record):
    """A case with what its answers lead to while nothing is changed."""

    kind: str
    item: str
    index: int
    case: Case
    assessment: Assessment

    @property
    def asks(self) -> bool:
        """Whether the case looks at questions, which can change although no truth does."""
        return "asks" in self.case.expect

    @property
    def is_about_moves(self) -> bool:
        """Whether the case looks at moves alone, which the guards of progressions make."""
        return set(self.case.expect) <= EXPECTATIONS.keys()


class Mutation:
    """Runs the cases of the pack *namespace* against mutants of its items, in *library*: the pack and what it needs."""

    def __init__(self, library: Library, namespace: str) -> None:
        self.library = library
        self.namespace = namespace
        self.book = RuleBook.of(library)
        self.base = CaseRunner(library, self.book)
        self.tried: Counter[str] = Counter()
        self._rules: dict[tuple[str, str], tuple[SafetyRule, ...]] = {}
        self._ordered: dict[tuple[str, str], tuple[Situation, ...]] = {}

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """The cases that may notice something."""
        return tuple(
            Situation(kind=kind, item=item, index=index, case=case, assessment=self.base.assess(kind, item, case))
            for kind, item, index, case in self.library.cases()
            if case.is_whole and self._claimed(kind, item, case)
        )

    @cached_property
    def trials(self) -> GuardTrials:
        """The cases that speak of moves."""
        return GuardTrials(self.base, self.situations)

    def _claimed(self, kind: str, item: str, case: Case) -> bool:
        owner = self.library.owner(kind, item)
        if owner == self.namespace:
            return True
        covers = self.library.covers
        return owner == "core" and any(self.namespace in covers.get(screen, ()) for screen in case.screens or ())

    def mutants(self) -> Iterator[Mutant]:
        """Yield every mutant of the pack's items that is an item of its kind at all."""
        for kind in MUTATED:
            for item in self.library.ids(kind):
                if self.library.owner(kind, item) == self.namespace:
                    for mutant in mutants(kind, item, self.library):
                        if self._is_sound(mutant):
                            self.tried[kind] += 1
                            yield mutant

    def survivors(self) -> Iterator[Mutant]:
        """Yield the mutants that no case notices."""
        return (mutant for mutant in self.mutants() if not self.noticed(mutant))

    def noticed(self, mutant: Mutant) -> bool:
        """Whether a case fails once the change is made."""
        if mutant.is_of_guard:
            return self.trials.noticed(ChangedGuards(self.library, mutant))
        runner: CaseRunner | None = None
        same = mutant.kind in _RULES and mutant.place != "recognised_by"  # the facts are worth what they were
        for one in self._touched(mutant):
            runner = runner or self.runner(mutant)
            values = one.assessment.values if same else None
            if not runner.run(one.kind, one.item, one.index, one.case, values=values).passed:
                return True
        return False

    def runner(self, mutant: Mutant) -> CaseRunner:
        """What runs cases with the change made."""
        library = self.library.replacing(mutant.kind, mutant.item, mutant.data)
        book = self.book.replacing(library, mutant.kind, mutant.item) if mutant.kind in _RULES else self.book
        return self.base.changed(library, book)

    def rules(self, kind: str, item: str) -> tuple[SafetyRule, ...]:
        """The rules of an item as it is."""
        if (kind, item) not in self._rules:
            self._rules[kind, item] = rules_of(self.library, kind, item)
        return self._rules[kind, item]

    def _is_sound(self, mutant: Mutant) -> bool:
        """Whether the engine can read the item at all; a date or a word in the place of a figure cannot be moved."""
        if mutant.kind not in _RULES:
            return True
        try:
            rules_of(self.library.replacing(mutant.kind, mutant.item, mutant.data), mutant.kind, mutant.item)
        except MalformedError:
            return False
        return True

    def _own_first(self, mutant: Mutant) -> tuple[Situation, ...]:
        key = (mutant.kind, mutant.item)
        if key not in self._ordered:
            self._ordered = {key: tuple(sorted(self.situations, key=lambda one: (one.kind, one.item) != key))}
        return self._ordered[key]

    def _touched(self, mutant: Mutant) -> Iterator[Situation]:
        situations = self._own_first(mutant)
        if mutant.kind != "fact":  # moves are made by guards, which read answers and facts
            situations = tuple(one for one in situations if not one.is_about_moves)
        if mutant.new is not None:
            old, new = (parse(data, self.library.subject_facts) for data in (mutant.old, mutant.new))
            raw = mutant.kind == "rule" and self.rules("rule", mutant.item)[0].raw
            return (one for one in situations if _differs(old, new, one, raw=raw))
        if mutant.kind not in _RULES:
            return iter(situations)
        rules = self.rules(mutant.kind, mutant.item)
        treated = any(rule.treat_as for rule in self.book.rules) and mutant.kind == "condition"
        least = UNKNOWN if mutant.is_policy else FALSE
        return (one for one in situations if treated or any(_reaches(rule, one, least=least) for rule in rules))


def _differs(old: Criteria, new: Criteria, situation: Situation, *, raw: bool) -> bool:
    values = _values(situation, raw=raw)
    before, after = old.evaluate(values), new.evaluate(values)
    return before != after or (situation.asks and after == UNKNOWN)


def _reaches(rule: SafetyRule, situation: Situation, *, least: int) -> bool:
    truth = rule.when.evaluate(_values(situation, raw=rule.raw))
    return truth == least if least else truth > FALSE


def _values(situation: Situation, *, raw: bool) -> Values:
    values = situation.assessment.values
    return values.raw if raw else values
