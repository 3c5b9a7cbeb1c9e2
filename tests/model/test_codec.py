# SPDX-License-Identifier: Apache-2.0
"""Text to values and back: nothing is dropped in silence, what is equal hashes alike, what is said stays private."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corekit
from corekit.model.journal import JournalEntry
from corekit.model.profile import Answer, Profile

SECRET = "only between us"  # noqa: S105 - an answer
ENTRY = {
    "schema": 1,
    "id": "6f1c2c1e-0a52-4b43-9f0e-0d5d3a2a5a10",
    "date": "2026-11-21",
    "recorded_at": "2026-11-21T08:30:00Z",
    "notes": SECRET,
    "facts": {"symptom_location_change": SECRET},
    "exercises": [{"exercise": "mckenzie:extension-in-lying", "notes": SECRET, "facts": {"pain_during": SECRET}}],
}

json_values = st.recursive(
    st.one_of(st.booleans(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def faults_of(text: str | bytes) -> tuple[corekit.Diagnostic, ...]:
    """What is wrong with a profile's text."""
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.parse(text)
    return caught.value.diagnostics


@given(json_values)
def test_any_text_and_any_value_can_be_written_and_read(value: Any) -> None:
    """Whatever JSON can say comes back from the text that was written, control characters and all."""
    entry = JournalEntry.from_dict({**ENTRY, "facts": {"said": value}})

    assert JournalEntry.parse(entry.to_json()).to_dict() == entry.to_dict()
    assert JournalEntry.parse(entry.to_json(indent=None)).digest == entry.digest


@given(json_values)
def test_equal_values_hash_alike(value: Any) -> None:
    """A whole number is equal to itself as a fraction, and so are values that hold them."""
    answer = Answer(answer=value)
    again = Answer(answer=float(value) if isinstance(value, int) else value)

    assert answer == again
    assert hash(answer) == hash(again)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"schema": 1, "facts": {"leg_numbness": "yes",\n"leg_numbness": "no"}}', "json-duplicate-key", 2),
        ('{"schema": 1,\n"facts": {"age_years": NaN}}', "json-number", 2),
        ('{"schema": 1,\n"facts": {"age_years": 1e999}}', "json-number", 2),
        ('{"schema": 1, "facts": {"leg_numbness": "\\ud800"}}', "json-control-character", 1),
        ('{"schema": 1,\n', "json-syntax", 2),
        ("schema: 1\nfacts: {age_years: .nan}\n", "yaml-number", 2),
        ("schema: 1\nschema: 1\n", "yaml-duplicate-key", 2),
        (b"\xff", "yaml-not-utf8", 1),
        ("", "yaml-empty", 1),
        ("[" * 100_000, "json-too-deep", 1),
        ('{"schema": 1, "language": "' + "x" * (256 * 1024) + '"}', "json-too-large", 1),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_a_text_that_says_two_things_or_nothing_is_refused(text: str | bytes, code: str, line: int) -> None:
    """JSON is read as strictly as YAML: of two answers to one question none is taken, and NaN is no answer."""
    fault = faults_of(text)[0]

    assert (fault.code, fault.line) == (code, line)


@pytest.mark.parametrize("text", ["[]", '"profile"', "12", "- schema: 1"])
def test_a_document_is_a_mapping(text: str) -> None:
    """A list, a text or a number is no profile."""
    assert [fault.code for fault in faults_of(text)] == ["schema-type"]


@pytest.mark.parametrize("key", ["answered_on", "facts", "equipment", "time", "schema"])
def test_null_is_refused(key: str) -> None:
    """Null would be dropped on the way back, so it is a fault; what is not known is left out."""
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.from_dict({"schema": 1, key: None})

    assert [(fault.code, fault.pointer) for fault in caught.value.diagnostics] == [("schema-type", f"/{key}")]


@given(st.text(max_size=8).filter(lambda name: name not in attrs.fields_dict(Profile)))
def test_a_pointer_leads_to_any_key(name: str) -> None:
    """The pointer of a fault resolves to the key that is meant, also where the key holds `/` or `~`."""
    data = {"schema": 1, name: 1, "facts": {name: {"anwser": 1}}}
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.from_dict(data)

    for pointer in {fault.pointer for fault in caught.value.diagnostics} - {f"/facts/{_escaped(name)}"}:
        here: Any = data
        for step in (pointer or "").split("/")[1:]:
            here = here[step.replace("~1", "/").replace("~0", "~")]
        assert here == 1


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def test_no_text_form_of_an_entry_shows_what_was_said() -> None:
    """Neither a journal entry nor any result in it tells a note or an answer, in `repr`, `str` or a format."""
    entry = JournalEntry.from_dict(ENTRY)
    assert SECRET in json.dumps(entry.to_dict())

    assert SECRET not in f"{entry!r} {entry} {entry.exercises!r} {entry.exercises}"


def test_no_exception_shows_what_was_said() -> None:
    """A fault of a profile names the key, never the answer."""
    with pytest.raises(corekit.DocumentInvalid) as caught:
        Profile.from_dict({"schema": 1, "facts": {"age_years": {"answer": SECRET, "onn": SECRET}}, "time": SECRET})

    assert len(caught.value.diagnostics) == 2
    assert SECRET not in f"{caught.value!r} {caught.value} {caught.value.diagnostics!r}"
