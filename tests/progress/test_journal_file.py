# SPDX-License-Identifier: Apache-2.0
"""The journal's file: what was acknowledged is there, once, whatever happens to its writers."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corekit.content.journal_file import append, read_journal

from .journals import START, entry

WRITER = Path(__file__).parent / "writer.py"
#: Kills of a writer under a concurrent one; the full run does 200.
KILLS = int(os.environ.get("COREKIT_JOURNAL_KILLS", "8"))


def writer(path: Path, name: str, entries: int) -> subprocess.Popen[str]:
    command = [sys.executable, str(WRITER), str(path), name, str(entries)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_entries_come_back_in_order_and_the_file_is_private(tmp_path: Path) -> None:
    """Append, append, read: the same entries, mode 0600."""
    path = tmp_path / "me.jsonl"
    append(path, [entry(0), entry(1)])
    append(path, [entry(2)])
    assert read_journal(path).entries == (entry(0), entry(1), entry(2))
    assert read_journal(path).damaged == ()
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 10_000))
def test_a_file_cut_at_any_byte_loses_nothing_but_its_last_line(tmp_path: Path, cut: int) -> None:
    """Whole lines before the cut are read, the torn one is reported, and the next entry stands apart from it."""
    path = tmp_path / f"cut-{cut}.jsonl"
    append(path, [entry(0), entry(1)])
    content = path.read_bytes()
    path.write_bytes(content[: cut % (len(content) + 1)])
    whole = path.read_bytes().count(b"\n")
    append(path, [entry(2)])
    read = read_journal(path)
    ids = [each.id for each in read.entries]
    assert ids[:whole] == [entry(day).id for day in range(whole)]
    assert ids[-1] == entry(2).id
    assert len(read.entries) + len(read.damaged) == len([line for line in path.read_bytes().split(b"\n") if line])


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[1, 2]",
        '{"schema": 1}',
        '{"schema": 2, "id": "entry-one", "date": "2026-11-21", "recorded_at": "2026-11-21T08:00:00Z"}',
        '{"schema": 1, "schema": 1, "id": "entry-one", "date": "2026-11-21", "recorded_at": "2026-11-21T08:00:00Z"}',
        '{"schema": 1, "id": 7, "date": "2026-11-21", "recorded_at": "2026-11-21T08:00:00Z"}',
        '{"schema": 1, "id": "entry-one", "date": "2026-11-21", "recorded_at": "2026-11-21", "facts": {"a": NaN}}',
        "[" * 100_000,
        "\x00\x01",
    ],
)
def test_a_damaged_line_is_reported_and_kept(tmp_path: Path, line: str) -> None:
    """With its number; the lines around it count, and its text is in nobody's way and nobody's message."""
    path = tmp_path / "me.jsonl"
    append(path, [entry(0)])
    with path.open("a") as file:
        file.write(f"{line}\n")
    append(path, [entry(1)])
    read = read_journal(path)
    assert [each.id for each in read.entries] == [entry(0).id, entry(1).id]
    assert [(fault.code, fault.line) for fault in read.damaged] == [("journal-damaged-line", 2)]
    assert line in path.read_text()


def test_what_was_acknowledged_is_there_once_after_kills(tmp_path: Path) -> None:
    """Writers killed at random moments beside another that goes on: nothing acknowledged is lost or half-read."""
    path = tmp_path / "me.jsonl"
    rng = random.Random(5)
    steady = writer(path, "steady", 40 * KILLS)
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        victim = writer(path, f"victim-{kill}", 1_000_000)
        assert victim.stdout is not None
        acknowledged.add(victim.stdout.readline().strip())
        time.sleep(rng.random() / 20)
        victim.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        rest, _ = victim.communicate()
        acknowledged.update(line for line in rest.splitlines() if line)
    told, _ = steady.communicate()
    acknowledged.update(told.split())
    read = read_journal(path)
    ids = [each.id for each in read.entries]
    assert len(ids) == len(set(ids))
    assert acknowledged <= set(ids)
    assert len(ids) - len(acknowledged) <= KILLS, "only what a killed writer could not say any more"
    assert all(json.loads(line) for line in path.read_text().splitlines() if line.endswith("}"))


def test_an_entry_of_the_file_counts_as_one_of_the_api(tmp_path: Path) -> None:
    """The file is only another way to hold the values."""
    path = tmp_path / "me.jsonl"
    append(path, [entry(0, symptom_location_change="centralised")])
    (read,) = read_journal(path).entries
    assert read == entry(0, symptom_location_change="centralised")
    assert read.date == START.isoformat()
