# SPDX-License-Identifier: Apache-2.0
"""The pack with the core and the red flags it requires, as its cases demand: nothing else that is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from corekit.kit import Kit

PLUGINS = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, the red flags and readiness."""
    paths = [PLUGINS / "corekit-redflags", PLUGINS / "corekit-readiness"]
    return corekit.load(paths=paths, discover=False, cache=False)


@pytest.fixture(scope="session")
def book(kit: Kit) -> RuleBook:
    """Their rules, compiled."""
    return RuleBook.of(kit.library)
