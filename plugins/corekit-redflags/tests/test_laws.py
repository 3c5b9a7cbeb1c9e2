# SPDX-License-Identifier: Apache-2.0
"""The pack keeps the laws of every pack."""

from __future__ import annotations

from pathlib import Path

from corekit.testing import PackLaws


class TestRedFlags(PackLaws):
    """The laws, for the red flags."""

    pack = Path(__file__).parents[1]
    ids = Path(__file__).parent / "data" / "ids.txt"
