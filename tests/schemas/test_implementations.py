# SPDX-License-Identifier: Apache-2.0
"""The schemas mean the same to every implementation; ajv is asked by `ajv/check.py`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from corekit.content.schemas import KINDS, bundle, components, schema

from .samples import broken, whole
from .test_schemas import schemas_in

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize("reading", [False, True], ids=["writing", "reading"])
@pytest.mark.parametrize("kind", KINDS)
def test_two_implementations_give_the_same_verdict(kind: str, reading: bool) -> None:
    """Python and Rust accept and refuse the same of a document that says everything and of each way to break it."""
    bundled = schema(kind, reading=reading)
    python, rust = Draft202012Validator(bundled), jsonschema_rs.Draft202012Validator(bundled)
    verdicts = [
        (python.is_valid(data), rust.is_valid(data), data) for data in (whole(bundled), *broken(whole(bundled)))
    ]

    assert not [json.dumps(data)[:400] for one, other, data in verdicts if one != other]
    assert any(one for one, _, _ in verdicts)
    assert not all(one for one, _, _ in verdicts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_may_be_used_at_once(kind: str) -> None:
    """A document that says everything, each thing by the first example, follows its schema in every form."""
    document = whole(schema(kind))

    assert set(document) == set(schema(kind).get("properties", {}))
    for form in (schema(kind), schema(kind, reading=True)):
        assert not list(Draft202012Validator(form).iter_errors(document))


@pytest.mark.parametrize("kind", KINDS)
def test_reading_tolerates_later_keys_wherever_keys_are_listed(kind: str) -> None:
    """What a later minor version adds, at any depth, is no fault when reading, and one when writing."""
    bundled, tolerant = schema(kind), schema(kind, reading=True)
    places = [pointer for pointer, holder in listed(bundled, bundled, whole(bundled)) if holder is False]

    for place in places:
        document = with_key(whole(bundled), place)
        assert Draft202012Validator(tolerant).is_valid(document), place
        assert not Draft202012Validator(bundled).is_valid(document), place
    assert places or kind in ("source", "reviews")


def listed(node: Any, root: dict[str, Any], data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Every mapping in *data* whose keys its schema lists, and what that says of other keys."""
    while "$ref" in node and "properties" not in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    if isinstance(data, list) and "items" in node:
        for index, entry in enumerate(data):
            yield from listed(node["items"], root, entry, (*place, index))
    elif isinstance(data, dict):
        others = node.get("additionalProperties")
        if "properties" in node and "maxProperties" not in node:
            yield place, others
        for key, entry in data.items():
            inner = node.get("properties", {}).get(key, others)
            if isinstance(inner, dict):
                yield from listed(inner, root, entry, (*place, key))


def with_key(data: Any, place: tuple[Any, ...]) -> Any:
    """*data* with a key that no version knows in the mapping at *place*."""
    if not place:
        return {**data, "a_later_key": 1}
    changed = data.copy()
    changed[place[0]] = with_key(data[place[0]], place[1:])
    return changed


def test_components_mean_what_the_bundles_mean() -> None:
    """As components of an OpenAPI document, every kind gives the verdicts of its own schema."""
    document = components()
    for kind in KINDS:
        name = "".join(part.capitalize() for part in kind.split("-"))
        inside = {"$ref": f"#/components/schemas/{name}", "components": document}
        check, own = jsonschema_rs.Draft202012Validator(inside), jsonschema_rs.Draft202012Validator(schema(kind))
        for data in (whole(schema(kind)), *broken(whole(schema(kind)))):
            assert check.is_valid(data) == own.is_valid(data), kind


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_of_a_schema_makes_a_reader_choose(kind: str) -> None:
    """No alternatives to try in turn: an editor completes by key or by type, and a fault has one cause."""
    facts, attributes = {"age_years": {"description": "How old are you?"}}, {"mode": {"description": "How."}}
    for form in (schema(kind), schema(kind, reading=True), bundle(kind, facts=facts, attributes=attributes)):
        found = {keyword for _, node in schemas_in(form) for keyword in node}
        assert not found & {"oneOf", "anyOf", "allOf", "if", "dependentSchemas", "patternProperties"}
