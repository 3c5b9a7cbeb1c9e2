# SPDX-License-Identifier: Apache-2.0
"""Days and minutes: when each prescription is done, within the time a person has."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from corekit.planning.frequency import bouts_per_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Seconds one repetition takes besides its hold, out and back (editorial; velocity `slow` is 1-2 s each way).
SECONDS_PER_REPETITION = 4
#: Seconds to get into position (editorial).
SECONDS_TO_SET_UP = 20
#: Minutes to which a long bout is shortened where half of it is still too much, the longest first (editorial).
SHORT_MINUTES = (10, 5)
#: Metres a second of easy walking (editorial).
METRES_PER_SECOND = 1.2


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Slotted:
    """A prescription on its days."""

    key: str
    #: Days from the start (0 = first day).
    days: tuple[int, ...]
    #: Bouts on each of these days.
    bouts: int
    #: Minutes these bouts take on one day.
    minutes: float


def bout_seconds(dose: Mapping[str, Any], *, sides: int) -> float:
    """Seconds one bout of *dose* takes for *sides* sides, with rests and the time to get into position."""
    sets: float = len(dose["reps_by_set"]) if "reps_by_set" in dose else dose.get("sets", 1)
    repetitions = sum(dose["reps_by_set"]) if "reps_by_set" in dose else sets * dose.get("reps", dose.get("cycles", 1))
    each = SECONDS_PER_REPETITION + sum(
        dose.get(key, 0) for key in ("hold_seconds", "contract_seconds", "relax_seconds")
    )
    if "work_seconds" in dose:
        each = dose["work_seconds"] + dose.get("recover_seconds", 0)
    work: float = repetitions * each
    if "minutes" in dose:
        work = sets * dose["minutes"] * 60
    elif "metres" in dose:
        work = sets * dose["metres"] / METRES_PER_SECOND
    rests: float = max(0, sets * sides - 1) * dose.get("rest_seconds", 0)
    return SECONDS_TO_SET_UP + work * sides + rests


def available_days(days: int, days_per_week: int) -> tuple[int, ...]:
    """Of *days* days from the start those a person trains on, evenly spread over each week, the first among them."""
    return tuple(day for day in range(days) if (day % 7) * days_per_week % 7 < days_per_week)


def day_choices(frequency: Mapping[str, Any], available: Sequence[int], days: int) -> Iterator[tuple[int, ...]]:
    """Every way to lay *frequency* on the *available* days, one for each possible first day."""
    if "every_weeks" in frequency or "every_days" in frequency:
        step = frequency["every_weeks"] * 7 if "every_weeks" in frequency else frequency["every_days"]
        for offset in range(min(step, days)):
            chosen = tuple(day for day in range(offset, days, step) if day in available)
            if chosen:
                yield chosen
        return
    wanted = frequency.get("days_per_week", 7)
    week = sorted({day % 7 for day in available})
    count = min(wanted, len(week))
    for offset in range(len(week)):
        picked = {week[(offset + index * len(week) // count) % len(week)] for index in range(count)}
        yield tuple(day for day in available if day % 7 in picked)


def place(
    key: str,
    frequency: Mapping[str, Any],
    seconds: float,
    load: Sequence[float],
    *,
    available: Sequence[int],
    budget: float | None,
) -> Slotted | None:
    """
    Lay one prescription on the days that are least loaded.

    *load* holds the minutes already planned on each day, *budget* the minutes a person has a day (None: no limit).
    Returns None when no choice of days stays within the budget.
    """
    bouts = bouts_per_day(frequency)
    minutes = round(bouts * seconds / 60, 2)
    best: tuple[float, tuple[int, ...]] | None = None
    for days in day_choices(frequency, available, len(load)):
        heaviest = max(load[day] + minutes for day in days)
        if budget is not None and heaviest > budget + 1e-9:
            continue
        if best is None or heaviest < best[0] - 1e-9:
            best = (heaviest, days)
    return None if best is None else Slotted(key=key, days=best[1], bouts=bouts, minutes=minutes)


def lighter(dose: Mapping[str, Any], frequency: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """
    Smaller versions of a prescription, from the nearest down: fewer bouts a day, then fewer sets, then fewer minutes.

    Minutes are halved, and go to ten, then to five, where half is more, so that what comes after finds room: bouts of
    any length count (World Health Organization 2020, recalled). Time never lengthens a dose and never shortens a rest.
    """
    for bouts in range(bouts_per_day(frequency) - 1, 0, -1):
        rest = {key: value for key, value in frequency.items() if key != "every_hours"}
        yield dict(dose), {**rest, "times_per_day": bouts}
    once = {key: value for key, value in frequency.items() if key != "every_hours"}
    if bouts_per_day(frequency) > 1:
        once["times_per_day"] = 1
    for sets in range(int(dose.get("sets", 1)) - 1, 0, -1):
        if "reps_by_set" not in dose:
            yield {**dose, "sets": sets}, dict(once)
    whole = dose.get("minutes", 0)
    half = math.ceil(whole / 2)
    for minutes in (half, *(short for short in SHORT_MINUTES if short < half)):
        if minutes < whole:
            yield {**dose, **({"sets": 1} if "sets" in dose else {}), "minutes": minutes}, dict(once)
