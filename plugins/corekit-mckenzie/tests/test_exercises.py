# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, with nothing left to guess."""

from __future__ import annotations

from typing import Any

Exercises = dict[str, dict[str, Any]]

#: Attributes that a fact sheet row states; `equipment` and the findings are compared on their own.
STATED = (
    "mode",
    "muscles_stretched",
    "muscles_loaded",
    "position",
    "load",
    "impact",
    "effort",
    "velocity",
    "nerve_tension",
    "symmetry",
    "assistance",
    "balance_demand",
    "breath_hold",
    "head_below_heart",
    "abdominal_pressure",
    "laterality",
    "level",
)


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def findings(entries: list[dict[str, Any]]) -> set[str]:
    """The finding, or the diagnosis, that each entry asks for."""
    return {test["includes"] if name == "dx" else name for entry in entries for name, test in entry["when"].items()}


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 23 exercises of the sheet and no other."""
    assert len(expected) == 23
    assert set(exercises) == set(expected)


def test_attributes_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every attribute value equals that of the sheet, null values included."""
    for name, row in expected.items():
        said = {attribute: stated(exercises[name], attribute) for attribute in STATED}
        assert said == {attribute: row[attribute] for attribute in STATED}, name


def test_movements_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """The movement records are those of the sheet, in its order."""
    for name, row in expected.items():
        plain = [
            {key: record[key] for key in ("region", "movement", "range")} for record in exercises[name]["movements"]
        ]
        assert plain == row["movements"], name


def test_the_painful_side_is_said_where_rules_ask_for_it(exercises: Exercises) -> None:
    """Side-bending and rotation of the neck go toward the pain, movements in the midline to both sides."""
    for name, movement in (("cervical-sidebend", "side_bend"), ("cervical-rotation", "rotation")):
        (record,) = [one for one in exercises[name]["movements"] if one["movement"] == movement]
        assert record["side"] == "toward_pain"
    for exercise in exercises.values():
        if exercise["laterality"] == "midline":
            assert {record["side"] for record in exercise["movements"]} == {"both"}


def test_equipment_is_that_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Things that serve instead of each other stand in a list of their own."""
    assert {name: exercise["equipment"] for name, exercise in exercises.items()} == {
        name: row["equipment"] for name, row in expected.items()
    }


def test_nothing_of_the_sheet_that_protects_is_lost(exercises: Exercises, expected: Exercises) -> None:
    """Every contraindication, precaution and stop sign of the sheet is in the file; more is allowed, less is not."""
    for name, row in expected.items():
        exercise = exercises[name]
        assert set(row["excluded_by"]) <= findings(exercise["excluded_when"]), name
        cautions = findings(exercise.get("caution_when", [])) | findings(exercise["excluded_when"])
        assert set(row["cautioned_by"]) <= cautions, name
        signs = {test for entry in exercise["stop_when"] for test in entry["when"]}
        own = {
            "stop_midline": "mckenzie_shift_correction_passed_midline",
            "stop_deviation": "mckenzie_deviation_changed_side",
        }
        assert {own.get(sign, sign) for sign in row["stopped_by"]} <= signs, name


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
