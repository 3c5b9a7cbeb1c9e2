# SPDX-License-Identifier: Apache-2.0
"""Reading: bad input costs diagnostics with places, good input means the same in every format and parser."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corekit.content.codes import CODES
from corekit.content.reading import MAXIMUM_BYTES, read
from corekit.content.scalars import plain_scalar
from corekit.content.spans import split
from corekit.content.yaml_document import read_yaml

DATA = Path(__file__).parent / "data"
BAD = [
    pytest.param(format_, name, expected, id=f"{name}.{format_}")
    for format_ in ("yaml", "json")
    for name, expected in json.loads((DATA / f"{format_}.json").read_text()).items()
]

#: Text that both formats can hold.
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=8)
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | WORDS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


def as_yaml(value: Any, indent: int = 0) -> str:
    """Block style with every text quoted: what a person would write."""
    if isinstance(value, dict) and value:
        pad = " " * indent
        return "\n" + "\n".join(
            f"{pad}{json.dumps(k, ensure_ascii=False)}: {as_yaml(v, indent + 2)}" for k, v in value.items()
        )
    if isinstance(value, list) and value:
        pad = " " * indent
        return "\n" + "\n".join(f"{pad}- {as_yaml(entry, indent + 2)}" for entry in value)
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize(("format_", "name", "expected"), BAD)
def test_bad_input_gives_its_faults_with_places(format_: str, name: str, expected: dict[str, Any]) -> None:
    """Every bad file gives all its faults with line, column and pointer, and only what is sound of its data."""
    file = DATA / format_ / f"{name}.{format_}"
    document = read(file.read_bytes(), name=file.name)
    assert [[f.code, f.line, f.column, f.pointer] for f in document.diagnostics] == expected["faults"]
    assert document.data == expected["data"]
    assert all(f.code in CODES and f.file == file.name for f in document.diagnostics)


def test_every_bad_file_is_expected() -> None:
    """No fixture lies about unused."""
    for format_ in ("yaml", "json"):
        files = {file.stem for file in (DATA / format_).iterdir()}
        assert files == json.loads((DATA / f"{format_}.json").read_text()).keys()


@pytest.mark.parametrize("name", ["big.yaml", "big.json"])
def test_a_file_of_any_size_is_one_fault(name: str) -> None:
    """Ten megabytes are refused at once, whatever they hold."""
    started = time.process_time()
    document = read(b"[" * 10_000_000, name=name)
    assert [fault.code.partition("-")[2] for fault in document.diagnostics] == ["too-large"]
    assert time.process_time() - started < 1


def test_the_limit_counts_bytes() -> None:
    """A text of fewer characters than bytes is measured in bytes."""
    assert read("a: " + "ä" * (MAXIMUM_BYTES // 2), name="x.yaml").diagnostics[0].code == "yaml-too-large"
    assert read("a: " + "ä" * (MAXIMUM_BYTES // 2 - 2), name="x.yaml").ok


def test_the_pure_parser_reads_the_same() -> None:
    """Without libyaml the parser written in Python gives the same data and refuses the same things."""
    for name, expected in json.loads((DATA / "yaml.json").read_text()).items():
        try:
            text = (DATA / "yaml" / f"{name}.yaml").read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if "\0" in text or not text.strip():
            continue
        document = read_yaml(text, name=name, maximum_depth=32, loader=yaml.SafeLoader)
        assert [fault.code for fault in document.diagnostics] == [fault[0] for fault in expected["faults"]], name
        assert document.data == expected["data"], name


@given(VALUES)
def test_yaml_and_json_say_the_same(value: Any) -> None:
    """Any data written as YAML, or as JSON, is read back unchanged, without a fault."""
    for name, text in (("x.yaml", as_yaml(value)), ("x.json", json.dumps(value, ensure_ascii=False))):
        document = read(text, name=name)
        assert document.diagnostics == ()
        assert json.dumps(document.data) == json.dumps(value)


@given(VALUES, st.sampled_from([None, 1, 3]))
def test_positions_are_right(value: Any, indent: int | None) -> None:
    """The text between the two ends of a position of JSON is the value that its pointer leads to; so are keys."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    lines = text.split("\n")
    document = read(text, name="x.json")
    for spans, wanted in (
        (document.spans.values, lambda p: follow(value, p)),
        (document.spans.keys, lambda p: split(p)[-1]),
    ):
        for pointer, span in spans.items():
            inner = lines[span.line - 1 : span.end_line]
            inner[-1] = inner[-1][: span.end_column - 1]
            inner[0] = inner[0][span.column - 1 :]
            assert json.dumps(json.loads("\n".join(inner))) == json.dumps(wanted(pointer))


