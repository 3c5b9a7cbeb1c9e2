# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack, and those of packs of exercises."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import ContentLaws


class TestMcKenzie(ContentLaws):
    """The laws, for the McKenzie pack beside the red flags that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags",)
    ids = Path(__file__).parent / "data" / "ids.txt"
    every = 3
    #: What the sheet names as the next step from these at level 3 is extension in lying, at level 2.
    level_exceptions = frozenset(
        (name, "extension-in-lying")
        for name in ("extension-in-lying-hips-offset", "lateral-shift-correction", "sustained-extension")
    )
