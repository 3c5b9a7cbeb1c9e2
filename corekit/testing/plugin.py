# SPDX-License-Identifier: Apache-2.0
"""
Fixtures of the conformance kit: `pytest_plugins = ["corekit.testing.plugin"]` in a `conftest.py` brings them.

It only adds: an option `--update-golden`, and the fixtures `isolated_kit`, `golden` and `well_adult`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.testing.golden import Golden

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.kit import Kit
    from corekit.model.profile import Profile


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files instead of comparing them."""
    group = parser.getgroup("corekit")
    group.addoption("--update-golden", action="store_true", help="Write golden files instead of comparing them.")


@pytest.fixture(scope="session")
def isolated_kit() -> Callable[..., Kit]:
    """Make a kit of exactly the packs and plugins named, whatever is installed."""
    from corekit.testing.kits import isolated_kit as make  # noqa: PLC0415 - a test that needs no kit loads none

    return make


@pytest.fixture(scope="session")
def well_adult() -> Callable[..., Profile]:
    """Make a profile of somebody who answered everything reassuringly, with other answers on top."""
    from corekit.testing.people import well_adult as make  # noqa: PLC0415 - as above

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold texts against the files of the folder `golden` beside the test module."""
    update: Any = request.config.getoption("--update-golden")
    return Golden(request.path.parent / "golden", update=bool(update))
