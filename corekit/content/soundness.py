# SPDX-License-Identifier: Apache-2.0
"""A quick look at a profile, so that the engine of the schemas, which is slow to start, is asked only in doubt."""

from __future__ import annotations

from typing import Any, Final

_TEXTS: Final = ("answered_on", "language")
_LISTS: Final = ("equipment", "regimens", "without")
_KEYS: Final = {"schema", "facts", "time", *_TEXTS, *_LISTS}
_ANSWER_KEYS: Final = {"answer", "on", "by", "offered"}
_GIVERS: Final = {"patient", "clinician", "device"}


def looks_sound(kind: str, data: Any) -> bool:
    """Whether a document is surely as its schema wants it, answers apart; False only means that nobody can be sure."""
    if kind != "profile":
        return True  # a value could be made of it, which is as much as corekit itself asks of its own documents
    if not isinstance(data, dict):
        return False
    facts, time = data.get("facts", {}), data.get("time", {})
    return (
        data.keys() <= _KEYS
        and type(data.get("schema")) is int
        and data["schema"] == 1
        and all(isinstance(data.get(key, ""), str) for key in _TEXTS)
        and all(_is_words(data.get(key, [])) for key in _LISTS)
        and isinstance(facts, dict)
        and all(_is_answer(answer) for answer in facts.values())
        and isinstance(time, dict)
        and _is_time(time)
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value) and len(set(value)) == len(value)


def _is_answer(answer: Any) -> bool:
    if not isinstance(answer, dict):
        return _is_plain(answer)
    return (
        "answer" in answer
        and answer.keys() <= _ANSWER_KEYS
        and _is_plain(answer["answer"])
        and isinstance(answer.get("on", ""), str)
        and answer.get("by", "patient") in _GIVERS
        and _is_words(answer.get("offered", []))
    )


def _is_plain(answer: Any) -> bool:
    if isinstance(answer, list):
        return _is_words(answer)
    return isinstance(answer, str | int | float)


def _is_time(time: dict[str, Any]) -> bool:
    minutes, days = time.get("minutes_per_day", 1), time.get("days_per_week", 1)
    return (
        time.keys() <= {"minutes_per_day", "days_per_week"}
        and type(minutes) in (int, float)
        and 0 < minutes <= 1440
        and type(days) is int
        and 1 <= days <= 7
    )
