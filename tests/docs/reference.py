# SPDX-License-Identifier: Apache-2.0
"""The reference pages of the documentation, made from schemas, hooks and vocabulary whenever the site is built."""

from __future__ import annotations

import inspect
import json
import textwrap
from typing import TYPE_CHECKING, Any

import attrs

import corekit
from corekit.content.schemas import KINDS, written
from corekit.model.attributes import ATTRIBUTES
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS
from corekit.plugin.specs import SPECIFICATIONS, VALUE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library

_MADE = "*This page is made from the code when the documentation is built.*\n\n"


def reference_pages() -> dict[str, str]:
    """Path within the documentation to the text of every generated page."""
    library = corekit.load(discover=False, cache=False).library
    return {
        "reference/schemas.md": _MADE.join(_schemas()),
        "reference/hooks.md": _MADE.join(_hooks()),
        "reference/attributes.md": _MADE.join(_attributes(library)),
        "reference/facts.md": _MADE.join(_facts(library)),
    }


def _schemas() -> tuple[str, str]:
    head = "# Schemas\n\n"
    text = "`corekit schema KIND` prints each of these as one JSON Schema (2020-12), with the facts and attributes of\n"
    text += "what is installed where people write them by hand. Bold keys must be there.\n\n"
    return head, text + "\n".join(_schema(kind) for kind in KINDS)


def _schema(kind: str) -> str:
    schema = written(kind)
    required = set(schema.get("required", ()))
    rows = (
        (f"**`{name}`**" if name in required else f"`{name}`", _type(part), part.get("description", ""), _example(part))
        for name, part in schema.get("properties", {}).items()
    )
    table = _table(("key", "type", "meaning", "example"), rows) if schema.get("properties") else ""
    return f"## {kind}\n\n{schema.get('description', '')}\n\n{table}"


def _type(part: dict[str, Any]) -> str:
    if "$ref" in part:
        return str(part["$ref"]).rpartition("/")[2].replace("_", " ")
    types = part.get("type", "any")
    return " or ".join(types) if isinstance(types, list) else str(types)


def _example(part: dict[str, Any]) -> str:
    found = part.get("examples", [])
    return f"`{json.dumps(found[0], ensure_ascii=False)}`" if found else ""


def _hooks() -> tuple[str, str]:
    head = "# Hooks and their values\n\n"
    parts = ["[Plugins](../plugins.md) says how a plugin is made, and what happens when one is bad.\n"]
    for name, specification in SPECIFICATIONS.items():
        said = inspect.cleandoc(specification.__doc__ or "").partition("Example::")
        example = f"```python\n{textwrap.dedent(said[2]).strip()}\n```\n" if said[2] else ""
        value = VALUE_TYPES[name]
        parts.append(f"## {name}\n\n{said[0].strip()}\n\n{example}\n### {value.__name__}\n\n{_fields(value)}")
    return head, "\n".join(parts)


def _fields(value: type) -> str:
    said = inspect.cleandoc(value.__doc__ or "").replace("``", "`")
    rows = (
        (f"`{field.name}`", f"`{field.type}`".replace("|", "or"), "yes" if field.default is attrs.NOTHING else "")
        for field in attrs.fields(value)
    )
    return f"{said}\n\n{_table(('field', 'type', 'required'), rows)}"


def _attributes(library: Library) -> tuple[str, str]:
    head = "# Attributes, doses and terms\n\n"
    text = "What a rule can say of an exercise. Every exercise must say those marked *safety*; `without` states the\n"
    text += "null values of several in one line.\n\n"
    rows = (
        (f"`{name}`", one.kind, "yes" if one.safety else "", "" if one.null is None else f"`{json.dumps(one.null)}`")
        for name, one in ATTRIBUTES.items()
    )
    text += _table(("attribute", "kind", "safety", "null value"), rows)
    for title, keys in (("Dose", DOSE_KEYS), ("Intensity", INTENSITY_KEYS), ("Frequency", FREQUENCY_KEYS)):
        doses = ((f"`{name}`", key.title, key.unit or "", key.safer or "") for name, key in keys.items())
        text += f"\n## {title}\n\n" + _table(("key", "meaning", "unit", "safer side"), doses)
    for vocabulary in library.vocabulary.names:
        text += f"\n## Terms: {vocabulary}\n\n" + _terms(library, vocabulary)
    return head, text


def _terms(library: Library, vocabulary: str) -> str:
    entries = (library.vocabulary.entry(vocabulary, value) for value in library.vocabulary.values(vocabulary))
    rows = (
        (
            f"`{entry.value}`",
            entry.title,
            ", ".join(f"`{up}`" for up in entry.parents),
            entry.data.get("note", ""),
        )
        for entry in entries
    )
    return _table(("term", "title", "below", "note"), rows)


def _facts(library: Library) -> tuple[str, str]:
    head = "# The core's questions\n\n"
    text = "Facts without a prefix are the core's; any rule may ask for them. `corekit facts WORD` searches\n"
    text += "them, with those of installed packs.\n\n"
    facts = [(name, library.get("fact", name)) for name in library.ids("fact")]
    asked = ((f"`{name}`", fact.ask or "", fact.type, _days(fact.valid_days)) for name, fact in facts if fact.ask)
    derived = ((f"`{name}`", fact.title or "", fact.type) for name, fact in facts if fact.derive is not None)
    text += _table(("fact", "question", "answer", "holds"), asked)
    return head, text + "\n## Worked out, never asked\n\n" + _table(("fact", "title", "value"), derived)


def _days(days: int | None) -> str:
    return "for good" if days is None else "that day" if days == 0 else f"{days} days"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    return "\n".join(_lines(heads, rows)) + "\n"


def _lines(heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(value: Any) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
