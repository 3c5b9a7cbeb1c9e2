# SPDX-License-Identifier: Apache-2.0
"""A format that is not there, and a disk that takes nothing: said in words, and nothing is lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from corekit import UnknownFormat
from corekit.formats.packages import PACKAGES
from corekit.testing import isolated_kit, well_adult
from corekit.testing.people import TODAY as DAY

from .conftest import EXAMPLES, PROGRAM, TODAY, Answer, plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]

DESK = EXAMPLES / "desk-worker.yaml"
#: So many bytes a file may grow to before the system refuses, as it does on a full disk.
ROOM = 200


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_format_of_a_plugin_names_the_package_that_brings_it(name: str) -> None:
    """With the core alone every format of the project's plugins leads to its package, and to what is there."""
    kit = isolated_kit()
    plan = kit.plan(well_adult(kit), today=DAY)
    with pytest.raises(UnknownFormat) as caught:
        kit.render(plan, name)
    assert f"pip install {PACKAGES[name]}." in (caught.value.hint or "")
    assert "Installed: json, markdown, text." in (caught.value.hint or "")


@pytest.mark.parametrize(("typed", "meant"), [("marcdown", "markdown"), ("htlm", "html"), ("JSON", "json")])
def test_a_misspelt_format_is_recognised(typed: str, meant: str) -> None:
    """Formats that are installed and those that could be."""
    kit = isolated_kit()
    with pytest.raises(UnknownFormat) as caught:
        kit.render(kit.plan(well_adult(kit), today=DAY), typed)
    assert f"Did you mean '{meant}'?" in (caught.value.hint or "")


def test_the_command_says_the_same_and_writes_nothing(corekit: Run, tmp_path: Path) -> None:
    """By -f and by the suffix of -o: a page is never quietly written as something else."""
    target = tmp_path / "plan.pdf"
    away = ("--disable", "corekit-pdf") if find_spec("corekit_pdf") is not None else ()
    for said in (("-f", "pdf", "-o", target), ("-o", target)):
        answer = corekit("plan", DESK, *TODAY, *said, *away)
        assert answer.code in (1, 2)
        assert "corekit-pdf" in answer.err
        assert not target.exists()


def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    """The new file is written beside the old one; what does not fit is taken away and said."""
    target = tmp_path / "plan.json"
    target.write_text("the old plan")
    command = [sys.executable, "-c", PROGRAM, "plan", str(DESK), *TODAY, *plugins(), "-o", str(target), "--no-cache"]
    # Python would leave half of a compiled module beside the source, for everybody who imports it after us.
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=_little_room, env=kept)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "plan.json" in done.stderr
    assert target.read_text() == "the old plan"
    assert [file.name for file in tmp_path.iterdir()] == ["plan.json"]


def test_a_folder_that_is_not_there_is_said(corekit: Run, tmp_path: Path) -> None:
    """With the path that cannot be written, and the system's reason."""
    answer = corekit("plan", DESK, *TODAY, "-o", tmp_path / "none" / "plan.txt")
    assert answer.code != 0
    assert "none" in answer.err


def test_a_suffix_that_nothing_brings_is_said(corekit: Run, tmp_path: Path) -> None:
    """`plan.hmtl` holds text, and that is said; a suffix that is known, or none, needs no word."""
    assert "'.hmtl'" in corekit("plan", DESK, *TODAY, "-o", tmp_path / "plan.hmtl").err
    for name, chosen in (("plan.md", ()), ("plan", ()), ("plan.hmtl", ("-f", "text"))):
        assert "No format" not in corekit("plan", DESK, *TODAY, "-o", tmp_path / name, *chosen).err


def _little_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
