# SPDX-License-Identifier: Apache-2.0
"""What the passing of time does to an answer: it expires, or it grows."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

#: The units in which answers may grow.
UNITS = ("days", "weeks", "months", "years")


def as_date(value: Any) -> date | None:
    """A date or its ISO text as a date; None for anything else, an impossible date among them."""
    if isinstance(value, str):
        return _of_text(value)
    return value if isinstance(value, date) else None


@lru_cache(maxsize=1024)
def _of_text(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def is_current(on: date, valid_days: int | None, today: date) -> bool:
    """Whether an answer given *on* that day still holds *today*; 0 days: that day only, None: for ever."""
    return valid_days is None or (today - on).days <= valid_days


def elapsed(unit: str, since: date, until: date) -> int:
    """
    Whole *unit* (`days weeks months years`) between two days.

    Months and years go by the calendar: a month has passed when its day of the month is reached again.
    """
    days = (until - since).days
    if unit == "days":
        return days
    if unit == "weeks":
        return days // 7
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    return months if unit == "months" else months // 12
