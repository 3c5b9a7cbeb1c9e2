# SPDX-License-Identifier: Apache-2.0
"""A journal as it stands: repeated uploads, corrections, dates."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corekit.errors import DocumentInvalid
from corekit.progress.codes import CODES
from corekit.progress.journal import journal_of

from .journals import START, entry

if TYPE_CHECKING:
    from random import Random

LATE = START + timedelta(days=100)


def test_the_same_entry_twice_is_one_entry() -> None:
    """A repeated upload changes nothing."""
    one = entry(0)
    assert journal_of([one, one, entry(0)], today=LATE) == journal_of([one], today=LATE)


def test_two_entries_that_differ_under_one_id_are_refused() -> None:
    """Nobody can say which of them is right."""
    with pytest.raises(DocumentInvalid) as refused:
        journal_of([entry(0, id="entry-one"), entry(0, id="entry-one", pain_rest_nprs=5)], today=LATE)
    assert [fault.code for fault in refused.value.diagnostics] == ["journal-same-id"]


def test_an_entry_of_tomorrow_is_refused_unless_it_is_corrected() -> None:
    """What has not happened decides nothing; the mistake is mended by an entry, as every other is."""
    slip = entry(9, id="entry-slip")
    with pytest.raises(DocumentInvalid, match="after today"):
        journal_of([slip], today=START)
    mended = entry(0, id="entry-mended", at="23:00", supersedes="entry-slip")
    assert [each.id for each in journal_of([slip, mended], today=START).entries] == ["entry-mended"]


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    """A chain of corrections leaves its last, and the first id still finds it."""
    chain = [
        entry(0, id="entry-a", at="08:00"),
        entry(0, id="entry-b", at="09:00", supersedes="entry-a"),
        entry(0, id="entry-c", at="10:00", supersedes="entry-b"),
    ]
    journal = journal_of(reversed(chain), today=LATE)
    assert [each.id for each in journal.entries] == ["entry-c"]
    assert [journal.place(name) for name in ("entry-a", "entry-c", "entry-z", None)] == [0, 0, -1, -1]


def test_of_several_corrections_the_last_one_recorded_counts() -> None:
    """Two devices may correct the same entry."""
    first = entry(0, id="entry-a", at="08:00")
    one = entry(0, id="entry-b", at="09:00", supersedes="entry-a")
    other = entry(0, id="entry-c", at="09:30", supersedes="entry-a")
    assert [each.id for each in journal_of([other, first, one], today=LATE).entries] == ["entry-c"]


def test_entries_that_correct_each_other_do_not_vanish() -> None:
    """One of them stays in effect, and the other is noted."""
    circle = [
        entry(0, id="entry-a", at="08:00", supersedes="entry-b"),
        entry(0, id="entry-b", at="09:00", supersedes="entry-a"),
    ]
    journal = journal_of(circle, today=LATE)
    assert [each.id for each in journal.entries] == ["entry-a"]
    assert [fault.code for fault in journal.notes] == ["journal-supersedes"]
    assert {fault.code for fault in journal.notes} <= set(CODES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(-1, 12)), min_size=1, max_size=12), st.randoms())
def test_the_order_of_upload_changes_nothing(drawn: list[tuple[int, int]], rng: Random) -> None:
    """Whatever entries and corrections there are, every order of them reads the same, and none is lost."""
    entries = [
        entry(
            day, id=f"entry-{place:03d}", at=f"{place:02d}:00", **({"supersedes": f"entry-{of:03d}"} if of >= 0 else {})
        )
        for place, (day, of) in enumerate(drawn)
    ]
    shuffled = list(entries)
    rng.shuffle(shuffled)
    journal = journal_of(entries, today=LATE)
    assert journal_of(shuffled, today=LATE) == journal
    assert set(journal.standing) == {each.id for each in entries}
    assert set(journal.standing.values()) == {each.id for each in journal.entries}
