# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, those of packs of exercises, and its fact sheet."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import ExerciseLaws, FactSheetLaws, ProgrammeLaws

DATA = Path(__file__).parent / "data"


class TestPilates(ExerciseLaws, FactSheetLaws, ProgrammeLaws):
    """The laws, for the pilates pack beside the red flags and the readiness screens that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = DATA / "ids.txt"
    every = 5
    sheet = DATA / "exercises.json"
    rows = 14
    findings = DATA / "findings.json"
    facts = DATA / "facts.csv"
    own_facts = frozenset({"pilates_poor_body_awareness"})
    cases_for_all = True
    breath_from_seconds = 10
    needs = frozenset({"red_flags", "readiness", "pregnancy", "pressure"})
    review_days = (1, 28)
    upkeep_by_days = True
    stops = (*ProgrammeLaws.stops, {"symptom_location_change": "peripheralised"})
    refers = (*ProgrammeLaws.refers, {"sharp_or_spasm_sessions": {"at_least": 2}})
    forward_words = (frozenset({"at_least", "at_most"}),)
    hearsay = frozenset(f"seed-{number}" for number in range(5))
    made_of = frozenset(
        {"cases", "claims", "exercises", "facts.yaml", "pack.yaml", "progressions", "regimens", "sources.json"}
    )
