# SPDX-License-Identifier: Apache-2.0
"""Finds facts that are derived from, or gated by, each other in a circle: they could never be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.criteria.fact_subject import DX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.criteria.facts_table import FactTable


def dependencies(table: FactTable, name: str) -> frozenset[str]:
    """The facts that the value of the fact *name* directly rests on: by derivation, gate, or recognition."""
    fact = table.facts.get(name)
    if fact is None:
        return frozenset()
    if fact.derive:
        named = frozenset().union(*(criteria.facts for criteria in table.derivations(name)))
        (way, operand), *_ = fact.derive.items()
        return named | frozenset(operand) if way in ("sum", "difference") else named
    gate = table.gate(name)
    gated = gate.facts if gate is not None else frozenset()
    if name != DX:
        return gated
    return gated.union(*(criteria.facts for criteria in table.recognised().values()))


def cycles(table: FactTable) -> tuple[tuple[str, ...], ...]:
    """
    Every circle of facts of *table*, each as the names along it from the least one, in the order of their names.

    Of circles that share facts, one is named.
    """
    graph = {name: sorted(dependencies(table, name)) for name in sorted(table.facts)}
    done: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in graph:
        found.extend(_from(start, graph, done))
    return tuple(sorted(found))


def _from(start: str, graph: Mapping[str, list[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    if start in done:
        return
    path = [start]
    waiting = [iter(graph.get(start, ()))]
    while path:
        following = next(waiting[-1], None)
        if following is None:
            done.add(path.pop())
            waiting.pop()
        elif following in path:
            yield _turned(tuple(path[path.index(following) :]))
        elif following not in done:
            path.append(following)
            waiting.append(iter(graph.get(following, ())))


def _turned(circle: tuple[str, ...]) -> tuple[str, ...]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]
