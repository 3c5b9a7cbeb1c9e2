# SPDX-License-Identifier: Apache-2.0
"""Exercises to draw, and a directory for what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from corekit_figures.remembering import forget

from corekit.content.reading import read

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is read from or written to the user's own cache."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    forget()
    return tmp_path / "corekit" / "figures"


@pytest.fixture(scope="session")
def exercises() -> dict[str, Any]:
    """Thirty-two exercises in many positions, by name."""
    document = read((DATA / "exercises.yaml").read_bytes(), name="exercises.yaml")
    assert not document.diagnostics, [str(fault) for fault in document.diagnostics]
    data: dict[str, Any] = document.data
    return data
