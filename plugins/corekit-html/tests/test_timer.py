# SPDX-License-Identifier: Apache-2.0
"""What a timer counts of a dose."""

from __future__ import annotations

from typing import Any

import pytest
from corekit_html.timer import timer_of
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("dose", "sides", "counted"),
    [
        ({"hold_seconds": 300}, 1, {"phases": [["hold", 300]], "reps": 1, "sets": 1, "sides": 1, "rest": 0}),
        (
            {"sets": 2, "reps": 3, "hold_seconds": 30, "rest_seconds": 60},
            2,
            {"phases": [["hold", 30]], "reps": 3, "sets": 2, "sides": 2, "rest": 60},
        ),
        (
            {"cycles": 3, "contract_seconds": 6, "relax_seconds": 2, "hold_seconds": 10},
            1,
            {"phases": [["contract", 6], ["relax", 2], ["hold", 10]], "reps": 3, "sets": 1, "sides": 1, "rest": 0},
        ),
        ({"minutes": 20}, 1, {"phases": [["go", 1200]], "reps": 1, "sets": 1, "sides": 1, "rest": 0}),
        (
            {"work_seconds": 30, "recover_seconds": 90, "cycles": 4},
            1,
            {"phases": [["work", 30], ["relax", 90]], "reps": 4, "sets": 1, "sides": 1, "rest": 0},
        ),
    ],
)
def test_a_dose_becomes_phases(dose: dict[str, Any], sides: int, counted: dict[str, Any]) -> None:
    """Repetitions, sets and sides are those of the dose."""
    assert timer_of(dose, sides) == counted


@pytest.mark.parametrize("dose", [None, {}, {"sets": 3, "reps": 10}, {"reps": 10, "hold_seconds": 1}])
def test_what_breath_counts_has_no_timer(dose: dict[str, Any] | None) -> None:
    """Repetitions, and holds of a second or two."""
    assert timer_of(dose, 1) is None


FIGURES = (
    st.none() | st.integers(0, 400) | st.floats(0, 400) | st.tuples(st.integers(0, 9), st.integers(0, 9)).map(list)
)


@given(st.dictionaries(st.sampled_from(["sets", "reps", "cycles", "hold_seconds", "minutes", "rest_seconds"]), FIGURES))
def test_any_dose_gives_phases_that_end(dose: dict[str, Any]) -> None:
    """No phase is without an end or a length, and something is counted at least once."""
    counted = timer_of(dose, 1)
    if counted is not None:
        assert all(0 < seconds <= 7200 for _, seconds in counted["phases"])
        assert counted["reps"] >= 1
        assert counted["sets"] >= 1
