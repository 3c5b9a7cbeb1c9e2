# SPDX-License-Identifier: Apache-2.0
"""Finds tests that can never, or must always, be true of an answered field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.leaves import Scale, Test, Words
from corekit.criteria.nodes import All, AnyOf
from corekit.criteria.parsing import tree
from corekit.criteria.subject import Fields
from corekit.criteria.truth import FALSE, TRUE
from corekit.criteria.values import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.criteria.nodes import Node
    from corekit.criteria.subject import Field, Subject

NEVER = "criteria-never-true"
ALWAYS = "criteria-always-true"


def verdict(field: Field, operator: str, operand: Any) -> str | None:
    """The code for a sound test that can never or must always be true of *field*, None for any other."""
    node = tree({field.name: {operator: operand}}, Fields({field.name: field}))
    if field.is_scale:
        return _of_scale(field, node)
    words = field.words
    if words is None or operator == "includes_all":
        return None
    if not isinstance(node, Words):
        return None
    truths = [node.of_word(choice) for choice in words]
    if not any(truths):
        return NEVER
    return ALWAYS if not field.holds_several and all(truth == TRUE for truth in truths) else None


def _of_scale(field: Field, node: Node) -> str | None:
    if isinstance(node, Scale) and _miss(node, node):
        return NEVER
    if field.kind == "date":
        return None
    truth = node.truth({field.name: Interval(field.minimum, field.maximum)})
    return {FALSE: NEVER, TRUE: ALWAYS}.get(truth)


def _miss(lower: Scale, upper: Scale) -> bool:
    """Whether nothing is above the low end of *lower* and below the high end of *upper*."""
    if lower.low is None or upper.high is None:
        return False
    return bool(lower.low > upper.high or (lower.low == upper.high and (lower.low_open or upper.high_open)))


def contradiction(parts: Iterable[Any], subject: Subject) -> str | None:
    """The name of a field with one value on which tests among *parts*, sound criteria, exclude each other."""
    tests: dict[str, list[Node]] = {}
    for part in parts:
        for name, node in _tests(tree(part, subject)):
            tests.setdefault(name, []).append(node)
    for name, nodes in tests.items():
        field = subject.field(name)
        if field is not None and len(nodes) > 1 and _exclude(field, nodes):
            return name
    return None


def _tests(node: Node) -> Iterator[tuple[str, Node]]:
    """The tests that must be true for *node* to be, with their fields."""
    if isinstance(node, Words | Scale):
        yield node.name, node
    elif isinstance(node, All):
        for part in node.parts:
            yield from _tests(part)
    elif isinstance(node, AnyOf):
        names = {part.name if isinstance(part, Test) else None for part in node.parts}
        if len(names) == 1 and (name := names.pop()) is not None:
            yield name, node


def _exclude(field: Field, nodes: list[Node]) -> bool:
    if field.holds_several:
        return False
    if field.is_scale:
        scales = [node for node in nodes if isinstance(node, Scale)]
        return any(_miss(lower, upper) for lower in scales for upper in scales)
    words = field.words
    return words is not None and not any(all(node.truth({field.name: choice}) for node in nodes) for choice in words)
