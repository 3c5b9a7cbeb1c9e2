# SPDX-License-Identifier: Apache-2.0
"""The schemas: strict, described, in step with the classes, and compiled by other implementations."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

import corekit
from corekit.content.linker import REGIMEN_VOCABULARIES
from corekit.content.schemas import KINDS, bundle, components, schema, schema_directory, written
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS, VOCABULARIES
from corekit.model.codec import kind_of
from corekit.model.diagnostic import Diagnostic
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMON = "common"
#: Kind to module and class; the others have no class of their own.
CLASSES = {
    "manifest": ("manifest", "Manifest"),
    "exercise": ("exercise", "Exercise"),
    "fact": ("fact", "Fact"),
    "rule": ("rule", "Rule"),
    "condition": ("condition", "Condition"),
    "progression": ("progression", "Progression"),
    "regimen": ("regimen", "Regimen"),
    "claim": ("claim", "Claim"),
    "case": ("case", "Case"),
    "term": ("term", "Term"),
    "profile": ("profile", "Profile"),
    "intake": ("intake", "Intake"),
    "screening": ("screening", "Screening"),
    "plan": ("plan", "Plan"),
    "journal-entry": ("journal", "JournalEntry"),
    "progress": ("progress", "Progress"),
    "recheck": ("recheck", "Recheck"),
    "report": ("report", "Report"),
    "catalogue": ("catalogue", "Catalogue"),
    "why": ("why", "Why"),
    "trace": ("trace", "Trace"),
}
#: Keywords of draft 2020-12 that the schemas use; anything else is a misspelt one.
KEYWORDS = {
    *("$schema", "$id", "$ref", "$defs", "title", "description", "examples", "type", "enum", "const", "pattern"),
    *("minLength", "minimum", "maximum", "exclusiveMinimum", "items", "minItems", "maxItems", "required"),
    *("properties", "additionalProperties", "propertyNames", "minProperties", "maxProperties"),
}
#: Keywords whose value maps names to schemas.
MAPS = ("properties", "$defs")
#: Keywords whose value is a schema.
NESTED = ("items", "additionalProperties", "propertyNames")


def schemas_in(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema below *node*, itself first, with where it stands."""
    if not isinstance(node, dict):
        return
    yield path, node
    for keyword in MAPS:
        for name, inner in node.get(keyword, {}).items():
            yield from schemas_in(inner, f"{path}/{keyword}/{name}")
    for keyword in NESTED:
        yield from schemas_in(node.get(keyword), f"{path}/{keyword}")


