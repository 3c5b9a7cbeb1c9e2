# SPDX-License-Identifier: Apache-2.0
"""
What a guard says of a session, remembered: most sessions of a journal answer the few questions of a guard alike.

Only guards that rest on answers are remembered; what counts sessions or days is worked out for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.fact_subject import DX
from corekit.progress.sessions import Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.content.library import Library
    from corekit.progress.guards import Guard

#: Ways to derive a fact from answers alone.
_FROM_ANSWERS = frozenset({"criteria", "count", "sum", "difference"})


class Memory:
    """The truth of the core's own guards in the sessions of one decision."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._facts: dict[str, frozenset[str] | None] = {}
        self._truths: dict[tuple[Any, ...], int] = {}

    def truth(self, guard: Guard, values: Mapping[str, Any]) -> int:
        """The truth of *guard* in the session of *values*."""
        if guard.rule is None or not isinstance(values, Told):
            return guard.when.evaluate(values)
        if guard.rule not in self._facts:
            self._facts[guard.rule] = self._rests_on(guard.when.facts)
        names = self._facts[guard.rule]
        said = None if names is None else values.said(names)
        if said is None:
            return guard.when.evaluate(values)
        key = (guard.rule, *said)
        if key not in self._truths:
            self._truths[key] = guard.when.evaluate(values)
        return self._truths[key]

    def _rests_on(self, facts: frozenset[str]) -> frozenset[str] | None:
        """The questions that *facts* are worked out from, with what gates them; None if more than answers decide."""
        table = self._library.facts
        found: set[str] = set()
        waiting = [*facts]
        while waiting:
            name = waiting.pop()
            fact = table.facts.get(name)
            if name in found:
                continue
            if fact is None or name == DX or (fact.derive and not fact.derive.keys() & _FROM_ANSWERS):
                return None
            found.add(name)
            if fact.derive:
                waiting.extend(each for origin in table.derivations(name) for each in origin.facts)
                waiting.extend(fact.derive.get("sum") or fact.derive.get("difference") or ())
            gate = table.gate(name)
            waiting.extend(gate.facts if gate is not None else ())
        return frozenset(found)
