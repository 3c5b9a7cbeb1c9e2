# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas as editors want them: with the facts and attributes of a library, and for files of many items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.schemas import bundle

if TYPE_CHECKING:
    from corekit.content.library import Library


def editor_schema(kind: str, library: Library) -> dict[str, Any]:
    """
    Return the schema of *kind* as one self-contained file in which the facts and attributes of *library* are named.

    Raises `UnknownName` for a kind without a schema.
    """
    return bundle(kind, facts=_facts(library, answers=kind == "profile"), attributes=_attributes(library))


def collection_schema(kind: str, library: Library) -> dict[str, Any]:
    """Return the schema of a file that holds many items of *kind* by their ids, such as `facts.yaml`."""
    item = editor_schema(kind, library)
    frame: dict[str, Any] = {key: item.pop(key) for key in ("$schema", "$id", "$defs") if key in item}
    frame["$defs"] = {**frame.get("$defs", {}), "one_item": item}
    if "$id" in frame:
        frame["$id"] += "s"
    return {
        **frame,
        "title": f"{item['title']}s",
        "type": "object",
        "additionalProperties": {"$ref": "#/$defs/one_item"},
    }


def _facts(library: Library, *, answers: bool) -> dict[str, dict[str, str]]:
    """Fact to what describes it; only those that somebody answers, or derived ones as well."""
    facts = {name: library.get("fact", name) for name in library.ids("fact")}
    return {
        name: {"description": fact.ask or fact.title or name}
        for name, fact in facts.items()
        if not (answers and fact.derive is not None)
    }


def _attributes(library: Library) -> dict[str, dict[str, str]]:
    """Attribute to the values that it takes."""
    from corekit.model.attributes import ATTRIBUTES  # noqa: PLC0415 - only here

    described = {}
    for name, attribute in ATTRIBUTES.items():
        values = library.vocabulary.values(attribute.vocabulary) if attribute.vocabulary else ()
        order = ", lowest first" if attribute.ordered else ""
        described[name] = {"description": f"{attribute.kind}{order}: {', '.join(values)}" if values else attribute.kind}
    return described
