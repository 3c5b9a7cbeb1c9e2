# SPDX-License-Identifier: Apache-2.0
"""Facts over a journal: runs and measures, in intervals where something was not recorded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from corekit.criteria import Done, History, Interval, Session, parse
from corekit.criteria.history import over, run

from .subjects import exercises, person, table

START = date(2025, 6, 1)
TODAY = date(2025, 6, 10)


def history(*entries: tuple[int, dict[str, Any]], since: date = START) -> History:
    """A journal with an entry so many days after its start."""
    sessions = (Session(day=START + timedelta(days=day), values=values) for day, values in entries)
    return History(since=since, sessions=tuple(sessions))


ACHE, FREE = {"ache": "yes"}, {"ache": "no"}


@pytest.mark.parametrize(
    ("entries", "per", "length"),
    [
        ([], "session", 0),
        ([(1, ACHE), (2, FREE), (3, FREE)], "session", 2),
        ([(1, FREE), (2, {}), (3, FREE)], "session", Interval(1, 3)),
        ([(1, FREE), (2, FREE)], "session", 2),
        ([(7, ACHE), (8, FREE), (9, FREE)], "day", 2),
        ([(7, ACHE), (8, FREE)], "day", 1),
        ([(8, FREE), (9, FREE), (9, ACHE)], "day", 0),
        ([(6, FREE), (7, ACHE), (9, FREE)], "day", Interval(1, 2)),
        ([(1, ACHE), (3, FREE), (9, FREE)], "week", 1),
    ],
)
def test_a_run_counts_back_from_the_latest(entries: list[Any], per: str, length: Any) -> None:
    """What is false ends a run; what was not recorded may belong to it; a day counts if all its sessions do."""
    assert run(history(*entries), parse({"ache": "no"}, person()), per, TODAY) == length


@pytest.mark.parametrize(
    ("entries", "spacing", "length"),
    [
        ([(2, FREE), (4, FREE), (6, FREE), (9, FREE)], 3, 8),
        ([(2, FREE), (4, FREE), (7, FREE)], 3, 6),
        ([(2, ACHE), (4, FREE), (7, FREE)], 3, 4),
        ([(2, FREE), (4, {}), (7, FREE)], 3, Interval(1, 6)),
        ([(2, FREE), (6, FREE), (9, FREE)], 3, Interval(4, 8)),
        ([(2, FREE), (4, FREE)], 3, Interval(0, 7)),
        ([(7, FREE), (9, FREE)], 1, Interval(1, 8)),
    ],
    ids=["whole", "rest-today", "ended", "untold", "missed", "long-silence", "every-day"],
)
def test_days_of_rest_neither_break_nor_hide_a_run(entries: list[Any], spacing: int, length: Any) -> None:
    """Between sessions as far apart as planned they count with the run; a longer gap holds a missed session."""
    journal = attrs.evolve(history(*entries, since=START + timedelta(days=2)), spacing=spacing)
    assert run(journal, parse({"ache": "no"}, person()), "day", TODAY) == length


def test_a_day_that_had_something_planned_was_no_rest() -> None:
    """A missed session is unknown, however near the next one is."""
    missed = START + timedelta(days=8)
    told = history((6, FREE), (9, FREE), since=START + timedelta(days=6))
    journal = attrs.evolve(told, spacing=3, missed=lambda day: day == missed)
    assert run(journal, parse({"ache": "no"}, person()), "day", TODAY) == Interval(1, 4)


PAINS = history((2, {"pain": 3}), (7, {"pain": 1}), (8, {}), (9, {"pain": 2}))


@pytest.mark.parametrize(
    ("measure", "last_days", "value"),
    [
        ("total", None, 6),
        ("total", 4, 3),
        ("highest", 9, 3),
        ("lowest", 9, 1),
        ("mean", None, 2),
        ("change", 4, 1),
        ("change", 1, None),
        ("days", None, 3),
        ("highest", 30, 3),
        ("lowest", 30, Interval(0, 1)),
    ],
)
def test_measures_over_the_days(measure: str, last_days: int | None, value: Any) -> None:
    """A window that reaches back before the journal leaves open what was before it."""
    assert over(PAINS, "pain", measure, TODAY, last_days=last_days, limits=(0, 3)) == value


@pytest.mark.parametrize(
    ("measure", "value"), [("total", 0), ("days", 0), ("highest", None), ("mean", None), ("change", None)]
)
def test_nothing_recorded_is_a_total_of_nothing_and_no_other_measure(measure: str, value: Any) -> None:
    """Silence adds up to nothing and says nothing of how things were."""
    assert over(history(), "pain", measure, TODAY) == value


def test_a_selector_and_an_exercise_narrow_what_was_done() -> None:
    """What may or may not be selected makes an interval; an exercise narrows to itself."""
    minutes = [("walk", {"mode": "aerobic"}, 20), ("stretch", {"mode": "stretch"}, 5), ("secret", {}, 10)]
    done = tuple(Done(exercise=name, attributes=said, values={"minutes": n}) for name, said, n in minutes)
    journal = History(since=START, sessions=(Session(day=TODAY, done=done),))
    aerobic = parse({"mode": "aerobic"}, exercises())
    assert over(journal, "minutes", "total", TODAY) == 35
    assert over(journal, "minutes", "total", TODAY, where=aerobic) == Interval(20, 30)
    assert over(journal, "minutes", "highest", TODAY, where=aerobic) == 20
    assert over(journal, "minutes", "lowest", TODAY, where=aerobic) == Interval(10, 20)
    assert over(journal, "minutes", "mean", TODAY, where=aerobic) == Interval(10, 20)
    assert over(journal, "minutes", "days", TODAY, exercise="walk") == 1
    assert over(journal, "minutes", "total", TODAY, exercise="walk") == 20


def test_an_unrecorded_value_leaves_a_measure_between_its_limits() -> None:
    """A value that is itself an interval, or unknown, widens what is worked out from it."""
    journal = history((7, {"pain": Interval(1, 2)}), (9, {"pain": None}))
    assert over(journal, "pain", "total", TODAY, limits=(0, 3)) == Interval(1, 5)
    assert over(journal, "pain", "total", TODAY) is None
    assert over(journal, "pain", "highest", TODAY, limits=(0, 3)) == Interval(1, 3)


def test_facts_over_a_journal_are_unknown_without_one() -> None:
    """With a journal they are worked out, without one they are unknown; rows of the core's table come as context."""
    facts = {
        "free_days": {"type": "number", "derive": {"run": {"of": {"ache": "no"}, "per": "day"}}},
        "worst": {"type": "number", "derive": {"over": {"of": "pain", "last_days": 9, "as": "highest"}}},
        "walked": {
            "type": "number",
            "derive": {"over": {"of": "pain", "where": {"mode": "aerobic"}, "as": "total"}},
        },
        "sessions_total": {"type": "number", "derive": {"journal": "sessions_total"}},
    }
    without = table(facts).values({}, today=TODAY)
    assert [without.get(name) for name in facts] == [None] * 4
    journal = history((8, {"ache": "no", "pain": 1}), (9, {"ache": "no", "pain": 2}))
    values = table(facts).values({}, today=TODAY, history=journal, context={"sessions_total": 2})
    assert [values.get(name) for name in facts] == [Interval(2, 10), 2, 0, 2]


def test_of_a_session_and_its_exercises_the_worse_figure_counts() -> None:
    """Pain told of the whole session is not hidden by less pain in one of its exercises, nor the other way round."""
    for whole, single in ((5, 2), (2, 5)):
        done = (Done(exercise="bend", values={"pain": single}),)
        journal = History(since=START, sessions=(Session(day=TODAY, values={"pain": whole}, done=done),))
        assert over(journal, "pain", "highest", TODAY) == 5
        assert over(journal, "pain", "total", TODAY) == single
