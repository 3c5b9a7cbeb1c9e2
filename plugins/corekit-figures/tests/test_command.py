# SPDX-License-Identifier: Apache-2.0
"""`corekit figure` and `corekit preview` with this package installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAM = "import sys; from corekit.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def places() -> list[str]:
    """Options for the packs that are drawn, those that are not installed."""
    try:
        distribution("corekit-redflags")
    except PackageNotFoundError:
        return ["--path", str(ROOT / "plugins/corekit-redflags")]
    return []


def run(tmp_path: Path, *words: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a directory of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-c", PROGRAM, *map(str, words)]
    return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)


def test_an_exercise_is_drawn_into_a_file(tmp_path: Path, places: list[str]) -> None:
    """The file holds the drawing; without a file it is printed, and with --json it stands in the document."""
    name = ("figure", "desk-neck:chin-nod", "--path", ROOT / "examples/desk-neck", *places)
    done = run(tmp_path, *name, "-o", "nod.svg")
    assert (done.returncode, done.stdout) == (0, "")
    written = (tmp_path / "nod.svg").read_text(encoding="utf-8")
    assert written.startswith("<svg ")
    assert run(tmp_path, *name).stdout == f"{written}\n"
    document = json.loads(run(tmp_path, *name, "--json").stdout)
    assert (document["exercise"], document["content"]) == ("desk-neck:chin-nod", written)
    assert run(tmp_path, *name, "--mirrored", "--theme", "dark").stdout != f"{written}\n"


def test_what_is_wrong_is_said(tmp_path: Path, places: list[str]) -> None:
    """An exercise nobody has, and a form there is not, are told without a traceback."""
    desk = ("--path", ROOT / "examples/desk-neck", *places)
    for words in (("figure", "desk-neck:chin-nodd"), ("figure", "desk-neck:chin-nod", "--form", "film")):
        done = run(tmp_path, *words, *desk)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
    assert "chin-nod" in run(tmp_path, "figure", "desk-neck:chin-nodd", *desk).stderr


def test_a_pack_is_drawn_on_one_page(tmp_path: Path, places: list[str]) -> None:
    """Every exercise of the pack is there."""
    done = run(tmp_path, "figure", "--sheet", ROOT / "examples/desk-neck", "-o", "sheet.html", *places)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sheet.html").read_text(encoding="utf-8").count("<svg ") == 6


def test_the_preview_shows_figures(tmp_path: Path, places: list[str]) -> None:
    """Whoever previews a pack sees its exercises drawn."""
    done = run(tmp_path, "preview", ROOT / "examples/desk-neck", "-o", "page.html", *places)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "page.html").read_text(encoding="utf-8").count('role="img" aria-labelledby') >= 6
