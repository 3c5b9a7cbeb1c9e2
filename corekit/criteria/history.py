# SPDX-License-Identifier: Apache-2.0
"""A journal as criteria read it: sessions in order, what was done in each, and what is worked out over them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import Interval, bounds, simplest
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corekit.criteria.criteria import Criteria

#: What `over` can work out.
MEASURES = ("total", "mean", "highest", "lowest", "change", "days")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Done(Record):
    """One exercise of a session: its canonical id, its attributes and the values reported about it."""

    exercise: str
    attributes: Mapping[str, Any] = attrs.field(factory=dict)
    values: Mapping[str, Any] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Session(Record):
    """One entry of a journal: its day, the values of that day, and what was done; a *note* tells of no exercise."""

    day: date
    values: Mapping[str, Any] = attrs.field(factory=dict)
    done: tuple[Done, ...] = ()
    note: bool = False

    def truth(self, of: Criteria) -> int:
        """The truth of *of* in this session."""
        return of.evaluate(self.values)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class History(Record):
    """
    A journal kept since a day; *sessions* stand in the order of their days.

    *between* gives the values of a day without any entry, where something is known of it all the same (what was done
    in the week before). A run is counted no further than *longest*: beyond it is "that many or more". Sessions are
    planned at most *spacing* days apart: between two that are no further apart were days of rest, unless one of them is
    *missed* (it had something planned).
    """

    since: date
    sessions: tuple[Session, ...] = ()
    between: Callable[[date], Mapping[str, Any]] | None = None
    longest: int | None = None
    spacing: int = 1
    missed: Callable[[date], bool] | None = None


#: What a span of rest says of anything: nothing, neither for nor against.
_REST = None


def run(history: History, of: Criteria, per: str, today: date) -> Any:
    """
    How many of the latest sessions, weeks or days in a row satisfy *of*; an interval where some are unknown.

    A day or week counts if all its sessions do; without one it is unknown (silence is no evidence) unless the history
    knows better, and today, or the week that ends today, waits for its first session. A day of rest counts where the
    run goes on before and after it. Notes are no sessions. The journal's beginning ends every run.
    """
    low: int | None = None
    high = 0
    rested = 0
    for truth in _latest_first(history, of, per, today):
        if truth is _REST:
            rested += 1 if high else 0
            continue
        if truth == FALSE:
            break
        if truth != TRUE and low is None:
            low = high
        high, rested = high + rested + 1, 0
        if history.longest is not None and high >= history.longest:
            return Interval(min(high, history.longest) if low is None else low, None)
    return simplest(high if low is None else low, high)


def _latest_first(history: History, of: Criteria, per: str, today: date) -> Iterator[int | None]:
    if per == "session":
        for session in reversed(history.sessions):
            if not session.note:
                yield session.truth(of)
        return
    span = timedelta(days=7 if per == "week" else 1)
    end = later = today
    left = len(history.sessions)
    while end >= history.since:
        while left and history.sessions[left - 1].day > end:
            left -= 1
        first = left
        while first and history.sessions[first - 1].day > end - span:
            first -= 1
        truths = [truth for session in history.sessions[first:left] if (truth := _told(session, of)) is not None]
        if truths:
            yield min(truths)
            later = history.sessions[first].day
        elif end != today:
            known = UNKNOWN if history.between is None else of.evaluate(history.between(end))
            yield _REST if known == UNKNOWN and _rested(history, first, end, later) else known
        left = first
        end -= span


def _rested(history: History, place: int, day: date, later: date) -> bool:
    """Whether *day* lay between two sessions as they are planned: the one before *place* and the one on *later*."""
    if not place or (history.missed is not None and history.missed(day)):
        return False
    return (later - history.sessions[place - 1].day).days <= history.spacing


def _told(session: Session, of: Criteria) -> int | None:
    """What a session says of *of*; a note that says nothing of it is none."""
    truth = session.truth(of)
    return None if session.note and truth == UNKNOWN else truth


@attrs.frozen(eq=False, repr=False, slots=False)
class _Figure(Record):
    """A number of one day, with its ends, and whether it counts for sure."""

    day: date
    low: float | None
    high: float | None
    certain: bool


def over(
    history: History,
    of: str,
    measure: str,
    today: date,
    *,
    exercise: str | None = None,
    where: Criteria | None = None,
    last_days: int | None = None,
    limits: tuple[float | None, float | None] = (None, None),
) -> Any:
    """
    One of `MEASURES` over the values of the fact *of*, in its own unit (`days`: days on which it has a value).

    *exercise* and *where* narrow it to what was done with them, *last_days* to that many days up to *today*; *limits*
    are the least and greatest possible value. An interval where values or choices of exercises are unknown; unknown
    (None) with nothing to go by, save that the total and the days of nothing are 0.
    """
    first = history.since if last_days is None else today - timedelta(days=last_days - 1)
    figures = [
        figure
        for session in history.sessions
        if first <= session.day <= today
        for figure in _figures(session, of, exercise, where, limits, extreme=measure in ("highest", "lowest"))
    ]
    if measure == "days":
        certain = {figure.day for figure in figures if figure.certain and figure.low is not None}
        return simplest(len(certain), len({figure.day for figure in figures}))
    if measure == "total":
        return simplest(_total(figures, low=True), _total(figures, low=False))
    if not figures:
        return None
    least, greatest = _MEASURED[measure](figures)
    if first < history.since and measure in ("highest", "lowest"):
        least, greatest = (least, limits[1]) if measure == "highest" else (limits[0], greatest)
    return simplest(least, greatest)


def _figures(
    session: Session,
    of: str,
    exercise: str | None,
    where: Criteria | None,
    limits: tuple[float | None, float | None],
    *,
    extreme: bool,
) -> Iterator[_Figure]:
    own: list[tuple[Done, int]] = []
    for done in session.done:
        truth = TRUE if where is None else where.evaluate(done.attributes)
        if of in done.values and exercise in (None, done.exercise) and truth != FALSE:
            own.append((done, truth))
    # What was said of the session as a whole counts where nothing was said of any of its exercises; of an extreme
    # it counts beside what was said of them.
    whole = exercise is None and where is None and of in session.values
    silent = all(bounds(done.values[of]) is None for done, _ in own)
    if whole and (silent or extreme):
        low, high = bounds(session.values[of]) or limits
        yield _Figure(session.day, low, high, certain=True)
    if whole and silent:
        return
    for done, truth in own:
        low, high = bounds(done.values[of]) or limits
        yield _Figure(session.day, low, high, truth == TRUE)


def _total(figures: Iterable[_Figure], *, low: bool) -> float | None:
    total: float = 0
    for figure in figures:
        end = figure.low if low else figure.high
        if end is None:
            return None
        total += end if figure.certain else min(end, 0) if low else max(end, 0)
    return total


def _ends(figures: list[_Figure]) -> tuple[list[float] | None, list[float] | None]:
    lows = [figure.low for figure in figures]
    highs = [figure.high for figure in figures]
    return (
        None if None in lows else [low for low in lows if low is not None],
        None if None in highs else [high for high in highs if high is not None],
    )


def _highest(figures: list[_Figure]) -> tuple[float | None, float | None]:
    certain = [figure.low for figure in figures if figure.certain and figure.low is not None]
    _, highs = _ends(figures)
    return max(certain, default=None), None if highs is None else max(highs)


def _lowest(figures: list[_Figure]) -> tuple[float | None, float | None]:
    certain = [figure.high for figure in figures if figure.certain and figure.high is not None]
    lows, _ = _ends(figures)
    return None if lows is None else min(lows), min(certain, default=None)


def _mean(figures: list[_Figure]) -> tuple[float | None, float | None]:
    lows, highs = _ends(figures)
    if any(not figure.certain for figure in figures):
        return None if lows is None else min(lows), None if highs is None else max(highs)
    return (
        None if lows is None else sum(lows) / len(lows),
        None if highs is None else sum(highs) / len(highs),
    )


def _change(figures: list[_Figure]) -> tuple[float | None, float | None]:
    first, last = figures[0], figures[-1]
    if any(not figure.certain for figure in figures) or len(figures) < 2:
        return None, None
    return _minus(last.low, first.high), _minus(last.high, first.low)


def _minus(left: float | None, right: float | None) -> float | None:
    return None if left is None or right is None else left - right


_MEASURED = {"highest": _highest, "lowest": _lowest, "mean": _mean, "change": _change}
