# SPDX-License-Identifier: Apache-2.0
"""A quick look at a profile, so that the engine of the schemas, which is slow to start, is asked only in doubt."""

from __future__ import annotations

from typing import Any, Final

_TEXTS: Final = ("answered_on", "language")
_LISTS: Final = ("equipment", "regimens", "without")
_ANSWER_KEYS: Final = {"answer", "on", "by", "offered"}
_GIVERS: Final = {"patient", "clinician", "device"}


def looks_sound(kind: str, data: Any) -> bool:
    """Whether a document is surely as its schema wants it, answers apart; False only means that nobody can be sure."""
    if kind != "profile":
        return True  # a value could be made of it, which is as much as corekit itself asks of its own documents
    return isinstance(data, dict) and "schema" in data and all(_is_sound(key, value) for key, value in data.items())


def usable_part(data: dict[str, Any]) -> dict[str, Any]:
    """Return what of a profile (a mapping) is surely as its schema wants it, so that right answers still count."""
    part = {key: value for key, value in data.items() if _is_sound(key, value)}
    facts = data.get("facts")
    if isinstance(facts, dict):
        part["facts"] = {name: answer for name, answer in facts.items() if _is_answer(answer)}
    return {"schema": 1, **part}


def _is_sound(key: str, value: Any) -> bool:
    if key == "schema":
        return type(value) is int and value == 1
    if key in _TEXTS:
        return isinstance(value, str)
    if key in _LISTS:
        return _is_words(value)
    if key == "facts":
        return isinstance(value, dict) and all(_is_answer(answer) for answer in value.values())
    return key == "time" and isinstance(value, dict) and _is_time(value)


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
