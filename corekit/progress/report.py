# SPDX-License-Identifier: Apache-2.0
"""Look back upon a journal: adherence, pain and function over time, and what goes with more or less pain."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Any

from corekit.criteria.values import is_number
from corekit.model.position import Position
from corekit.model.report import Report, ReportExercise, ReportLink, ReportPoint, ReportSeries, ReportWeek
from corekit.progress.evidence import Witness, planned_days
from corekit.progress.journal import journal_of
from corekit.progress.responses import answers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corekit.content.library import Library
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan

#: So many days with and as many without are needed before anything is said of a link (editorial).
FEWEST_DAYS = 3
#: Mean pain has to differ by this many points of 10 before a link is told (editorial; half of the two points that
#: the sheets call a rise).
TELLING_DIFFERENCE = 1.0
_PAIN = ("pain_rest_nprs", "pain_during_nprs")
_BETTER = frozenset({"better", "centralised"})
_WORSE = frozenset({"worse", "peripheralised"})
#: Figures that are about a session, not about how somebody does.
_NOT_FUNCTION = frozenset({*_PAIN, "pain_change_during", "pain_next_day_change", "days_since_start", "effort_0_10"})

Told = dict[str, dict[str, float]]


def report_of(plan: Plan, entries: Iterable[JournalEntry], *, library: Library, today: date) -> Report:
    """
    The report on the journal of *plan* on the day *today*.

    Raises `DocumentInvalid` for a journal that cannot be read, as `kit.progress` does.
    """
    journal = journal_of(entries, today=today)
    since = min([plan.start, *(entry.date for entry in journal.entries)])
    position = Position(progression="", stage="", since=since)
    planned = planned_days(plan, plan.items)
    witness = Witness.of(library, {}, journal=journal, today=today, position=position, planned=planned)
    figures = _figures(journal.entries, library)
    links = sorted(_links(journal.entries, figures), key=lambda link: (-abs(_difference(link)), link.kind, link.what))
    adherence = witness.evidence.values.get("adherence_percent")
    return Report(
        schema=1,
        since=since,
        today=today.isoformat(),
        sessions=len(witness.course.sessions),
        adherence_percent=adherence if isinstance(adherence, int | float) else None,
        weeks=tuple(_weeks(witness, figures, planned, date.fromisoformat(since), today)),
        series=tuple(_series(figures, library)),
        exercises=tuple(_exercises(journal.entries, plan)),
        helps=tuple(link for link in links if _difference(link) <= -TELLING_DIFFERENCE),
        provokes=tuple(link for link in links if _difference(link) >= TELLING_DIFFERENCE),
    )


def _figures(entries: Iterable[JournalEntry], library: Library) -> Told:
    """Fact -> day -> the highest figure of that day."""
    found: Told = {}
    for entry in entries:
        answers, _ = answers_of(entry, library)
        for name, answer in answers.items():
            if is_number(answer.answer):
                days = found.setdefault(name, {})
                days[entry.date] = max(answer.answer, days.get(entry.date, answer.answer))
    return found


def _weeks(
    witness: Witness, figures: Told, planned: Callable[[date], bool], since: date, today: date
) -> Iterator[ReportWeek]:
    start = since
    sessions = [entry.date for entry in witness.course.sessions]
    while start <= today:
        days = [start + timedelta(days=offset) for offset in range(7) if start + timedelta(days=offset) <= today]
        names = {day.isoformat() for day in days}
        wanted = [day for day in days if planned(day)]
        done = sum(day.isoformat() in sessions for day in wanted)
        yield ReportWeek(
            start=start.isoformat(),
            sessions=sum(day in names for day in sessions),
            adherence_percent=round(100 * done / len(wanted), 1) if wanted else None,
            pain_rest=_mean(figures.get("pain_rest_nprs", {}), names),
            pain_during=_mean(figures.get("pain_during_nprs", {}), names),
        )
        start += timedelta(days=7)


def _mean(told: Mapping[str, float], days: Iterable[str]) -> float | None:
    values = [told[day] for day in days if day in told]
    return round(fmean(values), 2) if values else None


def _series(figures: Told, library: Library) -> Iterator[ReportSeries]:
    """Pain first, then every measure of function that was taken more than once."""
    measures = sorted(name for name, days in figures.items() if name not in _NOT_FUNCTION and len(days) > 1)
    for name in (*(name for name in _PAIN if name in figures), *measures):
        fact: Any = library.get("fact", name) if library.has("fact", name) else None
        if fact is None or (name not in _PAIN and (fact.scope or "person") != "person"):
            continue
        points = tuple(ReportPoint(date=day, value=value) for day, value in sorted(figures[name].items()))
        yield ReportSeries(fact=name, title=fact.title or fact.ask or name, points=points, unit=fact.unit)


def _links(entries: Sequence[JournalEntry], figures: Told) -> Iterator[ReportLink]:
    pain = {
        day: max(figures.get(name, {}).get(day, 0) for name in _PAIN)
        for day in sorted({day for name in _PAIN for day in figures.get(name, {})})
    }
    days: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        for kind, words in (
            ("activity", entry.activities or ()),
            ("position", entry.positions or ()),
            ("time_of_day", (entry.time_of_day,) if entry.time_of_day else ()),
        ):
            for word in words:
                days.setdefault((kind, word.strip().casefold()), set()).add(entry.date)
    for (kind, what), told in sorted(days.items()):
        with_it = [pain[day] for day in pain if day in told]
        without = [pain[day] for day in pain if day not in told]
        if len(with_it) >= FEWEST_DAYS and len(without) >= FEWEST_DAYS:
            yield ReportLink(
                kind=kind,
                what=what,
                days_with=len(with_it),
                days_without=len(without),
                pain_with=round(fmean(with_it), 2),
                pain_without=round(fmean(without), 2),
            )


def _difference(link: ReportLink) -> float:
    return link.pain_with - link.pain_without


def _exercises(entries: Iterable[JournalEntry], plan: Plan) -> Iterator[ReportExercise]:
    told: dict[str, list[Any]] = {}
    for entry in entries:
        for result in entry.exercises or ():
            response = (result.facts or {}).get("response_after", (entry.facts or {}).get("response_after"))
            told.setdefault(result.exercise, []).append(response)
    for name, responses in sorted(told.items()):
        known = plan.exercises.get(name) or {}
        yield ReportExercise(
            exercise=name,
            title=known.get("title") or name,
            sessions=len(responses),
            better=sum(response in _BETTER for response in responses),
            worse=sum(response in _WORSE for response in responses),
        )
