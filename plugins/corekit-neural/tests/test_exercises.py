# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, and keep out whom the sheet keeps out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.testing import TODAY, well_adult

if TYPE_CHECKING:
    from corekit.kit import Kit

Exercises = dict[str, dict[str, Any]]

#: Attributes that a row of the fact sheet states; muscles, movements and equipment are compared on their own.
STATED = (
    "mode",
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
#: Exercises of our own, which no sheet has.
OWN = set[str]()
#: What deliberately differs from the sheet, with the value given here; the file says why.
CHANGED: dict[tuple[str, str], Any] = {
    ("sciatic-slider-seated", "position"): "chair_sitting",
    ("contralateral-slider", "position"): "chair_sitting",
    ("sciatic-tensioner", "position"): "chair_sitting",
    ("median-slider", "position"): "chair_sitting",
    ("median-tensioner", "position"): "chair_sitting",
    ("ulnar-slider", "position"): "chair_sitting",
}


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 11 exercises of the sheet and, beside them, only those named here."""
    assert len(expected) == 11
    assert set(exercises) == set(expected) | OWN


def test_attributes_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every attribute value equals that of the sheet, null values included, save those named with a reason."""
    for name, row in expected.items():
        said = {attribute: stated(exercises[name], attribute) for attribute in STATED}
        assert said == {each: CHANGED.get((name, each), row[each]) for each in STATED}, name


def test_movements_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every movement of the sheet is in the file with its range, and no other."""
    for name, row in expected.items():
        plain = [
            {key: record[key] for key in ("region", "movement", "range")} for record in exercises[name]["movements"]
        ]
        assert plain == CHANGED.get((name, "movements"), row["movements"]), name


def test_muscles_are_those_of_the_sheet_or_parts_of_them(exercises: Exercises, expected: Exercises, kit: Kit) -> None:
    """Each muscle of the sheet is named, itself or by its parts, and no muscle is named that the sheet has not."""
    below = kit.library.vocabulary.is_below
    for name, row in expected.items():
        for attribute in ("muscles_stretched", "muscles_loaded"):
            said = exercises[name][attribute]
            wanted: list[str] = CHANGED.get((name, attribute)) or row[attribute]
            assert all(any(below("muscle", muscle, term) for term in wanted) for muscle in said), (name, attribute)
            assert all(any(below("muscle", muscle, term) for muscle in said) for term in wanted), (name, attribute)


def test_equipment_is_that_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Things that serve instead of each other stand in a list of their own."""
    for name, row in expected.items():
        assert exercises[name]["equipment"] == CHANGED.get((name, "equipment"), row["equipment"]), name


def test_whom_the_sheet_keeps_out_is_kept_out(
    kit: Kit, expected: Exercises, findings: dict[str, dict[str, dict[str, Any]]]
) -> None:
    """Every contraindication of the sheet excludes, true or not known, by the exercise itself or by a required rule."""
    for name, row in expected.items():
        for finding in row["excluded_by"]:
            for answers in findings[finding].values():
                person = well_adult(kit, **answers)
                verdict = kit.screen(person, today=TODAY).verdict(f"neural:{name}").verdict
                assert verdict == "excluded", (name, finding, answers)


def test_whom_the_sheet_cautions_is_cautioned(
    kit: Kit, expected: Exercises, findings: dict[str, dict[str, dict[str, Any]]]
) -> None:
    """Every precaution of the sheet is a caution at least, true or not known."""
    for name, row in expected.items():
        for finding in row["cautioned_by"]:
            for answers in findings[finding].values():
                person = well_adult(kit, **answers)
                verdict = kit.screen(person, today=TODAY).verdict(f"neural:{name}").verdict
                assert verdict in ("caution", "excluded"), (name, finding, answers)


def test_every_stop_sign_of_the_sheet_is_told(exercises: Exercises, expected: Exercises) -> None:
    """What stops an exercise in the sheet stops it in the file; more is allowed, less is not."""
    for name, row in expected.items():
        signs = {test for entry in exercises[name]["stop_when"] for test in entry["when"]}
        assert set(row["stopped_by"]) <= signs, name


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


def test_every_exercise_is_drawn(exercises: Exercises) -> None:
    """Every exercise has a figure, and so has a variant in another position: the exercise's shows the wrong one."""
    for name, exercise in exercises.items():
        assert exercise["figure"]["frames"], name
        for variant, changes in exercise.get("variants", {}).items():
            moved = changes.get("position", exercise["position"]) != exercise["position"]
            assert not moved or changes["figure"]["frames"], (name, variant)
