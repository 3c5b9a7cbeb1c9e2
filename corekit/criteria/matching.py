# SPDX-License-Identifier: Apache-2.0
"""How one value is held against one wanted word or number, in three truth values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.truth import FALSE, TRUE, UNKNOWN, within
from corekit.criteria.values import NOT_APPLICABLE, Interval, Members, bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.criteria.subject import Field

    Judge = Callable[[str], int]


def word(field: Field, value: Any, wanted: str) -> int:
    """
    Whether the word *value* is *wanted*, or a term below it.

    A value above the wanted term is unknown (`spine` may be lumbar), and so is a word that the field does not know.
    """
    if value == wanted:
        return TRUE
    if not isinstance(value, str):
        return UNKNOWN
    if field.is_below is not None:
        if field.is_below(value, wanted):
            return TRUE
        if field.is_below(wanted, value):
            return UNKNOWN
    return FALSE if field.words is None or value in field.words else UNKNOWN


def rank(field: Field, value: Any) -> tuple[int, int] | None:
    """
    Where *value* stands among the ordered choices of *field*, as the lowest and the highest place it may have.

    A term without a place of its own has that of the choice it is below; a parent term may be any of those below it.
    """
    choices = field.words or ()
    if field.is_below is not None and isinstance(value, str):
        above = [index for index, choice in enumerate(choices) if choice != value and field.is_below(value, choice)]
        if above:
            return min(above), min(above)
        below = [index for index, choice in enumerate(choices) if choice != value and field.is_below(choice, value)]
        if below and value not in choices:
            return min(below), max(below)
    return (choices.index(value), choices.index(value)) if value in choices else None


def ranked(field: Field, value: Any, lowest: int, highest: int) -> int:
    """Whether *value* stands between two places of the ordered choices, both included."""
    places = rank(field, value)
    return UNKNOWN if places is None else within(places[0], places[1], lowest, highest)


def over_set(value: Any, judge: Judge) -> int:
    """
    Whether some member of *value* passes *judge*.

    *value* is one word, a collection of words (all known) or `Members`; not `NOT_APPLICABLE`, not None.
    """
    if isinstance(value, str):
        return judge(value)
    if isinstance(value, Members):
        found = max(map(judge, value.certain), default=FALSE)
        if found == TRUE or (value.possible is not None and not any(map(judge, value.possible))):
            return found
        return UNKNOWN
    if isinstance(value, list | tuple | set | frozenset):
        return max(map(judge, value), default=FALSE)
    return UNKNOWN


def any_of(field: Field, value: Any, wanted: Any) -> int:
    """Whether *value* has one of the words of *wanted*, which is a person's answer: a word, a set, unknown."""
    if NOT_APPLICABLE in (value, wanted):
        return FALSE
    if value is None or wanted is None:
        return FALSE if _is_empty(value) or _is_empty(wanted) else UNKNOWN
    certain, possible = _members(wanted)
    found = max((_having(field, value, want) for want in certain), default=FALSE)
    if found == TRUE or _is_empty(value):
        return found
    if possible is None:
        return UNKNOWN
    maybe = any(_having(field, value, want) for want in possible)
    return UNKNOWN if maybe else found


def all_of(field: Field, value: Any, wanted: Any) -> int:
    """Whether *value* has every word of *wanted*, which is a person's answer: a word, a set, unknown."""
    if NOT_APPLICABLE in (value, wanted):
        return FALSE
    if value is None or wanted is None:
        return UNKNOWN
    certain, possible = _members(wanted)
    found = min((_having(field, value, want) for want in certain), default=TRUE)
    if found != TRUE or possible == frozenset():
        return found
    if possible is None:
        return UNKNOWN
    return min((TRUE if _having(field, value, want) == TRUE else UNKNOWN) for want in possible)


def _having(field: Field, value: Any, wanted: str) -> int:
    return over_set(value, lambda item: word(field, item, wanted))


def _members(wanted: Any) -> tuple[Iterable[str], frozenset[str] | None]:
    if isinstance(wanted, Members):
        return wanted.certain, wanted.possible
    return ((wanted,) if isinstance(wanted, str) else tuple(wanted)), frozenset()


def _is_empty(value: Any) -> bool:
    return isinstance(value, list | tuple | set | frozenset) and not value


def on_scale(value: Any, low: Any, high: Any, *, low_open: bool = False, high_open: bool = False) -> int:
    """
    Whether *value* (a number, an interval, a pair, an ISO date) lies between *low* and *high*; None is an open end.

    *low_open* and *high_open* leave the end itself out. A value of the wrong type is unknown.
    """
    ends = bounds(value)
    if ends is None or isinstance(ends[0], str) != isinstance(low if low is not None else high, str):
        return UNKNOWN
    least, greatest = ends
    starts = low is None or (least is not None and (least > low if low_open else least >= low))
    stops = high is None or (greatest is not None and (greatest < high if high_open else greatest <= high))
    if starts and stops:
        return TRUE
    if low is not None and greatest is not None and (greatest <= low if low_open else greatest < low):
        return FALSE
    if high is not None and least is not None and (least >= high if high_open else least > high):
        return FALSE
    return UNKNOWN


def compared(operator: str, value: Any, other: Any) -> int:
    """How two numbers or ranges compare: `is`, `at_least`, `at_most`, `above` or `below`, *value* on the left."""
    if NOT_APPLICABLE in (value, other):
        return FALSE
    left, right = bounds(value), bounds(other)
    if left is None or right is None or isinstance(left[0], str) != isinstance(right[0], str):
        return UNKNOWN
    if operator in ("at_most", "below"):
        left, right = right, left
    if operator == "is":
        if left == right and left[0] == left[1] and left[0] is not None:
            return TRUE
        return FALSE if _apart(left, right) or _apart(right, left) else UNKNOWN
    strict = operator in ("above", "below")
    if left[0] is not None and right[1] is not None and (left[0] > right[1] if strict else left[0] >= right[1]):
        return TRUE
    if left[1] is not None and right[0] is not None and (left[1] <= right[0] if strict else left[1] < right[0]):
        return FALSE
    return UNKNOWN


def _apart(lower: tuple[Any, Any], upper: tuple[Any, Any]) -> bool:
    return lower[1] is not None and upper[0] is not None and bool(lower[1] < upper[0])


def is_unknown(value: Any) -> bool:
    """Whether a value leaves its question open: none, a range, or a set that may have any other member."""
    if isinstance(value, Interval):
        return not value.exact
    return value is None or (isinstance(value, Members) and value.open)
