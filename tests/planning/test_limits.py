# SPDX-License-Identifier: Apache-2.0
"""Limits and doses: the tightest holds, only towards safety, whichever key a dose is given in."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.model.dose import DOSE_KEYS
from corekit.model.exercise import Exercise
from corekit.planning.dosing import STARTS_HIGH, Prescribed, starting_dose, within
from corekit.planning.frequency import days_a_week, most_bouts_per_day
from corekit.planning.limits import Limits, combine, limited
from corekit.planning.scaling import scaled

from .builder import TODAY, exercise, person, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

BOUNDED = ("sets", "reps", "hold_seconds", "minutes", "rest_seconds")
BOUNDS = st.fixed_dictionaries({}, optional={"at_most": st.integers(1, 60), "at_least": st.integers(1, 60)})
ENTRIES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "dose": st.dictionaries(st.sampled_from(BOUNDED), BOUNDS),
            "scale": st.dictionaries(st.sampled_from(["sets", "reps", "relax_seconds"]), st.floats(0.1, 3)),
        },
    ),
    max_size=4,
)
DOSES = st.fixed_dictionaries(
    {"sets": st.integers(1, 10), "reps": st.integers(1, 60)},
    optional={
        "hold_seconds": st.integers(0, 60),
        "relax_seconds": st.integers(0, 60),
        "rest_seconds": st.integers(0, 60),
    },
)
FREQUENCIES = st.one_of(
    st.fixed_dictionaries({}, optional={"times_per_day": st.integers(1, 12), "days_per_week": st.integers(1, 7)}),
    st.fixed_dictionaries({"every_hours": st.integers(1, 6)}, optional={"every_days": st.integers(1, 5)}),
    st.fixed_dictionaries({"every_minutes": st.integers(20, 90), "every_weeks": st.integers(1, 2)}),
    st.just({"as_needed": "yes"}),
)


def _no_laxer(key: str, before: Any, after: Any) -> bool:
    return bool(after <= before if DOSE_KEYS[key].safer == "lower" else after >= before)


@given(ENTRIES, DOSES)
def test_a_limit_moves_a_dose_only_towards_safety(entries: list[Any], dose: dict[str, Any]) -> None:
    """No bound and no factor, however large, asks for more load or less rest."""
    result = limited("dose", dose, combine(entries))
    if result is not None:
        assert all(_no_laxer(key, dose[key], after) for key, after in result[0].items() if key in dose)


@given(ENTRIES, ENTRIES, DOSES)
def test_more_limits_are_never_laxer_and_their_order_does_not_matter(
    first: list[Any], second: list[Any], dose: dict[str, Any]
) -> None:
    """The tightest bound of each key holds, whoever says it."""
    alone, together = limited("dose", dose, combine(first)), limited("dose", dose, combine([*first, *second]))
    assert together == limited("dose", dose, combine([*second, *first]))
    if together is not None:
        assert alone is not None
        assert all(_no_laxer(key, alone[0][key], after) for key, after in together[0].items() if key in alone[0])


@given(FREQUENCIES, st.integers(1, 12), st.integers(1, 7))
def test_a_bound_on_how_often_holds_in_whatever_key_a_frequency_is_given(
    frequency: dict[str, Any], times: int, days: int
) -> None:
    """Every two hours, breaks, as needed and the unsaid default of every day are all held to it."""
    bounds = {"times_per_day": {"at_most": times}, "days_per_week": {"at_most": days}}
    result = limited("frequency", frequency, combine([{"frequency": bounds}]))
    assert result is not None
    assert most_bouts_per_day(result[0]) <= min(times, most_bouts_per_day(frequency))
    assert days_a_week(result[0]) <= min(days, days_a_week(frequency)) + 1e-9


@given(FREQUENCIES, st.integers(1, 12))
def test_a_bound_on_the_hours_between_bouts_never_makes_more_of_them(frequency: dict[str, Any], hours: int) -> None:
    """At least so many hours apart is so many bouts at most."""
    result = limited("frequency", frequency, combine([{"frequency": {"every_hours": {"at_least": hours}}}]))
    assert result is not None
    assert most_bouts_per_day(result[0]) <= max(1, 14 / hours)


def test_factors_take_the_strictest_and_never_multiply() -> None:
    """A half and three quarters are a half; a factor on a rest may only lengthen it."""
    entries = [{"scale": {"reps": 0.5, "relax_seconds": 0.5}}, {"scale": {"reps": 0.75, "relax_seconds": 2}}]
    result = limited("dose", {"reps": 10, "relax_seconds": 10}, combine(entries))
    assert result is not None
    assert result[0] == {"reps": 5, "relax_seconds": 20}


@pytest.mark.parametrize(
    ("dose", "halved"),
    [
        ({"reps": 10, "hold_seconds": 6}, {"reps": 5, "hold_seconds": 6}),
        ({"reps": 1, "hold_seconds": 30}, {"reps": 1, "hold_seconds": 15}),
        ({"sets": 3, "reps": 8, "load_kg": 4}, {"sets": 3, "reps": 4, "load_kg": 2}),
        ({"minutes": 20}, {"minutes": 10}),
    ],
)
def test_one_limit_halves_a_dose_once(dose: dict[str, Any], halved: dict[str, Any]) -> None:
    """Factors of one limit on repetitions and holds are one half, not a quarter; the load is no part of the amount."""
    scale = {"reps": 0.5, "hold_seconds": 0.5, "minutes": 0.5, "load_kg": 0.5}
    result = limited("dose", dose, combine([{"scale": scale}]))
    assert result is not None
    assert result[0] == halved


def test_what_several_limits_scale_is_scaled_as_each_of_them_asks() -> None:
    """Nobody's factor is let go because another's lessens the amount already."""
    entries = [{"scale": {"sets": 0.5}}, {"scale": {"reps": 0.5, "hold_seconds": 0.5}}]
    result = limited("dose", {"sets": 4, "reps": 10, "hold_seconds": 6}, combine(entries))
    assert result is not None
    assert result[0] == {"sets": 2, "reps": 5, "hold_seconds": 6}


def test_a_load_is_scaled_in_half_kilograms() -> None:
    """Weights come in steps of half a kilogram; rounding goes to the lighter one."""
    assert [scaled("load_kg", kilograms, 0.5) for kilograms in (3, 2.5, 1, 0.5)] == [1.5, 1, 0.5, 0.25]


@pytest.mark.parametrize(
    ("value", "factor", "result"), [(3, 0.5, 1), (1, 0.1, 1), (0, 0.5, 0), ([12, 10, 8], 0.5, [6, 5, 4])]
)
def test_a_scaled_count_is_rounded_down_and_not_below_one(value: Any, factor: float, result: Any) -> None:
    """Rounding goes towards safety; no hold stays no hold."""
    assert scaled("reps", value, factor) == result


def test_limits_reach_sets_of_their_own_counts_and_rests_nobody_gave() -> None:
    """Repetitions set by set obey limits on sets and repetitions; an unsaid rest is a rest of nothing."""
    entries = [{"dose": {"sets": {"at_most": 2}, "reps": {"at_most": 9}, "rest_seconds": {"at_least": 60}}}]
    result = limited("dose", {"reps_by_set": [12, 10, 8]}, combine(entries))
    assert result is not None
    assert result[0] == {"reps_by_set": [9, 9], "rest_seconds": 60}
    assert {change.bound for change in result[1]} == {"sets", "rest_seconds"}


@pytest.mark.parametrize(
    ("part", "figures", "entry"),
    [
        ("dose", {"sets": 1, "reps": 5}, {"dose": {"reps": {"at_most": 0}}}),
        ("dose", {"reps_by_set": [5, 5]}, {"dose": {"sets": {"at_most": 0}}}),
        ("frequency", {"every_hours": 2}, {"frequency": {"times_per_day": {"at_most": 0}}}),
    ],
)
def test_limits_that_leave_nothing_say_so(part: str, figures: dict[str, Any], entry: dict[str, Any]) -> None:
    """A dose of nothing is no dose."""
    assert limited(part, figures, combine([entry])) is None


def test_an_unsaid_effort_is_held_to_a_limit() -> None:
    """Where a rule limits the effort and the exercise does not say one, the plan says the limit."""
    bounded = within(
        Prescribed(dose={"minutes": 10}, intensity={}, frequency={}),
        combine([{"intensity": {"talk_test": {"at_most": "talk"}}}, {"intensity": {"talk_test": {"at_most": "sing"}}}]),
    )
    assert bounded is not None
    assert bounded[0].intensity == {"talk_test": "sing"}


PULSE = "heart_rate_reserve_percent"


def test_a_withdrawn_measure_is_taken_away_and_the_others_stay() -> None:
    """Without the pulse the talk test is left, within its own bounds; no bound on the pulse brings it back."""
    entries: list[dict[str, Any]] = [
        {"without": [PULSE]},
        {"intensity": {PULSE: {"at_most": 39}, "talk_test": {"at_most": "sing"}}},
    ]
    for given_so in (entries, entries[::-1]):
        result = limited("intensity", {"talk_test": "talk", PULSE: 50}, combine(given_so))
        assert result is not None
        assert result[0] == {"talk_test": "sing"}
        (gone,) = [change for change in result[1] if change.withdrawn]
        assert (gone.key, gone.before, gone.after) == (PULSE, 50, None)


def test_an_intensity_of_which_no_measure_is_left_is_no_prescription() -> None:
    """Nobody is sent off without any word about how hard; what never had one is as it was."""
    withdrawn = combine([{"without": [PULSE]}])
    assert limited("intensity", {PULSE: 50}, withdrawn) is None
    assert limited("intensity", {}, withdrawn) == ({}, ())


RANGES = st.tuples(st.integers(1, 30), st.integers(0, 30)).map(lambda pair: [pair[0], pair[0] + pair[1]])


@given(st.dictionaries(st.sampled_from(["sets", "reps", "hold_seconds", "rest_seconds"]), RANGES, min_size=1))
def test_a_range_starts_low_and_rests_start_high(dose: dict[str, Any]) -> None:
    """A plan starts at the first figure of a range, for rest at the upper one, unless `start` says otherwise."""
    told = Exercise.from_dict(exercise(dose=dose))
    started = starting_dose(told).dose
    assert started == {key: value[1 if key in STARTS_HIGH else 0] for key, value in dose.items()}
    first = next(iter(dose))
    ahead = Exercise.from_dict(exercise(dose=dose, start={first: 7}))
    assert starting_dose(ahead).dose[first] == 7


def test_a_dose_is_named_overridden_or_the_exercises_own() -> None:
    """A track may name a dose, or say single figures; repetitions that it says replace those of the sets."""
    told = Exercise.from_dict(exercise(dose={"reps_by_set": [12, 10]}, doses={"more": {"sets": 3, "reps": 8}}))
    assert starting_dose(told).dose == {"reps_by_set": [12, 10]}
    assert starting_dose(told, dose="more").dose == {"sets": 3, "reps": 8}
    assert starting_dose(told, dose={"sets": 2, "reps": 6}).dose == {"sets": 2, "reps": 6}


def test_no_limit_changes_nothing() -> None:
    """Without limits a dose is what it was."""
    assert limited("dose", {"reps": 10}, Limits()) == ({"reps": 10}, ())
    assert most_bouts_per_day({"as_needed": "yes"}) == inf


def test_a_plan_gives_the_limited_dose_with_the_rule_that_limits_it(tmp_path: Path) -> None:
    """The change stands in the item's reasons: what it was, what it is, which rule of which pack, and the source."""
    limit = {"select": {"mode": "dynamic_mobility"}, "dose": {"reps": {"at_most": 6}}}
    kit = trial(
        tmp_path,
        exercises={"bend": exercise()},
        regimens={"move": regimen(restore("bend"))},
        rules={"few": rule({"trial_ache": "yes"}, {"limit": [limit]}, "apply")},
    )
    (item,) = kit.plan(person(), today=TODAY).items
    assert item.dose["reps"] == 6
    (reason,) = [reason for reason in item.reasons if reason.code == "dose_limited"]
    assert (reason.pack, reason.sources) == ("trial", "editorial")
    assert (reason.parameters["before"], reason.parameters["after"]) == (10, 6)
    assert reason.parameters["rule"] == "rule:trial:few"
    assert kit.screen(person(), today=TODAY).verdict("trial:bend").limits == {"dose": {"reps": {"at_most": 6}}}


