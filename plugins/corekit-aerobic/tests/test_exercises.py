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
OWN = {"seated-marching"}
#: What deliberately differs from the sheet, with the value given here; the file says why.
CHANGED: dict[tuple[str, str], Any] = {("walking", "equipment"): [], ("arm-ergometer", "position"): "chair_sitting"}


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 14 exercises of the sheet and, beside them, only those named here."""
    assert len(expected) == 14
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
                verdict = kit.screen(person, today=TODAY).verdict(f"aerobic:{name}").verdict
                assert verdict == "excluded", (name, finding, answers)


def test_whom_the_sheet_cautions_is_cautioned(
    kit: Kit, expected: Exercises, findings: dict[str, dict[str, dict[str, Any]]]
) -> None:
    """Every precaution of the sheet is a caution at least, true or not known."""
    for name, row in expected.items():
        for finding in row["cautioned_by"]:
            for answers in findings[finding].values():
                person = well_adult(kit, **answers)
                verdict = kit.screen(person, today=TODAY).verdict(f"aerobic:{name}").verdict
                assert verdict in ("caution", "excluded"), (name, finding, answers)


def test_every_stop_sign_of_the_sheet_is_told(exercises: Exercises, expected: Exercises) -> None:
    """What stops an exercise in the sheet stops it in the file; more is allowed, less is not."""
    for name, row in expected.items():
        signs = {test for entry in exercises[name]["stop_when"] for test in entry["when"]}
        assert set(row["stopped_by"]) <= signs, name


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


def test_every_exercise_is_drawn(exercises: Exercises) -> None:
    """Every exercise has a figure, and so has a variant in another position: the exercise's shows the wrong one."""
    for name, exercise in exercises.items():
        assert exercise["figure"]["frames"], name
        for variant, changes in exercise.get("variants", {}).items():
            moved = changes.get("position", exercise["position"]) != exercise["position"]
            assert not moved or changes["figure"]["frames"], (name, variant)
