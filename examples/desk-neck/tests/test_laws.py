# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack: what a contributor writes is this file."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import PackLaws


class TestDeskNeck(PackLaws):
    """The laws, for desk-neck beside the red flags that it requires."""

    pack = Path(__file__).parents[1]
    beside = ("redflags",)
    every = 5
