# SPDX-License-Identifier: Apache-2.0
"""The cache: it never changes an answer, notices every change of a file, and may be broken without harm."""

from __future__ import annotations

import json
import os
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest

from corekit.content import packing
from corekit.content.cache import Cache, cache_directory
from corekit.content.layout import KINDS
from corekit.content.loading import load_library
from corekit.content.selections import selectors

from .packs import CORE, DATA

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.content.library import Library


def places(*roots: Path) -> list[Any]:
    return [SimpleNamespace(root=root, distribution=None, version=None) for root in roots]


def whole(library: Library) -> str:
    """Everything a library says, as text."""
    items = {kind: {name: library.data(kind, name) for name in library.ids(kind)} for kind in KINDS}
    problems = [fault.to_dict() for fault in library.problems]
    return json.dumps([items, problems, library.fingerprint, sorted(library.unsound_packs), dict(library.covers)])


@pytest.fixture
def copies(tmp_path: Path) -> list[Path]:
    """Copies of packs, sound and broken, that a test may change."""
    names = ("alpha", "beta", "dangling", "circles", "terms", "misspelt-folder")
    for name in names:
        shutil.copytree(DATA / "packs" / name, tmp_path / "packs" / name)
    return [tmp_path / "packs" / name for name in names]


def test_with_and_without_cache_the_same_bytes(tmp_path: Path, copies: list[Path]) -> None:
    """Read from files, just remembered, and remembered from before: the same to the last byte."""
    roots = places(CORE, *copies)
    without = whole(load_library(roots, cache=False))
    cold = whole(load_library(roots, cache=tmp_path / "cache"))
    warm = whole(load_library(roots, cache=tmp_path / "cache"))
    assert without == cold == warm


