# SPDX-License-Identifier: Apache-2.0
"""Times of a day and recurrence, for any plan."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from corekit_calendar.schedule import recurrence, slots, times_of_day
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

FIRST = date(2026, 1, 15)
DAY = {"earliest": "08:00", "latest": "20:00"}


@given(st.sets(st.integers(0, 60), min_size=1))
def test_a_recurrence_gives_exactly_the_days(offsets: set[int]) -> None:
    """Rule and further days together are the days, each once."""
    from icalendar import vRecur

    days = tuple(FIRST + timedelta(days=offset) for offset in sorted(offsets))
    rule, further = recurrence(days)
    start = datetime.combine(days[0], time(8))
    text = vRecur(rule).to_ical().decode() if rule else ""
    given_ = [each.date() for each in rrulestr(text, dtstart=start)] if rule else [days[0], *further]
    assert tuple(given_) == days
    assert not (rule and further)


@given(st.integers(0, 30), st.integers(1, 24))
def test_what_is_done_so_often_takes_as_many_times(bouts: int, times: int) -> None:
    """As many as there are, spread from the first to the last; what is done more often takes all of them."""
    taken = slots(bouts, times)
    assert taken <= set(range(times))
    assert len(taken) == min(bouts, times)
    if bouts > 1 and times > 1:
        assert {0, times - 1} <= taken


@given(st.integers(1, 24))
def test_as_many_times_as_are_needed(bouts: int) -> None:
    """Without any choice there are as many times as the plan needs, between the first and the last."""
    times = times_of_day(DAY, bouts)
    assert len(times) == bouts
    assert times[0] == time(8)
    assert times == tuple(sorted(times))
    assert times[-1] <= time(20)


def test_times_that_were_chosen_hold() -> None:
    """`at` in any order and twice the same, and every so many hours."""
    assert times_of_day({**DAY, "at": ["18:00", "07:30"]}, 5) == (time(7, 30), time(18))
    assert times_of_day({**DAY, "every_hours": 6}, 2) == (time(8), time(14), time(20))
    assert times_of_day(DAY, 0) == ()
