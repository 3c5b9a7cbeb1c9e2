# SPDX-License-Identifier: Apache-2.0
"""`corekit check --fix`: files are mended in place, the report is of what is left, and a second run changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from click.testing import CliRunner

from corekit.cli.app import app

SLIPS = Path(__file__).parents[1] / "data/invalid/slips"


def checked(*arguments: str) -> tuple[int, str, str]:
    """The exit code of a check, and what it says on standard output and standard error."""
    result = CliRunner().invoke(app, ["check", "--no-cache", *arguments], standalone_mode=False)
    assert result.exception is None
    return result.return_value, result.stdout, result.stderr


def pack_with(name: str, to: Path) -> Path:
    """A pack with one of the files that are wrong."""
    (to / "content/exercises").mkdir(parents=True)
    for file in ("pack.yaml", f"exercises/{name}.yaml"):
        shutil.copyfile(SLIPS / file, to / "content" / file)
    return to


def test_what_can_be_mended_is_mended(tmp_path: Path) -> None:
    """The file is mended, what was done is said beside the report, and nothing is left to find."""
    pack = pack_with("colon-in-a-step", tmp_path)
    file = pack / "content/exercises/colon-in-a-step.yaml"
    assert checked(str(pack))[0] == 1
    code, out, said = checked("--fix", "--json", str(pack))
    assert code == 0
    assert '  - "Sit tall: chin level."' in file.read_text(encoding="utf-8")
    assert "Mended 1 finding in 1 file" in said
    assert json.loads(out)["packs"][0]["diagnostics"] == []
    before = file.read_bytes()
    assert checked("--fix", str(pack))[0] == 0
    assert file.read_bytes() == before


def test_what_cannot_be_mended_is_left_and_told(tmp_path: Path) -> None:
    """A fault that only its author can mend stays in the report, and its file as it is."""
    pack = pack_with("unit-in-value", tmp_path)
    file = pack / "content/exercises/unit-in-value.yaml"
    before = file.read_bytes()
    code, out, _ = checked("--fix", str(pack))
    assert code == 1
    assert "schema-type" in out
    assert file.read_bytes() == before


def test_only_what_is_asked_for_is_mended(tmp_path: Path) -> None:
    """With a file as PATH no other file of its pack is changed."""
    pack = pack_with("colon-in-a-step", tmp_path)
    other = pack / "content/exercises/range-with-hyphen.yaml"
    shutil.copyfile(SLIPS / "exercises/range-with-hyphen.yaml", other)
    before = other.read_bytes()
    assert checked("--fix", str(pack / "content/exercises/colon-in-a-step.yaml"))[0] == 0
    assert other.read_bytes() == before


def test_without_it_nothing_is_written(tmp_path: Path) -> None:
    """A check alone changes no byte."""
    pack = pack_with("colon-in-a-step", tmp_path)
    file = pack / "content/exercises/colon-in-a-step.yaml"
    before = file.read_bytes(), file.stat().st_mtime_ns
    checked(str(pack))
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
