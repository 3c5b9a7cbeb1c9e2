# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, and those whom they would harm do not get them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing import TODAY, well_adult

if TYPE_CHECKING:
    from corekit.kit import Kit
    from corekit.testing import ContentFolder

Exercises = dict[str, dict[str, Any]]


#: Attributes that a row of the sheet states; `equipment` and the findings are compared on their own.
STATED = (
    "mode",
    "muscles_stretched",
    "muscles_loaded",
    "muscles_pressed",
    "pressure",
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
#: Exercises that the sheet names only as what follows a release; they are the pack's own.
ACTIVATION = {"drawing-in-lying", "heel-raise-at-wall", "leg-reach-all-fours", "short-bridge", "shoulder-blade-set"}


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 11 exercises of the sheet and what follows a release."""
    assert len(expected) == 11
    assert set(exercises) == set(expected) | ACTIVATION


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
    """What is needed is what the sheet names."""
    assert {name: exercises[name]["equipment"] for name in expected} == {
        name: row["equipment"] for name, row in expected.items()
    }


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
                assert screening.verdict(f"release:{name}").verdict == "excluded", (finding, name)


def test_precautions_of_the_sheet_caution(kit: Kit, expected: Exercises, findings: dict[str, dict[str, Any]]) -> None:
    """Whom the sheet warns is warned, if the exercise is not kept from them altogether."""
    for finding, answers in findings.items():
        screening = kit.screen(well_adult(kit, **answers["yes"]), today=TODAY)
        for name, row in expected.items():
            if finding in row["cautioned_by"] and screening.outcome not in NOTHING:
                verdict = screening.verdict(f"release:{name}").verdict
                helped = finding == "helper_untrained" and name == "hamstring-pnf"
                assert helped or verdict in ("caution", "excluded"), (finding, name)


def test_a_well_adult_may_do_everything(kit: Kit, exercises: Exercises) -> None:
    """Nothing is kept from somebody whose every answer is reassuring."""
    screening = kit.screen(well_adult(kit), today=TODAY)
    assert {screening.verdict(f"release:{name}").verdict for name in exercises} == {"allowed"}


def test_stop_signs_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every stop sign of the sheet stops the exercise, with a sentence for the person."""
    for name, row in expected.items():
        signs = {test for entry in exercises[name]["stop_when"] for test in entry["when"]}
        assert set(row["stopped_by"]) <= signs, name
        assert all(entry["say"] for entry in exercises[name]["stop_when"]), name


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
