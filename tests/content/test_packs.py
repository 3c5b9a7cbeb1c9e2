# SPDX-License-Identifier: Apache-2.0
"""Packs: what a directory says, whatever its layout and format, and everything that is wrong with it."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from corekit.content.codes import CODES
from corekit.content.layout import place_of
from corekit.content.pack import load_pack
from corekit.criteria.codes import CODES as CRITERIA_CODES

from .packs import DATA, REPOSITORY, library, loaded, pack

if TYPE_CHECKING:
    from pathlib import Path

PACKS = json.loads((DATA / "packs.json").read_text())


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_fault_of_a_pack_has_its_place(name: str) -> None:
    """Each pack gives all its faults with file, line and column; what is sound is used, what guards fails closed."""
    expected = PACKS[name]
    made = library(name)
    here = f"{DATA / 'packs'}/"
    faults = [[f.file.replace(here, ""), f.line, f.column, f.severity, f.code] for f in made.problems if f.file]
    assert faults == expected["faults"]
    assert {unsound.replace(here, "") for unsound in made.unsound_packs} == set(expected["unsound"])
    for kind, wanted in (expected["used"] or {}).items():
        assert [one for one in made.ids(kind) if made.owner(kind, one) != "core"] == wanted
    assert {fault.code for fault in made.problems} <= CODES.keys() | CRITERIA_CODES.keys()


def test_every_pack_is_expected() -> None:
    """No fixture lies about unused."""
    assert {folder.name for folder in (DATA / "packs").iterdir()} == PACKS.keys()


def test_the_core_and_the_example_are_sound() -> None:
    """The core, and a pack as an outsider would write it, have no fault of their own."""
    assert loaded("core").diagnostics == ()
    assert library("alpha").unsound_packs == frozenset()


def test_an_archive_serves_as_a_directory_does(tmp_path: Path) -> None:
    """A pack in a zip archive says the same as in a directory, and nothing of it is imported."""
    archive = tmp_path / "alpha.zip"
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("alpha_pack/__init__.py", "raise RuntimeError('a pack was imported')")
        for file in sorted((DATA / "packs" / "alpha").rglob("*")):
            target.write(file, f"alpha_pack/content/{file.relative_to(DATA / 'packs' / 'alpha')}")
    before = set(sys.modules)
    zipped = load_pack(zipfile.Path(archive, "alpha_pack/content/")).pack
    assert zipped is not None
    assert (zipped.digest, zipped.files, zipped.diagnostics) == (
        pack("alpha").digest,
        pack("alpha").files,
        pack("alpha").diagnostics,
    )
    assert not [name for name in set(sys.modules) - before if "alpha" in name]


def test_the_digest_is_of_what_is_said(tmp_path: Path) -> None:
    """The same items in other files, another format and with comments have the same digest; other words another."""
    copy = tmp_path / "alpha"
    shutil.copytree(DATA / "packs" / "alpha", copy)
    data = json.loads((copy / "exercises/reach.json").read_text())
    (copy / "exercises/reach.json").unlink()
    (copy / "exercises/reach.yaml").write_text(f"# as JSON\n{json.dumps(data, indent=2)}\n")
    assert load_pack(copy).pack.digest == pack("alpha").digest  # type: ignore[union-attr]
    (copy / "exercises/reach.yaml").write_text(json.dumps({**data, "title": "Reach out"}))
    assert load_pack(copy).pack.digest != pack("alpha").digest  # type: ignore[union-attr]


def test_what_is_assumed_can_be_told_from_what_is_written() -> None:
    """An exercise has what it states, then what its `without` states, then what the pack assumes."""
    alpha = pack("alpha")
    written, effective = alpha.written("exercise", "bend"), alpha.effective("exercise", "bend")
    assert "impact" not in written
    assert effective["impact"] == "none"  # its `without` goes before the pack's `assume: {impact: low}`
    assert effective["effort"] == "light"
    assert library("alpha").assumed("exercise", "alpha:bend") == {"effort": "light"}


@pytest.mark.parametrize(
    ("file", "kind", "name", "many", "vocabulary"),
    [
        ("exercises/bend.yaml", "exercise", "bend", False, None),
        ("facts.yaml", "fact", "", True, None),
        ("facts/pain.yaml", "fact", "pain", False, None),
        ("sources.json", "source", "", True, None),
        ("terms.yaml", "term", "", True, None),
        ("terms/muscle.yaml", "term", "", True, "muscle"),
        ("terms/muscle/psoas.yaml", "term", "psoas", False, "muscle"),
        ("terms/psoas-major.yml", "term", "psoas-major", False, None),
    ],
)
def test_the_path_is_the_identity(file: str, kind: str, name: str, many: bool, vocabulary: Any) -> None:
    """Kind, id and vocabulary of an item follow from where its file lies."""
    place = place_of(file)
    assert place is not None
    assert (place.kind, place.name, place.many, place.vocabulary) == (kind, name, many, vocabulary)


@pytest.mark.parametrize("file", ["rule/a.yaml", "exercises.yaml", "exercises/a/b.yaml", "a.yaml", "figures/a.svg"])
def test_elsewhere_no_content_is_looked_for(file: str) -> None:
    """A file in a folder that does not exist, or too deep, holds no item."""
    assert place_of(file) is None


def test_a_huge_file_costs_little(tmp_path: Path) -> None:
    """A file of any size is read no further than the limit, and told."""
    copy = tmp_path / "alpha"
    shutil.copytree(DATA / "packs" / "alpha", copy)
    with (copy / "exercises/huge.yaml").open("wb") as file:
        file.truncate(20_000_000_000)
    faults = load_pack(copy).diagnostics
    assert [fault.code for fault in faults] == ["yaml-too-large"]


def test_the_example_pack_of_the_documentation_reads() -> None:
    """What packs of this repository hold under `plugins/` is free of faults."""
    for content in sorted((REPOSITORY / "plugins").glob("*/src/*/content")):
        assert [str(fault) for fault in load_pack(content).diagnostics] == []
