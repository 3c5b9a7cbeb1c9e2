# SPDX-License-Identifier: Apache-2.0
"""What the pack promises beyond the laws of every pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corekit.testing import isolated_kit

if TYPE_CHECKING:
    from corekit.content.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    """The library of the pack and those it requires."""
    return isolated_kit(Path(__file__).parents[1], "redflags").library


def test_only_the_stretching_pack_is_missed(library: Library) -> None:
    """Every name resolves, save two easier exercises of a pack that need not be there."""
    missed = [str(problem) for problem in library.problems if "mckenzie" in str(problem)]
    assert len(missed) == 2
    assert all("stretching" in problem for problem in missed)


def test_rules_regimens_and_progressions_have_cases(library: Library) -> None:
    """Nothing that decides ships without a case that shows how."""
    tested = {item for _, item, _, _ in library.cases()}
    for kind in ("rule", "regimen", "progression", "exercise"):
        own = {name for name in library.ids(kind) if name.startswith("mckenzie:")}
        if kind == "exercise":
            own = {name for name in own if library.get(kind, name).excluded_when}
        assert own <= tested
