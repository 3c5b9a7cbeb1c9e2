# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import PackLaws


class TestMcKenzie(PackLaws):
    """The laws, for the McKenzie pack beside the red flags that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags",)
    ids = Path(__file__).parent / "data" / "ids.txt"
    every = 3
