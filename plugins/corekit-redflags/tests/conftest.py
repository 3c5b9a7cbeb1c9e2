# SPDX-License-Identifier: Apache-2.0
"""The pack together with the core, as its cases demand: nothing else that happens to be installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corekit.planning.rulebook import RuleBook
from corekit.testing import isolated_kit

if TYPE_CHECKING:
    from corekit.kit import Kit

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core and the red flags."""
    return isolated_kit(PROJECT)


@pytest.fixture(scope="session")
def book(kit: Kit) -> RuleBook:
    """Their rules, compiled."""
    return RuleBook.of(kit.library)
