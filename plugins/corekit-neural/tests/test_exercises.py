# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

from typing import Any

from corekit.testing.fact_sheet_laws import stated

Exercises = dict[str, dict[str, Any]]


def test_the_head_goes_back_as_the_knee_straightens(exercises: Exercises) -> None:
    """In every slider that moves the head the steps look up, or tilt toward, as the limb loads; in a tensioner not."""
    up = ("sciatic-slider-supine", "sciatic-slider-seated")
    for name in up:
        loading = next(step for step in exercises[name]["steps"] if step.startswith("Straighten the knee"))
        assert "look up" in loading, name
    for name, words in (("median-slider", "toward that arm"), ("median-tensioner", "away from that arm")):
        loading = next(step for step in exercises[name]["steps"] if step.startswith("Straighten the elbow"))
        assert words in loading, name
    tensioning = next(step for step in exercises["sciatic-tensioner"]["steps"] if "Straighten the knee" in step)
    assert "chin down" in tensioning


def test_sliders_neither_reach_the_end_nor_load(exercises: Exercises) -> None:
    """No slider goes to the end of a range, and whatever does is a tensioner; each names the nerve that it moves."""
    for name, exercise in exercises.items():
        ranges = {record["range"] for record in exercise["movements"]}
        if exercise["mode"] == "neural_slider":
            assert ranges == {"mid"}, name
        if exercise["mode"] == "neural_tensioner":
            assert "end" in ranges, name
        if exercise["mode"] != "positional_rest":
            assert stated(exercise, "nerve_tension") != "none", name


def test_the_painful_side_of_the_neck_is_said(exercises: Exercises) -> None:
    """Side-bending of the neck says its side: sliders go both ways, the tensioner away from the pain."""
    wanted = {"median-slider": "both", "ulnar-slider": "both", "median-tensioner": "away_from_pain"}
    for name, side in wanted.items():
        (record,) = [one for one in exercises[name]["movements"] if one["movement"] == "side_bend"]
        assert record["side"] == side, name


def test_the_slump_stretch_is_for_clinicians(exercises: Exercises) -> None:
    """The one exercise of level 5 is never planned without a clinician."""
    assert {name for name, exercise in exercises.items() if exercise["level"] == 5} == {"slump-stretch"}
    assert exercises["slump-stretch"]["requires_clinician"] == "yes"
