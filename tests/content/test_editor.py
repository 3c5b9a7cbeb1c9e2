# SPDX-License-Identifier: Apache-2.0
"""Schemas for editors name what a library has, take everything it holds, and offer only what they take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import corekit
from corekit.content.editor import collection_schema, editor_schema
from corekit.content.layout import FOLDER_OF
from corekit.content.schemas import bundle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Library:
    """The core and every pack of this repository."""
    places = [*sorted((ROOT / "plugins").iterdir()), ROOT / "examples" / "desk-neck"]
    return corekit.load(paths=places, discover=False, cache=False).library


@pytest.mark.parametrize("kind", sorted(FOLDER_OF))
def test_every_item_there_is_follows_the_schema_of_editors(kind: str, library: Library) -> None:
    """An author's editor marks nothing that is right."""
    check = Draft202012Validator(editor_schema(kind, library))
    for pack in library.packs:
        for local in pack.ids(kind):
            faults = list(check.iter_errors(pack.written(kind, local)))
            assert not faults, (pack.namespace, local, faults[0].message)


def test_every_value_that_is_offered_is_taken(library: Library) -> None:
    """What an editor offers for a fact or an attribute is valid there, alone or in a list."""
    offers = 0
    schema = editor_schema("exercise", library)
    for place, fragment in offering(schema):
        inside = {**fragment, "$defs": schema["$defs"]}
        for example in fragment["examples"]:
            assert Draft202012Validator(inside).is_valid(example), (place, example)
            offers += 1
    assert offers > 500


def offering(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that has examples, and where."""
    if isinstance(node, list):
        for index, entry in enumerate(node):
            yield from offering(entry, f"{place}/{index}")
    elif isinstance(node, dict):
        if isinstance(node.get("examples"), list):
            yield place, node
        for key, value in node.items():
            yield from offering(value, f"{place}/{key}")


def test_answers_stand_beside_their_questions(library: Library) -> None:
    """A test of a fact is offered the fact's own answers."""
    facts = editor_schema("rule", library)["$defs"]["criteria"]["properties"]
    assert facts["leg_pain_below_knee"]["examples"] == ["yes", "no"]
    assert "lumbar" in facts["pain_regions"]["items"]["examples"]
    assert "desk-neck:desk-neck" in facts["dx"]["examples"]
    assert "examples" not in facts["age_years"]


def test_what_programs_write_is_open(library: Library) -> None:
    """A plan made where other packs are installed names their facts; its schema does not know better."""
    assert editor_schema("plan", library) == bundle("plan")
    assert editor_schema("screening", library) == bundle("screening")


def test_a_file_of_many_is_held_item_by_item(library: Library) -> None:
    """`facts.yaml` is a mapping of ids to facts."""
    check = Draft202012Validator(collection_schema("fact", library))
    fact = {"ask": "Is your arm tired?", "type": "yes_no", "reassuring": "no"}
    assert check.is_valid({"arm_care_tired": fact, "arm_care_sore": {**fact, "ask_when": {"pain_regions": "arm"}}})
    assert not check.is_valid({"arm_care_tired": {**fact, "ask_when": {"pain_region": "arm"}}})
    assert not check.is_valid({"arm_care_tired": {**fact, "tpye": "yes_no"}})
