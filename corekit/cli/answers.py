# SPDX-License-Identifier: Apache-2.0
"""What somebody typed, as the answer to a question. Pure: nothing is asked or printed here.

`?` is "I don't know" and `-` is "I prefer not to say"; the two are kept apart in the record, and screening treats both
as not known.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit.messages import Translator

UNKNOWN, DECLINED = "unknown", "declined"
_MARKS = {"?": UNKNOWN, "-": DECLINED}
_MARKED_NUMBER = re.compile(r"(\d+)\s*([?-]?)")


class MisreadError(Exception):
    """What was typed is no answer; the text says what would be one."""


def read_answer(typed: str, question: Any, translator: Translator) -> Any:
    """The answer that `typed` gives to one question (`type`, `choices`, `unit`, `minimum`, `maximum`)."""
    text = typed.strip()
    if text in _MARKS:
        return _MARKS[text]
    match question.type:
        case "yes_no":
            return _read_yes_no(text, translator)
        case "number":
            return read_number(text, question.minimum, question.maximum, translator)
        case "date":
            return _read_date(text, translator)
        case "choices":
            return _read_choices(text, question, translator)
        case _:
            return _read_choice(text, question, translator)


def read_checklist(typed: str, size: int, translator: Translator) -> list[str]:
    """`yes`, `no`, `unknown` or `declined` for each of `size` questions of a checklist.

    `0` is none of these, `1,3` the first and the third, `2?` the second is not known, `2-` is declined; `?` or `-`
    alone is meant for all of them.
    """
    text = typed.strip()
    if text in _MARKS:
        return [_MARKS[text]] * size
    answers = ["no"] * size
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    if not parts:
        raise MisreadError(translator.gettext("Type the numbers that apply, or 0 for none of these."))
    for part in parts:
        match = _MARKED_NUMBER.fullmatch(part)
        if match is None or int(match[1]) > size:
            raise MisreadError(translator.gettext("“{part}” is not a number from 0 to {last}.", part=part, last=size))
        number = int(match[1])
        if number == 0 and (len(parts) > 1 or match[2]):
            raise MisreadError(translator.gettext("0 means none of these, so nothing else can stand beside it."))
        if number:
            answers[number - 1] = _MARKS.get(match[2], "yes")
    return answers


def words(translator: Translator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What counts as yes and as no in this language, the long word first."""
    yes = translator.pgettext("typed answers, the first is shown", "yes y")
    no = translator.pgettext("typed answers, the first is shown", "no n")
    return tuple(yes.split()), tuple(no.split())


def _read_yes_no(text: str, translator: Translator) -> str:
    yes, no = words(translator)
    if text.lower() in (*yes, "yes", "y"):
        return "yes"
    if text.lower() in (*no, "no", "n"):
        return "no"
    raise MisreadError(translator.gettext("Type {yes} or {no}.", yes=yes[0], no=no[0]))


def read_number(text: str, low: float | None, high: float | None, translator: Translator) -> float:
    """A number between bounds; a decimal comma is taken as well. Raises `MisreadError`."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        raise MisreadError(translator.gettext("Type a number.")) from None
    if (low is not None and number < low) or (high is not None and number > high) or math.isnan(number):
        if low is None or high is None:
            raise MisreadError(translator.gettext("This number is out of bounds."))
        bounds = {"low": translator.number(low), "high": translator.number(high)}
        raise MisreadError(translator.gettext("Type a number from {low} to {high}.", **bounds))
    return int(number) if number.is_integer() else number


def _read_date(text: str, translator: Translator) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise MisreadError(translator.gettext("Type a date as year-month-day, for example 2026-11-21.")) from None


def _read_choice(text: str, question: Any, translator: Translator) -> str:
    if not text:
        last = len(choice_ids(question))
        raise MisreadError(translator.gettext("Type a number from {low} to {high}.", low=1, high=last))
    return _chosen(text, choice_ids(question), translator)


def _read_choices(text: str, question: Any, translator: Translator) -> list[str]:
    if text == "0":
        return []
    chosen = [_chosen(part, choice_ids(question), translator) for part in re.split(r"[,;\s]+", text) if part]
    if not chosen:
        raise MisreadError(translator.gettext("Type the numbers that apply, or 0 for none of these."))
    return list(dict.fromkeys(chosen))


def _chosen(text: str, choices: Sequence[str], translator: Translator) -> str:
    if text in choices:
        return text
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1]
    raise MisreadError(translator.gettext("“{part}” is not a number from 1 to {last}.", part=text, last=len(choices)))


def choice_ids(question: Any) -> tuple[str, ...]:
    """The ids that can be chosen, in the order in which they are shown."""
    return tuple(identifier for identifier, _ in question.choices or ())
