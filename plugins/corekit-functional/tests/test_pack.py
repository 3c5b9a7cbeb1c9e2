# SPDX-License-Identifier: Apache-2.0
"""What the pack promises beyond the laws of every pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.kit import Kit


def test_only_packs_that_need_not_be_there_are_missed(kit: Kit) -> None:
    """Every name resolves, save exercises of packs that need not be there."""
    missed = [str(problem) for problem in kit.library.problems if "functional" in str(problem)]
    assert len(missed) == 1


def test_whatever_decides_has_cases(kit: Kit) -> None:
    """No rule, regimen or progression, and no exercise that excludes or cautions, ships without a case."""
    library = kit.library
    tested = {item for _, item, _, _ in library.cases()}
    for kind in ("rule", "regimen", "progression"):
        assert {name for name in library.ids(kind) if name.startswith("functional:")} <= tested
    own = (name for name in library.ids("exercise") if name.startswith("functional:"))
    assert {name for name in own if library.get("exercise", name).excluded_when} <= tested
