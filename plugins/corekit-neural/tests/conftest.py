# SPDX-License-Identifier: Apache-2.0
"""The files of the pack as plain data, the tables of the fact sheet they are held against, and the pack as a kit."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.content.reading import read
from corekit.testing import isolated_kit

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from corekit.kit import Kit

DATA = Path(__file__).parent / "data"


class Content:
    """The content folder of the pack; every file must read without a complaint."""

    def __init__(self, root: Traversable) -> None:
        self.root = root

    def document(self, name: str) -> Any:
        """One file as plain data."""
        done = read((self.root / name).read_bytes(), name=name)
        assert not done.diagnostics, name
        return done.data

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The items of one folder, by id."""
        names = sorted(path.name for path in (self.root / kind).iterdir())
        return {name.removesuffix(".yaml"): self.document(f"{kind}/{name}") for name in names}


@pytest.fixture(scope="session")
def content() -> Content:
    """The content folder of the installed pack."""
    return Content(files("corekit_neural") / "content")


@pytest.fixture(scope="session")
def exercises(content: Content) -> dict[str, dict[str, Any]]:
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