@given(VALUES)
def test_yaml_positions_start_where_json_positions_do(value: Any) -> None:
    """Read as YAML, a JSON text has every value and key at the same place as read as JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    as_json, as_yaml_ = read(text, name="x.json"), read(text, name="x.yaml")
    if as_yaml_.ok:
        for kind in ("values", "keys"):
            ours, theirs = getattr(as_json.spans, kind), getattr(as_yaml_.spans, kind)
            assert {p: s[:2] for p, s in ours.items()} == {p: s[:2] for p, s in theirs.items()}


def follow(value: Any, pointer: str) -> Any:
    for step in split(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@given(st.binary(max_size=200), st.sampled_from(["x.yaml", "x.json", "x"]))
def test_nothing_raises(content: bytes, name: str) -> None:
    """Whatever the bytes, reading ends with data or with a fault."""
    document = read(content, name=name)
    assert document.ok or document.diagnostics[0].code in CODES


@given(st.text("[]{}:,-&*!|>'\"%#? \n\tab1", max_size=60))
def test_nothing_raises_on_what_looks_like_yaml(text: str) -> None:
    """However wild the punctuation, reading ends with data or with a fault."""
    document = read(text, name="x.yaml")
    assert document.ok or document.diagnostics[0].code in CODES


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("Off", "Off"), ("true", True), ("FALSE", False), ("", None),
        ("~", None), ("null", None), ("017", 17), ("0o17", 15), ("0x1F", 31), ("1_000", "1_000"), ("1e3", 1000.0),
        (".5", 0.5), ("+1", 1), ("-", "-"), ("1:30", "1:30"), ("2026-01-31", "2026-01-31"), ("0b1", "0b1"), (".", "."),
        ("1.", 1.0), ("=", "="), ("<<", "<<"),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema(text: str, value: Any) -> None:
    """Plain scalars mean what the YAML 1.2 core schema says, and nothing of YAML 1.1."""
    got = plain_scalar(text)
    assert got == value
    assert type(got) is type(value)


def test_stdin_is_looked_at() -> None:
    """A text without a telling name is JSON if it begins like JSON, else YAML."""
    assert read('{"a": 1}', name="<stdin>").data == read("a: 1", name="<stdin>").data == {"a": 1}
    assert read('{"a": 1', name="<stdin>").diagnostics[0].code == "json-syntax"


def test_the_nearest_parent_places_what_is_missing() -> None:
    """A pointer to what is not there has the place of the nearest parent that is."""
    document = read("a:\n  b: [1, 2]\n", name="x.yaml")
    assert document.position("/a/b/7/c") == document.position("/a/b")
    assert document.position("/a/b", key=True)[:2] == (2, 3)


def test_messages_hold_no_value() -> None:
    """What is wrong with the text is said without the text: it may be somebody's answers."""
    for content in (
        "answer: secret: more",
        "a: &s [secret]\nb: *s\n",
        "a: !!x secret\n",
        '{"a": secret}',
        "a: 'secret",
    ):
        for name in ("x.yaml", "x.json"):
            assert "secret" not in " ".join(str(fault) for fault in read(content, name=name).diagnostics)
