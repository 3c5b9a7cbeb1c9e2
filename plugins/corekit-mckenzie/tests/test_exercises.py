# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

from typing import Any

Exercises = dict[str, dict[str, Any]]


def test_the_painful_side_is_said_where_rules_ask_for_it(exercises: Exercises) -> None:
    """Side-bending and rotation of the neck go toward the pain, movements in the midline to both sides."""
    for name, movement in (("cervical-sidebend", "side_bend"), ("cervical-rotation", "rotation")):
        (record,) = [one for one in exercises[name]["movements"] if one["movement"] == movement]
        assert record["side"] == "toward_pain"
    for exercise in exercises.values():
        if exercise["laterality"] == "midline":
            assert {record["side"] for record in exercise["movements"]} == {"both"}


def test_force_grows_by_one_step(exercises: Exercises) -> None:
    """The next harder exercise takes at most one step more of force, and no step needs a clinician."""
    for name, exercise in exercises.items():
        assert 1 <= exercise["force_level"] <= 4, name
        harder = exercises.get(exercise.get("harder", ""))
        assert harder is None or harder["force_level"] <= exercise["force_level"] + 1, name


def test_passive_extension_loads_no_back_muscle(exercises: Exercises) -> None:
    """Lying extension exercises are done by the arms: no muscle of the trunk is loaded."""
    for name, exercise in exercises.items():
        if exercise["position"] == "prone":
            assert exercise["muscles_loaded"] == [], name


def test_every_exercise_excludes_somebody(exercises: Exercises) -> None:
    """Loading at the end of the range is not for everybody: each exercise says whom it keeps out."""
    assert [name for name, exercise in exercises.items() if not exercise.get("excluded_when")] == []
