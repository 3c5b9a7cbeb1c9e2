# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

from typing import Any

from corekit.testing.fact_sheet_laws import stated

Exercises = dict[str, dict[str, Any]]


def test_effort_words_agree(exercises: Exercises) -> None:
    """Effort as an attribute, on the scale, in the talk test and in the pulse never contradict each other."""
    bands = {"light": (0, 3, "sing"), "moderate": (3, 5, "talk"), "vigorous": (4, 6, "talk")}
    pulses = {"light": (30, 39), "moderate": (30, 59)}
    for name, exercise in exercises.items():
        intensity = exercise.get("intensity")
        if intensity is None:
            assert exercise["mode"] == "vibration", name
            continue
        low, high, words = bands[exercise["effort"]]
        assert low <= intensity["effort_0_10"][0] <= intensity["effort_0_10"][1] <= high, name
        assert intensity["talk_test"] == words, name
        if "heart_rate_reserve_percent" in intensity:
            least, most = pulses[exercise["effort"]]
            assert least <= intensity["heart_rate_reserve_percent"][0], name
            assert intensity["heart_rate_reserve_percent"][1] <= most, name


def test_energy_costs_of_ten_modes_name_their_edition(exercises: Exercises) -> None:
    """At least ten exercises state their energy cost, and those from a compendium say which edition it is from."""
    costed = {name: exercise for name, exercise in exercises.items() if "met" in exercise.get("intensity", {})}
    assert len(costed) >= 10
    for name, exercise in costed.items():
        named = [entry for entry in exercise["evidence"] if "MET" in entry["text"]]
        assert named, name
        assert all("edition" in entry["text"] or entry["sources"] == "editorial" for entry in named), name


def test_nothing_jolts_but_what_is_asked_for_by_name(exercises: Exercises) -> None:
    """Only jogging, its intervals and rebounding jolt; vibration is no aerobic exercise."""
    jolting = {name for name, exercise in exercises.items() if stated(exercise, "impact") in ("moderate", "high")}
    assert jolting == {"jog-walk", "jogging", "rebounding"}
    assert exercises["whole-body-vibration"]["mode"] == "vibration"
