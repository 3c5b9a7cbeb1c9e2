# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestAerobic(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the pack beside those that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 3
    sheet = DATA / "exercises.json"
    rows = 14
    findings = DATA / "findings.json"
    own = frozenset({"seated-marching"})
    #: The files say why.
    changed: ClassVar[dict[tuple[str, str], Any]] = {
        ("walking", "equipment"): [],
        ("arm-ergometer", "position"): "chair_sitting",
    }
    parts_of_muscles = True
    sides = True
    aerobic_upkeep = False
    stops = (*ProgrammeLaws.stops, {"symptom_location_change": "peripheralised"})
    forward = ({"pain_next_day_change": {"at_most": 0}},)
    no_way_back = frozenset({"vibration-bouts"})
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "pack.yaml", "progressions", "regimens", "rules", "sources.json"}
    )
    missed: ClassVar[dict[str, int]] = {}
