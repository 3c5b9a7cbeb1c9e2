# SPDX-License-Identifier: Apache-2.0
"""Lints and what carries them: findings get their place, and nothing that breaks down hides another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from corekit.check import lints, packs, running
from corekit.check.lints import at_item
from corekit.check.run import check
from corekit.check.targets import find_targets
from corekit.content.library import Library
from corekit.content.pack import load_pack
from corekit.model.diagnostic import Diagnostic
from corekit.plugin.location import core_root

from .findings import content_of
from .packs import checked, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAULTY = {"exercises/chin-nod.yaml": "title: Chin nod\nlevel: 1\ntitel: Nod\n"}


def finds(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """A finding at the title of every exercise of the pack."""
    for identifier in library.ids("exercise"):
        if library.owner("exercise", identifier) == namespace:
            fault = Diagnostic(code="text-title", message="A title.", severity="warning", pointer="/title")
            yield at_item(library, "exercise", identifier, fault)


def breaks(_library: Library, _namespace: str) -> Iterator[Diagnostic]:
    """A failure at once."""
    raise ZeroDivisionError


def test_a_lint_that_breaks_down_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a finding beside those of the reader and of the lints before and after it."""
    monkeypatch.setattr(lints, "LINTS", (breaks, finds))

    report = checked(write(tmp_path / "project", FAULTY))

    places = {(fault.code, (fault.file or "").rpartition("/")[2], fault.line) for fault in report.diagnostics}
    assert ("schema-unknown-key", "chin-nod.yaml", 3) in places
    assert ("text-title", "neck-turns.yaml", 1) in places
    assert "checker-failed" in {code for code, _, _ in places}


def test_lints_in_several_processes_find_what_they_find_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings of a large pack are the same in the same order, and a lint that breaks down is told there too."""
    monkeypatch.setattr(lints, "LINTS", (*lints.LINTS, breaks, finds))
    turned = "title: Neck turns\nlevel: 1\nsteps:\n  - Turn: slowly.\n"
    core, pack = (
        load_pack(core_root()).pack,
        load_pack(content_of(write(tmp_path, {"exercises/turns.yaml": turned}))).pack,
    )
    assert core is not None
    assert pack is not None
    library = Library([core, pack])
    here = list(running.run_lints(library, pack.namespace))
    monkeypatch.setattr(running, "WORTH_SHARING", 1)
    assert list(running.run_lints(library, pack.namespace, processes=2)) == here
    assert {"checker-failed", "text-title"} <= {fault.code for fault in here}


def test_a_pack_that_cannot_be_checked_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if the engine itself breaks down over one pack, the others are checked and the answer is not complete."""
    one, two = write(tmp_path / "one"), write(tmp_path / "two", FAULTY)
    manifest = two / "content" / "pack.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("namespace: demo", "namespace: other"))
    sound = packs.check_pack

    def fails_once(namespace: str, *rest: Any, **more: Any) -> Any:
        if namespace == "demo":
            raise ZeroDivisionError
        return sound(namespace, *rest, **more)

    monkeypatch.setattr(packs, "check_pack", fails_once)
    targets = find_targets([one, two]).targets

    report = check(targets, cache=False)

    codes = {pack.namespace: {fault.code for fault in pack.diagnostics} for pack in report.packs}
    assert codes["demo"] == {"checker-failed"}
    assert "schema-unknown-key" in codes["other"]
    assert not report.complete


@pytest.mark.parametrize("cache", [True, False])
def test_the_base_pack_of_these_tests_is_sound(cache: bool, tmp_path: Path) -> None:
    """A cache of the packs beside them changes nothing."""
    report = checked(write(tmp_path / "project"), cache=tmp_path / "cache" if cache else False)

    assert report.diagnostics == ()
    assert report.beside == ("core",)
