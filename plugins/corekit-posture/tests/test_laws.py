# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestPosture(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the posture pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 5
    preferences = ({"dp_extension": "yes"},)
    sheet = DATA / "exercises.json"
    rows = 12
    #: More things serve than the sheet names.
    changed: ClassVar[dict[tuple[str, str], Any]] = {
        ("active-bridge-pillow", "equipment"): [["pillow", "cushion"]],
        **{
            (name, "equipment"): [["chair", "box", "stool", "bench"]]
            for name in ("static-back", "static-back-abdominals", "supine-groin")
        },
    }
    least_steps = 4
    least_mistakes = 2
    variants_in_full = True
    needs = frozenset({"red_flags", "readiness"})
    made_of = frozenset({"claims", "exercises", "pack.yaml", "progressions", "regimens", "sources.json"})
    missed: ClassVar[dict[str, int]] = {"functional": 1, "mckenzie": 1, "stabilization": 3, "stretching": 2, "yoga": 3}
