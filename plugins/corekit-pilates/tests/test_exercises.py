# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, with nothing left to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.testing import TODAY, well_adult

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.model.screening import Verdict

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


def verdict(kit: Kit, exercise: str, answers: dict[str, Any]) -> Verdict:
    """What the whole kit says of an exercise for somebody with these answers, who is well in everything else."""
    return kit.screen(well_adult(kit, **answers), today=TODAY).verdict(f"pilates:{exercise}")


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the 14 exercises of the sheet and no other."""
    assert len(expected) == 14
    assert set(exercises) == set(expected)


def test_attributes_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every attribute value equals that of the sheet, null values included."""
    for name, row in expected.items():
        said = {attribute: stated(exercises[name], attribute) for attribute in STATED}
        assert said == {attribute: row[attribute] for attribute in STATED}, name


def test_movements_and_equipment_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """The movement records are those of the sheet, in its order, and nothing more is needed than it names."""
    for name, row in expected.items():
        assert exercises[name]["movements"] == row["movements"], name
        assert exercises[name]["equipment"] == row["equipment"], name


def test_contraindications_of_the_sheet_exclude(
    kit: Kit, exercises: Exercises, expected: Exercises, findings: Exercises
) -> None:
    """Who has a finding that the sheet names against an exercise is not given it, and is when it is not there."""
    for name, row in expected.items():
        assert verdict(kit, name, {}).verdict == "allowed", name
        for finding in row["excluded_by"]:
            assert verdict(kit, name, findings[finding]).verdict == "excluded", (name, finding)
    assert set(exercises) == set(expected)


def test_precautions_of_the_sheet_caution(kit: Kit, expected: Exercises, findings: Exercises) -> None:
    """Who has a finding that the sheet names as a precaution gets a caution at least."""
    for name, row in expected.items():
        for finding in row["cautioned_by"]:
            assert verdict(kit, name, findings[finding]).verdict in ("caution", "excluded"), (name, finding)


def test_stop_signs_of_the_sheet_are_told(exercises: Exercises, expected: Exercises) -> None:
    """Every stop sign of the sheet stands in the file, with a sentence; more is allowed, less is not."""
    for name, row in expected.items():
        signs = {test for entry in exercises[name]["stop_when"] for test in entry["when"]}
        assert set(row["stopped_by"]) <= signs, name


def test_neighbours_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Where the sheet names an easier or harder exercise, the file names one of those."""
    for name, row in expected.items():
        for way in ("easier", "harder"):
            assert not row[way] or exercises[name].get(way) in row[way], (name, way)


def test_no_hold_asks_for_the_breath(exercises: Exercises) -> None:
    """Whoever holds for long is told to breathe: a held breath raises the blood pressure."""
    for name, exercise in exercises.items():
        longest = max(_figures(exercise["dose"].get("hold_seconds", 0)))
        words = " ".join((*exercise["steps"], *exercise["cues"], *exercise["mistakes"])).lower()
        assert longest < 10 or "breath" in words, name


def _figures(data: Any) -> Iterator[float]:
    yield from data if isinstance(data, list) else [data]


def test_every_exercise_is_drawn(exercises: Exercises) -> None:
    """Every exercise has a figure, and so has a variant in another position: the exercise's shows the wrong one."""
    for name, exercise in exercises.items():
        assert exercise["figure"]["frames"], name
        for variant, changes in exercise.get("variants", {}).items():
            moved = changes.get("position", exercise["position"]) != exercise["position"]
            assert not moved or changes["figure"]["frames"], (name, variant)