def test_a_warm_start_reads_no_content(tmp_path: Path, copies: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """While no file has changed, no file of a pack is read again."""
    load_library(places(CORE, *copies), cache=tmp_path / "cache")

    def read_again(*_: Any, **__: Any) -> Any:
        raise AssertionError("a file was read again")

    monkeypatch.setattr(packing, "Packer", read_again)
    monkeypatch.setattr("corekit.content.files.read_bytes", read_again)
    library = load_library(places(CORE, *copies), cache=tmp_path / "cache")
    assert library.get("exercise", "alpha:bend").title == "Bend"


def _rewrite(file: Path) -> None:
    file.write_text(file.read_text().replace("Bend", "Bent"))


def _rewrite_in_the_same_instant(file: Path) -> None:
    stat = file.stat()
    replacement = file.with_name("replacement")
    replacement.write_text(file.read_text().replace("Bend", "Bent"))
    os.utime(replacement, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    replacement.replace(file)


@pytest.mark.parametrize("change", [_rewrite, _rewrite_in_the_same_instant])
def test_a_changed_file_is_noticed(tmp_path: Path, copies: list[Path], change: Any) -> None:
    """A file with other words is read again, also if another of the same size and time took its place."""
    roots = places(CORE, copies[0])
    assert load_library(roots, cache=tmp_path / "cache").get("exercise", "alpha:bend").title == "Bend"
    change(copies[0] / "exercises" / "bend.yaml")
    assert load_library(roots, cache=tmp_path / "cache").get("exercise", "alpha:bend").title == "Bent"


def test_new_and_lost_files_are_noticed(tmp_path: Path, copies: list[Path]) -> None:
    """A file that is new is there at once, one that is gone is gone."""
    roots = places(CORE, copies[0])
    load_library(roots, cache=tmp_path / "cache")
    (copies[0] / "exercises" / "bend.yaml").rename(copies[0] / "exercises" / "bow.yaml")
    library = load_library(roots, cache=tmp_path / "cache")
    assert library.has("exercise", "alpha:bow")
    assert not library.has("exercise", "alpha:bend")


@pytest.mark.parametrize("damage", [b"", b"{", b"null\n", b'{"stamp": 1}\n', b"\xff\xfe"])
def test_a_broken_cache_never_matters(tmp_path: Path, copies: list[Path], damage: bytes) -> None:
    """Whatever stands in the cache files, the library is the same."""
    cache = tmp_path / "cache"
    roots = places(CORE, *copies)
    expected = whole(load_library(roots, cache=cache))
    for file in cache.iterdir():
        file.write_bytes(damage)
    assert whole(load_library(roots, cache=cache)) == expected


def test_a_cache_with_a_flipped_byte_never_matters(tmp_path: Path, copies: list[Path]) -> None:
    """Items that were damaged on the disk are read anew."""
    cache = tmp_path / "cache"
    roots = places(CORE, copies[0])
    expected = whole(load_library(roots, cache=cache))
    for file in cache.iterdir():
        content = file.read_bytes()
        file.write_bytes(content[:-20] + bytes([content[-20] ^ 1]) + content[-19:])
    assert whole(load_library(roots, cache=cache)) == expected


def test_a_cache_that_cannot_be_written_never_matters(tmp_path: Path, copies: list[Path]) -> None:
    """Where a file stands in place of the directory, everything is as without a cache."""
    blocked = tmp_path / "blocked"
    blocked.write_text("no directory")
    roots = places(CORE, *copies)
    assert whole(load_library(roots, cache=blocked / "cache")) == whole(load_library(roots, cache=False))


def test_another_version_of_the_code_reads_anew(tmp_path: Path, copies: list[Path]) -> None:
    """What another version of corekit remembered is not believed."""
    first, second = Cache(tmp_path), Cache(tmp_path)
    first.version  # noqa: B018 - worked out once
    second._version.append("another")
    first.load(copies[0])
    second.load(copies[0])
    assert len(list(tmp_path.glob("pack-*"))) == 2


@pytest.mark.parametrize("given", [None, "", "not/absolute", "/somewhere/else", "/with space/é"])
def test_the_cache_lies_where_the_platform_wants_it(given: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The short way on Linux is the place that platformdirs names, whatever stands in the environment."""
    if given is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", given)

    assert cache_directory() == platformdirs.user_cache_path("corekit")


def test_the_cache_holds_content_alone(tmp_path: Path, copies: list[Path]) -> None:
    """Only packs and what follows from them are written, and readable by their owner's directory alone."""
    load_library(places(CORE, *copies), cache=tmp_path / "cache")
    assert {file.name.partition("-")[0] for file in (tmp_path / "cache").iterdir()} == {"pack", "library"}
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_selections_are_remembered_whole(tmp_path: Path, copies: list[Path]) -> None:
    """What every selector of the packs selects is remembered, whoever it concerns, and is what it selects."""
    roots = places(CORE, *copies[:2])
    remembering = load_library(roots, cache=tmp_path / "cache")
    remembering = load_library(roots, cache=tmp_path / "cache")
    forgetful = load_library(roots, cache=False)
    known = remembering.memo.get("selections")
    every = list(selectors(forgetful))
    assert len(known) == len({json.dumps(selector, sort_keys=True) for selector in every})
    for selector in every:
        assert remembering.select(selector) == forgetful.select(selector)
    assert any(forgetful.select(selector).certain for selector in every)


def test_what_is_remembered_of_one_item_is_not_said_of_another(tmp_path: Path, copies: list[Path]) -> None:
    """Where an exercise is replaced, its data, attributes and citations are the new ones, and nothing else changes."""
    roots = places(CORE, *copies[:2])
    load_library(roots, cache=tmp_path / "cache")
    library = load_library(roots, cache=tmp_path / "cache")
    before = library.data("exercise", "alpha:bend")
    data = {**before, "mode": "endurance_hold", "evidence": [{"text": "It holds.", "sources": {"new": "verified"}}]}
    other = library.replacing("exercise", "alpha:bend", data)

    assert library.remembered
    assert other.attributes("alpha:bend")["mode"] == "endurance_hold"
    assert other.brief("exercise", "alpha:bend")["mode"] == "endurance_hold"
    assert "new" in other.citations("exercise", "alpha:bend")
    assert "new" not in library.citations("exercise", "alpha:bend")
    assert library.attributes("alpha:bend")["mode"] == before["mode"] != "endurance_hold"
    holding = {"mode": "endurance_hold"}
    assert "alpha:bend" in other.select(holding).certain
    assert "alpha:bend" not in library.select(holding).certain
    assert other.memo.get("selections") is None
