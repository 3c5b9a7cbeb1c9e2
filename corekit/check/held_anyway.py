# SPDX-License-Identifier: Apache-2.0
"""
Proves that a change can make no difference because whoever it could reach is held as a whole by a rule anyway.

What is proved is that of criteria *whatever else is answered*: `any` falls apart into its branches, a derived fact into
what it is derived from, and what is left is tried with every answer that it and the rules that hold rest on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.check.possible_answers import PossibleAnswers
from corekit.criteria import FALSE, TRUE, UNKNOWN, parse
from corekit.planning.rulings import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit.check.cases import CaseRunner
    from corekit.planning.safety_rule import SafetyRule

#: So many combinations of answers are tried for one branch.
MOST_TRIED = 30_000
#: So many rules are tried that rest on more facts than the branch itself.
_MOST_WIDER = 8

#: A part of a rule: its criteria (data, canonical) are at most as true as the rule's.
_Part = tuple["SafetyRule", Any, frozenset[str]]


class HeldAnyway:
    """Looks for rules that hold everybody whom some criteria reach, among the rules that *runner* runs cases under."""

    def __init__(self, runner: CaseRunner) -> None:
        self.runner = runner
        self.library = runner.library
        self._known_parts: tuple[_Part, ...] | None = None

    def where(self, data: Any, truths: frozenset[int], *, without: SafetyRule | None = None) -> bool:
        """Whether everybody for whom criteria have one of *truths* is held by a rule other than *without*."""
        parts = [part for part in self._parts() if without is None or part[0].address != without.address]
        return self._held(data, truths, parts)

    def _held(self, data: Any, truths: frozenset[int], parts: Sequence[_Part]) -> bool:
        branches = self._branches(data)
        if FALSE in truths:
            return self._tried(data, truths, parts)
        if branches is not None:
            return all(self._held(branch, truths, parts) for branch in branches)
        return self._tried(data, truths, parts) or any(
            all(self._held(case, truths, parts) for case in cases) for cases in self._distributed(data)
        )

    def _distributed(self, data: Any) -> Iterator[list[Any]]:
        """`all` of an `any` and the rest as the branches that it comes to, for each `any` among the parts."""
        conjuncts: list[Any] = data.get("all", []) if isinstance(data, dict) and len(data) == 1 else []
        for place, conjunct in enumerate(conjuncts):
            branches = self._branches(conjunct)
            if branches is not None:
                yield [{"all": [*conjuncts[:place], branch, *conjuncts[place + 1 :]]} for branch in branches]

    def _branches(self, data: Any) -> list[Any] | None:
        """What criteria are the `any` of, through the fact that they ask for; None where they are none."""
        if not isinstance(data, dict) or len(data) != 1:
            return None
        ((name, operand),) = data.items()
        if name == "any":
            return list(operand)
        if operand in ("yes", True) and self.library.has("fact", name):
            derive = self.library.get("fact", name).derive or {}
            if "criteria" in derive:
                return [derive["criteria"]]
        return None

    def _tried(self, data: Any, truths: frozenset[int], parts: Sequence[_Part]) -> bool:
        own = frozenset(PossibleAnswers(self.library, [data]).facts)
        touching = sorted((part for part in parts if part[2] & own), key=lambda part: len(part[2] - own))
        if self._holds(data, truths, [part for part in touching if part[2] <= own]):
            return True
        wider = [part for part in touching if not part[2] <= own][:_MOST_WIDER]
        return any(self._holds(data, truths, [part for part in touching if part[2] <= own | more[2]]) for more in wider)

    def _holds(self, data: Any, truths: frozenset[int], parts: Sequence[_Part]) -> bool:
        """Whether one of *parts* holds wherever the criteria have one of *truths*, every answer tried."""
        if not parts:
            return False
        possible = PossibleAnswers(self.library, [data, *(part for _, part, _ in parts)])
        if not possible.exact or possible.size > MOST_TRIED:
            return False
        subject = self.library.subject_facts
        criteria = parse(data, subject)
        holding = [(rule, parse(part, subject)) for rule, part, _ in parts]
        for given in possible.combinations(MOST_TRIED):
            values = self.runner.values(given)
            if criteria.evaluate(values) in truths and not any(
                _blocks(rule, part.evaluate(values)) for rule, part in holding
            ):
                return False
        return True

    def _parts(self) -> tuple[_Part, ...]:
        if self._known_parts is None:
            self._known_parts = tuple(self._find_parts(self.runner.book.rules))
        return self._known_parts

    def _find_parts(self, rules: Iterable[SafetyRule]) -> Iterator[_Part]:
        for rule in rules:
            if not rule.raw and rule.state is None and (rule.blocks or rule.if_unknown == "hold"):
                for part in self._split(rule.when.to_data()):
                    possible = PossibleAnswers(self.library, [part])
                    if possible.exact:
                        yield rule, part, frozenset(possible.facts)

    def _split(self, data: Any) -> Iterator[Any]:
        branches = self._branches(data)
        if branches is None:
            yield data
        else:
            for branch in branches:
                yield from self._split(branch)


def _blocks(rule: SafetyRule, truth: int) -> bool:
    """Whether a rule that is at least as true as one of its branches leaves nothing to issue."""
    return truth != FALSE and all(Ruling(rule=rule, truth=other).blocks for other in (UNKNOWN, TRUE) if other >= truth)


def changed_part(old: Any, new: Any) -> tuple[Any, frozenset[int]] | None:
    """
    The branch that is in *old* and not in *new*, with the truths of it for which the two can differ.

    None where the change is another one than the dropping of a branch.
    """
    if not (isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys() and len(old) == 1):
        return None
    ((name, before),) = old.items()
    after = new[name]
    if name == "not":
        return changed_part(before, after)
    if name not in ("any", "all"):
        return _gone_word(name, before, after)
    gone = [part for part in before if part not in after]
    come = [part for part in after if part not in before]
    if len(gone) == 1 and len(come) == 1:
        return changed_part(gone[0], come[0])
    if len(gone) != 1 or come:
        return None
    return gone[0], frozenset((UNKNOWN, TRUE) if name == "any" else (FALSE, UNKNOWN))


def _gone_word(name: str, before: Any, after: Any) -> tuple[Any, frozenset[int]] | None:
    """The test of the one word that was dropped from those of which one is asked for."""
    several = isinstance(before, dict) and isinstance(after, dict)
    old, new = (test.get("includes_any") if several else test for test in (before, after))
    if not isinstance(old, list):
        return None
    kept = new if isinstance(new, list) else [after.get("includes") if several else new]
    gone = [word for word in old if word not in kept]
    if len(gone) != 1 or len(kept) + 1 != len(old):
        return None
    return {name: {"includes": gone[0]} if several else gone[0]}, frozenset((UNKNOWN, TRUE))
