# SPDX-License-Identifier: Apache-2.0
"""The pack with the core and with what it requires, as its cases demand: nothing else that happens to be installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from corekit.kit import Kit

PROJECT = Path(__file__).parents[1]
REDFLAGS = PROJECT.parent / "corekit-redflags"


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, the red flags and the conditions."""
    return corekit.load(paths=[PROJECT, REDFLAGS], discover=False, cache=False)


@pytest.fixture(scope="session")
def core() -> Kit:
    """The core alone."""
    return corekit.load(discover=False, cache=False)


@pytest.fixture(scope="session")
def book(kit: Kit) -> RuleBook:
    """Their rules, compiled."""
    return RuleBook.of(kit.library)
