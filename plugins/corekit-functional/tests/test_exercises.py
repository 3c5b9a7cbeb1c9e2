# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

from typing import Any

Exercises = dict[str, dict[str, Any]]


def test_nothing_is_lifted_before_the_tests_without_a_caution(exercises: Exercises) -> None:
    """Both deadlifts carry a caution while the trunk was not tested or does not hold for a minute."""
    for name in ("kettlebell-deadlift", "deadlift"):
        asked = [entry["when"] for entry in exercises[name]["caution_when"]]
        assert {"trunk_extensor_hold_seconds": {"below": 60}} in asked, name


def test_hinge_and_squat_are_told_apart(exercises: Exercises) -> None:
    """A hinge bends the hips and not the knees; a squat bends both; in either the low back stays still."""
    for name, bends_knees in (("hip-hinge-wall", False), ("hip-hinge-dowel", False), ("goblet-squat", True)):
        moved = {(record["region"], record["movement"]) for record in exercises[name]["movements"]}
        assert (("knee", "flexion") in moved) == bends_knees, name
        assert {("hip", "flexion"), ("lumbar", "neutral")} <= moved, name
