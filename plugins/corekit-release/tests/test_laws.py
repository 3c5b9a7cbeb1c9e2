# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"
#: Conflicts between the seeds, and with guidelines, that this pack has a part in.
CONFLICTS = ("C-24",)
#: Rows of the seeds that are wrong or unverified and speak of rolling.
DOUBTFUL = ("S4-13", "S4-6")


class TestRelease(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the release pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness", "conditions")
    ids = DATA / "ids.txt"
    every = 9
    sheet = DATA / "exercises.json"
    rows = 11
    findings = DATA / "findings.json"
    disputed = CONFLICTS
    doubtful = DOUBTFUL
    #: What follows a release; the sheet only names it.
    own = frozenset(
        {"drawing-in-lying", "heel-raise-at-wall", "leg-reach-all-fours", "short-bridge", "shoulder-blade-set"}
    )
    issued_nothing = frozenset({("fracture_recent", "paraspinal-ball-wall")})
    #: Beside the responses of the core; these packs have signs of their own.
    stops = refers = ()
    always = frozenset({"stop", "refer", "regress"})
    forward = ({"pain_next_day_change": {"at_most": 0}},)
    forward_words = (frozenset({"pain_during_nprs", "release_easy_sessions"}),)
    needs = frozenset({"red_flags", "bone"})
    review_days = (7, 14)
    approach = "release"
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "rules", "sources.json"}
    )
