# SPDX-License-Identifier: Apache-2.0
"""From a file to the journal and to what a progression can ask, as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corekit_journal_files.activity import read_activity
from corekit_journal_files.sheet import read_sheet

import corekit
from corekit.model.position import Position
from corekit.progress.evidence import Witness
from corekit.progress.journal import journal_of
from corekit.testing import PackLaws

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DATA = Path(__file__).parent / "data"
PLUGINS = Path(__file__).parents[2]
PROGRAM = "import sys; from corekit.cli import main; sys.exit(main())"
OPTIONS = ("--only", "corekit-journal-files", "--today", "2026-11-21", "--no-cache")


class TestPack(PackLaws):
    """The pack is sound."""

    pack = Path(__file__).parents[1]


@pytest.fixture
def log(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`corekit log me.jsonl` with these words."""

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", PROGRAM, "log", "me.jsonl", *OPTIONS, *map(str, words)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env={**os.environ})

    return run


def recorded(folder: Path) -> list[dict[str, Any]]:
    """The lines of the journal."""
    path = folder / "me.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.mark.parametrize(("file", "format", "entries"), [("journal.csv", "csv", 3), ("walk.fit", "fit", 1)])
def test_a_file_becomes_entries_once(
    log: Callable[..., Any], tmp_path: Path, file: str, format: str, entries: int
) -> None:
    """`corekit log --from FILE --format FORMAT` records each session; the same file again adds nothing."""
    first = log("--from", DATA / file, "--format", format)
    assert first.returncode == 0, first.stderr
    assert "Traceback" not in first.stderr
    assert len(recorded(tmp_path)) == entries
    second = log("--from", DATA / file, "--format", format)
    assert second.returncode == 0, second.stderr
    assert len({entry["id"] for entry in recorded(tmp_path)}) == len(recorded(tmp_path)) == entries


def test_losses_are_told_and_names_resolved(log: Callable[..., Any], tmp_path: Path) -> None:
    """What is lost stands on stderr; `--as` says which exercise a name of the file is."""
    (tmp_path / "x.csv").write_text("date,exercise,minutes,weather\n2026-11-20,strolling,30,rain\n")
    extra = ("--path", PLUGINS.parent / "examples" / "desk-neck", "--as", "strolling=neck-turns")
    answer = log("--from", "x.csv", "--format", "csv", *extra)
    assert answer.returncode == 0, answer.stderr
    assert "Not taken over: the column 'weather' has no place in a journal" in answer.stderr
    assert recorded(tmp_path)[0]["exercises"] == [{"exercise": "desk-neck:neck-turns", "minutes": 30}]


@pytest.mark.parametrize(
    ("content", "format", "said"),
    [
        (b"date,exercise,minutes\n2026-11-20,walking,30\n2026-11-20,walking,lots\n", "csv", "line 3, column 'minutes'"),
        (b"date,exercise\n2026-11-23,walking\n", "csv", "2026-11-23"),
        ((DATA / "walk.fit").read_bytes()[:-40], "fit", "it ends too early"),
        ((DATA / "walk.fit").read_bytes()[:-2] + b"\0\0", "fit", "its checksum is wrong"),
    ],
)
def test_what_is_wrong_records_nothing(
    log: Callable[..., Any], tmp_path: Path, content: bytes, format: str, said: str
) -> None:
    """A wrong row, a day to come, a file cut off or damaged: one sentence, exit code 1, an empty journal."""
    (tmp_path / "file").write_bytes(content)
    answer = log("--from", "file", "--format", format)
    assert answer.returncode == 1
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr
    assert recorded(tmp_path) == []


@pytest.mark.parametrize("format", ["csv", "fit"])
def test_without_the_plugin_its_name_is_told(format: str) -> None:
    """Whoever has a file and no reader learns which package brings it."""
    with pytest.raises(corekit.UnknownFormat, match=r"pip install corekit-journal-files brings it\."):
        corekit.load(discover=False, cache=False).read(b"", format, "journal")


def values(document: Sequence[dict[str, Any]], today: str) -> Any:
    """What a journal of these entries comes to."""
    kit = corekit.load(discover=False, paths=[Path(__file__).parents[1]], cache=False)
    day = date.fromisoformat(today)
    journal = journal_of([corekit.Entry.from_dict(entry) for entry in document], today=day)
    place = Position(progression="", stage="", since="2026-10-01")
    return Witness.of(kit.library, {}, journal=journal, today=day, position=place).evidence.values


def test_figures_come_to_facts_over_days() -> None:
    """Totals, highest, means and changes over the days that their names say."""
    document = read_sheet(
        b"date,exercise,minutes,zone_2_minutes,zone_4_minutes,zone_5_minutes,heart_rate_highest,neck_flexion_degrees\n"
        b"2026-11-01,walking,60,50,0,0,150,30\n"
        b"2026-11-18,walking,30,20,2,1,140,24\n"
        b"2026-11-19,walking,20,10,3,0,161,20\n"
        b"2026-11-20,sitting,5,0,0,0,90,16\n"
    ).document
    found = values(document, "2026-11-20")
    said = {
        "journal_files_minutes_7d": 55,
        "journal_files_zone_2_minutes_7d": 30,
        "journal_files_zone_4_minutes_7d": 5,
        "journal_files_heart_rate_highest_7d": 161,
        "journal_files_neck_flexion_mean_7d": 20,
        "journal_files_neck_flexion_change_28d": -14,
        "journal_files_days_in_row": 0,
    }
    assert {name: found[name] for name in said} == said
    assert values(document[:3], "2026-11-19")["journal_files_days_in_row"] == 2


def test_a_watch_and_a_spreadsheet_add_up() -> None:
    """Minutes of both stand in one week."""
    walk = read_activity((DATA / "walk.fit").read_bytes()).document
    sheet = read_sheet(b"date,exercise,minutes\n2026-11-20,walking,10\n").document
    assert values([*walk, *sheet], "2026-11-21")["journal_files_minutes_7d"] == 25
