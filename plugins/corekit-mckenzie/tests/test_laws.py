# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestMcKenzie(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the McKenzie pack beside the red flags that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags",)
    ids = DATA / "ids.txt"
    every = 3
    #: What the sheet names as the next step from these at level 3 is extension in lying, at level 2.
    level_exceptions = frozenset(
        (name, "extension-in-lying")
        for name in ("extension-in-lying-hips-offset", "lateral-shift-correction", "sustained-extension")
    )
    sheet = DATA / "exercises.json"
    rows = 23
    facts = DATA / "facts.csv"
    sides = True
    called: ClassVar[dict[str, str]] = {
        "stop_midline": "mckenzie_shift_correction_passed_midline",
        "stop_deviation": "mckenzie_deviation_changed_side",
    }
    #: The sheet allows it, with a reason, for these and never for posture.
    replaces = frozenset(
        (
            "neck-derangement",
            *(
                f"{kind}-{way}"
                for kind in ("derangement", "dysfunction")
                for way in ("extension", "flexion", "side-glide")
            ),
        )
    )
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "rules", "sources.json"}
    )
    missed: ClassVar[dict[str, int]] = {"stretching": 2}
