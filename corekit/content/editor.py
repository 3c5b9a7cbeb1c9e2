# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas as editors want them: with the facts and attributes of a library, and for files of many items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import FOLDER_OF
from corekit.content.schemas import bundle
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.content.library import Library
    from corekit.criteria.subject import Field
    from corekit.model.attributes import Attribute

#: Kinds that people write by hand, and are helped with.
WRITTEN_BY_PEOPLE: Final = frozenset({"manifest", "reviews", "profile", *FOLDER_OF})
#: Definitions whose own examples would be offered beside those of every fact and attribute.
_GENERAL: Final = ("criteria", "criteria_test", "selector", "selector_test", "given", "given_answer")


def editor_schema(kind: str, library: Library) -> dict[str, Any]:
    """
    Return the schema of *kind* as one self-contained file in which the facts and attributes of *library* are named.

    What programs write (a plan, a screening ...) may come from where other packs are installed: there no names are
    closed. Raises `UnknownName` for a kind without a schema.
    """
    if kind not in WRITTEN_BY_PEOPLE:
        return bundle(kind)
    made = bundle(kind, facts=_facts(library, answers=kind == "profile"), attributes=_attributes(library))
    for name in _GENERAL:
        made.get("$defs", {}).get(name, {}).pop("examples", None)
    if kind == "exercise":
        _name_terms(made["properties"], ATTRIBUTES, library)
    if kind == "manifest":
        _name_terms(made["properties"]["assume"]["properties"], ATTRIBUTES, library)
    if "movement" in made.get("$defs", {}):
        _name_terms(made["$defs"]["movement"]["properties"], RECORD_FIELDS, library)
    return made


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


def _facts(library: Library, *, answers: bool) -> dict[str, dict[str, Any]]:
    """Fact to what describes it and the answers it takes; only those that somebody answers, or derived ones as well."""
    facts = {name: library.get("fact", name) for name in library.ids("fact")}
    return {
        name: {"description": fact.ask or fact.title or name, **_offered(library.subject_facts.field(name))}
        for name, fact in facts.items()
        if not (answers and fact.derive is not None)
    }


def _attributes(library: Library) -> dict[str, dict[str, Any]]:
    """Attribute to what describes it and the values that it takes."""
    described = {}
    for name, attribute in ATTRIBUTES.items():
        values = library.vocabulary.values(attribute.vocabulary) if attribute.vocabulary else ()
        order = ", lowest first" if attribute.ordered else ""
        text = f"{attribute.kind}{order}: {', '.join(values)}" if values else attribute.kind
        described[name] = {"description": text, **_offered(library.subject_exercise.field(name))}
    return described


def _offered(field: Field | None) -> dict[str, Any]:
    """What an editor offers as values of a field: alone, and inside of a list where it holds several."""
    choices = ["yes", "no"] if field is not None and field.kind == "yes_no" else list((field and field.choices) or ())
    if not choices:
        return {}
    inside = {"items": {"type": ["string", "number"], "examples": choices}} if field and field.holds_several else {}
    return {"examples": choices, **inside}


def _name_terms(properties: dict[str, Any], table: Mapping[str, Attribute], library: Library) -> None:
    """Offer the terms of its vocabulary as values of every attribute among *properties*."""
    for name, attribute in table.items():
        terms = library.vocabulary.values(attribute.vocabulary) if attribute.vocabulary else ()
        given = [term for term in terms if not library.vocabulary.entry(attribute.vocabulary or "", term).abstract]
        if not given or name not in properties:
            continue
        target = properties[name]["items"] if properties[name].get("type") == "array" else properties[name]
        target["examples"] = given
