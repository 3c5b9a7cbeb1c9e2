# SPDX-License-Identifier: Apache-2.0
"""Wheels of this repository and of what is installed here, so that a tutorial's `pip install` needs no network."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .snippets import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OURS = (ROOT, ROOT / "plugins" / "corekit-redflags")
#: What people install beside corekit's own dependencies: what builds a project, and what tests it.
WANTED = ("hatchling", "editables", "pytest")


def fill(folder: Path) -> None:
    """Write a wheel of the core, the red flags, and of every distribution they and their authors need."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    for project in OURS:
        subprocess.run([*build, str(project)], check=True, capture_output=True, timeout=300)
    for name in _needed(["corekit", *WANTED]):
        if name != "corekit":
            _repack(distribution(name), folder)


def _needed(names: list[str]) -> set[str]:
    """The names, and all that they require here, directly or through others."""
    reached: set[str] = set()
    waiting = [str(canonicalize_name(name)) for name in names]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        wanted = [Requirement(text) for text in distribution(name).requires or ()]
        wanted = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
        waiting += [str(canonicalize_name(one.name)) for one in wanted]
    return reached


def _repack(found: Distribution, folder: Path) -> None:
    """The wheel that an installed distribution came from, as far as pip asks for it."""
    files = [file for file in found.files or () if ".." not in file.parts and file.suffix != ".pyc"]
    metadata = next(file.parent for file in files if file.name == "WHEEL")
    kept = [file for file in files if file.name not in ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")]
    tag = next(line for line in (found.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: "))
    name = str(metadata).removesuffix(".dist-info")
    with zipfile.ZipFile(folder / f"{name}-{tag.removeprefix('Tag: ')}.whl", "w") as wheel:
        for file in kept:
            wheel.write(str(found.locate_file(file)), str(file))
        rows = [f"{file},," for file in (*kept, metadata / "RECORD")]
        wheel.writestr(str(metadata / "RECORD"), "\n".join(rows) + "\n")
