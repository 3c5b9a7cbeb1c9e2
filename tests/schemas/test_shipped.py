# SPDX-License-Identifier: Apache-2.0
"""What is written in the repository follows the schemas in every form in which they are given out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

import corekit
from corekit.content.models import model
from corekit.content.schemas import bundle, schema
from corekit.model.attributes import ATTRIBUTES
from corekit.model.manifest import Manifest

from .shipped import PACKS, items

if TYPE_CHECKING:
    from collections.abc import Callable

ITEMS = tuple(items())
KINDS = sorted({kind for kind, _, _ in ITEMS})


@pytest.fixture(scope="module")
def for_tools() -> Callable[[str], dict[str, Any]]:
    """Makes the bundle of a kind with every installed fact and every attribute, as editors get it."""
    library = corekit.load(discover=False, paths=PACKS, cache=False).library
    facts = {name: {"description": library.get("fact", name).ask or name} for name in library.ids("fact")}
    attributes = {name: {"description": name} for name in ATTRIBUTES}
    return lambda kind: bundle(kind, facts=facts, attributes=attributes)


def faults(kind: str, checked_by: dict[str, Any]) -> list[tuple[str, str]]:
    """Place and first words of every fault in the items of *kind*."""
    check = jsonschema_rs.validator_for(checked_by)
    return [
        (f"{place} {list(fault.instance_path)}", fault.message)
        for found, place, data in ITEMS
        if found == kind
        for fault in check.iter_errors(data)
    ]


def test_every_pack_is_looked_at() -> None:
    """The items come from the core, both plugins, the example pack and the design's examples."""
    assert len(ITEMS) > 900
    assert {"tests/schemas/data/exercises/extension-in-lying.yaml"} <= {place for _, place, _ in ITEMS}
    assert len(KINDS) == 11


@pytest.mark.parametrize("kind", KINDS)
class TestEveryShippedItem:
    def test_follows_its_schema(self, kind: str) -> None:
        """The schema as `check` applies it accepts it."""
        assert faults(kind, schema(kind)) == []

    def test_follows_the_schema_for_reading(self, kind: str) -> None:
        """The schema that tolerates later minors accepts it."""
        assert faults(kind, schema(kind, reading=True)) == []

    def test_follows_the_schema_for_tools(self, kind: str, for_tools: Callable[[str], dict[str, Any]]) -> None:
        """The schema in which every name of the packs is spelled out, and no other allowed, accepts it."""
        assert faults(kind, for_tools(kind)) == []

    def test_survives_its_class(self, kind: str) -> None:
        """As written, it goes through its class without loss."""
        cls = Manifest if kind == "manifest" else model(kind)

        assert [place for found, place, data in ITEMS if found == kind and cls.from_dict(data).to_dict() != data] == []
