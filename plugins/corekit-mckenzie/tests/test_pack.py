# SPDX-License-Identifier: Apache-2.0
"""The pack as corekit loads it: no complaints, and every case that ships with it holds."""

from __future__ import annotations

from importlib.resources import files

import pytest

from corekit.check.cases import CaseResult, run_cases
from corekit.content.library import Library
from corekit.content.pack import LoadedPack, load_pack
from corekit.planning.rulebook import RuleBook

#: The pack stands on these; cases run against nothing else.
PACKAGES = ("corekit.core_pack", "corekit_redflags", "corekit_mckenzie")


@pytest.fixture(scope="module")
def loaded() -> dict[str, LoadedPack]:
    """The pack and those it requires, as loaded from their files."""
    return {package: load_pack(files(package) / "content") for package in PACKAGES}


@pytest.fixture(scope="module")
def library(loaded: dict[str, LoadedPack]) -> Library:
    """The library of the pack and those it requires."""
    packs = [entry.pack for entry in loaded.values()]
    return Library([pack for pack in packs if pack is not None])


@pytest.fixture(scope="module")
def results(library: Library) -> tuple[CaseResult, ...]:
    """What came of every case of the pack."""
    return run_cases(library, RuleBook.of(library), packs=["mckenzie"])


def test_the_pack_loads_without_a_complaint(loaded: dict[str, LoadedPack]) -> None:
    """Every file is valid against its schema and the pack is complete."""
    assert loaded["corekit_mckenzie"].diagnostics == ()


def test_only_the_stretching_pack_is_missed(library: Library) -> None:
    """Every name resolves, save two easier exercises of a pack that need not be there."""
    missed = [str(problem) for problem in library.problems if "mckenzie" in str(problem)]
    assert len(missed) == 2
    assert all("stretching" in problem for problem in missed)


def test_every_case_holds(results: tuple[CaseResult, ...]) -> None:
    """The cases of rules, regimens and progressions come out as they say."""
    assert [str(result) for result in results if not result.passed] == []


def test_rules_regimens_and_progressions_have_cases(library: Library, results: tuple[CaseResult, ...]) -> None:
    """Nothing that decides ships without a case that shows how."""
    tested = {result.item for result in results}
    for kind in ("rule", "regimen", "progression"):
        assert {name for name in library.ids(kind) if name.startswith("mckenzie:")} <= tested
