# SPDX-License-Identifier: Apache-2.0
"""What the tests share: the repository's folders, and kits of known packs."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

import corekit
from corekit.content.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Profile

REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)

# A busy machine is no fault of a test.
settings.register_profile("corekit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("corekit")


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core with red flags and McKenzie, read from the repository and nowhere else."""
    folders = [REPOSITORY / "plugins" / name for name in ("corekit-redflags", "corekit-mckenzie")]
    return corekit.load(discover=False, paths=folders, cache=False)


@pytest.fixture(scope="session")
def example() -> Callable[[str], Profile]:
    """Reads a profile of `examples/` by its name."""

    def read_example(name: str) -> Profile:
        path = REPOSITORY / "examples" / f"{name}.yaml"
        return corekit.Profile.from_dict(read(path.read_bytes(), name=path.name).data)

    return read_example


@pytest.fixture(scope="session")
def well_adult() -> Callable[..., Profile]:
    """Makes a well adult who has answered everything on the day of the tests, with other answers on top."""

    def make(kit: Kit, **answers: Any) -> Profile:
        from corekit.check.cases import well_adult as reassuring

        facts = {name: answer.to_dict() for name, answer in reassuring(kit.library, TODAY).items()}
        data = {"schema": 1, "answered_on": TODAY.isoformat(), "equipment": ["mat", "stool"]}
        return corekit.Profile.from_dict({**data, "facts": {**facts, **answers}})

    return make
