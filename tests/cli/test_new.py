# SPDX-License-Identifier: Apache-2.0
"""`corekit new` from the outside: what it says, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import PROGRAM, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def new(tmp_path: Path, cache: Path) -> Callable[..., Answer]:
    """Run `corekit new ...` in a directory of its own."""

    def run(*words: str, inside: str = ".") -> Answer:
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM, "new", *words],
            cwd=tmp_path / inside,
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Traceback" not in result.stderr
        return Answer(code=result.returncode, out=result.stdout, err=result.stderr)

    return run


def test_it_says_what_it_made_and_what_to_do_next(new: Callable[..., Answer], tmp_path: Path) -> None:
    """A newcomer sees the files and the next commands."""
    made = new("pack", "arm-care")
    assert made.code == 0
    assert "arm-care/src/corekit_arm_care/content/pack.yaml" in made.out
    assert made.out.partition("Next:")[2].split("\n")[1].strip() == "cd arm-care"
    item = new("exercise", "arm-circles", "--json", inside="arm-care/tests")
    assert [file.endswith("exercises/arm-circles.yaml") for file in json.loads(item.out)["files"]] == [True]
    assert (tmp_path / "arm-care/src/corekit_arm_care/content/exercises/arm-circles.yaml").is_file()


def test_what_cannot_be_made_is_wrong_usage(new: Callable[..., Answer]) -> None:
    """A wrong kind, a wrong name and a missing pack end with 2 and one sentence; `--json` gives the same as data."""
    for words in (("excercise", "x"), ("pack", "Arm_Care"), ("exercise", "arm-circles"), ("rule", "a", "--title", "A")):
        answer = new(*words)
        assert answer.code == 2
        assert answer.err.startswith("Error: ")
        assert answer.out == ""
    error = json.loads(new("pack", "Arm_Care", "--json").out)["error"]
    assert error["code"] == "not-made"
    assert "arm-care" in error["message"]


def test_a_check_brings_the_schemas_of_the_editor_up_to_date(
    new: Callable[..., Answer], corekit: Callable[..., Answer], tmp_path: Path
) -> None:
    """A fact that was just written is offered in a rule after the next check; what cannot be written is said."""
    assert new("pack", "arm-care").code == 0
    project = tmp_path / "arm-care"
    fact = "arm_care_tired: {ask: Is your arm tired?, type: yes_no, reassuring: no}\n"
    (project / "src/corekit_arm_care/content/facts.yaml").write_text(fact, encoding="utf-8")
    schema = project / ".corekit/schemas/rule.schema.json"
    assert "arm_care_tired" not in schema.read_text(encoding="utf-8")

    corekit("check", project)
    assert "arm_care_tired" in schema.read_text(encoding="utf-8")

    schema.unlink()
    schema.mkdir()
    answer = corekit("check", project)
    assert f"{schema}: the editor's schema was not brought up to date" in answer.err