def test_a_plan_goes_without_a_withdrawn_measure_and_says_why(tmp_path: Path) -> None:
    """Talk test and effort stay; what is given by the pulse alone is left out, and the plan says so."""
    pulse_alone = {"intensity": {PULSE: [40, 59]}, "movements": [], "mode": "aerobic"}
    kit = trial(
        tmp_path,
        exercises={
            "walk": exercise(mode="aerobic", intensity={"talk_test": "talk", PULSE: [40, 59]}),
            "run": exercise(**pulse_alone),
        },
        regimens={"move": regimen(restore("walk"), restore("run"))},
        rules={
            "no-pulse": rule(
                {"trial_ache": "yes"}, {"limit": [{"select": {"mode": "aerobic"}, "without": [PULSE]}]}, "apply"
            )
        },
    )
    plan = kit.plan(person(), today=TODAY)
    (item,) = plan.items
    assert (item.exercise, item.intensity) == ("trial:walk", {"talk_test": "talk"})
    (reason,) = [reason for reason in item.reasons if reason.code == "intensity_withdrawn"]
    assert (reason.parameters["before"], reason.parameters["rule"]) == (40, "rule:trial:no-pulse")
    assert [reason.parameters["exercise"] for reason in plan.reasons if reason.code == "dose_nothing_left"] == [
        "trial:run"
    ]
    assert kit.screen(person(), today=TODAY).verdict("trial:walk").limits == {"without": [PULSE]}
    assert kit.recheck(plan, person(), today=TODAY).status == "current"
    well = kit.plan(person(trial_ache="no"), today=TODAY)
    assert [item.exercise for item in well.items] == ["trial:walk", "trial:run"]
