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
from corekit.content.yaml_document import read_yaml
from corekit.content.yaml_lines import Lines
from corekit.content.yaml_reader import read_with_positions

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
#: What may stand in a line, and what looks as if it might.
LINES = [
    *(
        "a: 1",
        "b: x",
        "c:",
        "d: ",
        "- e",
        "- f: 2",
        "- g:",
        "-",
        "- ",
        "- - h",
        "i",
        "i j",
        "? k",
        "l: - m",
        "n:o",
        "p :q",
    ),
    *(
        "a: [x, y]",
        "b: {x: 1}",
        "- [x]",
        "- {y: z}",
        "- [x]: y",
        "c: {x: 1, x: 2}",
        "d: [x",
        "y]",
        "e: [[[[[[[[[1]]]]]]]]]",
    ),
    *(
        "a: [ ]",
        "b: []",
        "- {}",
        "c: [x,y]",
        "d: {x:1}",
        "e: {x: 1,y: 2 , z:  w }",
        "f: [ x , y ]",
        "g: {a: b, a: c}",
        "h: [1, 2.5, yes, null, 0o17, -1, +2, .5]",
        "i: [1e999]",
        "j: {1: 2, null: ~, yes: no}",
        "k: [a b, c]",
        "l: [a#b, c]",
        "m: [a #b]",
        "n: {a: }",
        "o: [a,]",
        "p: {a: b,}",
        "q: [12:30]",
        "r: {on: 2026-11-21, by: dr-x_y.z}",
        "s: [a] # c",
        "t: {a : b}",
        "u: {a: b: c}",
        "v: [a]b",
        "w: [,]",
        "x: {a: [b]}",
    ),
    *(
        "a: 'x'",
        'b: "x # y: z"',
        "c: 'x''y'",
        "d: 'x",
        "y'",
        '"e": f',
        "- 'g': h",
        "i: x # c",
        "j: # c",
        "# c",
        "- # c",
    ),
    *(
        "a: -5",
        "b: - 5",
        "c: -5: 6",
        "d: .inf",
        "e: 1e999",
        "f: 0o17",
        "g: yes",
        "null: ~",
        "h: null",
        "1: 2",
        "i: 12:30",
    ),
    *(
        "a: x: y",
        "b: x:",
        "- c d: e",
        "f: x #y",
        "g: x#y",
        "h: |",
        "  i",
        "j: >-",
        "k: &l m",
        "n: *l",
        "o: !p q",
        "<<: {}",
    ),
    *(
        "---",
        "--- a",
        "...",
        "%YAML 1.1",
        "a: \tb",
        "\tc: d",
        "e: f ",
        "g:\th",
        "\t",
        " ",
        "i: \u00a0j",
        "k: l\r",
        "\ufeffm: n",
    ),
    *(
        "a: \x85b",
        "c: d\u2028",
        "e: `f",
        "g: @h",
        "i: k, l",
        "m: n]",
        "o: p}",
        "q.r-s_t: u",
        "-v: w",
        "x: \u00fcber",
        "\u00fc: y",
    ),
    *(
        "b: 1_000",
        "c: +1",
        "d: 2026-11-21",
        'e: "\\u0041"',
        'f: "\\"',
        "g: [a, b] c",
        "h: {a: b}: c",
    ),
]
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


def agree(text: str, depth: int = 32) -> None:
    """What a quick reader reads is what the whole one reads, without a fault; it may leave any text to it."""
    for loader in LOADERS:
        lines = Lines(loader)
        whole = read_with_positions(text, name="a.yaml", maximum_depth=depth, loader=loader)
        for data in (quick_data(text, depth, loader), lines.data(text, depth), lines.data(text, depth)):
            if data is not None:
                assert (data, ()) == (whole.data, whole.diagnostics)
                assert repr(data) == repr(whole.data)
        for known in (None, lines):
            document = read_yaml(text, name="a.yaml", maximum_depth=depth, lines=known, loader=loader)
            assert (document.data, document.diagnostics, document.spans) == (whole.data, whole.diagnostics, whole.spans)


@given(edited())
def test_the_quick_reader_reads_the_same(text: str) -> None:
    """Whatever was typed into a file, both readers give the same data, faults and positions."""
    agree(text)


@given(st.lists(PIECES | st.sampled_from(["a", "b: ", "12", "-3.5"]), max_size=8).map("".join))
def test_the_quick_reader_reads_the_same_of_short_texts(text: str) -> None:
    """Texts of punctuation are where readers differ first."""
    agree(text)


@st.composite
def indented(draw: st.DrawFn) -> str:
    """Lines that stand somewhere, most of them where a list, a mapping or a text could go on."""
    lines = draw(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(LINES)), max_size=9))
    return "\n".join(f"{' ' * column}{line}" for column, line in lines)


@given(indented(), st.sampled_from([11, 12, 32]))
def test_lines_mean_what_they_mean_in_the_whole_text(text: str, depth: int) -> None:
    """A line that says something on its own says nothing else below, above or beside any other."""
    agree(text, depth)


@pytest.mark.parametrize("sign", [" ", "a", "a:", "- ", "a:b", "a ", "[", '"', "#"])
def test_a_line_of_any_length_is_looked_at_once(sign: str) -> None:
    """A hostile line takes as long as its signs, and not as their square."""
    line = sign * (250_000 // len(sign))
    for end in ("\r", "#", ":", " ", ""):
        text = f"a: 1\n{line}{end}"
        data = Lines().data(text, 32)
        assert data is None or data == quick_data(text, 32, LOADERS[-1])


def test_lines_of_other_texts_change_no_answer() -> None:
    """What is remembered of one file is read in the next as if it were alone."""
    lines = Lines()
    for text in TEXTS:
        data = lines.data(text, 32)
        assert data is None or data == quick_data(text, 32, LOADERS[-1])


def test_sound_files_are_read_by_the_quick_readers() -> None:
    """They are worth having: of the files in this repository one leaves none to the other, line by line few."""
    assert all(quick_data(text, 32, LOADERS[-1]) is not None for text in TEXTS)
    lines = Lines()
    assert sum(lines.data(text, 32) is None for text in TEXTS) < len(TEXTS) / 10


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
