# SPDX-License-Identifier: Apache-2.0
"""Data that is right and data with one thing wrong: what every implementation of JSON Schema must judge alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Values of every JSON type, and figures and texts at the ends of what schemas allow.
WRONG: tuple[Any, ...] = (None, True, -1, 0, 0.5, 1.0, 10**9, "", "A b", [], [[]], {}, {"no_such_key": 1})


def whole(schema: dict[str, Any]) -> Any:
    """The document in which a bundled schema's every property stands, each with the first of its examples."""
    definitions = schema.get("$defs", {})
    return {key: _example(node, definitions) for key, node in schema.get("properties", {}).items()}


def _example(node: dict[str, Any], definitions: dict[str, Any]) -> Any:
    if "examples" in node:
        return node["examples"][0]
    if "$ref" in node:
        return _example(definitions[node["$ref"].rpartition("/")[2]], definitions)
    if "properties" in node:
        return {key: _example(inner, definitions) for key, inner in node["properties"].items()}
    if "items" in node:
        return [_example(node["items"], definitions)]
    inner = node.get("additionalProperties")
    return {"some-name": _example(inner, definitions)} if isinstance(inner, dict) else node.get("const", {})


def broken(data: Any) -> Iterator[Any]:
    """Yield *data* with each part in turn taken out, given an entry too many, or replaced by a wrong value."""
    yield from WRONG
    if isinstance(data, dict):
        yield {**data, "no_such_key": 1}
        yield {**data, "No Such Key": 1}
        for key, value in data.items():
            yield {name: entry for name, entry in data.items() if name != key}
            yield from ({**data, key: inner} for inner in broken(value))
    elif isinstance(data, list):
        yield [*data, None]
        for place, value in enumerate(data):
            yield from ([*data[:place], inner, *data[place + 1 :]] for inner in broken(value))
