# SPDX-License-Identifier: Apache-2.0
"""One mistake is one finding: what only follows from it says so, or is not said at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .packs import checked, write

if TYPE_CHECKING:
    from pathlib import Path

NEIGHBOUR = """\
title: Neck nods
movements:
  - {region: cervical, movement: flexion, range: mid}
equipment: []
level: 2
easier: neck-turns
dose: {sets: 1, reps: 8}
frequency: {times_per_day: 2}
steps:
  - Nod slowly.
evidence:
  - {text: Made up for tests., sources: editorial}
"""

MISSPELT = NEIGHBOUR.replace("cervical", "cervicul").replace("easier: neck-turns\n", "")


@pytest.mark.parametrize("broken", ["title: Neck: turns\n", MISSPELT], ids=["unreadable", "a-misspelt-term"])
def test_a_name_of_an_item_in_a_broken_file_says_that_the_file_is_to_be_mended(broken: str, tmp_path: Path) -> None:
    """Who breaks one exercise is not told that it does not exist wherever it is used."""
    files = {"exercises/neck-nods.yaml": NEIGHBOUR, "exercises/neck-turns.yaml": broken}
    report = checked(write(tmp_path / "demo", files))
    (fault,) = [fault for fault in report.diagnostics if "neck-turns" in fault.message]
    assert fault.message == "the exercise 'neck-turns' is there, but its own file has an error and is not used"
    assert fault.hint == "Mend that file first; this finding goes with it."
    assert (fault.line, fault.severity) == (6, "error")


def test_a_name_of_nothing_is_still_a_name_of_nothing(tmp_path: Path) -> None:
    """An item that is nowhere is told as before, with where to look."""
    text = NEIGHBOUR.replace("neck-turns", "zzz")
    report = checked(write(tmp_path / "demo", {"exercises/neck-nods.yaml": text}))
    (fault,) = [fault for fault in report.diagnostics if fault.code == "reference-unknown"]
    assert fault.message == "there is no exercise 'zzz'"
    assert fault.hint == "`corekit search WORD` finds what there is."


def test_where_a_placeholder_stands_nothing_else_is_told(tmp_path: Path) -> None:
    """`TO-DO` is of no right form anywhere; only that it is to be filled in is of use."""
    text = NEIGHBOUR.replace("level: 2", "level: TO-DO").replace("sources: editorial", "sources: TO-DO")
    report = checked(write(tmp_path / "demo", {"exercises/neck-nods.yaml": text}))
    assert [(fault.code, fault.line) for fault in report.diagnostics] == [
        ("placeholder-left", 5),
        ("placeholder-left", 12),
    ]


def test_what_a_comment_swallowed_whole_is_told_as_that(tmp_path: Path) -> None:
    """`- #1 Nod.` is an empty step to the schema; the author is told of the comment, and nothing beside it."""
    text = NEIGHBOUR.replace("easier: neck-turns\n", "").replace("- Nod slowly.", "- #1 Nod slowly.")
    report = checked(write(tmp_path / "demo", {"exercises/neck-nods.yaml": text}))
    (fault,) = report.diagnostics
    assert (fault.code, fault.line, fault.column, fault.severity) == ("text-comment", 9, 5, "error")
    assert fault.message == "'#1 Nod slowly.' is a comment, so that nothing stands here"


@pytest.mark.parametrize("written", ["Mid", "MID", "mid "])
def test_a_name_in_capitals_is_told_how_names_are_written(written: str, tmp_path: Path) -> None:
    """Who writes a term as a word of a sentence reads how it is spelled, with the right spelling."""
    text = NEIGHBOUR.replace("easier: neck-turns\n", "").replace("range: mid", f'range: "{written}"')
    report = checked(write(tmp_path / "demo", {"exercises/neck-nods.yaml": text}))
    (fault,) = [fault for fault in report.diagnostics if fault.code == "schema-pattern"]
    assert fault.hint is not None
    assert "Names have small letters" in fault.hint
    assert "such as 'mid'" in fault.hint
