# SPDX-License-Identifier: Apache-2.0
"""The JSON Schemas: where they are, and bundled so that each stands alone."""

from __future__ import annotations

import copy
import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from corekit.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

#: Every kind with a schema: content first, then documents.
KINDS = (
    "manifest",
    "exercise",
    "fact",
    "rule",
    "condition",
    "progression",
    "regimen",
    "claim",
    "case",
    "term",
    "source",
    "reviews",
    "profile",
    "intake",
    "screening",
    "plan",
    "journal-entry",
    "progress",
    "recheck",
    "report",
    "catalogue",
    "why",
    "trace",
    "diagnostic",
    "check-report",
)

#: Definitions whose keys are facts, with the definition of what stands behind each.
_FACTS_STAND_IN = {
    "criteria": "criteria_test",
    "given": "given_answer",
    "log_entry": "given_answer",
    "answers": "given_answer",
}
#: Selectors whose names no pack adds to: the fields of a movement, what regimens are chosen by.
_CLOSED_SELECTORS = ("record_selector", "regimen_selector")

_COMMON = "common"
_COMMON_REF = "urn:corekit:schema:1:common#/$defs/"


def schema_directory() -> Traversable:
    """The directory of the schema files: in the installed package, or at the top of a checkout."""
    package = resources.files("corekit")
    inside = package / "schemas"
    return inside if inside.is_dir() else resources.files("corekit").joinpath("..", "schemas")


@cache
def _text(name: str) -> str:
    return (schema_directory() / f"{name}.schema.json").read_text(encoding="utf-8")


def written(kind: str) -> dict[str, Any]:
    """
    The schema of *kind* as its file says, with references to the common one.

    Raises `UnknownName` for a kind without a schema.
    """
    if kind not in (*KINDS, _COMMON):
        raise UnknownName(f"There is no schema '{kind}'.", hint=f"Kinds: {', '.join(KINDS)}.")
    loaded: dict[str, Any] = json.loads(_text(kind))
    return loaded


def schema(kind: str, *, reading: bool = False) -> dict[str, Any]:
    """
    The schema of *kind*, bundled: one self-contained JSON Schema (draft 2020-12).

    With *reading* it tolerates keys that a later minor version may add. Raises `UnknownName` for an unknown kind.
    """
    bundled = bundle(kind)
    return _tolerant(bundled) if reading else bundled


def bundle(
    kind: str, *, facts: Mapping[str, Any] | None = None, attributes: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """
    The bundled schema of *kind*, for people's tools if it is given the words of the installed packs.

    *facts* and *attributes* map names to schema fragments, a description and perhaps examples: they become `properties`
    wherever criteria, selectors or answers stand, so that an editor completes and explains them.
    """
    own = written(kind)
    used: dict[str, Any] = {}
    body = _localised(own, used, written(_COMMON)["$defs"])
    definitions = {**body.pop("$defs", {}), **used}
    if facts is not None:
        for name, answer in _FACTS_STAND_IN.items():
            _offer(definitions.get(name), answer, facts)
        if kind == "profile":
            _offer(body["properties"]["facts"], "answer", facts)
    if attributes is not None:
        _offer(definitions.get("selector"), "selector_test", attributes)
        for name in _CLOSED_SELECTORS:
            _offer(definitions.get(name), "criteria_test", {})
    return {**body, "$defs": dict(sorted(definitions.items()))} if definitions else body


def components(*kinds: str) -> dict[str, Any]:
    """The schemas of *kinds* (all unless said) as the `components` of an OpenAPI 3.1 document."""
    schemas: dict[str, Any] = {}
    for kind in kinds or KINDS:
        bundled = bundle(kind)
        name = _component(kind)
        for definition, body in bundled.pop("$defs", {}).items():
            schemas[f"{name}.{definition}"] = _renamed(body, name)
        bundled.pop("$schema", None)
        bundled.pop("$id", None)
        schemas[name] = _renamed(bundled, name)
    return {"schemas": dict(sorted(schemas.items()))}


def _component(kind: str) -> str:
    return "".join(part.capitalize() for part in kind.split("-"))


def _localised(node: Any, used: dict[str, Any], common: Mapping[str, Any]) -> Any:
    """*node* with references to the common schema made local; what they name is gathered in *used*."""
    if isinstance(node, list):
        return [_localised(entry, used, common) for entry in node]
    if not isinstance(node, dict):
        return node
    result = {}
    for key, value in node.items():
        if key == "$ref" and value.startswith(_COMMON_REF):
            name = value.removeprefix(_COMMON_REF)
            _take(name, used, common)
            result[key] = f"#/$defs/{name}"
        else:
            result[key] = _localised(value, used, common)
    return result


def _take(name: str, used: dict[str, Any], common: Mapping[str, Any]) -> None:
    """Put a common definition, and all it refers to, into *used*."""
    if name in used:
        return
    used[name] = copy.deepcopy(common[name])
    for reference in _references(used[name]):
        _take(reference.removeprefix("#/$defs/"), used, common)


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [reference for entry in node for reference in _references(entry)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [reference for value in node.values() for reference in _references(value)]


def _renamed(node: Any, name: str) -> Any:
    if isinstance(node, list):
        return [_renamed(entry, name) for entry in node]
    if not isinstance(node, dict):
        return node
    return {
        key: f"#/components/schemas/{name}.{value.removeprefix('#/$defs/')}"
        if key == "$ref" and isinstance(value, str)
        else _renamed(value, name)
        for key, value in node.items()
    }


def _offer(target: dict[str, Any] | None, value: str, words: Mapping[str, Any]) -> None:
    """Make *words* the only names, beside those it lists, that *target* takes; each has a *value* and a description."""
    if target is None:
        return
    offered = {word: {"$ref": f"#/$defs/{value}", **entry} for word, entry in words.items()}
    target["properties"] = {**offered, **target.get("properties", {})}
    target["additionalProperties"] = False


def _tolerant(node: Any) -> Any:
    if isinstance(node, list):
        return [_tolerant(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _tolerant(value) for key, value in node.items() if not (key == "additionalProperties" and value is False)
    }
