# SPDX-License-Identifier: Apache-2.0
"""Validation: both engines give the same answer, in our own words, at the place of the fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.content.codes import CODES
from corekit.content.reading import read
from corekit.content.validation import Engine, python_engine
from corekit.content.wording import describe

DATA = Path(__file__).parent / "data"
SCHEMA = json.loads((DATA / "schema.json").read_text())
CASES = json.loads((DATA / "faults.json").read_text())

KEYS = st.sampled_from([*SCHEMA["properties"], "Dose", "x y"])
LEAVES = st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(["", "Sit.", "sit", "aerobic", "yes"])
DOCUMENTS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS | st.sampled_from(["sets", "reps", "easy"]), inner, max_size=6)
    ),
)


def engines() -> list[Any]:
    found = [pytest.param(python_engine(SCHEMA), id="jsonschema")]
    try:
        from corekit.content.validation import rust_engine

        found.append(pytest.param(rust_engine(SCHEMA), id="jsonschema-rs"))
    except ImportError:
        return found
    return found


@pytest.mark.parametrize("engine", engines())
@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_faults_have_words_and_places(engine: Engine, case: dict[str, Any]) -> None:
    """Each fault is said in a sentence, at the line and column of the value, or of the key if the key is wrong."""
    document = read(case["data"], name="x.yaml")
    faults = [document.at(describe(entry, echo=True), key=entry.at_key) for entry in engine(document.data)]
    got = sorted([fault.code, fault.line, fault.column, fault.message] for fault in faults)
    assert got == sorted(case["faults"])
    assert all(fault.code in CODES for fault in faults)


@given(DOCUMENTS)
def test_both_engines_give_the_same(data: Any) -> None:
    """Whatever the document, both engines find the same violations, about the same keys, at the same pointers."""
    rust = pytest.importorskip("corekit.content.validation").rust_engine
    pytest.importorskip("jsonschema_rs")
    ours, theirs = python_engine(SCHEMA)(data), rust(SCHEMA)(data)
    assert [(entry.pointer, entry.keyword, entry.name) for entry in ours] == [
        (entry.pointer, entry.keyword, entry.name) for entry in theirs
    ]
    for one, other in zip(ours, theirs, strict=True):
        assert describe(one, echo=True) == describe(other, echo=True)


@given(DOCUMENTS)
def test_without_echo_no_value_is_shown(data: Any) -> None:
    """For personal documents the same faults are told without any value of the document."""
    loud = [describe(entry, echo=True) for entry in python_engine(SCHEMA)(data)]
    quiet = [describe(entry, echo=False) for entry in python_engine(SCHEMA)(data)]
    assert [(fault.code, fault.pointer) for fault in loud] == [(fault.code, fault.pointer) for fault in quiet]
    for fault in quiet:
        if fault.code in ("schema-choice", "schema-pattern", "schema-range"):
            assert fault.message.startswith("th")


def test_reading_imports_no_engine() -> None:
    """Neither engine of the schemas is imported by what a warm start imports."""
    program = (
        "import sys; import corekit.content.loading, corekit.content.documents, corekit.content.reading; "
        "print([name for name in ('jsonschema', 'jsonschema_rs', 'referencing', 'yaml', 'importlib.metadata', "
        "'platformdirs', 'difflib', 'corekit.content.packing', 'corekit.content.linking', 'babel') "
        "if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
