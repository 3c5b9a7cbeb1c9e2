# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corekit.testing import ContentFolder

Exercises = dict[str, dict[str, Any]]


#: Exercises that the sheet names only as what follows a release; they are the pack's own.
ACTIVATION = {"drawing-in-lying", "heel-raise-at-wall", "leg-reach-all-fours", "short-bridge", "shoulder-blade-set"}


def test_movements_with_a_side_say_so(exercises: Exercises) -> None:
    """Side-bending, turning and neck movements go to both sides, so that rules about the painful side reach them."""
    for name, exercise in exercises.items():
        for record in exercise["movements"]:
            if record["region"] == "cervical" or record["movement"] in ("side_bend", "rotation"):
                assert record["side"] == "both", name


def test_pressing_is_light_where_organs_are_near(exercises: Exercises) -> None:
    """At the front of the hip and at the flank the ball only rests: pressure light, and it counts as on the belly."""
    for name in ("hip-flexor-ball", "ql-ball"):
        assert exercises[name]["pressure"] == "light"
        assert exercises[name]["abdominal_pressure"] == "yes"


def test_no_roller_moves_the_low_back_or_the_neck(exercises: Exercises) -> None:
    """What presses leaves low back and neck still; only the upper back bends over a roller."""
    for name, exercise in exercises.items():
        if exercise["mode"] == "self_massage":
            moved = {one["region"] for one in exercise["movements"] if one["movement"] != "neutral"} - {"knee"}
            assert moved <= ({"thoracic"} if name == "thoracic-roller" else set()), name


def test_a_release_lasts_two_minutes_at_most(exercises: Exercises) -> None:
    """No set is longer than two minutes and nothing is pressed in more than three sets."""
    for name, exercise in exercises.items():
        if exercise["mode"] == "self_massage":
            for dose in (exercise["dose"], *exercise.get("doses", {}).values()):
                hold, sets = dose["hold_seconds"], dose["sets"]
                assert (hold[-1] if isinstance(hold, list) else hold) <= 120, name
                assert (sets[-1] if isinstance(sets, list) else sets) <= 3, name


def test_what_follows_needs_nothing_and_is_light(exercises: Exercises) -> None:
    """The activation after a release is light, slow, at level 1 or 2, and needs a mat or a wall at most."""
    for name in ACTIVATION:
        exercise = exercises[name]
        assert (exercise["effort"], exercise["velocity"]) == ("light", "slow"), name
        assert exercise["level"] <= 2, name
        assert set(exercise["equipment"]) <= {"mat", "wall"}, name
        assert exercise["muscles_loaded"], name
        assert not exercise["muscles_stretched"], name


def test_nothing_is_pressed_without_being_used(content: ContentFolder) -> None:
    """Wherever a progression presses a muscle, an activation follows in the same session (S4-12)."""
    for name, progression in content.items("progressions").items():
        for stage in progression["stages"]:
            for use in stage["use"]:
                followed = {after["exercise"] for after in use["followed_by"]}
                assert followed, (name, stage["id"])
                assert followed <= ACTIVATION, (name, stage["id"])
