# SPDX-License-Identifier: Apache-2.0
"""Days and minutes: within availability and budget, evenly spread, never longer than asked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from corekit.planning.frequency import bouts_per_day
from corekit.planning.schedule import available_days, bout_seconds, day_choices, lighter, place

from .builder import FACTS, TODAY, exercise, person, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

FREQUENCIES = st.one_of(
    st.fixed_dictionaries({}, optional={"times_per_day": st.integers(1, 6), "days_per_week": st.integers(1, 7)}),
    st.fixed_dictionaries({"every_days": st.integers(1, 20)}),
    st.fixed_dictionaries({"every_weeks": st.integers(1, 4)}),
)
LONG = {"sets": 3, "reps": 20, "hold_seconds": 5}


@given(st.integers(1, 42), st.integers(1, 7))
def test_available_days_are_as_many_as_asked_and_evenly_spread(days: int, per_week: int) -> None:
    """Of every week that many days, the first among them, with gaps that differ by one day at most."""
    available = available_days(days, per_week)
    assert available[0] == 0
    assert all(day < days for day in available)
    full = available_days(28, per_week)
    assert len(full) == 4 * per_week
    gaps = [after - before for before, after in pairwise(full)]
    assert not gaps or max(gaps) - min(gaps) <= 1


@given(FREQUENCIES, st.integers(1, 7), st.integers(1, 42))
def test_every_choice_of_days_is_within_the_days_of_the_person(
    frequency: dict[str, Any], per_week: int, days: int
) -> None:
    """Nothing is laid on a day that somebody does not have, and nothing more often than asked."""
    available = available_days(days, per_week)
    for chosen in day_choices(frequency, available, days):
        assert set(chosen) <= set(available)
        for week in range(days // 7):
            done = [day for day in chosen if week * 7 <= day < week * 7 + 7]
            assert len(done) <= frequency.get("days_per_week", 7)


@given(FREQUENCIES, st.floats(10, 1800), st.lists(st.floats(0, 30), min_size=1, max_size=28), st.floats(1, 60))
def test_the_budget_of_a_day_is_never_exceeded(
    frequency: dict[str, Any], seconds: float, load: list[float], budget: float
) -> None:
    """What does not fit beside what is planned already is not placed."""
    placed = place("it", frequency, seconds, load, available=range(len(load)), budget=budget)
    if placed is not None:
        assert placed.bouts == bouts_per_day(frequency)
        assert all(load[day] + placed.minutes <= budget + 1e-6 for day in placed.days)


@given(st.integers(1, 8), st.integers(1, 8), st.integers(5, 30))
def test_lighter_versions_never_lengthen_a_bout_or_add_one(sets: int, times: int, reps: int) -> None:
    """Each is shorter or less often than the one asked for, and none shortens a rest."""
    dose, frequency = {"sets": sets, "reps": reps, "rest_seconds": 30}, {"times_per_day": times}
    for smaller, seldom in lighter(dose, frequency):
        assert bout_seconds(smaller, sides=1) <= bout_seconds(dose, sides=1)
        assert bouts_per_day(seldom) <= times
        assert smaller["rest_seconds"] == 30
        assert (smaller["sets"], bouts_per_day(seldom)) < (sets, times) or smaller["sets"] < sets


def test_a_plan_stays_within_the_minutes_of_a_day_and_says_what_it_reduced(tmp_path: Path) -> None:
    """Less often a day, then fewer sets, then left out; never a longer dose, each with a reason."""
    kit = trial(
        tmp_path,
        exercises={name: exercise(dose=LONG, frequency={"times_per_day": 2}) for name in ("bend", "turn", "lean")},
        regimens={"move": regimen(*(restore(name) for name in ("bend", "turn", "lean")))},
    )
    plan = kit.plan(person(time={"minutes_per_day": 15, "days_per_week": 3}), today=TODAY)
    assert all(day.minutes <= 15 for day in plan.days)
    assert len(plan.days) == 6
    assert all(item.dose["reps"] == 20 and item.dose["sets"] <= 3 for item in plan.items)
    codes = {reason.code for reason in plan.reasons}
    assert {"time_reduced", "no_time"} <= codes


def test_a_long_bout_that_does_not_fit_is_halved_so_that_what_comes_after_finds_room(tmp_path: Path) -> None:
    """Half of it, then ten minutes, then five, then nothing; never more than what fits, and the reason says so."""
    kit = trial(
        tmp_path,
        exercises={"walk": exercise(dose={"minutes": 30}), "bend": exercise()},
        regimens={"move": regimen(restore("walk"), restore("bend"))},
    )
    given = {}
    for minutes in (40, 20, 12, 8, 4):
        plan = kit.plan(person(time={"minutes_per_day": minutes, "days_per_week": 7}), today=TODAY)
        given[minutes] = [item.dose.get("minutes") for item in plan.items]
        said = [reason.parameters["after"] for reason in plan.reasons if reason.code == "time_reduced"]
        assert said == ([] if given[minutes][0] in (30, None) else [given[minutes][0]])
    assert given == {40: [30, None], 20: [15, None], 12: [10, None], 8: [5, None], 4: [None]}


def test_short_time_costs_depth_and_no_whole_part(tmp_path: Path) -> None:
    """A stage of three exercises does not take the minutes of the walk that comes after it, in whichever phase."""
    names = ("tilt", "brace", "hold")
    control = {
        "title": "Control",
        "sources": "editorial",
        "stages": [{"id": "first", "phase": "relieve", "use": [{"exercise": name} for name in names]}],
    }
    kit = trial(
        tmp_path,
        exercises={"walk": exercise(dose={"minutes": 10}), **{name: exercise(dose={"minutes": 6}) for name in names}},
        progressions={"control": control},
        regimens={"move": regimen({"phase": "relieve", "progression": "control"}, restore("walk"))},
    )
    given = {
        minutes: [item.exercise for item in kit.plan(person(time={"minutes_per_day": minutes}), today=TODAY).items]
        for minutes in (18, 24, 60)
    }
    tilt, brace, hold, walk = (f"trial:{name}" for name in (*names, "walk"))
    assert given == {18: [tilt, walk], 24: [tilt, brace, walk], 60: [tilt, brace, hold, walk]}


def test_endurance_is_not_left_out_for_want_of_time(tmp_path: Path) -> None:
    """Where all else fills the day, the walk goes before it, in half of the time, behind what relieves first."""
    relief = {
        "title": "Relief",
        "sources": "editorial",
        "stages": [{"id": "first", "phase": "relieve", "use": [{"exercise": "ease"}]}],
    }
    others = {name: exercise(dose={"minutes": 6}) for name in ("tilt", "brace", "hold")}
    kit = trial(
        tmp_path,
        exercises={
            "walk": exercise(mode="aerobic", dose={"minutes": 20}),
            "ease": exercise(dose={"minutes": 4}),
            **others,
        },
        progressions={"relief": relief},
        regimens={
            "move": regimen(
                {"phase": "relieve", "progression": "relief"},
                *({"phase": "relieve", "exercise": name} for name in others),
                restore("walk"),
            )
        },
    )
    given = {}
    for minutes in (60, 24, 12, 8):
        plan = kit.plan(person(time={"minutes_per_day": minutes}), today=TODAY)
        assert all(day.minutes <= minutes for day in plan.days)
        given[minutes] = {item.exercise.removeprefix("trial:"): item.dose["minutes"] for item in plan.items}
    assert given == {
        60: {"ease": 4, "tilt": 6, "brace": 6, "hold": 6, "walk": 20},
        24: {"ease": 4, "tilt": 6, "walk": 10},
        12: {"ease": 4, "walk": 5},
        8: {"ease": 4, "tilt": 3},
    }


def test_both_sides_take_twice_the_time(tmp_path: Path) -> None:
    """A dose is per side where each side is done."""
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(), "lean": exercise(laterality="each_side")},
        regimens={"move": regimen(restore("bend"), restore("lean"))},
    )
    both, each = kit.plan(person(), today=TODAY).items
    assert (both.sides, each.sides) == (("both",), ("left", "right"))
    assert bout_seconds(each.dose, sides=2) - 20 == 2 * (bout_seconds(both.dose, sides=1) - 20)
    assert each.minutes_per_day > both.minutes_per_day


def _two_stretches(root: Path, limit: dict[str, Any]) -> Any:
    muscles = {"one": ["biceps_femoris"], "two": ["hamstrings"], "three": ["calf"]}
    kit = trial(
        root,
        facts=FACTS,
        exercises={name: exercise(muscles_stretched=found) for name, found in muscles.items()},
        regimens={"move": regimen(*(restore(name) for name in muscles))},
        rules={"sum": rule("always", {"limit": [{"select": {"mode": "dynamic_mobility"}, **limit}]})},
    )
    return kit.plan(person(), today=TODAY)


def test_a_limit_on_each_muscle_counts_what_is_part_of_it(tmp_path: Path) -> None:
    """One of the hamstrings and the hamstrings share a sum; the calf has its own."""
    plan = _two_stretches(tmp_path, {"dose": {"reps": {"at_most": 14}}, "per": "day", "each": "muscle"})
    assert {item.exercise: item.dose["reps"] for item in plan.items} == {
        "trial:one": 10,
        "trial:two": 4,
        "trial:three": 10,
    }
    (reason,) = [reason for reason in plan.reasons if reason.code == "total_limited"]
    assert reason.parameters["exercise"] == "trial:two"


def test_a_limit_on_a_day_or_week_counts_everything_it_selects(tmp_path: Path) -> None:
    """Earlier items keep their share, later ones get what is left, or nothing."""
    daily = _two_stretches(tmp_path / "day", {"dose": {"reps": {"at_most": 14}}, "per": "day"})
    assert [item.dose["reps"] for item in daily.items] == [10, 4]
    weekly = _two_stretches(tmp_path / "week", {"dose": {"reps": {"at_most": 70}}, "per": "week"})
    assert [item.exercise for item in weekly.items] == ["trial:one"]
