# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestTaiChi(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the taichi pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 5
    preferences = ({"dp_extension": "yes"},)
    sheet = DATA / "exercises.json"
    rows = 10
    facts = DATA / "facts.csv"
    own = frozenset({"cloud-hands-seated", "commencing-seated", "open-close-seated", "weight-shift-at-a-chair"})
    least_steps = 4
    least_mistakes = 2
    variants_in_full = True
    needs = frozenset({"red_flags", "readiness"})
    made_of = frozenset({"claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "sources.json"})
    missed: ClassVar[dict[str, int]] = {}
