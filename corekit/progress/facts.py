# SPDX-License-Identifier: Apache-2.0
"""
THE table of the journal facts that the core works out: formula, window and unit (domain rules, common sheet 9).

What packs derive with `run` and `over` needs no row here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.model.journal import JournalEntry

#: Days over which adherence is counted.
ADHERENCE_DAYS = 14
_WEEK = 7


def is_sharp(entry: JournalEntry, of: frozenset[str] | None) -> bool:
    """Whether *entry* tells of sharp or radiating pain or a spasm in some exercises, or (without *of*) in any."""
    told = [entry.facts or {}]
    told += [result.facts or {} for result in entry.exercises or () if of is None or result.exercise in of]
    if any(
        each.get("stretch_sensation") == "sharp_or_radiating" or each.get("muscle_spasm_triggered") in ("yes", True)
        for each in told
    ):
        return True
    silent = not any("stretch_sensation" in each or "muscle_spasm_triggered" in each for each in told)
    return silent and told[0].get("stopped_early") in ("yes", True)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Course:
    """What journal facts are about: the sessions of some exercises since they began, and what was planned."""

    began: date
    #: The day the stage began.
    since: date
    #: Canonical ids of the exercises; None for all.
    exercises: frozenset[str] | None = None
    #: The sessions, in order; notes are none.
    sessions: tuple[JournalEntry, ...] = ()
    #: How many of them were before the stage began.
    before_stage: int = 0
    #: Whether a day had something planned.
    planned: Callable[[date], bool] = lambda _day: True
    #: How many days the sessions are planned apart at most.
    spacing: int = 1
    #: Whether an entry tells of sharp pain or a spasm in some exercises.
    sharp: Callable[[JournalEntry, frozenset[str] | None], bool] = is_sharp
    #: Whether an exercise is aerobic.
    aerobic: Callable[[str], bool] = lambda _exercise: False
    #: The latest answer of the person to a fact, a number.
    measured: Callable[[str], float | None] = lambda _fact: None
    _days: list[str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_days", [entry.date for entry in self.sessions])

    def until(self, day: date) -> int:
        """How many sessions there were up to *day*, that day included."""
        return bisect_right(self._days, day.isoformat())

    def window(self, day: date, days: int) -> tuple[JournalEntry, ...]:
        """The sessions of so many days up to *day*."""
        first = (day - timedelta(days=days - 1)).isoformat()
        return self.sessions[bisect_left(self._days, first) : self.until(day)]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class JournalFact(Record):
    """One row: what is counted, over which days, in which unit; `formula` takes the course and the day."""

    id: str
    title: str
    unit: str
    window: str
    formula: Callable[[Course, date], Any]


def _sessions_total(course: Course, day: date) -> int:
    first = bisect_left(course._days, course.began.isoformat())
    return max(0, course.until(day) - first)


def _sessions_in_stage(course: Course, day: date) -> int:
    return max(0, course.until(day) - course.before_stage)


def _days_in_stage(course: Course, day: date) -> int | None:
    return (day - course.since).days if day >= course.since else None


def _days_since_began(course: Course, day: date) -> int | None:
    return (day - course.began).days if day >= course.began else None


def _adherence(course: Course, day: date) -> float | None:
    """Days with a session in percent of the days that had one planned; today counts once there is one."""
    first = max(course.began, day - timedelta(days=ADHERENCE_DAYS - 1))
    done = {entry.date for entry in course.window(day, ADHERENCE_DAYS)}
    days = [first + timedelta(days=offset) for offset in range((day - first).days + 1)]
    planned = sum(course.planned(each) for each in days if each != day or each.isoformat() in done)
    if not planned:
        return None
    trained = sum(each.isoformat() in done for each in days)
    return min(100.0, round(100 * trained / planned, 1))


def _sharp_or_spasm(course: Course, day: date) -> int:
    """A session that was stopped early and says nothing of it counts as well (SS-03)."""
    first = bisect_left(course._days, course.began.isoformat())
    return sum(course.sharp(entry, course.exercises) for entry in course.sessions[first : course.until(day)])


def _aerobic_bouts(course: Course, day: date) -> list[float]:
    return [
        result.minutes
        for entry in course.window(day, _WEEK)
        for result in entry.exercises or ()
        if result.minutes is not None and course.aerobic(result.exercise)
    ]


def _aerobic_minutes(course: Course, day: date) -> float | None:
    return _unless_short(course, day, sum(_aerobic_bouts(course, day)))


def _longest_bout(course: Course, day: date) -> float | None:
    return _unless_short(course, day, max(_aerobic_bouts(course, day), default=0))


def _unless_short(course: Course, day: date, figure: float) -> float | None:
    """A figure of nothing is unknown before anything was recorded: silence is no evidence."""
    return figure if figure or course.until(day) else None


def _side_bridge_difference(course: Course, _day: date) -> float | None:
    left = course.measured("side_bridge_hold_left_seconds")
    right = course.measured("side_bridge_hold_right_seconds")
    if left is None or right is None or max(left, right) == 0:
        return None
    return round(100 * abs(left - right) / max(left, right), 1)


def _table(*rows: JournalFact) -> Mapping[str, JournalFact]:
    return {row.id: row for row in rows}


#: Every journal fact of the core; a value of None is unknown.
JOURNAL_FACTS: Mapping[str, JournalFact] = _table(
    JournalFact(
        id="sessions_total",
        title="Sessions recorded since the programme began",
        unit="sessions",
        window="since the programme began",
        formula=_sessions_total,
    ),
    JournalFact(
        id="sessions_in_stage",
        title="Sessions recorded since this stage began",
        unit="sessions",
        window="since the stage began",
        formula=_sessions_in_stage,
    ),
    JournalFact(
        id="days_in_stage",
        title="Days since this stage began",
        unit="days",
        window="since the stage began",
        formula=_days_in_stage,
    ),
    JournalFact(
        id="days_in_progression",
        title="Days since this progression began",
        unit="days",
        window="since the progression began",
        formula=_days_since_began,
    ),
    JournalFact(
        id="days_since_start",
        title="Days since the programme began",
        unit="days",
        window="since the programme began",
        formula=_days_since_began,
    ),
    JournalFact(
        id="adherence_percent",
        title="Days with a session, in percent of the days that had one planned",
        unit="percent",
        window="the last 14 days",
        formula=_adherence,
    ),
    JournalFact(
        id="sharp_or_spasm_sessions",
        title="Sessions with sharp or radiating pain or a muscle spasm",
        unit="sessions",
        window="since the programme began",
        formula=_sharp_or_spasm,
    ),
    JournalFact(
        id="aerobic_minutes_7d",
        title="Minutes of exercises whose mode is aerobic",
        unit="minutes",
        window="the last 7 days",
        formula=_aerobic_minutes,
    ),
    JournalFact(
        id="longest_bout_minutes_7d",
        title="Longest unbroken bout of an exercise whose mode is aerobic",
        unit="minutes",
        window="the last 7 days",
        formula=_longest_bout,
    ),
    JournalFact(
        id="side_bridge_difference_percent",
        title="Difference between the two side-bridge holds, in percent of the longer one",
        unit="percent",
        window="the latest answers",
        formula=_side_bridge_difference,
    ),
)


class Rows(Mapping[str, Any]):
    """The core's journal facts on one day of a course; *given* ones go before what the table works out."""

    def __init__(self, course: Course, day: date, given: Mapping[str, Any]) -> None:
        self._course = course
        self._day = day
        self._known: dict[str, Any] = dict(given)

    def __contains__(self, key: object) -> bool:
        return key in self._known or key in JOURNAL_FACTS

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            if key not in JOURNAL_FACTS:
                raise KeyError(key)
            self._known[key] = JOURNAL_FACTS[key].formula(self._course, self._day)
        return self._known[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The fact of that id, *default* for one that is none of the table."""
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._known, *JOURNAL_FACTS)))

    def __len__(self) -> int:
        return len(set(self._known) | set(JOURNAL_FACTS))
