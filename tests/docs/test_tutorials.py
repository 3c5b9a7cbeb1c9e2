# SPDX-License-Identifier: Apache-2.0
"""The tutorials, followed to the letter in an empty folder: files saved, commands run, one after the other."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from .snippets import ROOT, Block, blocks
from .wheelhouse import fill

if TYPE_CHECKING:
    from pathlib import Path

#: The second goes on where the first one ends.
PAGES = (ROOT / "docs" / "tutorials" / "first-pack.md", ROOT / "docs" / "tutorials" / "output-format.md")
MOST_COMMANDS = 10
_FILE = re.compile(r"# (\S+\.(?:yaml|py))\n")


def commands(page: Path) -> list[str]:
    return [command for block in blocks(page) if block.language == "console" for command, _ in block.commands]


def script(pages: tuple[Path, ...]) -> str:
    """What somebody types who follows the pages; stops at the first command that fails."""
    lines = ["set -euo pipefail"]
    for page in pages:
        for block in blocks(page):
            lines += _saved(block) if block.language != "console" else _typed(block)
    return "\n".join(lines) + "\n"


def _saved(block: Block) -> list[str]:
    found = _FILE.match(block.text)
    return [] if found is None else [f"cat > '{found[1]}' <<'END-OF-FILE'", block.text.rstrip(), "END-OF-FILE"]


def _typed(block: Block) -> list[str]:
    assert all(code == 0 for _, code in block.commands)
    return [line for command, _ in block.commands for line in (f"echo '$ {command.replace(chr(39), '')}'", command)]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """What is seen by somebody who follows both tutorials, and the folder it happens in."""
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("place")
    fill(wheels)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))}
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment = {**kept, **offline, "PIP_CONFIG_FILE": os.devnull, "XDG_CACHE_HOME": str(place / ".cache")}
    command = ["bash", "-c", script(PAGES)]
    result = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, timeout=550, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result.stdout, place


def test_ten_commands_are_enough() -> None:
    """From nothing to an installed pack in a plan, and why it is there."""
    typed = commands(PAGES[0])
    assert len(typed) <= MOST_COMMANDS
    assert typed[0] == "python -m venv .venv"
    assert any(command.startswith("corekit plan") for command in typed)


def test_the_exercise_stands_in_the_plan(followed: tuple[str, Path]) -> None:
    """The plan gives the new exercise, with the warning signs of another pack; and the check has found nothing."""
    said, _ = followed
    assert "kind-back: sound" in said
    plan = said.partition("$ corekit plan me.yaml")[2].partition("$ corekit why")[0]
    assert "Knee hug" in plan
    assert "Stop if the pull turns sharp or runs down the leg." in plan
    assert "Warning signs" in plan
    assert "This exercise is allowed." in said.partition("$ corekit why")[2]


def test_the_table_is_written(followed: tuple[str, Path]) -> None:
    """The new format is installed, its tests pass, and a plan comes out as a table."""
    said, place = followed
    assert " passed" in said
    table = (place / "week-table" / "week.csv").read_text(encoding="utf-8")
    assert table.startswith("kind,what,minutes per day\nstatus,issued,\nheed,")
    assert "2026-11-21,Knee hug," in table