def properties_in(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every object schema below *node*."""
    for path, inner in schemas_in(node):
        for name, entry in inner.get("properties", {}).items():
            yield f"{path}/properties/{name}", entry


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


@pytest.mark.parametrize("kind", [*KINDS, COMMON])
class TestEverySchema:
    def test_is_valid_and_has_its_urn(self, kind: str) -> None:
        """Each file follows the meta-schema and names itself by a URN."""
        Draft202012Validator.check_schema(written(kind))

        assert written(kind)["$id"] == f"urn:corekit:schema:1:{kind}"

    def test_holds_no_misspelt_keyword(self, kind: str) -> None:
        """Every keyword is one of the draft; a misspelt one would be ignored in silence."""
        found = {keyword for _, node in schemas_in(written(kind)) for keyword in node}

        assert found <= KEYWORDS

    def test_describes_and_exemplifies_every_property(self, kind: str) -> None:
        """Every property says what it is, and shows one."""
        bare = [
            path
            for path, node in properties_in(written(kind))
            if not node.get("description") or not (any(_telling(node)) or "const" in node or _structural(node))
        ]

        assert not bare

    def test_examples_are_valid(self, kind: str) -> None:
        """What a schema shows, it accepts."""
        bundled = schema(kind) if kind != COMMON else written(COMMON)
        definitions = bundled.get("$defs", {})
        wrong = [
            (path, example)
            for path, node in schemas_in(bundled)
            for example in node.get("examples", ())
            if not Draft202012Validator({**node, "$defs": definitions}).is_valid(example)
        ]

        assert not wrong

    def test_closes_every_object(self, kind: str) -> None:
        """An unknown key is refused wherever keys are listed, but in CSL-JSON, which is another standard's."""
        open_objects = [
            path
            for path, node in schemas_in(written(kind))
            if node.get("properties") and "additionalProperties" not in node
        ]

        assert kind == "source" or not [path for path in open_objects if "/properties/log" not in path]


def _telling(node: dict[str, Any]) -> list[Any]:
    """The examples that show something: an empty list or mapping shows nothing."""
    return [example not in ([], {}, None) for example in node.get("examples", ())]


def _structural(node: dict[str, Any]) -> bool:
    """Without examples here, a list or mapping of values whose definition has examples of its own."""
    inner = node.get("items", node.get("additionalProperties"))
    return "examples" not in node and ("$ref" in node or (isinstance(inner, dict) and "$ref" in inner))


@pytest.mark.parametrize("kind", KINDS)
class TestBundles:
    def test_stand_alone_in_two_implementations(self, kind: str) -> None:
        """A bundle refers to nothing outside of itself, and compiles in Python and in Rust."""
        bundled = schema(kind)

        assert "urn:corekit:schema:1:common" not in json.dumps(bundled)
        Draft202012Validator(bundled).is_valid({})
        jsonschema_rs.validator_for(bundled).is_valid({})

    def test_tolerate_later_keys_when_reading(self, kind: str) -> None:
        """A reader of another minor version does not stumble over keys it does not know."""
        faults = Draft202012Validator(schema(kind, reading=True)).iter_errors({"a_later_key": 1})

        assert not [fault for fault in faults if fault.validator == "additionalProperties"] or kind == "reviews"


@pytest.mark.parametrize(("kind", "home"), CLASSES.items())
def test_schema_and_class_say_the_same(kind: str, home: tuple[str, str]) -> None:
    """Walked side by side, every property is a field and every required one has no default."""
    cls = getattr(import_module(f"corekit.model.{home[0]}"), home[1])

    _same(cls, schema(kind), schema(kind).get("$defs", {}), set())


def _same(cls: type, node: dict[str, Any], definitions: dict[str, Any], seen: set[type]) -> None:
    if cls in seen:
        return
    seen.add(cls)
    fields = [field for field in attrs.fields(cls) if not field.metadata.get("corekit.internal")]
    keys = {field.name.rstrip("_"): field for field in fields}
    assert set(node["properties"]) == set(keys), cls.__name__
    required = {key for key, field in keys.items() if field.default is attrs.NOTHING}
    assert set(node.get("required", ())) == required, cls.__name__
    for key, field in keys.items():
        _, inner = kind_of(field)
        if inner is not None:
            _same(inner, _inside(node["properties"][key], definitions), definitions, seen)


def _inside(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "properties" not in node:
        if "$ref" in node:
            node = definitions[node["$ref"].rpartition("/")[2]]
        else:
            node = node["items"] if "items" in node else node["additionalProperties"]
    return node


def test_a_written_diagnostic_holds_what_its_schema_promises() -> None:
    """Every field has a property, and the shortest diagnostic is written with all that is required."""
    fields = {field.name for field in attrs.fields(Diagnostic)}

    assert set(written("diagnostic")["properties"]) == fields
    assert validator("diagnostic").is_valid(Diagnostic(code="a-code", message="What is wrong.").to_dict())


def test_there_is_one_file_a_kind() -> None:
    """No schema file is without a kind, and no kind without a file."""
    files = {entry.name.removesuffix(".schema.json") for entry in schema_directory().iterdir()} - {"README.md"}

    assert files == {*KINDS, COMMON}


@pytest.mark.parametrize(
    ("name", "table"), [("dose", DOSE_KEYS), ("intensity", INTENSITY_KEYS), ("frequency", FREQUENCY_KEYS)]
)
def test_dose_keys_have_the_bounds_of_the_table(name: str, table: dict[str, Any]) -> None:
    """The schema's bounds are those of the one table of dose keys."""
    node = written(COMMON)["$defs"][name]["properties"]

    assert set(node) == set(table)
    for key, entry in table.items():
        figures = node[key]["items"] if key == "reps_by_set" else node[key]
        if entry.unit != "words":
            assert (figures["minimum"], figures["maximum"]) == (entry.minimum, entry.maximum), key


def test_attributes_and_vocabularies_are_those_of_the_table() -> None:
    """Every attribute is a property of an exercise, and a term may be of every vocabulary."""
    assert set(ATTRIBUTES) <= set(written("exercise")["properties"])
    assert written("term")["properties"]["vocabulary"]["enum"] == list(VOCABULARIES)


@pytest.mark.parametrize(
    ("name", "fields"), [("record_selector", RECORD_FIELDS), ("regimen_selector", REGIMEN_VOCABULARIES)]
)
def test_selectors_of_records_and_regimens_name_their_fields(name: str, fields: dict[str, Any]) -> None:
    """What a movement or a regimen can be chosen by is what the engine knows of it, beside the connectives."""
    common = written(COMMON)["$defs"]

    assert set(common[name]["properties"]) - set(common["criteria"]["properties"]) == set(fields)
    assert set(written("exercise")["properties"]["movements"]["items"]) == {"$ref"}
    assert set(common["movement"]["properties"]) == set(RECORD_FIELDS)


@pytest.mark.parametrize(
    ("select", "accepted"),
    [
        ({"movements": {"has": {"region": "lumbar", "range": "end"}}}, True),
        ({"movements": {"has": {"not": {"region": "lumbar"}}}}, True),
        ({"movements": {"has": {"regoin": "lumbar"}}}, False),
        ({"movements": {"has": {"movements": "lumbar"}}}, False),
        ({"region": "lumbar"}, False),
    ],
)
def test_an_editor_knows_the_fields_of_a_movement(select: dict[str, Any], accepted: bool) -> None:
    """Inside `has` stand the fields of a movement, outside of it the attributes of an exercise."""
    attributes = {name: {"description": name} for name in ATTRIBUTES}
    claim = {"select": select, "status": "supported", "sources": "editorial"}

    assert Draft202012Validator(bundle("claim", attributes=attributes)).is_valid(claim) is accepted


@pytest.mark.parametrize(("given", "accepted"), [("age_years", True), ("age_yeers", False), ("equipment", True)])
def test_an_editor_knows_the_facts_of_a_case(given: str, accepted: bool) -> None:
    """What a case is given is an installed fact or one of the settings; in a log, it is a fact."""
    check = Draft202012Validator(bundle("case", facts={"age_years": {"description": "How old are you?"}}))
    value = ["mat"] if given == "equipment" else 40

    assert check.is_valid({"given": {given: value}, "expect": {"fires": "yes"}}) is accepted
    assert check.is_valid({"given": {"log": [{given: 40}]}, "expect": {"move": "stay"}}) is (given == "age_years")


def test_words_of_installed_packs_become_properties() -> None:
    """An editor's schema completes facts and attributes, and refuses a misspelt one."""
    facts = {"leg_pain_below_knee": {"description": "Does the leg pain go below the knee?"}}
    attributes = {"muscles_stretched": {"description": "Muscles lengthened."}}
    check = Draft202012Validator(bundle("rule", facts=facts, attributes=attributes))
    rule = {
        "title": "t",
        "when": {"leg_pain_below_knee": "yes"},
        "then": {"exclude": [{"muscles_stretched": "hamstrings"}]},
        "if_unknown": "apply",
        "because": "b",
        "sources": "editorial",
    }

    assert check.is_valid(rule)
    assert not check.is_valid({**rule, "when": {"leg_pain_below_nee": "yes"}})
    assert not check.is_valid({**rule, "then": {"exclude": [{"muscles_streched": "hamstrings"}]}})


def test_a_profile_completes_facts() -> None:
    """In a profile, a misspelt fact is refused by the schema made for people's tools."""
    check = Draft202012Validator(bundle("profile", facts={"age_years": {"description": "How old are you?"}}))

    assert check.is_valid({"schema": 1, "facts": {"age_years": 40}})
    assert not check.is_valid({"schema": 1, "facts": {"age_yeers": 40}})


def test_components_resolve() -> None:
    """Every reference of the OpenAPI components leads to one of them."""
    schemas = components("plan", "profile")["schemas"]
    text = json.dumps(schemas)

    names = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= set(schemas)
    assert {"Plan", "Profile"} <= set(schemas)


def test_an_unknown_kind_names_the_kinds() -> None:
    """Asking for a schema that does not exist says which exist."""
    with pytest.raises(corekit.UnknownName, match="exercise"):
        corekit.schema("exercize")
