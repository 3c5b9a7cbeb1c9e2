# SPDX-License-Identifier: Apache-2.0
"""The journal: what was done and how it went."""

from __future__ import annotations

from importlib import import_module
from typing import Any, cast

import attrs

from corekit.model.codec import DocumentValue, Value, many, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ExerciseResult(Value):
    """
    What was done of one exercise; pain in points 0-10, holds in seconds, `facts` are answers of scope `exercise`.

    Its text form shows none of it.
    """

    exercise: str
    item: str | None = None
    sets: int | None = None
    reps: Any = None
    hold_seconds: Any = None
    minutes: float | None = None
    metres: float | None = None
    load_kg: float | None = None
    side: str | None = None
    effort_0_10: float | None = None
    facts: Any = None
    notes: str | None = None

    def __repr__(self) -> str:
        return f"ExerciseResult({self.exercise})"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class JournalEntry(DocumentValue):
    """One entry; `id` is a UUID made by the client, so that a repeated upload is one entry."""

    schema: int
    id: str
    date: str
    recorded_at: str
    #: Digest of the plan.
    plan: str | None = None
    #: Id of the entry that this one replaces.
    supersedes: str | None = None
    exercises: tuple[ExerciseResult, ...] | None = many(ExerciseResult)
    #: Answers of scope `session` and `person` given with the entry.
    facts: Any = None
    activities: tuple[str, ...] | None = strings()
    positions: tuple[str, ...] | None = strings()
    time_of_day: str | None = None
    notes: str | None = None

    @classmethod
    def parse_lines(cls, content: str | bytes) -> tuple[JournalEntry, ...]:
        """
        The entries of an upload, one a line, as the journal of the command line and the page of a plan keep them.

        Raises `DocumentInvalid`, with the line, for the first that is no entry, and where there is none at all.
        """
        reading = import_module("corekit.content.journal_file")  # two floors up, as the reader of `parse`
        return cast("tuple[JournalEntry, ...]", reading.entries_of(content))

    def __repr__(self) -> str:
        return f"JournalEntry({self.id})"
