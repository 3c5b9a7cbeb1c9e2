# SPDX-License-Identifier: Apache-2.0
"""
A small notation for journals: `2026-01-05 chin-nod 2x8 pain 2>3`.

    journal  = entry, { newline or ";", entry }     (empty lines, and what follows "#", say nothing)
    entry    = date, { answer }, exercise, { result }, { ",", exercise, { result } }
             | date, { answer }
    exercise = an id, with or without a namespace: chin-nod, mckenzie:extension-in-lying
    result   = SETSxREPS | "hold" SECONDS | MINUTES"min" | METRES"m" | KILOGRAMS"kg" | "effort" POINTS
             | "pain" REST>DURING | "left" | "right" | "both" | answer
    answer   = FACT=VALUE | FACT=VALUE+VALUE
    date     = YYYY-MM-DD

An answer before the first exercise belongs to the session or the person, one after an exercise to that exercise.
`pain 2>3` is 2 at rest before the session and 3 during the exercise, so that the change during it is 1.
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from corekit.errors import CorekitError
from corekit.model.journal import ExerciseResult, JournalEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = re.compile(r"[^\s,]+|,")
_EXERCISE = re.compile(r"(?:[a-z][a-z0-9-]*:)?[a-z][a-z0-9-]*")
_ANSWER = re.compile(r"([a-z][a-z0-9_]*)=(\S+)")
_FIGURE = r"(\d+(?:\.\d+)?)"
_SIDES = ("left", "right", "both")
#: Entries of one notation have the same ids whenever it is read.
_NAMESPACE = uuid.UUID("6f1c2c1e-0a52-4b43-9f0e-0d5d3a2a5a10")


class NotationError(CorekitError, ValueError):
    """Raised for a journal that cannot be read; the message says what is wrong and where."""

    code = "notation"


@attrs.frozen(eq=False)
class _Word:
    """One word of the notation with its place; lines and columns count from 1."""

    text: str
    line: int
    column: int

    def wrong(self, what: str, hint: str) -> NotationError:
        """The error that *what* is wrong at this word."""
        return NotationError(f"Line {self.line}, column {self.column}: {what}.", hint=hint)


def entries(text: str, *, plan: str | None = None) -> tuple[JournalEntry, ...]:
    """
    Read a journal in the notation of this module; *plan* is the digest of the plan that all entries are for.

    The same text gives the same entries, ids included. Raises `NotationError`.
    """
    found: list[JournalEntry] = []
    for number, line in enumerate(text.splitlines(), start=1):
        column = 1
        for part in line.partition("#")[0].split(";"):
            words = [_Word(match[0], number, column + match.start()) for match in _WORD.finditer(part)]
            column += len(part) + 1
            if words:
                found.append(_entry(words, len(found), plan))
    return tuple(found)


def _entry(words: list[_Word], index: int, plan: str | None) -> JournalEntry:
    first, *rest = words
    try:
        day = date.fromisoformat(first.text)
    except ValueError:
        raise first.wrong(f"{first.text!r} is no date", "An entry begins with one: 2026-01-05.") from None
    facts: dict[str, Any] = {}
    while rest and (match := _ANSWER.fullmatch(rest[0].text)):
        facts[match[1]] = _value(match[2])
        rest = rest[1:]
    done = tuple(_exercises(rest, facts))
    name = " ".join([str(index), *(word.text for word in words)])
    return JournalEntry(
        schema=1,
        id=str(uuid.uuid5(_NAMESPACE, name)),
        date=day.isoformat(),
        recorded_at=f"{day.isoformat()}T18:00:00Z",
        plan=plan,
        exercises=done or None,
        facts=facts or None,
    )


def _exercises(words: list[_Word], facts: dict[str, Any]) -> Iterator[ExerciseResult]:
    """Each exercise with its results; pain at rest goes to the *facts* of the entry."""
    reader = _Reader(words, facts)
    while reader.words:
        yield reader.exercise()


class _Reader:
    """Takes words off the front of an entry."""

    def __init__(self, words: list[_Word], facts: dict[str, Any]) -> None:
        self.words = list(words)
        self.facts = facts

    def exercise(self) -> ExerciseResult:
        """One exercise, up to the next comma or the end."""
        name = self.words.pop(0)
        if not _EXERCISE.fullmatch(name.text):
            raise name.wrong(f"{name.text!r} is no exercise", "Say its id: chin-nod 2x8. A comma parts exercises.")
        result: dict[str, Any] = {"exercise": name.text}
        while self.words:
            word = self.words.pop(0)
            if word.text == ",":
                if not self.words:
                    raise word.wrong("no exercise follows the comma", "Leave it out, or name another exercise.")
                break
            self._result(word, result)
        return ExerciseResult(**result)

    def _result(self, word: _Word, result: dict[str, Any]) -> None:
        for pattern, take in _RESULTS.items():
            match = re.fullmatch(pattern, word.text)
            if match:
                self._put(word, result, take(match))
                return
        if word.text in _SIDES:
            self._put(word, result, {"side": word.text})
        elif word.text in _NEXT:
            self._put(word, result, self._following(word))
        elif match := _ANSWER.fullmatch(word.text):
            result["facts"] = {**result.get("facts", {}), match[1]: _value(match[2])}
        else:
            raise word.wrong(f"{word.text!r} is no result", _KNOWN)

    def _following(self, word: _Word) -> dict[str, Any]:
        """What a keyword and the figure after it say."""
        pattern, example, take = _NEXT[word.text]
        match = re.fullmatch(pattern, self.words[0].text) if self.words else None
        if match is None:
            where = self.words[0] if self.words else word
            raise where.wrong(f"no figure follows {word.text!r}", f"Say it like this: {example}.")
        self.words.pop(0)
        return take(match)

    def _put(self, word: _Word, result: dict[str, Any], said: dict[str, Any]) -> None:
        for key, value in said.items():
            if key == "pain_rest_nprs":
                known = self.facts.setdefault(key, value)
                if known != value:
                    hint = "Before a session the pain at rest has one value."
                    raise word.wrong(f"the pain at rest is {known:g} and {value:g} in one entry", hint)
            elif key in ("pain_during_nprs", "pain_change_during"):
                result["facts"] = {**result.get("facts", {}), key: value}
            elif key in result:
                raise word.wrong(f"{key} is said twice", "One exercise has one result; write a second exercise.")
            else:
                result[key] = value


def _pain(match: re.Match[str]) -> dict[str, Any]:
    rest, during = _number(match[1]), _number(match[2])
    return {"pain_rest_nprs": rest, "pain_during_nprs": during, "pain_change_during": during - rest}


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _value(text: str) -> Any:
    if "+" in text.strip("+"):
        return [part for part in text.split("+") if part]
    return _number(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else text


_RESULTS: dict[str, Callable[[re.Match[str]], dict[str, Any]]] = {
    r"(\d+)x(\d+)": lambda match: {"sets": int(match[1]), "reps": int(match[2])},
    rf"{_FIGURE}min": lambda match: {"minutes": _number(match[1])},
    rf"{_FIGURE}m": lambda match: {"metres": _number(match[1])},
    rf"{_FIGURE}kg": lambda match: {"load_kg": _number(match[1])},
}
#: Keywords, with what follows them and an example.
_NEXT: dict[str, tuple[str, str, Callable[[re.Match[str]], dict[str, Any]]]] = {
    "hold": (rf"{_FIGURE}s?", "hold 5s", lambda match: {"hold_seconds": _number(match[1])}),
    "effort": (_FIGURE, "effort 3", lambda match: {"effort_0_10": _number(match[1])}),
    "pain": (rf"{_FIGURE}>{_FIGURE}", "pain 2>3", _pain),
}
_KNOWN = "Known are 2x8, hold 5s, 10min, 400m, 5kg, effort 3, pain 2>3, left, right, both, and fact=answer."
