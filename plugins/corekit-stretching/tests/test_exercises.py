# SPDX-License-Identifier: Apache-2.0
"""What the exercises of this pack hold beside its fact sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"

Exercises = dict[str, dict[str, Any]]

#: Where the sheet has one exercise with either of two things, each is a form of its own, with what it needs.
OTHER_FORMS = {
    "hamstring-pnf": {"": ["strap"], "with-helper": ["helper"]},
    "ql-side-lying": {"": ["pillow"], "standing": ["doorway"]},
}


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_either_of_two_things_makes_a_form_of_its_own(exercises: Exercises, name: str) -> None:
    """Each form needs one of the things of which the sheet asks for either, and none is left out."""
    table: Exercises = json.loads((DATA / "exercises.json").read_text(encoding="utf-8"))
    exercise = exercises[name]
    forms = {"": exercise["equipment"], **{form: it["equipment"] for form, it in exercise["variants"].items()}}
    assert forms == OTHER_FORMS[name]
    assert sorted(thing for (thing,) in forms.values()) == sorted(table[name]["equipment"][0])


def test_movements_with_a_side_say_so(exercises: Exercises) -> None:
    """Side-bending, turning and neck movements go to both sides, so that rules about the painful side reach them."""
    for name, exercise in exercises.items():
        for record in exercise["movements"]:
            if record["region"] == "cervical" or record["movement"] in ("side_bend", "rotation"):
                assert record["side"] == "both", name


def test_every_static_stretch_has_the_profiles(exercises: Exercises) -> None:
    """A static stretch offers the guideline's doses for adults and older adults; long holds are no dose for a neck."""
    for name, exercise in exercises.items():
        if exercise["mode"] == "static_stretch":
            assert {"acsm", "acsm-older"} <= set(exercise["doses"]), name
            assert exercise["doses"]["acsm-older"]["hold_seconds"] == [30, 60]
            neck = any(record["region"] == "cervical" for record in exercise["movements"])
            assert not (neck and "sustained" in exercise["doses"] and exercise["position"] == "sitting"), name


def test_no_first_dose_is_long(exercises: Exercises) -> None:
    """A static stretch begins with holds of 30 seconds or less and with no more than two minutes in all."""
    for name, exercise in exercises.items():
        if exercise["mode"] == "static_stretch":
            first = {key: value[0] if isinstance(value, list) else value for key, value in exercise["dose"].items()}
            assert first["hold_seconds"] <= 30, name
            assert first["sets"] * first["reps"] * first["hold_seconds"] <= 120, name


def test_what_another_person_does_is_marked(exercises: Exercises) -> None:
    """Wherever a helper is needed, the exercise and its forms say that another person applies force, at level 5."""
    for exercise in exercises.values():
        for form in (exercise, *exercise.get("variants", {}).values()):
            helped = {**exercise, **form}
            assert ("helper" in helped["equipment"]) == (helped["assistance"] == "partner")
            assert helped["assistance"] != "partner" or helped["level"] == 5


def test_nothing_bounces(exercises: Exercises) -> None:
    """No exercise is ballistic; only the supported swing is fast, and it stays in the middle of the range."""
    fast = {name for name, exercise in exercises.items() if exercise["velocity"] != "slow"}
    assert fast == {"dynamic-leg-swing"}
    assert exercises["dynamic-leg-swing"]["velocity"] == "fast"
    assert {record["range"] for record in exercises["dynamic-leg-swing"]["movements"]} == {"mid"}
