# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestYoga(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the yoga pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 5
    preferences = ({"dp_extension": "yes"},)
    sheet = DATA / "exercises.json"
    rows = 18
    facts = DATA / "facts.csv"
    #: More things serve than the sheet names.
    changed: ClassVar[dict[tuple[str, str], Any]] = {
        ("knees-together-twist", "equipment"): ["mat", ["pillow", "cushion"]],
        ("locust", "equipment"): ["mat", ["pillow", "cushion"]],
        ("reclining-cobbler", "equipment"): [["cushion", "pillow", "bolster"]],
    }
    least_steps = 4
    least_mistakes = 2
    variants_in_full = True
    needs = frozenset({"red_flags", "readiness"})
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "sources.json"}
    )
    missed: ClassVar[dict[str, int]] = {"stabilization": 1, "stretching": 1}
