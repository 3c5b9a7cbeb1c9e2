# SPDX-License-Identifier: Apache-2.0
"""When the sessions of a plan are: times of a day, and the days that share one recurrence."""

from __future__ import annotations

from datetime import date, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs

from corekit.errors import OptionInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corekit import Plan

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SHORTEST_MINUTES = 5


@attrs.frozen(kw_only=True)
class Series:
    """The same items at the same time of several days; `slot` counts the times of a day from 0."""

    slot: int
    at: time
    items: tuple[str, ...]
    days: tuple[date, ...]
    minutes: int

    def before(self, day: date) -> Series:
        """The series without what is on *day* or later."""
        return attrs.evolve(self, days=tuple(each for each in self.days if each < day))


def series_of(plan: Plan, options: Mapping[str, Any]) -> tuple[Series, ...]:
    """The sessions of a plan in order of their first day and time; what is done as needed has no time."""
    items = {item.id: item for item in plan.items}
    times = times_of_day(options, max((item.bouts_per_day for item in plan.items), default=0))
    found: dict[tuple[int, tuple[str, ...]], list[date]] = {}
    for planned in plan.days:
        for slot in range(len(times)):
            now = tuple(key for key in planned.items if slot in slots(items[key].bouts_per_day, len(times)))
            if now:
                found.setdefault((slot, now), []).append(date.fromisoformat(planned.date))
    made = (
        Series(
            slot=slot,
            at=times[slot],
            items=keys,
            days=tuple(sorted(days)),
            minutes=_rounded(sum(items[key].minutes_per_day / max(1, items[key].bouts_per_day) for key in keys)),
        )
        for (slot, keys), days in found.items()
    )
    return tuple(sorted(made, key=lambda series: (series.days[0], series.at, series.items)))


def times_of_day(options: Mapping[str, Any], bouts: int) -> tuple[time, ...]:
    """The times of the sessions of a day: those chosen, else as many as the plan needs, spread over the day."""
    if options.get("at"):
        return tuple(sorted({time.fromisoformat(text) for text in options["at"]}))
    first, last = _minutes(options["earliest"]), _minutes(options["latest"])
    if last < first:
        raise OptionInvalid(
            f"The last session of a day ({options['latest']}) comes before the first ({options['earliest']}).",
            hint="Let 'latest' be later than 'earliest'.",
        )
    if "every_hours" in options:
        step = round(options["every_hours"] * 60)
        return tuple(_time(minutes) for minutes in range(first, last + 1, step))
    if bouts < 2:
        return (_time(first),)[:bouts]
    spread = (first + round((last - first) * number / (bouts - 1)) for number in range(bouts))
    return tuple(sorted({_time(minutes) for minutes in spread}))


def slots(bouts: int, times: int) -> frozenset[int]:
    """Which of so many times a day something takes that is done so often a day: first and last, the rest between."""
    if bouts >= times:
        return frozenset(range(times))
    if bouts < 2:
        return frozenset(range(bouts))
    return frozenset(round(number * (times - 1) / (bouts - 1)) for number in range(bouts))


def recurrence(days: Sequence[date]) -> tuple[dict[str, Any] | None, tuple[date, ...]]:
    """A rule that gives exactly *days*, and those days (the first left out) that no rule gives."""
    if len(days) < 2:
        return None, ()
    gaps = {(later - earlier).days for earlier, later in pairwise(days)}
    if len(gaps) == 1:
        gap = gaps.pop()
        interval = {} if gap == 1 else {"INTERVAL": gap}
        return {"FREQ": "DAILY", **interval, "COUNT": len(days)}, ()
    weekdays = sorted({day.weekday() for day in days})
    if tuple(days) == tuple(_every(days[0], days[-1], weekdays)):
        return {"FREQ": "WEEKLY", "COUNT": len(days), "BYDAY": [_WEEKDAYS[number] for number in weekdays]}, ()
    return None, tuple(days[1:])


def _every(first: date, last: date, weekdays: Iterable[int]) -> Iterable[date]:
    wanted = frozenset(weekdays)
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return (day for day in days if day.weekday() in wanted)


def _rounded(minutes: float) -> int:
    """Minutes in steps of five, upwards, and five at least: a calendar shows nothing shorter."""
    return max(_SHORTEST_MINUTES, -(-round(minutes * 60) // (60 * _SHORTEST_MINUTES)) * _SHORTEST_MINUTES)


def _minutes(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
