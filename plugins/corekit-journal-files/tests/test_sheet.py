# SPDX-License-Identifier: Apache-2.0
"""The reader `csv`: what it takes over, what it says is lost, and what it refuses, in words that tell where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corekit_journal_files.sheet import COLUMNS, MOST_ROWS, read_sheet
from hypothesis import given
from hypothesis import strategies as st

from corekit.content.documents import check_document
from corekit.testing import ReaderLaws

DATA = Path(__file__).parent / "data"
MODULE = "corekit_journal_files.hooks"
PLAIN = b"date,exercise,minutes\n2026-11-20,walking,30\n"
LOSSY = b"date,exercise,minutes,weather\n2026-11-20,walking,30,rain\n"


class TestCsv(ReaderLaws):
    """The laws of readers."""

    reader = "csv/journal"
    module = MODULE
    samples = (PLAIN, (DATA / "journal.csv").read_bytes())
    lossy = (LOSSY,)
    broken = (
        b"",
        b"\xff\xfe\x00not a document",
        b"PK\x03\x04",
        b"date,exercise\n",
        b"just words\n",
    )


def entries(text: str | bytes) -> list[dict[str, Any]]:
    """What a file comes to."""
    document: list[dict[str, Any]] = read_sheet(text if isinstance(text, bytes) else text.encode()).document
    return document


def test_a_row_is_an_exercise_and_a_moment_is_a_session() -> None:
    """Rows of the same day and time come together, and others do not."""
    first, second, third = entries(
        "date,time,exercise,sets,reps,side,pain_during_nprs,pain_rest_nprs\n"
        "2026-11-20,08:00,chin-nod,2,8,,1,2\n"
        "2026-11-20,08:00,band-row,3,12,left,3,4\n"
        "2026-11-20,18:30+01:00,chin-nod,1,8,,,\n"
        "2026-11-21,,chin-nod,1,8,,,\n"
    )
    assert [result["exercise"] for result in first["exercises"]] == ["chin-nod", "band-row"]
    assert first["exercises"][1] == {
        "exercise": "band-row", "sets": 3, "reps": 12, "side": "left", "facts": {"pain_during_nprs": 3}
    }  # fmt: skip
    assert first["facts"] == {"pain_rest_nprs": 4}
    assert second["recorded_at"] == "2026-11-20T18:30:00+01:00"
    assert third["recorded_at"] == "2026-11-21T00:00:00-00:00"


def test_figures_of_a_session_come_together() -> None:
    """Minutes add up, the highest heart rate stays the highest, and an average is weighed by minutes."""
    (entry,) = entries(
        "date,exercise,minutes,zone_2_minutes,heart_rate_average,heart_rate_highest,neck_flexion_degrees\n"
        "2026-11-20,walking,30,20,100,120,10\n"
        "2026-11-20,cycling,10,5,140,160,30\n"
    )
    assert entry["facts"] == {
        "journal_files_minutes": 40,
        "journal_files_zone_2_minutes": 25,
        "journal_files_heart_rate_average": 110,
        "journal_files_heart_rate_highest": 160,
        "journal_files_neck_flexion_degrees": 15,
    }


@pytest.mark.parametrize(
    "text",
    [
        "date;exercise;minutes\r\n2026-11-20;walking;30,5\r\n",
        "\ufeffDate,Exercise,Minutes\n2026-11-20,walking,30.5\n\n",
        "date\texercise\tminutes\r2026-11-20\twalking\t30.5\r",
        'date,exercise,minutes\n2026-11-20,"walking","30.5"\n,,\n',
    ],
)
def test_spreadsheets_write_it_in_many_ways(text: str) -> None:
    """Commas, semicolons with decimal commas, tabs, quotes, a byte order mark, any ends of lines: the same entry."""
    assert entries(text) == entries("date,exercise,minutes\n2026-11-20,walking,30.5\n")


def test_ids_come_from_what_is_said() -> None:
    """The same row has the same id in any file; another minute makes another one."""
    longer = entries(PLAIN + b"2026-11-21,walking,20\n")
    assert longer[0] == entries(PLAIN)[0]
    assert len({longer[0]["id"], longer[1]["id"], entries(PLAIN.replace(b"30", b"31"))[0]["id"]}) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("exercise\nwalking\n", "there is no column 'date'"),
        ("date,exercise\n", "no row below"),
        ("date,exercise,exercise\n2026-11-20,a,b\n", "two columns have the same name: 'exercise'"),
        ("date,exercise\n2026-11-20\n", "line 2 has 1 cells, the header has 2 columns"),
        ("date,exercise\n2026-11-20,\n", "line 2, column 'exercise': the exercise is missing"),
        ("date,exercise\n20.11.2026,walking\n", "line 2, column 'date': there is no day"),
        ("date,exercise\n2026-02-30,walking\n", "line 2, column 'date': there is no day"),
        ("date,exercise,time\n2026-11-20,walking,25:00\n", "line 2, column 'time': there is no such time"),
        ("date,exercise,time\n2026-11-20,walking,noon\n", "line 2, column 'time': this is no time"),
        ("date,exercise,minutes\n2026-11-20,walking,x\n", "line 2, column 'minutes': this is no number from 0 to 1440"),
        ("date,exercise,minutes\n2026-11-20,walking,-1\n", "this is no number from 0 to 1440"),
        ("date,exercise,minutes\n2026-11-20,walking,nan\n", "this is no number"),
        ("date,exercise,minutes\n2026-11-20,walking,1e3\n", "this is no number"),
        ("date,exercise,sets\n2026-11-20,walking,1.5\n", "line 2, column 'sets': this has to be a whole number"),
        ("date,exercise,side\n2026-11-20,walking,up\n", "line 2, column 'side': this is none of left, right, both"),
        ("date,exercise,notes\n2026-11-20,walking,\x07\n", "column 'notes': there are control characters"),
        ("date,exercise,notes\n2026-11-20,walking," + "a" * 3000, "this is longer than 2000 characters"),
        ('date,exercise\n2026-11-20,"walking\n', "a quote does not end"),
        ("date,exercise\n2026-11-20," + "a" * 200_000, "a cell is too long"),
        ("date,exercise\n2026-11-20,\0\n", "null characters"),
        ("date,exercise\n" + "2026-11-20,a\n" * (MOST_ROWS + 2), f"more than {MOST_ROWS} rows"),
        ("a" * (6 * 1024 * 1024), "larger than 5 MB"),
    ],
)
def test_what_is_wrong_is_refused_in_words(text: str, said: str) -> None:
    """With the line and the column, and without what stands there: it is about a person."""
    with pytest.raises(ValueError, match=said) as refused:
        read_sheet(text.encode())
    assert "walking" not in str(refused.value)


@given(st.binary(max_size=200) | st.text(alphabet=',;"\n\r\t -0123456789.:abdeixrcs', max_size=200).map(str.encode))
def test_nothing_breaks_it(content: bytes) -> None:
    """Whatever the bytes are, it gives valid entries or refuses."""
    for start in (b"", b"date,exercise,minutes,notes\n2026-11-20,walking,"):
        try:
            document = read_sheet(start + content).document
        except ValueError:
            continue
        assert [fault for entry in document for fault in check_document("journal-entry", entry)] == []


def test_the_page_names_every_column() -> None:
    """README has all of them."""
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
