# SPDX-License-Identifier: Apache-2.0
"""Data made from a schema: required keys always, optional ones now and then, values from the schema's examples."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

#: How deep objects are made of their properties; below, an example stands for the whole.
_DEPTH = 4


def data_of(node: dict[str, Any], definitions: dict[str, Any], depth: int = _DEPTH) -> st.SearchStrategy[Any]:
    """Return a strategy for data that a bundled schema describes; *definitions* are its `$defs`."""
    properties = node.get("properties")
    if properties and depth and "object" in _types(node):
        required = set(node.get("required", ()))
        made = {key: data_of(inner, definitions, depth - 1) for key, inner in properties.items()}
        return st.fixed_dictionaries(
            {key: value for key, value in made.items() if key in required},
            optional={key: value for key, value in made.items() if key not in required},
        )
    if "const" in node:
        return st.just(node["const"])
    items = node.get("items")
    if depth and items and "$ref" in items and _types(node) == ["array"]:
        return st.lists(data_of(items, definitions, depth), min_size=node.get("minItems", 0), max_size=2)
    if "examples" in node:
        return st.sampled_from(node["examples"])
    return data_of(definitions[node["$ref"].rpartition("/")[2]], definitions, depth)


def _types(node: dict[str, Any]) -> list[str]:
    types = node["type"]
    return [types] if isinstance(types, str) else types
