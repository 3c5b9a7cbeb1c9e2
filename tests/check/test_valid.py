# SPDX-License-Identifier: Apache-2.0
"""What looks wrong and is right: nothing is found in it, and in nothing that this repository ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corekit.content.pack import load_pack

from .findings import CORE, DATA, REDFLAGS, REPOSITORY, content_of, findings

if TYPE_CHECKING:
    from pathlib import Path

VALID = DATA / "valid"
SHIPPED = [
    REDFLAGS,
    REPOSITORY / "plugins/corekit-mckenzie/src/corekit_mckenzie/content",
    REPOSITORY / "examples/desk-neck/src/corekit_desk_neck/content",
]


@pytest.mark.parametrize("folder", sorted(VALID.iterdir()), ids=lambda folder: folder.name)
def test_nothing_is_found_in_what_is_right(folder: Path) -> None:
    """Quotes, signs, comments, ranges and words of YAML 1.1 that are used rightly give not even a note."""
    assert [str(fault) for fault in findings(content_of(folder), REDFLAGS)] == []


@pytest.mark.parametrize("content", SHIPPED, ids=lambda path: path.parent.name)
def test_what_is_shipped_is_clean(content: Path) -> None:
    """Packs of this repository give notes at most, and none of them needs a waiver."""
    beside = () if content == REDFLAGS else (REDFLAGS,)
    assert [str(fault) for fault in findings(content, *beside) if fault.severity != "note"] == []
    pack = load_pack(content).pack
    assert pack is not None
    assert not pack.manifest.waive


def test_the_core_is_clean() -> None:
    """The core's own pack gives notes at most."""
    assert [str(fault) for fault in findings(CORE) if fault.severity != "note"] == []
