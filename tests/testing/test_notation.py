# SPDX-License-Identifier: Apache-2.0
"""The journal notation says what the grammar says, and every fault with its place."""

from __future__ import annotations

import pytest

from corekit.content.documents import check_document
from corekit.testing import NotationError, entries


def test_one_line_is_one_entry() -> None:
    """Sets, repetitions and pain before and during are read; the change of pain follows from them."""
    (entry,) = entries("2026-01-05 chin-nod 2x8 pain 2>3")
    (result,) = entry.exercises or ()
    assert (entry.date, result.exercise, result.sets, result.reps) == ("2026-01-05", "chin-nod", 2, 8)
    assert entry.facts == {"pain_rest_nprs": 2}
    assert result.facts == {"pain_during_nprs": 3, "pain_change_during": 1}


def test_every_result_has_its_place() -> None:
    """Figures, sides and answers go to the exercise that they follow, answers before it to the entry."""
    text = """
    # the second week
    2026-01-06 overall_change=better a:band-row 2x10 5kg effort 3 left, walk 20min 1500m technique_lost=no
    2026-01-07 pain_next_day_change=1; 2026-01-08 plank hold 10s worse_with=sitting+lifting
    """
    first, second, third = entries(text, plan="sha256:0")
    row, walk = first.exercises or ()
    assert (row.exercise, row.load_kg, row.effort_0_10, row.side) == ("a:band-row", 5, 3, "left")
    assert (walk.minutes, walk.metres, walk.facts) == (20, 1500, {"technique_lost": "no"})
    assert first.facts == {"overall_change": "better"}
    assert (second.exercises, second.facts) == (None, {"pain_next_day_change": 1})
    (plank,) = third.exercises or ()
    assert (plank.hold_seconds, plank.facts) == (10, {"worse_with": ["sitting", "lifting"]})
    assert {entry.plan for entry in (first, second, third)} == {"sha256:0"}


def test_entries_are_journal_entries_and_always_the_same() -> None:
    """Each is a valid document with an id of its own, and the same text gives the same ids."""
    text = "2026-01-05 chin-nod 2x8\n2026-01-05 chin-nod 2x8"
    for entry in entries(text):
        assert check_document("journal-entry", entry.to_dict()) == ()
    assert entries(text) == entries(text)
    assert len({entry.id for entry in entries(text)}) == 2


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("chin-nod 2x8", "Line 1, column 1", "no date"),
        ("2026-02-30 chin-nod", "Line 1, column 1", "no date"),
        ("2026-01-05 2x8", "Line 1, column 12", "no exercise"),
        ("\n2026-01-05 chin-nod 2by8", "Line 2, column 21", "no result"),
        ("2026-01-05 chin-nod 2x8 pain 3", "Line 1, column 30", "no figure follows 'pain'"),
        ("2026-01-05 chin-nod hold", "Line 1, column 21", "no figure follows 'hold'"),
        ("2026-01-05 chin-nod 2x8 3x8", "Line 1, column 25", "sets is said twice"),
        ("2026-01-05 chin-nod 2x8,", "Line 1, column 24", "no exercise follows"),
        ("2026-01-05 a pain 2>3, b pain 4>4", "Line 1, column 26", "pain at rest is 2 and 4"),
    ],
)
def test_every_fault_says_what_and_where(text: str, where: str, what: str) -> None:
    """A fault names its line and column, what is wrong, and how it is written."""
    with pytest.raises(NotationError) as caught:
        entries(text)
    assert where in str(caught.value)
    assert what in str(caught.value)
    assert caught.value.hint
