# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"
#: Conflicts between the seeds, and with guidelines, that this pack has a part in.
CONFLICTS = (
    "C-1",
    "C-2",
    "C-3",
    "C-4",
    "C-5",
    "C-9",
    "C-10",
    "C-11",
    "C-12",
    "C-13",
    "C-14",
    "C-15",
    "C-16",
    "C-18",
    "C-19",
    "C-23",
)
#: Rows of the seeds that are wrong or unverified and speak of stretching.
DOUBTFUL = (
    "S0-1",
    "S0-4",
    "S0-6",
    "S0-7",
    "S0-10",
    "S0-13",
    "S1-1",
    "S1-7",
    "S1-17",
    "S1-19",
    "S2-4",
    "S2-15",
    "S2-18",
    "S2-19",
    "S2-20",
    "S2-23",
    "S3-12",
    "S3-14",
    "S3-15",
    "S3-19",
    "S3-23",
    "S4-6",
    "S4-15",
    "S4-16",
    "S4-17",
    "S4-20",
    "S4-24",
    "S4-34",
)


class TestStretching(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the stretching pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness", "conditions")
    ids = DATA / "ids.txt"
    every = 9
    sheet = DATA / "exercises.json"
    rows = 24
    findings = DATA / "findings.json"
    disputed = CONFLICTS
    doubtful = DOUBTFUL
    #: A towel serves where the sheet names a strap; of two things of which one is needed, each has a form of its own.
    changed: ClassVar[dict[tuple[str, str], Any]] = {
        ("quadriceps-side-lying", "equipment"): [["strap", "towel"]],
        ("hamstring-pnf", "equipment"): ["strap"],
        ("ql-side-lying", "equipment"): ["pillow"],
    }
    sides = True
    issued_nothing = frozenset(
        {("cannot_give_feedback", "assisted-hamstring")}
        | {
            ("cervical_arterial_symptoms", name)
            for name in ("neck-flexion", "neck-lateral-flexion", "levator-scapulae")
        }
    )
    #: A helper is needed for a variant alone.
    unwarned = frozenset({("helper_untrained", "hamstring-pnf")})
    #: Beside the responses of the core; these packs have signs of their own.
    stops = refers = ()
    always = frozenset({"stop", "refer", "regress"})
    forward = ({"pain_next_day_change": {"at_most": 0}},)
    forward_words = (frozenset({"pain_during_nprs", "stretching_easy_sessions"}),)
    needs = frozenset({"red_flags", "bone"})
    review_days = (7, 14)
    approach = "stretching"
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "rules", "sources.json"}
    )
