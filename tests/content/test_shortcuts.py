# SPDX-License-Identifier: Apache-2.0
"""What makes loading fast changes no answer: the quick reader, other processes, packs that are known to be sound."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corekit.content import packing
from corekit.content.library import Library
from corekit.content.pack import LoadedPack, load_pack
from corekit.content.quick_yaml import quick_data
from corekit.content.yaml_reader import read_with_positions, read_yaml

from .packs import DATA, REPOSITORY, loaded, pack

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((REPOSITORY / "plugins").glob("*/src/*/content/*/*.yaml"))[::9]
TEXTS = [file.read_text(encoding="utf-8") for file in FILES]
PIECES = st.sampled_from(
    [
        *("&a ", "*a", "!t ", "? ", "- ", ": ", "{", "}", "[", "]", "\n", "\n---\n", "%YAML 1.1\n", "'", '"', "~"),
        *(
            ".inf",
            "0o17",
            "null",
            "true",
            "1e999",
            "\t",
            "# ",
            "| ",
            "> ",
            "a: 1\na: 2\n",
            "[" * 40,
            "\u00a0",
            "",
            "  ",
        ),
    ]
)
LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A real file into which, and out of which, somebody has typed something."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


def agree(text: str) -> None:
    """What the quick reader reads is what the whole one reads, without a fault; it may leave any text to it."""
    for loader in LOADERS:
        data = quick_data(text, 32, loader)
        whole = read_with_positions(text, name="a.yaml", maximum_depth=32, loader=loader)
        if data is not None:
            assert (data, ()) == (whole.data, whole.diagnostics)
            assert repr(data) == repr(whole.data)
        document = read_yaml(text, name="a.yaml", maximum_depth=32, loader=loader)
        assert (document.data, document.diagnostics, document.spans) == (whole.data, whole.diagnostics, whole.spans)


@given(edited())
def test_the_quick_reader_reads_the_same(text: str) -> None:
    """Whatever was typed into a file, both readers give the same data, faults and positions."""
    agree(text)


@given(st.lists(PIECES | st.sampled_from(["a", "b: ", "12", "-3.5"]), max_size=8).map("".join))
def test_the_quick_reader_reads_the_same_of_short_texts(text: str) -> None:
    """Texts of punctuation are where readers differ first."""
    agree(text)


def test_sound_files_are_read_by_the_quick_reader() -> None:
    """It is worth having: of the files in this repository it leaves none to the other."""
    assert all(quick_data(text, 32, LOADERS[-1]) is not None for text in TEXTS)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A pack with a few sound files, and every file of the broken packs of the tests that has a name of its own."""
    shutil.copytree(DATA / "packs" / "alpha", tmp_path / "large")
    for folder in ("statements", "criteria", "names", "dangling", "not-yaml"):
        for file in (DATA / "packs" / folder).rglob("*.yaml"):
            target = tmp_path / "large" / file.relative_to(DATA / "packs" / folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copy(file, target)
    (tmp_path / "large" / "facts").mkdir(exist_ok=True)
    (tmp_path / "large" / "facts" / "gone.yaml").symlink_to("nowhere")
    return tmp_path / "large"


def told(entry: LoadedPack) -> object:
    """Everything that can be seen of a loaded pack."""
    return entry.pack and (entry.pack.items, entry.pack.texts, entry.pack.digest, entry.pack.broken, entry.diagnostics)


def test_other_processes_change_no_answer(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Items, digest and faults are those of one process, and in their order."""
    alone = told(load_pack(large))
    monkeypatch.setattr(packing, "WORTH_SHARING", 1)

    assert told(load_pack(large, processes=3)) == alone


def test_what_other_processes_cannot_do_is_done_here(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that dies takes nothing away."""
    alone = told(load_pack(large))
    monkeypatch.setattr(packing, "WORTH_SHARING", 1)
    monkeypatch.setattr(packing.Packer, "_right_text", lambda *_: __import__("os")._exit(1))

    assert told(load_pack(large, processes=2)) == alone


@pytest.mark.parametrize("name", ["alpha", "beta", "criteria", "circles", "dangling", "names", "statements", "terms"])
def test_packs_known_to_be_sound_change_no_answer(name: str) -> None:
    """The core is faultless, and not holding it against itself again finds the same of any pack beside it."""
    assert Library([pack("core")]).faultless
    entries = [loaded("core"), loaded(name)]
    packs = [entry.pack for entry in entries if entry.pack]
    broken = [entry for entry in entries if entry.pack is None]

    whole = Library(packs, broken=broken)
    quick = Library(packs, broken=broken, sound=frozenset({"core"}))

    assert quick.problems == whole.problems
    assert quick.unsound == whole.unsound
    for kind in ("rule", "fact", "exercise", "condition", "regimen"):
        assert quick.ids(kind) == whole.ids(kind)
        assert [quick.data(kind, item) for item in quick.ids(kind)] == [
            whole.data(kind, item) for item in whole.ids(kind)
        ]
