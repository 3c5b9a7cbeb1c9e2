# SPDX-License-Identifier: Apache-2.0
"""From an answer as it was recorded to a value that criteria can test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.ageing import as_date, elapsed, is_current
from corekit.criteria.values import Members, is_finite, is_number

if TYPE_CHECKING:
    from datetime import date

    from corekit.criteria.subject import Field
    from corekit.model.fact import Fact
    from corekit.model.profile import Answer

#: Answers that logic treats as unknown and the record keeps apart.
OPEN_ANSWERS = ("unknown", "declined")


class UnusableAnswerError(ValueError):
    """Raised for an answer that its question does not admit; it never quotes the answer."""


def as_value(field: Field, answer: Any) -> Any:
    """
    *answer* as a value of *field*: a word, a number, a date, or `Members`; JSON's true and false are yes and no.

    Raises `UnusableAnswerError` for a wrong type, a choice that does not exist, a number out of bounds.
    """
    if field.kind == "number":
        return _number(field, answer)
    if field.kind == "date":
        if as_date(answer) is None:
            raise UnusableAnswerError("not a date (YYYY-MM-DD)")
        return str(answer)
    if field.holds_several:
        words = answer if isinstance(answer, list | tuple | set | frozenset) else [answer]
        return Members(frozenset(_word(field, word) for word in words), frozenset())
    return _word(field, answer)


def _word(field: Field, answer: Any) -> str:
    if field.kind == "yes_no" and isinstance(answer, bool):
        return "yes" if answer else "no"
    if not isinstance(answer, str):
        raise UnusableAnswerError("not one of the choices" if field.words else "not a word")
    if field.words is not None and answer not in field.words:
        raise UnusableAnswerError("not one of the choices")
    return answer


def _number(field: Field, answer: Any) -> float:
    if not is_finite(answer):
        raise UnusableAnswerError("not a number")
    if (field.minimum is not None and answer < field.minimum) or (field.maximum is not None and answer > field.maximum):
        raise UnusableAnswerError(f"not between {field.minimum} and {field.maximum} {field.unit or ''}".rstrip())
    number: float = answer
    return number


def standing(answer: Answer, fact: Fact, today: date) -> str:
    """
    How an answer stands before it is read: `answered unknown declined`, or why it no longer (not yet) counts.

    `expired` after its days, `undated` without a date, `future` when it is dated after *today*.
    """
    if answer.answer is None or (isinstance(answer.answer, str) and answer.answer in OPEN_ANSWERS):
        return answer.answer or "unknown"
    on = as_date(answer.on)
    if on is None:
        return "undated"
    if on > today:
        return "future"
    return "answered" if is_current(on, fact.valid_days, today) else "expired"


def aged(value: Any, answer: Answer, fact: Fact, today: date) -> Any:
    """*value* with what has passed since the answer, if the fact grows with time."""
    on = as_date(answer.on)
    return value + elapsed(fact.ages, on, today) if fact.ages and on is not None and is_number(value) else value


def with_later_choices(value: Any, field: Field, answer: Answer) -> Any:
    """*value* where every choice that was not yet offered may be a member as well: unknown, not absent."""
    if answer.offered is None or field.words is None:
        return value
    later = frozenset(field.words) - frozenset(answer.offered)
    if not later:
        return value
    certain = value.certain if isinstance(value, Members) else frozenset({value})
    return Members(certain, later - certain)
