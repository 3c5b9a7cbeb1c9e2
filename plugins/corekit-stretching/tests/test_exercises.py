# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, and those whom they would harm do not get them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing import TODAY, well_adult

if TYPE_CHECKING:
    from corekit.kit import Kit

Exercises = dict[str, dict[str, Any]]

#: Attributes that a row of the sheet states; `equipment` and the findings are compared on their own.
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
#: Outcomes with which nothing is issued.
NOTHING = {"refer_emergency", "refer_urgent", "hold", "stop_today"}
#: Where the sheet has one exercise with either of two things, each is a form of its own, with what it needs.
OTHER_FORMS = {
    "hamstring-pnf": {"": ["strap"], "with-helper": ["helper"]},
    "ql-side-lying": {"": ["pillow"], "standing": ["doorway"]},
}
#: A towel serves where the sheet names a strap.
SERVES = {"quadriceps-side-lying": [["strap", "towel"]]}


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 24 exercises of the sheet and no other."""
    assert len(expected) == 24
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


def test_movements_with_a_side_say_so(exercises: Exercises) -> None:
    """Side-bending, turning and neck movements go to both sides, so that rules about the painful side reach them."""
    for name, exercise in exercises.items():
        for record in exercise["movements"]:
            if record["region"] == "cervical" or record["movement"] in ("side_bend", "rotation"):
                assert record["side"] == "both", name


def test_equipment_is_that_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Things that serve instead of each other stand in a list of their own, or make another form of the exercise."""
    for name, row in expected.items():
        exercise = exercises[name]
        if name in OTHER_FORMS:
            forms = {"": exercise["equipment"], **{form: it["equipment"] for form, it in exercise["variants"].items()}}
            assert forms == OTHER_FORMS[name]
            assert sorted(thing for (thing,) in forms.values()) == sorted(row["equipment"][0])
        else:
            assert exercise["equipment"] == SERVES.get(name, row["equipment"]), name


@pytest.mark.parametrize("word", ["yes", "unknown"])
def test_contraindications_of_the_sheet_exclude(
    kit: Kit, expected: Exercises, findings: dict[str, dict[str, Any]], word: str
) -> None:
    """Whom the sheet keeps from an exercise does not get it, nor does somebody who cannot say whether it holds."""
    for finding, answers in findings.items():
        if not answers[word]:
            continue
        screening = kit.screen(well_adult(kit, **answers[word]), today=TODAY)
        for name, row in expected.items():
            if finding in row["excluded_by"] and screening.outcome not in NOTHING:
                assert screening.verdict(f"stretching:{name}").verdict == "excluded", (finding, name)


def test_precautions_of_the_sheet_caution(kit: Kit, expected: Exercises, findings: dict[str, dict[str, Any]]) -> None:
    """Whom the sheet warns is warned, if the exercise is not kept from them altogether."""
    for finding, answers in findings.items():
        screening = kit.screen(well_adult(kit, **answers["yes"]), today=TODAY)
        for name, row in expected.items():
            if finding in row["cautioned_by"] and screening.outcome not in NOTHING:
                verdict = screening.verdict(f"stretching:{name}").verdict
                helped = finding == "helper_untrained" and name == "hamstring-pnf"
                assert helped or verdict in ("caution", "excluded"), (finding, name)


def test_a_well_adult_may_do_everything(kit: Kit, exercises: Exercises) -> None:
    """Nothing is kept from somebody whose every answer is reassuring."""
    screening = kit.screen(well_adult(kit), today=TODAY)
    assert {screening.verdict(f"stretching:{name}").verdict for name in exercises} == {"allowed"}


def test_stop_signs_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every stop sign of the sheet stops the exercise, with a sentence for the person."""
    for name, row in expected.items():
        signs = {test for entry in exercises[name]["stop_when"] for test in entry["when"]}
        assert set(row["stopped_by"]) <= signs, name
        assert all(entry["say"] for entry in exercises[name]["stop_when"]), name


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
