# SPDX-License-Identifier: Apache-2.0
"""What a frequency comes to (bouts a day, days a week), and how it is brought within limits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Hours a day that `every_hours` counts through: every two hours is then the six to eight bouts a day of the
#: directional-preference trial (mckenzie M4, verified); the figure itself is editorial.
WAKING_HOURS = 14

#: The keys of a frequency that speak of what happens within a day, and across days; each part says one of its keys.
WITHIN_A_DAY = frozenset({"times_per_day", "every_hours", "every_minutes", "while", "as_needed"})
ACROSS_DAYS = frozenset({"days_per_week", "every_days", "every_weeks"})


def bouts_per_day(frequency: Mapping[str, Any]) -> int:
    """How many bouts a day *frequency* asks for; 0 for `as_needed` and for breaks while sitting, which take no slot."""
    if frequency.get("as_needed") == "yes" or "every_minutes" in frequency:
        return 0
    return _most_bouts(frequency)


def most_bouts_per_day(frequency: Mapping[str, Any]) -> float:
    """How many bouts a day *frequency* may come to: breaks count through the waking day, `as_needed` has no end."""
    return math.inf if frequency.get("as_needed") == "yes" else _most_bouts(frequency)


def _most_bouts(frequency: Mapping[str, Any]) -> int:
    if "every_minutes" in frequency:
        return max(1, int(WAKING_HOURS * 60 / frequency["every_minutes"]))
    if "every_hours" in frequency:
        return max(1, int(WAKING_HOURS / frequency["every_hours"]))
    return int(frequency.get("times_per_day", 1))


def days_a_week(frequency: Mapping[str, Any]) -> float:
    """On how many days a week *frequency* asks for a session, on average."""
    if "every_days" in frequency:
        return 7 / float(frequency["every_days"])
    if "every_weeks" in frequency:
        return 1 / float(frequency["every_weeks"])
    return float(frequency.get("days_per_week", 7))


def within_frequency(frequency: Mapping[str, Any], bounds: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """
    Bring *frequency* within *bounds* (frequency key to the one figure on its safer side), whatever keys it uses.

    Yields, for each bound that changed something, its key and the frequency after it: once a day and every day, where
    nothing is said, are held to bounds like any other figure.
    """
    now = dict(frequency)
    for key in ("times_per_day", "every_hours", "every_minutes", "days_per_week", "every_days", "every_weeks"):
        if key in bounds:
            after = _BRING[key](now, bounds[key])
            if after != now:
                now = after
                yield key, dict(now)


def _times_per_day(now: dict[str, Any], most: float) -> dict[str, Any]:
    return now if most_bouts_per_day(now) <= most else _replaced(now, WITHIN_A_DAY, times_per_day=math.floor(most))


def _every_hours(now: dict[str, Any], least: float) -> dict[str, Any]:
    if "every_hours" in now:
        return {**now, "every_hours": max(now["every_hours"], least)}
    if "every_minutes" in now:
        return {**now, "every_minutes": max(now["every_minutes"], least * 60)}
    return _times_per_day(now, max(1, math.floor(WAKING_HOURS / least)))


def _every_minutes(now: dict[str, Any], least: float) -> dict[str, Any]:
    if "every_minutes" in now:
        return {**now, "every_minutes": max(now["every_minutes"], least)}
    return _every_hours(now, least / 60)


def _days_per_week(now: dict[str, Any], most: float) -> dict[str, Any]:
    return now if days_a_week(now) <= most else _replaced(now, ACROSS_DAYS, days_per_week=math.floor(most))


def _every_days(now: dict[str, Any], least: float) -> dict[str, Any]:
    return now if _shortest_gap(now) >= least else _replaced(now, ACROSS_DAYS, every_days=math.ceil(least))


def _every_weeks(now: dict[str, Any], least: float) -> dict[str, Any]:
    return now if _shortest_gap(now) >= least * 7 else _replaced(now, ACROSS_DAYS, every_weeks=math.ceil(least))


def _shortest_gap(frequency: Mapping[str, Any]) -> float:
    """Days from one session to the next, at least."""
    if "every_days" in frequency:
        return float(frequency["every_days"])
    if "every_weeks" in frequency:
        return float(frequency["every_weeks"]) * 7
    return float(7 // max(1, frequency.get("days_per_week", 7)))


def _replaced(now: Mapping[str, Any], part: frozenset[str], **figure: Any) -> dict[str, Any]:
    return {**{key: value for key, value in now.items() if key not in part}, **figure}


_BRING = {
    "times_per_day": _times_per_day,
    "every_hours": _every_hours,
    "every_minutes": _every_minutes,
    "days_per_week": _days_per_week,
    "every_days": _every_days,
    "every_weeks": _every_weeks,
}
