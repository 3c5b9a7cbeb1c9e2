# SPDX-License-Identifier: Apache-2.0
"""
From canonical data to a criteria tree, as fast as it goes.

Nothing is checked here beyond what stands in the way of building the tree; `corekit.criteria.checking` finds the
faults of criteria and says where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.leaves import Answered, Has, Scale, Unanswered, Unresolved, Words
from corekit.criteria.nodes import All, Always, AnyOf, Count, Node, Not, Possibly, walk
from corekit.criteria.same import Same
from corekit.criteria.subject import Fields, facts_of
from corekit.errors import DocumentInvalid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corekit.criteria.leaves import Test
    from corekit.criteria.subject import Field, Subject

#: The connectives; each stands alone in its mapping.
CONNECTIVES = ("all", "any", "not", "possibly", "count")
#: The bounds of a count.
COUNT_BOUNDS = ("at_least", "at_most", "is")

#: The tests, in the order the documentation lists them.
OPERATORS = (
    "is",
    "one_of",
    "includes",
    "includes_any",
    "includes_all",
    "has",
    "at_least",
    "at_most",
    "above",
    "below",
    "between",
    "unknown",
)


class MalformedError(DocumentInvalid):
    """Raised for data that is no criteria; the message says what is wrong with it."""

    code = "criteria-shape"


def tree(data: Any, subject: Subject) -> Node:
    """
    The tree of *data* about *subject*.

    A field that the subject lacks becomes a test that is always unknown. Raises `MalformedError`.
    """
    if data == "always":
        return Always()
    return _node(data, subject)


def _node(data: Any, subject: Subject) -> Node:
    if not isinstance(data, dict) or not data:
        raise MalformedError(f"criteria are a mapping, not {data!r}")
    if len(data) == 1:
        (key, value), *_ = data.items()
        maker = _MAKERS.get(key)
        return maker(value, subject) if maker is not None else _test(key, value, subject)
    if not _MAKERS.keys().isdisjoint(data):
        raise MalformedError("a connective stands alone in its mapping")
    return All(tuple([_test(key, value, subject) for key, value in data.items()]))


def _parts(data: Any, subject: Subject) -> tuple[Node, ...]:
    if not isinstance(data, list) or not data:
        raise MalformedError("a connective joins a list of criteria")
    return tuple([_node(part, subject) for part in data])


def _count(data: Any, subject: Subject) -> Node:
    if not isinstance(data, dict) or "of" not in data or not data.keys() & set(COUNT_BOUNDS):
        raise MalformedError("count needs `of` and one of at_least, at_most, is")
    exact = data.get("is")
    least = max((bound for bound in (data.get("at_least"), exact) if bound is not None), default=None)
    most = min((bound for bound in (data.get("at_most"), exact) if bound is not None), default=None)
    return Count(_parts(data["of"], subject), least, most)


_MAKERS: Mapping[str, Callable[[Any, Subject], Node]] = {
    "all": lambda data, subject: All(_parts(data, subject)),
    "any": lambda data, subject: AnyOf(_parts(data, subject)),
    "not": lambda data, subject: Not(_node(data, subject)),
    "possibly": lambda data, subject: Possibly(_node(data, subject)),
    "count": _count,
}


def _test(key: str, test: Any, subject: Subject) -> Node:
    field = subject.field(key)
    if field is None:
        return _same(test, subject) if key == "same" else Unresolved(key, test)
    if not isinstance(test, dict):
        return _leaf(field, "one_of" if isinstance(test, list) else "is", test, test, subject)
    if "fact" in test:
        return _leaf(field, "is", test, test, subject)
    if not test:
        raise MalformedError(f"the test on {key} is empty")
    leaves = [_leaf(field, name, operand, {name: operand}, subject) for name, operand in test.items()]
    return leaves[0] if len(leaves) == 1 else All(tuple(leaves))


def _same(what: Any, subject: Subject) -> Node:
    movements = subject.field("movements")
    return Same(what, (movements.records if movements is not None else None) or {})


def _leaf(field: Field, operator: str, operand: Any, test: Any, subject: Subject) -> Node:
    if operator == "unknown":
        return Unanswered(field.name, test, wanted=operand == "yes")
    if operator == "has":
        inner = _node(operand, Fields(field.records or {}, facts=facts_of(subject)))
        personal = any(isinstance(part, Answered) for part in walk(inner))
        return Has(field.name, test, inner, personal=personal)
    try:
        if isinstance(operand, dict):
            return Answered(field.name, test, field, operator, operand["fact"])
        return (_on_scale if field.is_scale else _on_words)(field, operator, operand, test)
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedError(f"{field.name} cannot be tested with {operator}: {operand!r}") from error


def _on_scale(field: Field, operator: str, operand: Any, test: Any) -> Test | AnyOf:
    name = field.name
    match operator:
        case "is":
            return Scale(name, test, operand, operand)
        case "one_of":
            return AnyOf(tuple([Scale(name, value, value, value) for value in operand]))
        case "at_least" | "above":
            return Scale(name, test, operand, None, low_open=operator == "above")
        case "at_most" | "below":
            return Scale(name, test, None, operand, high_open=operator == "below")
        case "between":
            low, high = operand
            return Scale(name, test, low, high)
    raise MalformedError(f"{name} cannot be tested with {operator}")


def _on_words(field: Field, operator: str, operand: Any, test: Any) -> Test | All:
    name = field.name
    match operator:
        case "is" | "includes":
            return Words(name, test, field, (operand,))
        case "one_of" | "includes_any":
            return Words(name, test, field, tuple(operand))
        case "includes_all":
            return All(tuple([Words(name, value, field, (value,)) for value in operand]))
        case "between":
            low, high = operand
            return Words(name, test, field, places=(place(field, low), place(field, high)))
        case "at_least" | "above":
            return Words(name, test, field, places=(place(field, operand) + (operator == "above"), _top(field)))
        case "at_most" | "below":
            return Words(name, test, field, places=(0, place(field, operand) - (operator == "below")))
    raise MalformedError(f"{name} cannot be tested with {operator}")


def place(field: Field, choice: str) -> int:
    """Where *choice* stands among the ordered choices of *field*; raises ValueError if it does not."""
    return (field.words or ()).index(choice)


def _top(field: Field) -> int:
    return len(field.words or ()) - 1
