# SPDX-License-Identifier: Apache-2.0
"""A profile: a person's answers, equipment, time and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from corekit.model.codec import DocumentValue, Pointer, Value, internal, named, nested, strings

if TYPE_CHECKING:
    from collections.abc import Collection


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Answer(Value):
    """
    One answer: a choice, number or list, `unknown` or `declined`.

    `on` is the ISO date it was given, `by` who gave it (`patient`, `clinician`, `device`), `offered` the choices there
    were. Its text form never shows the answer.
    """

    answer: Any
    on: str | None = None
    by: str | None = None
    offered: tuple[str, ...] | None = strings()

    def __repr__(self) -> str:
        return "Answer(...)"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Time(Value):
    """The time a person has: minutes a day, days a week."""

    minutes_per_day: float | None = None
    days_per_week: int | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Profile(DocumentValue):
    """
    One person's answers; `answered_on` is the ISO date of every answer that has none of its own.

    `equipment` is complete: what is not listed is not there. `regimens` is a wish. The text form shows no answer.
    """

    #: People write profiles by hand, so a text is no larger than a content file (bytes).
    largest: ClassVar[int] = 256 * 1024

    schema: int
    answered_on: str | None = None
    facts: dict[str, Answer] | None = named(Answer)
    equipment: tuple[str, ...] | None = strings()
    time: Time | None = nested(Time)
    regimens: tuple[str, ...] | None = strings()
    without: tuple[str, ...] | None = strings()
    language: str | None = None
    #: What of its text could not be used, one sentence each without any answer; with any, nothing is issued.
    unread: tuple[str, ...] = internal(default=())

    @classmethod
    def from_dict(cls, data: Any, pointer: Pointer = "") -> Profile:
        """
        A profile of JSON data; a bare answer stands for `{answer: ...}`.

        Raises `DocumentInvalid` as every value does.
        """
        if isinstance(data, dict) and isinstance(data.get("facts"), dict):
            data = {**data, "facts": {fact: _full(answer) for fact, answer in data["facts"].items()}}
        return super().from_dict(data, pointer)

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the profile; an answer that says nothing else about itself stands bare."""
        data = super().to_dict()
        if "facts" in data:
            data["facts"] = {fact: _short(answer) for fact, answer in data["facts"].items()}
        return data

    def dated(self) -> dict[str, Answer]:
        """The answers by fact id, each with its date."""
        return {
            fact: answer
            if answer.on is not None
            else Answer(answer=answer.answer, on=self.answered_on, by=answer.by, offered=answer.offered)
            for fact, answer in (self.facts or {}).items()
        }

    def without_answers(self, names: Collection[str]) -> Profile:
        """
        The profile as if *names* had not been asked: facts, `equipment`, and `minutes_per_day` or `days_per_week`.

        A page of a form that somebody goes back to is asked again in this way.
        """
        return attrs.evolve(
            self,
            facts={fact: answer for fact, answer in (self.facts or {}).items() if fact not in names},
            equipment=None if "equipment" in names else self.equipment,
            time=None if "minutes_per_day" in names or "days_per_week" in names else self.time,
        )

    def __repr__(self) -> str:
        return f"Profile({len(self.facts or {})} answers)"


def _full(answer: Any) -> Any:
    return answer if isinstance(answer, dict) else {"answer": answer}


def _short(answer: dict[str, Any]) -> Any:
    return answer["answer"] if set(answer) == {"answer"} else answer
