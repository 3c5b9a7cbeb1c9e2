# SPDX-License-Identifier: Apache-2.0
"""Packs made of the one in data/base and what a test lays over it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from corekit.check.packs import check_pack
from corekit.plugin import discover

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit.check.report import PackReport
    from corekit.model.check import Check

BASE = Path(__file__).parent / "data" / "base"


def write(directory: Path, files: Mapping[str, str | bytes] = {}) -> Path:
    """A project with the base pack and *files* (counted from pack.yaml) laid over it."""
    shutil.rmtree(directory, ignore_errors=True)
    shutil.copytree(BASE, directory)
    for name, content in files.items():
        file = directory / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return directory


def checked(directory: Path, *, checks: Sequence[Check] = (), cache: Path | bool = False) -> PackReport:
    """What is wrong with the one pack in *directory*."""
    known = discover(discover=False, paths=[directory], cache=False).packs
    (namespace,) = (name for name, pack in known.items() if pack.origin == "path")
    return check_pack(namespace, known, checks=checks, cache=cache)
