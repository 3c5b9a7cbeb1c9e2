# SPDX-License-Identifier: Apache-2.0
"""The exercises say what the fact sheet says, with nothing left to guess."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Exercises = dict[str, dict[str, Any]]

#: Attributes that a row of the fact sheet states; equipment and findings are compared on their own.
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
#: What those of the pack say that the sheet does not know.
OWN: frozenset[str] = frozenset()

#: From little to much.
BALANCE = {"low": 1, "moderate": 2, "high": 3}


def stated(exercise: dict[str, Any], attribute: str) -> Any:
    """What the file says of an attribute, with the null values that `without` states."""
    if attribute in exercise.get("without", ()):
        return "no" if attribute in ("breath_hold", "head_below_heart", "abdominal_pressure") else "none"
    return exercise[attribute]


def findings(entries: list[dict[str, Any]]) -> set[str]:
    """The findings, and the diagnoses, that the entries ask for."""
    return {name for entry in entries for name in _asked(entry["when"])}


def _asked(criteria: dict[str, Any]) -> Iterator[str]:
    for name, test in criteria.items():
        if name == "any":
            for part in test:
                yield from _asked(part)
        else:
            yield test["includes"] if name == "dx" else name


def served(equipment: list[Any]) -> list[set[str]]:
    """What serves, thing by thing."""
    return [{entry} if isinstance(entry, str) else set(entry) for entry in equipment]


def test_every_exercise_of_the_sheet_is_there(exercises: Exercises, expected: Exercises) -> None:
    """The pack holds the exercises of the sheet, and beside them only those that it says are its own."""
    assert len(expected) == 18
    assert set(exercises) == set(expected) | OWN


def test_attributes_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Every attribute value equals that of the sheet, null values included."""
    for name, row in expected.items():
        said = {attribute: stated(exercises[name], attribute) for attribute in STATED}
        assert said == {attribute: row[attribute] for attribute in STATED}, name


def test_movements_are_those_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """The movement records are those of the sheet, in its order."""
    for name, row in expected.items():
        assert exercises[name]["movements"] == row["movements"], name


def test_equipment_is_that_of_the_sheet(exercises: Exercises, expected: Exercises) -> None:
    """Each thing that the sheet asks for is asked for, or something that serves as well."""
    for name, row in expected.items():
        wanted, said = served(row["equipment"]), served(exercises[name]["equipment"])
        assert len(wanted) == len(said), name
        assert all(one <= other for one, other in zip(wanted, said, strict=True)), name


def test_nothing_of_the_sheet_that_protects_is_lost(exercises: Exercises, expected: Exercises) -> None:
    """Every contraindication, precaution and stop sign of the sheet is in the file; more is allowed, less is not."""
    for name, row in expected.items():
        exercise = exercises[name]
        excluded = findings(exercise.get("excluded_when", []))
        assert set(row["excluded_by"]) <= excluded, name
        assert set(row["cautioned_by"]) <= findings(exercise.get("caution_when", [])) | excluded, name
        assert set(row["stopped_by"]) <= {test for entry in exercise["stop_when"] for test in entry["when"]}, name


def test_each_can_be_drawn_and_done(exercises: Exercises) -> None:
    """Every exercise, and every variant, has steps in and out, cues, mistakes and a sign to stop."""
    for name, exercise in exercises.items():
        assert len(exercise["steps"]) >= 4, name
        assert exercise["cues"], name
        assert len(exercise["mistakes"]) >= 2, name
        assert exercise["stop_when"], name
        for variant in exercise.get("variants", {}).values():
            assert len(variant["steps"]) >= 4, name


def test_variants_never_ask_for_more(exercises: Exercises) -> None:
    """A variant stands in where the exercise is excluded: none needs more balance, pulls a nerve or lowers the head."""
    for name, exercise in exercises.items():
        for variant in exercise.get("variants", {}).values():
            form = {**exercise, **variant}
            assert BALANCE[form["balance_demand"]] <= BALANCE[exercise["balance_demand"]], name
            for attribute in ("nerve_tension", "head_below_heart"):
                assert stated(form, attribute) in (stated(exercise, attribute), "none", "no"), name


def test_every_exercise_is_drawn(exercises: Exercises) -> None:
    """Each exercise has a figure, and each variant one of its own: it is done otherwise than what it varies."""
    variants = {
        f"{name}, {variant}": data
        for name, exercise in exercises.items()
        for variant, data in exercise.get("variants", {}).items()
    }
    undrawn = [name for name, data in (exercises | variants).items() if not (data.get("figure") or {}).get("frames")]
    assert undrawn == []
