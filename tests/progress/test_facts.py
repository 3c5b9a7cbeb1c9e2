# SPDX-License-Identifier: Apache-2.0
"""Journal facts: each row of the table on journals small enough to count by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.criteria import Interval
from corekit.model.position import Position
from corekit.model.profile import Answer
from corekit.progress.evidence import Witness
from corekit.progress.facts import JOURNAL_FACTS
from corekit.progress.journal import journal_of

from .journals import START, entry, note

if TYPE_CHECKING:
    from corekit import Kit


def values(kit: Kit, entries: list[Any], day: int, **said: Any) -> Any:
    """What the journal comes to so many days after the start; *said* goes to the position or the witness."""
    position = {name: said.pop(name) for name in ("since", "began", "entry", "answered") if name in said}
    place = Position(progression="", stage="", **{"since": START.isoformat(), **position})
    today = START + timedelta(days=day)
    journal = journal_of(entries, today=today)
    answers = said.pop("answers", {})
    return Witness.of(kit.library, answers, journal=journal, today=today, position=place, **said).evidence.values


def test_every_row_of_the_core_has_a_formula(kit: Kit) -> None:
    """Facts derived from the core's table stand in it, in the same unit, and the table has no others but one."""
    derived = {}
    for name in kit.library.ids("fact"):
        fact = kit.library.get("fact", name)
        if fact.derive and "journal" in fact.derive:
            derived[fact.derive["journal"]] = fact.unit
    assert {row.id: row.unit for row in JOURNAL_FACTS.values() if row.id != "days_since_start"} == derived


def test_sessions_and_days_are_counted_from_their_beginnings(kit: Kit) -> None:
    """Notes are no sessions; a stage begins after the entry that led into it, also on the same day."""
    journal = [entry(0), entry(1), note(1, pain_rest_nprs=1), entry(2, at="08:00"), entry(2, at="20:00")]
    counted = values(kit, journal, 4)
    assert [counted[name] for name in ("sessions_total", "sessions_in_stage", "days_in_stage")] == [4, 4, 4]
    later = values(kit, journal, 4, since="2026-11-23", began="2026-11-21", entry="entry-0002-08:00")
    names = ("sessions_total", "sessions_in_stage", "days_in_stage", "days_in_progression", "days_since_start")
    assert [later[name] for name in names] == [4, 1, 2, 4, 4]


def test_adherence_is_days_done_of_days_planned(kit: Kit) -> None:
    """Of the last 14 days; a day without a plan does not count, and today waits for its session."""
    journal = [entry(day) for day in (0, 2, 4)]
    assert values(kit, journal, 5)["adherence_percent"] == 60.0
    every_other = {"planned": lambda day: (day - START).days % 2 == 0}
    assert values(kit, journal, 5, **every_other)["adherence_percent"] == 100.0
    assert values(kit, journal, 19, **every_other)["adherence_percent"] == 0
    assert "adherence_percent" not in values(kit, [], 0)


def test_sharp_pain_is_counted_once_a_session(kit: Kit) -> None:
    """A session that ended early and says nothing of it counts as well (SS-03)."""
    silent = attrs.evolve(entry(3, stopped_early="yes"), exercises=())
    journal = [
        entry(0, stretch_sensation="sharp_or_radiating", muscle_spasm_triggered="yes"),
        entry(1, muscle_spasm_triggered="yes"),
        entry(2),
        silent,
    ]
    assert values(kit, journal, 3)["sharp_or_spasm_sessions"] == 3


def test_aerobic_minutes_are_those_of_aerobic_exercises(kit: Kit) -> None:
    """The last seven days; other exercises have minutes too, and before any session nothing is known."""
    journal = [entry(day, exercise="core:easy-exercise", minutes=20) for day in range(9)]
    assert values(kit, journal, 8)["aerobic_minutes_7d"] == 0
    assert "aerobic_minutes_7d" not in values(kit, [], 8)


@pytest.mark.parametrize(("left", "right", "percent"), [(30, 27, 10.0), (30, 30, 0), (0, 0, None), (30, None, None)])
def test_the_side_bridge_is_compared(kit: Kit, left: Any, right: Any, percent: Any) -> None:
    """In percent of the longer hold; unknown without both."""
    told = {"side_bridge_hold_left_seconds": left, "side_bridge_hold_right_seconds": right}
    answers = {name: Answer(answer=held, on=START.isoformat()) for name, held in told.items() if held is not None}
    assert values(kit, [], 0, answers=answers).get("side_bridge_difference_percent") == percent


def test_runs_count_what_is_known(kit: Kit) -> None:
    """Clean sessions in a row: broken by a lost technique, uncertain where it was not said."""
    clean = [entry(day, pain_change_during=0) for day in range(3)]
    answers = {
        name: Answer(answer=kit.library.get("fact", name).reassuring, on=START.isoformat())
        for name in kit.library.ids("fact")
        if kit.library.get("fact", name).ask_at in (None, "intake")
        and kit.library.get("fact", name).derive is None
        and kit.library.get("fact", name).reassuring is not None
    }
    assert values(kit, clean, 2, answers=answers)["clean_sessions_in_row"] == 3
    broken = [*clean[:1], entry(1, technique_lost="yes"), clean[2]]
    assert values(kit, broken, 2, answers=answers)["clean_sessions_in_row"] == 1
    unsaid = [*clean[:1], entry(1, technique_lost="unknown"), clean[2]]
    assert values(kit, unsaid, 2, answers=answers)["clean_sessions_in_row"] == Interval(1, 3)


def test_what_is_said_of_a_whole_session_counts_over_days(kit: Kit) -> None:
    """Pain told once for the session is that of the session, though its exercises are listed without a figure."""
    told = [note(day, pain_rest_nprs=3, pain_during_nprs=2) for day in range(8)]
    done = tuple(attrs.evolve(each, facts=None) for each in entry(0).exercises or ())
    listed = [attrs.evolve(each, exercises=done) for each in told]
    week = values(kit, listed, 7)
    assert (week["pain_rest_highest_7d"], week["pain_during_highest_7d"]) == (3, 2)
    silent = [*listed[:-1], attrs.evolve(entry(7), exercises=done)]
    assert values(kit, silent, 7)["pain_during_highest_7d"] == Interval(2, 10)


def test_exercises_that_differ_count_by_the_worse(kit: Kit) -> None:
    """One exercise left the symptoms better, one worse: the session was worse."""
    both = entry(0, response_after="better", dose_completed_percent=100)
    worse = entry(0, exercise="mckenzie:prone-lying", response_after="worse", dose_completed_percent=60)
    session = attrs.evolve(both, exercises=(*(both.exercises or ()), *(worse.exercises or ())))
    told = values(kit, [session], 0)
    assert (told["response_after"], told["dose_completed_percent"]) == ("worse", 60)


def test_a_programme_of_three_days_a_week_comes_to_four_weeks_of_quiet(kit: Kit) -> None:
    """Days of rest are part of a run of days; a missed session leaves open what was before it."""
    said = {"interval": 7 / 3, "planned": lambda day: (day - START).days % 7 in (0, 2, 4)}
    journal = [entry(day) for day in range(29) if day % 7 in (0, 2, 4)]
    assert values(kit, journal, 28, **said)["days_nearly_pain_free"] == 29
    assert values(kit, journal, 28, **said)["days_without_limb_symptoms"] == 29
    missed = [each for each in journal if each.date != (START + timedelta(days=14)).isoformat()]
    assert values(kit, missed, 28, **said)["days_nearly_pain_free"] == Interval(13, 29)
