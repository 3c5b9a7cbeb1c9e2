# SPDX-License-Identifier: Apache-2.0
"""What to ask next: the unanswered questions that could still decide criteria, the most decisive first."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any

from corekit.criteria.fact_subject import DX
from corekit.criteria.leaves import Test, Unanswered, Words
from corekit.criteria.matching import is_unknown
from corekit.criteria.nodes import All, AnyOf, Count, Node, Not, Possibly
from corekit.criteria.truth import TRUE, UNKNOWN, both, either, within
from corekit.criteria.values import Members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.criteria.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.fact import Fact

#: Shares that differ by less than their rounding are as good as equal, and go by name.
_DIGITS = 9
#: Statuses of a fact whose question can be asked now.
ASKABLE = frozenset({"unanswered", "unknown", "declined", "expired", "undated", "future", "unusable"})


def open_questions(criteria: Iterable[Criteria], values: Values, *, possibly: bool = False) -> tuple[str, ...]:
    """
    The facts to ask so that all *criteria* become decided, the most decisive first; the same whatever their order.

    Only questions that can be asked now are named: for a fact behind an unknown gate that is its gate's, for a derived
    fact what it rests on. How decisive a question is: the sum over the criteria of its share in each (`shares`).
    With *possibly*, what only "or unknown" has decided counts as open too, as an intake wants it.
    """
    found: dict[str, list[float]] = {}
    for rule in criteria:
        for name, share in shares(rule, values, possibly=possibly).items():
            found.setdefault(name, []).append(share)
    return tuple(sorted(found, key=lambda name: (-round(fsum(found[name]), _DIGITS), name)))


def shares(criteria: Criteria, values: Values, *, possibly: bool = False) -> dict[str, float]:
    """
    The facts whose answers could decide *criteria*, with the share of each: 1 where it decides alone.

    The share of a part is divided equally among its own undecided parts. Nothing where the criteria are decided.
    """
    found: dict[str, list[float]] = {}
    inquiry = _Inquiry(values, possibly=possibly)
    for name, share in inquiry.of_node(criteria.root, 1.0, frozenset()):
        found.setdefault(name, []).append(share)
    return {name: fsum(found[name]) for name in sorted(found)}


def none_of_these(facts: Mapping[str, Fact]) -> dict[str, Any]:
    """The answers that "none of these" under a checklist records, fact by fact: `no`, or none of the choices."""
    nothing: dict[str, Any] = {"yes_no": "no", "choices": []}
    return {name: nothing[fact.type] for name, fact in facts.items() if fact.type in nothing and not fact.derive}


class _Inquiry:
    """Follows what is undecided down to the questions behind it."""

    def __init__(self, values: Values, *, possibly: bool) -> None:
        self._values = values
        self._possibly = possibly

    def of_node(self, node: Node, share: float, path: frozenset[str]) -> Iterator[tuple[str, float]]:
        if self._truth(node) != UNKNOWN:
            return
        if isinstance(node, Test):
            yield from self._of_fact(node.name, node, share, path)
            return
        undecided = [part for part in node.parts if self._truth(part) == UNKNOWN]
        for part in undecided:
            yield from self.of_node(part, share / len(undecided), path)

    def _truth(self, node: Node) -> int:
        if not self._possibly:
            return node.truth(self._values)
        if isinstance(node, Possibly):
            return self._truth(node.part)
        if isinstance(node, Unanswered) and is_unknown(self._values.get(node.name)):
            return UNKNOWN
        if not isinstance(node, All | AnyOf | Not | Count):
            return node.truth(self._values)
        truths = [self._truth(part) for part in node.parts]
        if isinstance(node, Count):
            certain = truths.count(TRUE)
            return within(certain, certain + truths.count(UNKNOWN), node.at_least, node.at_most)
        if isinstance(node, Not):
            return TRUE - truths[0]
        return both(truths) if isinstance(node, All) else either(truths)

    def _of_fact(self, name: str, test: Test | None, share: float, path: frozenset[str]) -> Iterator[tuple[str, float]]:
        fact = self._values.table.facts.get(name)
        if name in path or fact is None or name in self._values.context:
            return
        path = path | {name}
        if fact.derive:
            yield from self._of_derived(name, fact, share, path)
        elif self._values.status(name) == "behind_unknown_gate":
            gate = self._values.table.gate(name)
            if gate is not None:
                yield from self.of_node(gate.root, share, path)
        elif name == DX:
            yield from self._of_diagnosis(test, share, path)
        elif self._values.status(name) in ASKABLE or isinstance(self._values.get(name), Members):
            yield name, share

    def _of_derived(self, name: str, fact: Fact, share: float, path: frozenset[str]) -> Iterator[tuple[str, float]]:
        (way, operand), *_ = fact.derive.items()
        if way in ("sum", "difference"):
            undecided = [part for part in operand if is_unknown(self._values.get(part))]
            for part in undecided:
                yield from self._of_fact(part, None, share / len(undecided), path)
        elif way in ("criteria", "count"):
            roots = [criteria.root for criteria in self._values.table.derivations(name)]
            open_roots = [root for root in roots if self._truth(root) == UNKNOWN]
            for root in open_roots:
                yield from self.of_node(root, share / len(open_roots), path)

    def _of_diagnosis(self, test: Test | None, share: float, path: frozenset[str]) -> Iterator[tuple[str, float]]:
        """The diagnoses themselves, and what would recognise one that the test names."""
        table = self._values.table
        wanted = frozenset(test.wanted) if isinstance(test, Words) else None
        recognisable = {
            name: criteria.root
            for name, criteria in table.recognised().items()
            if (wanted is None or not wanted.isdisjoint(table.lineage(name))) and self._truth(criteria.root) == UNKNOWN
        }
        explained = frozenset().union(*(table.lineage(name) for name in recognisable))
        value = self._values.get(DX)
        possible = value.possible if isinstance(value, Members) else None
        asks = possible is None or not (possible if wanted is None else possible & wanted) <= explained
        parts = len(recognisable) + asks
        if asks:
            yield DX, share / parts
        for root in recognisable.values():
            yield from self.of_node(root, share / parts, path)
