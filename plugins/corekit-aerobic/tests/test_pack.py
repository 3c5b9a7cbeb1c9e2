# SPDX-License-Identifier: Apache-2.0
"""What the pack promises beyond the laws of every pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.kit import Kit


def test_only_packs_that_need_not_be_there_are_missed(kit: Kit) -> None:
    """Every name resolves, save exercises of packs that need not be there."""
    missed = [str(problem) for problem in kit.library.problems if "aerobic" in str(problem)]
    assert len(missed) == 0
