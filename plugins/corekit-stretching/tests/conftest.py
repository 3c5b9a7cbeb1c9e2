# SPDX-License-Identifier: Apache-2.0
"""The files of the pack, the tables of the fact sheet they are held against, and a kit with what the pack requires."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing import ContentFolder, isolated_kit

if TYPE_CHECKING:
    from corekit.kit import Kit

DATA = Path(__file__).parent / "data"
BESIDE = ("redflags", "readiness", "conditions")


@pytest.fixture(scope="session")
def content() -> ContentFolder:
    """The content folder of the installed pack."""
    return ContentFolder(files("corekit_stretching") / "content")


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
def findings() -> dict[str, dict[str, Any]]:
    """For each finding of the sheet answers that make it true, and answers that leave it open."""
    table: dict[str, dict[str, Any]] = json.loads((DATA / "findings.json").read_text(encoding="utf-8"))
    return table


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, the pack and what it requires, whatever is installed."""
    return isolated_kit(Path(__file__).parents[1], *BESIDE)
