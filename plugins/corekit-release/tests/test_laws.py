# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, and those of packs of exercises."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import ContentLaws


class TestRelease(ContentLaws):
    """The laws, for the release pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness", "conditions")
    ids = Path(__file__).parent / "data" / "ids.txt"
    every = 9
