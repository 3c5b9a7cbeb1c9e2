# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, and those of packs of exercises."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import ContentLaws


class TestTaiChi(ContentLaws):
    """The laws, for the taichi pack beside the packs that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags", "readiness")
    ids = Path(__file__).parent / "data" / "ids.txt"
    every = 5
    preferences = ({"dp_extension": "yes"},)
