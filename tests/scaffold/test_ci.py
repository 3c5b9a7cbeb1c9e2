# SPDX-License-Identifier: Apache-2.0
"""What other repositories run: the steps of the action as a runner runs them, and the pre-commit hook."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def step(name: str) -> dict[str, Any]:
    (found,) = [one for one in ACTION["runs"]["steps"] if one["name"] == name]
    return found


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """The temporary folder of a runner, with the environment that the first step makes."""
    (tmp_path / "corekit").mkdir()
    (tmp_path / "corekit" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path


def checked(project: Path, runner: Path, arguments: str = "") -> subprocess.CompletedProcess[str]:
    """Run the second step as GitHub does, in the folder of *project*."""
    given = {"PACKS": ".", "ARGUMENTS": arguments, "RUNNER_TEMP": str(runner), "XDG_CACHE_HOME": str(runner / "cache")}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check")["run"]]
    environment = {**os.environ, **given}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_action_passes_what_is_sound(project: Path, runner: Path) -> None:
    """A new pack makes the job green, without an annotation."""
    result = checked(project, runner)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "::error" not in result.stdout


def test_the_action_shows_what_is_wrong_beside_its_line(project: Path, runner: Path) -> None:
    """A misspelt term makes the job red, and stands as an annotation of file and line."""
    exercise = project / "src/corekit_arm_care/content/exercises/knee-rocks.yaml"
    exercise.write_text(
        exercise.read_text(encoding="utf-8").replace("region: lumbar", "region: lumbr"), encoding="utf-8"
    )
    result = checked(project, runner)
    assert result.returncode == 1
    assert re.search(r"::error file=src/\S+/knee-rocks\.yaml,line=6,.*did you mean 'lumbar'", result.stdout)


def test_inputs_reach_the_shell_as_variables_only() -> None:
    """What a workflow passes in is never pasted into a script, where it could become a command; every input exists."""
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one["run"]
        assert one["shell"] == "bash"
        for value in one["env"].values():
            used = re.findall(r"inputs\.(\w+)", value)
            assert set(used) <= set(ACTION["inputs"])
    assert all("default" in one and "description" in one for one in ACTION["inputs"].values())


def test_the_hook_runs_a_command_that_there_is() -> None:
    """pre-commit installs this repository and calls its console script, once for the whole pack."""
    program, command = HOOK["entry"].split()
    assert program in {script.name for script in entry_points(group="console_scripts", value="corekit.cli:main")}
    assert command == "check"
    assert HOOK["pass_filenames"] is False
    assert HOOK["args"] == ["."]


def test_the_hook_wakes_up_for_content_and_packaging(project: Path) -> None:
    """Every file that the check looks at wakes it, and a README does not."""
    wakes = re.compile(HOOK["files"])
    content = [file.relative_to(project) for file in (project / "src").rglob("content/**/*") if file.is_file()]
    assert content
    assert all(wakes.search(file.as_posix()) for file in (*content, Path("pyproject.toml")))
    assert not wakes.search("README.md")
