# SPDX-License-Identifier: Apache-2.0
"""The deliberately bad plugins of ``tests/plugins_bad``, and a way to put them where Python finds them."""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from corekit.plugin import Plugins, discover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parents[1] / "plugins_bad"
MODULES = ("bad_", "good_", "made_")
"""How the modules and packages of test plugins are called, so that a test can forget them."""


@frozen(kw_only=True)
class Case:
    """One folder: directories that go onto `sys.path`, and what must come of them."""

    name: str
    path: tuple[str, ...]
    distributions: tuple[str, ...]
    packs: tuple[str, ...]
    formats: tuple[str, ...]
    screeners: tuple[str, ...]
    problems: tuple[dict[str, Any], ...]


def read_case(name: str) -> Case:
    """Read the case in a folder."""
    data = tomllib.loads((FOLDER / name / "case.toml").read_text(encoding="utf-8"))
    return Case(
        name=name,
        path=tuple(str(FOLDER / name / entry) for entry in data.get("path", ["installed"])),
        distributions=tuple(data["distributions"]),
        packs=tuple(data["packs"]),
        formats=tuple(data["formats"]),
        screeners=tuple(data["screeners"]),
        problems=tuple(data.get("problem", [])),
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that takes a ``case`` once for each folder."""
    if "case" in metafunc.fixturenames:
        cases = [read_case(file.parent.name) for file in sorted(FOLDER.glob("*/case.toml"))]
        metafunc.parametrize("case", cases, ids=lambda case: case.name)


@pytest.fixture(scope="session")
def good() -> Case:
    """The sound plugin."""
    return read_case("good")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that puts directories first on `sys.path`; modules of test plugins are forgotten after."""

    def put(*directories: str | Path) -> None:
        monkeypatch.setattr(sys, "path", [*(str(directory) for directory in directories), *sys.path])
        importlib.invalidate_caches()

    yield put
    for name in [name for name in sys.modules if name.startswith(MODULES)]:
        del sys.modules[name]


@pytest.fixture
def load(good: Case, install: Callable[..., None]) -> Callable[..., Plugins]:
    """Return a function that finds the plugins of a case and the sound one, and no others."""

    def plugins(case: Case, **arguments: Any) -> Plugins:
        install(*dict.fromkeys((*case.path, *good.path)))
        return discover(only={*case.distributions, *good.distributions}, cache=False, **arguments)

    return plugins


@pytest.fixture
def case_named() -> Callable[[str], Case]:
    """Return the function that reads one case by the name of its folder."""
    return read_case
