# SPDX-License-Identifier: Apache-2.0
"""The files of the pack as plain data, the tables of the fact sheet they are held against, and the pack as a kit."""

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


@pytest.fixture(scope="session")
def content() -> ContentFolder:
    """The content folder of the installed pack."""
    return ContentFolder(files("corekit_functional") / "content")


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
def findings() -> dict[str, dict[str, dict[str, Any]]]:
    """For each finding of the fact sheet, answers under which it is true and answers under which it is not known."""
    table: dict[str, dict[str, dict[str, Any]]] = json.loads((DATA / "findings.json").read_text(encoding="utf-8"))
    return table


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, the pack and those it requires, and nothing else that is installed."""
    return isolated_kit("redflags", "readiness", Path(__file__).parents[1])
