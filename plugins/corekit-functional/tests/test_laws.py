# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestFunctional(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the pack beside those that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 3
    sheet = DATA / "exercises.json"
    rows = 15
    findings = DATA / "findings.json"
    #: The file says why.
    changed: ClassVar[dict[tuple[str, str], Any]] = {("goblet-squat", "equipment"): ["kettlebell", "chair"]}
    parts_of_muscles = True
    aerobic_upkeep = False
    stops = (*ProgrammeLaws.stops, {"symptom_location_change": "peripheralised"})
    forward = ({"pain_next_day_change": {"at_most": 0}},)
    no_way_back = frozenset({"hands-and-knees", "trunk-hold"})
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "sources.json"}
    )
    missed: ClassVar[dict[str, int]] = {"stabilization": 1}
