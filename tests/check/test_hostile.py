# SPDX-License-Identifier: Apache-2.0
"""
Hostile input: whatever stands in the files of a pack, checking it ends in diagnostics.

``COREKIT_HOSTILE_FILES=10000`` runs as many mutated files as a release does; some hundreds run always.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corekit.check.lints.readability import grade
from corekit.content.reading import read
from corekit.content.validation import MOST_FAULTS, validate

from .findings import DATA, findings

HOSTILE_FILES = int(os.environ.get("COREKIT_HOSTILE_FILES", "240"))
SEED = 20261121
MANIFEST = "schema: 1\nnamespace: odd\ntitle: Odd\nlicence: CC-BY-4.0\nlanguage: en\nmaintainers: [Somebody]\n"


def test_mutated_files_give_diagnostics() -> None:
    """Thousands of mutated files: no crash, none takes a second, and the process stays below 300 MB."""
    script = Path(__file__).parent / "hostile.py"
    command = [sys.executable, str(script), str(HOSTILE_FILES), str(SEED)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60 + HOSTILE_FILES)
    assert done.returncode == 0, done.stderr[-2000:]
    result = json.loads(done.stdout)
    assert result["files"] == HOSTILE_FILES
    assert result["findings"] > HOSTILE_FILES
    assert result["slowest_seconds"] < 1, result["which"]
    assert result["peak_mb"] < 300


def pack(folder: Path) -> Path:
    """A sound pack with one exercise."""
    (folder / "exercises").mkdir()
    (folder / "pack.yaml").write_text(MANIFEST, encoding="utf-8")
    sound = DATA / "invalid/schema/exercises/sound.yaml"
    (folder / "exercises/sound.yaml").write_bytes(sound.read_bytes())
    return folder


def told(root: Path) -> set[tuple[str, str]]:
    """Code and file of all that is found."""
    return {(fault.code, str(fault.file).removeprefix(f"{root}/")) for fault in findings(root)}


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """A FIFO that nobody writes to is a finding at once; the files beside it are checked."""
    root = pack(tmp_path)
    os.mkfifo(root / "exercises/pipe.yaml")
    started = time.perf_counter()
    assert told(root) == {("pack-unreadable", "exercises/pipe.yaml")}
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("target", ["/dev/zero", "nowhere.yaml", "..", "loop.yaml"])
def test_a_link_to_no_file_is_told(target: str, tmp_path: Path) -> None:
    """A link to a device, to nothing, to a folder or to itself is a finding, and is not followed."""
    root = pack(tmp_path)
    (root / "exercises/loop.yaml").symlink_to(target)
    assert told(root) == {("pack-unreadable", "exercises/loop.yaml")}


def test_a_link_out_of_the_pack_is_told(tmp_path: Path) -> None:
    """A link to a file elsewhere is read, as installers that link files need it, and told."""
    (tmp_path / "inside").mkdir()
    root = pack(tmp_path / "inside")
    outside = tmp_path / "secret.yaml"
    (root / "exercises/sound.yaml").rename(outside)
    (root / "exercises/linked.yaml").symlink_to(outside)
    assert told(root) == {("pack-link", "exercises/linked.yaml")}


def test_a_folder_named_like_a_file_is_told(tmp_path: Path) -> None:
    """A folder in the place of a file cannot be read, and what lies in it is no content."""
    root = pack(tmp_path)
    (root / "exercises/folder.yaml").mkdir()
    (root / "exercises/folder.yaml/inner.yaml").write_text("title: Inner\n", encoding="utf-8")
    assert told(root) == {("pack-unreadable", "exercises/folder.yaml")}


def test_a_linked_folder_is_told(tmp_path: Path) -> None:
    """A folder of rules that is a link is not silently without rules."""
    (tmp_path / "inside").mkdir()
    root = pack(tmp_path / "inside")
    (tmp_path / "elsewhere").mkdir()
    (root / "rules").symlink_to(tmp_path / "elsewhere")
    assert told(root) == {("pack-unreadable", "rules")}


def test_twenty_thousand_faults_of_one_file_are_counted() -> None:
    """A file of nothing but unknown keys is told in less than a second; most of its faults are only counted."""
    text = "title: A\n" + "".join(f"key_{number}: 1\n" for number in range(15_000))
    document = read(text, name="exercises/x.yaml")
    started = time.process_time()
    faults = validate("exercise", document)
    assert time.process_time() - started < 1
    assert len(faults) == MOST_FAULTS + 1
    assert sum("more faults" in fault.message for fault in faults) == 1


def test_the_measure_of_reading_bears_any_text() -> None:
    """A text of one endless word, of signs alone or without a sentence has a grade or none, and costs little."""
    started = time.process_time()
    assert grade("a" * 200_000) is None
    assert grade("?!." * 50_000) is None
    assert (grade("word " * 40_000) or 0) > 100
    assert time.process_time() - started < 2
