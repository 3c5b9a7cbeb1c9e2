# SPDX-License-Identifier: Apache-2.0
"""A journal looked back upon: what was done, how pain and function went, what helps and what provokes."""

from __future__ import annotations

import attrs

from corekit.model.codec import DocumentValue, Value, many


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportWeek(Value):
    """Seven days from `start`: sessions, days done of the days planned in percent, and mean pain from 0 to 10."""

    start: str
    sessions: int
    adherence_percent: float | None = None
    pain_rest: float | None = None
    pain_during: float | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportPoint(Value):
    """A figure of one day."""

    date: str
    value: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportSeries(Value):
    """How one measure went, in the order of the days; of several figures of a day the highest."""

    fact: str
    title: str
    points: tuple[ReportPoint, ...] = many(ReportPoint, required=True)
    unit: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportLink(Value):
    """
    Mean pain on the days with something and on the others, from 0 to 10.

    `kind` is `activity`, `position` or `time_of_day`. It tells what goes together, not what causes what.
    """

    kind: str
    what: str
    days_with: int
    days_without: int
    pain_with: float
    pain_without: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportExercise(Value):
    """How one exercise left the person: sessions in all, and those after which it was better or worse."""

    exercise: str
    title: str
    sessions: int
    better: int
    worse: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Report(DocumentValue):
    """
    A journal from `since` to `today`.

    `helps` and `provokes` are the links whose difference counts, the greatest first; with too few days there is none.
    """

    schema: int
    since: str
    today: str
    sessions: int
    adherence_percent: float | None = None
    weeks: tuple[ReportWeek, ...] = many(ReportWeek, required=True)
    series: tuple[ReportSeries, ...] = many(ReportSeries, required=True)
    exercises: tuple[ReportExercise, ...] = many(ReportExercise, required=True)
    helps: tuple[ReportLink, ...] = many(ReportLink, required=True)
    provokes: tuple[ReportLink, ...] = many(ReportLink, required=True)
