# SPDX-License-Identifier: Apache-2.0
"""What a factor does to a dose: half is half, towards the safer side, and never contradicts itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.planning.scaling import AMOUNT, scaled_dose
from corekit.planning.schedule import SECONDS_TO_SET_UP, bout_seconds
from corekit.progress.guards import HALF


@pytest.mark.parametrize(
    ("dose", "halved"),
    [
        ({"sets": 2, "reps": 10, "hold_seconds": 5}, {"sets": 1, "reps": 10, "hold_seconds": 5}),
        ({"sets": 1, "reps": 10, "hold_seconds": 5}, {"sets": 1, "reps": 5, "hold_seconds": 5}),
        ({"sets": 1, "reps": 1, "hold_seconds": 60}, {"sets": 1, "reps": 1, "hold_seconds": 30}),
        ({"sets": 3, "reps": 8}, {"sets": 1, "reps": 8}),
        ({"sets": 1, "reps_by_set": [8, 6, 4]}, {"sets": 1, "reps_by_set": [8]}),
        ({"reps_by_set": [8, 6, 4, 2]}, {"reps_by_set": [8, 6]}),
        ({"reps_by_set": [8]}, {"reps_by_set": [4]}),
        (
            {"cycles": 4, "contract_seconds": 6, "relax_seconds": 10},
            {"cycles": 2, "contract_seconds": 6, "relax_seconds": 10},
        ),
        ({"minutes": 20}, {"minutes": 10}),
        ({"sets": 4, "metres": 20, "load_kg": 8}, {"sets": 2, "metres": 20, "load_kg": 8}),
        ({"sets": 1, "reps": 1}, {"sets": 1, "reps": 1}),
    ],
    ids=lambda value: "-".join(f"{key}{figure}" for key, figure in value.items()),
)
def test_one_thing_is_halved(dose: dict[str, Any], halved: dict[str, Any]) -> None:
    """Sets where there are several, else repetitions, minutes or metres, else the hold; all else stays."""
    assert scaled_dose(dose, HALF) == halved


def test_a_second_halving_goes_on_where_the_first_ended() -> None:
    """A quarter is one set of half the repetitions, not one set of all."""
    quarter = dict.fromkeys(AMOUNT, 0.25)
    assert scaled_dose({"sets": 2, "reps": 10, "hold_seconds": 5}, quarter) == {"sets": 1, "reps": 5, "hold_seconds": 5}


def test_a_single_factor_and_one_that_adds_stand_as_written() -> None:
    """What an author names alone is scaled, and more minutes with less load are both done."""
    assert scaled_dose({"sets": 2, "reps": 10}, {"reps": 0.5}) == {"sets": 2, "reps": 5}
    assert scaled_dose({"minutes": 10, "load_kg": 8}, {"minutes": 1.5, "load_kg": 0.5}) == {"minutes": 15, "load_kg": 4}


DOSES = st.fixed_dictionaries(
    {},
    optional={
        "sets": st.integers(1, 6),
        "reps": st.integers(1, 30),
        "hold_seconds": st.integers(0, 120),
        "minutes": st.integers(1, 60),
    },
)


@given(dose=DOSES, factor=st.sampled_from([0.5, 0.25, 0.125]))
def test_a_factor_never_adds_and_nothing_falls_below_one(dose: dict[str, Any], factor: float) -> None:
    """Time under work goes down to the factor as far as counts allow, and never to nothing."""
    less = scaled_dose(dose, dict.fromkeys(AMOUNT, factor))
    assert set(less) == set(dose)
    assert all(less[key] <= dose[key] for key in dose)
    assert all(less[key] >= 1 for key in ("sets", "reps") if key in dose)
    work = bout_seconds(dose, sides=1) - SECONDS_TO_SET_UP
    assert bout_seconds(less, sides=1) - SECONDS_TO_SET_UP <= work
