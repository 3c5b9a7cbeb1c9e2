# SPDX-License-Identifier: Apache-2.0
"""The files of the pack, and the table of the fact sheet they are held against, as plain data."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing import ContentFolder, isolated_kit

if TYPE_CHECKING:
    from corekit import Kit

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def content() -> ContentFolder:
    """The content folder of the installed pack."""
    return ContentFolder(files("corekit_taichi") / "content")


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The pack beside those it requires, and nothing else."""
    return isolated_kit(Path(__file__).parents[1], "redflags", "readiness")


@pytest.fixture(scope="session")
def exercises(content: ContentFolder) -> dict[str, dict[str, Any]]:
    """The exercises of the pack."""
    return content.items("exercises")


@pytest.fixture(scope="session")
def expected() -> dict[str, dict[str, Any]]:
    """What the fact sheet says of each exercise."""
    table: dict[str, dict[str, Any]] = json.loads((DATA / "exercises.json").read_text(encoding="utf-8"))
    return table


@pytest.fixture(scope="session")
def expected_facts() -> dict[str, dict[str, str]]:
    """What the fact sheet says of each question."""
    with (DATA / "facts.csv").open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}
