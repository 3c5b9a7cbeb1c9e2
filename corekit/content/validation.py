# SPDX-License-Identifier: Apache-2.0
"""
Data against its schema: two engines, one answer.

`jsonschema-rs` decides if it is installed, else `jsonschema`; each of their errors is reduced to pointer, keyword and
the rule of the schema that was broken, and corekit finds the words, so that both give the same diagnostics.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.slips import stands_at_key
from corekit.content.spans import join
from corekit.content.wording import describe
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from corekit.content.document import Document

Engine = Callable[[Any], list["Violation"]]

_MISSING: Final = object()
#: More faults of one document than this are counted and not put into words: nobody reads them.
MOST_FAULTS: Final = 200


@attrs.frozen(order=True)
class Violation:
    """One broken rule: where, which keyword, what about (a key), and the rule with its value there."""

    pointer: str
    keyword: str
    name: str = ""
    rule: Any = attrs.field(default=None, order=False)
    value: Any = attrs.field(default=None, order=False, repr=False)
    #: The schema that holds the rule; says which keys there are.
    schema: Any = attrs.field(default=None, eq=False, order=False, repr=False)

    @property
    def at_key(self) -> bool:
        """Whether the fault is a key rather than its value."""
        return self.keyword in ("additionalProperties", "unevaluatedProperties", "propertyNames")


def validate(kind: str, document: Document, *, echo: bool = True) -> tuple[Diagnostic, ...]:
    """
    Hold a document against the schema of its kind (`exercise`, `profile` ...), all faults with file, line, column.

    With *echo* off no value of the document stands in a message: for what holds personal answers.
    Raises `UnknownName` for a kind without a schema.
    """
    found = [
        (violation.at_key or stands_at_key(diagnostic), diagnostic)
        for violation, diagnostic in _check(kind, document.data, echo=echo)
    ]
    located = [document.at(diagnostic, key=at_key) for at_key, diagnostic in found]
    return tuple(sorted(located, key=lambda fault: (fault.line or 0, fault.column or 0, fault.code, fault.message)))


def validate_data(kind: str, data: Any, *, echo: bool = True) -> tuple[Diagnostic, ...]:
    """Hold data against the schema of its kind; the diagnostics have pointers and no file."""
    return tuple(diagnostic for _, diagnostic in _check(kind, data, echo=echo))


def _check(kind: str, data: Any, *, echo: bool) -> Iterator[tuple[Violation, Diagnostic]]:
    found = _engine(kind)(data)
    for violation in found[:MOST_FAULTS]:
        yield violation, describe(violation, echo=echo)
    if len(found) > MOST_FAULTS:
        message = f"{len(found) - MOST_FAULTS} more faults of this item are not listed"
        yield found[0], Diagnostic(code="schema-other", message=message, hint="Mend the others first.", pointer="")


@lru_cache(maxsize=64)
def _engine(kind: str) -> Engine:
    from corekit.content.schemas import schema  # noqa: PLC0415 - slow, and seldom asked

    return engine(schema(kind))


def engine(schema: dict[str, Any]) -> Engine:
    """Compile a self-contained schema with whichever engine is there."""
    try:
        import jsonschema_rs  # noqa: F401, PLC0415 - slow, and seldom asked
    except ImportError:
        return python_engine(schema)
    return rust_engine(schema)


def python_engine(schema: dict[str, Any]) -> Engine:
    """Compile a self-contained schema with `jsonschema`."""
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415 - slow, and seldom asked
    from referencing import Registry  # noqa: PLC0415 - slow, and seldom asked

    validator = Draft202012Validator(schema, registry=Registry(), format_checker=FormatChecker(formats=["date"]))

    def run(data: Any) -> list[Violation]:
        found: list[Violation] = []
        for error in validator.iter_errors(data):
            path = list(error.absolute_path)
            steps = list(error.absolute_schema_path)
            if _of_a_name(data, path, steps, error.instance):
                found.append(_named(path, error.instance, error.schema))
                continue
            unexpected = (
                _named_in(error.message, error.instance) if error.validator == "unevaluatedProperties" else None
            )
            found.extend(_expand(path, error.validator or "false", error.schema, error.instance, unexpected))
        return _sorted(found)

    return run


def rust_engine(schema: dict[str, Any]) -> Engine:
    """Compile a self-contained schema with `jsonschema-rs`."""
    import jsonschema_rs  # noqa: PLC0415 - slow, and seldom asked

    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)

    def run(data: Any) -> list[Violation]:
        found: list[Violation] = []
        for error in validator.iter_errors(data):
            path, steps = _as_in(data, error.instance_path), list(error.schema_path)
            inner = getattr(error.kind, "error", None)
            if inner is not None:
                found.append(_named(path, inner.instance, _resolve(schema, steps[:-1])))
                continue
            forbidden = type(error.kind).__name__.endswith("FalseSchema")
            if forbidden:  # jsonschema places it at the mapping that holds the key
                found.append(Violation(join(path[:-1]), "false"))
                continue
            keyword, holder = str(steps[-1]), _resolve(schema, steps[:-1])
            unexpected = getattr(error.kind, "unexpected", None) if keyword == "unevaluatedProperties" else None
            found.extend(_expand(path, keyword, holder, _value_at(data, path), unexpected))
        return _sorted(found)

    return run


def _sorted(violations: Iterable[Violation]) -> list[Violation]:
    """Return the violations in order, each once; an engine may meet one on several ways through the schema."""
    return sorted({(entry.pointer, entry.keyword, entry.name): entry for entry in violations}.values())


def _expand(
    path: list[Any], keyword: str, schema: Any, value: Any, unexpected: list[str] | None
) -> Iterator[Violation]:
    rule = schema.get(keyword) if isinstance(schema, dict) else None
    names = unexpected if unexpected is not None else _names(keyword, rule, schema, value)
    if names is None:
        yield Violation(join(path), keyword, "", rule, value, schema)
        return
    at_key = keyword in ("additionalProperties", "unevaluatedProperties")
    for name in names:
        yield Violation(join([*path, name] if at_key else path), keyword, name, rule, value, schema)


def _names(keyword: str, rule: Any, schema: Any, value: Any) -> list[str] | None:
    """Return the keys that a violation is about, None if it is about a value."""
    if keyword == "required":
        return [name for name in rule if name not in value]
    if keyword == "dependentRequired":
        return [f"{name} {needed}" for name in rule if name in value for needed in rule[name] if needed not in value]
    if keyword == "additionalProperties":
        known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
        return [name for name in value if name not in known and not any(re.search(form, name) for form in patterns)]
    return None


def _named(path: list[Any], name: Any, schema: Any) -> Violation:
    return Violation(join([*path, str(name)]), "propertyNames", str(name), None, None, schema)


def _of_a_name(data: Any, path: list[Any], steps: list[Any], instance: Any) -> bool:
    """Whether an error of `jsonschema` is about a key: `propertyNames` stands on its way, and its value is the key."""
    return "propertyNames" in steps and isinstance(instance, str) and isinstance(_value_at(data, path), dict)


def _named_in(message: str, value: dict[str, Any]) -> list[str]:
    return [name for name in value if repr(name) in message]


def _as_in(data: Any, path: Iterable[Any]) -> list[Any]:
    """Return a path with keys as the data has them: `jsonschema-rs` gives a key of digits as a number."""
    steps = []
    for step in path:
        steps.append(str(step) if isinstance(data, dict) else step)
        data = data[steps[-1]]
    return steps


def _value_at(data: Any, path: Iterable[Any]) -> Any:
    for step in path:
        data = data[step]
    return data


def _resolve(root: dict[str, Any], steps: list[Any]) -> Any:
    """Return the subschema that *steps* lead to, through references wherever they are left out of the steps."""
    here: Any = root
    for step in steps:
        here = _step(root, here, step)
    return _followed(root, here)


def _step(root: dict[str, Any], here: Any, step: Any) -> Any:
    if step == "$ref" and isinstance(here, dict) and "$ref" in here:
        return _target(root, here["$ref"])
    found = _child(here, step)
    while found is _MISSING and isinstance(here, dict) and "$ref" in here:
        here = _target(root, here["$ref"])
        found = _child(here, step)
    return {} if found is _MISSING else found


def _child(here: Any, step: Any) -> Any:
    if isinstance(here, list):
        return here[int(step)]
    return here.get(step, _MISSING) if isinstance(here, dict) else _MISSING


def _followed(root: dict[str, Any], here: Any) -> Any:
    while isinstance(here, dict) and set(here) == {"$ref"}:
        here = _target(root, here["$ref"])
    return here


def _target(root: dict[str, Any], reference: str) -> Any:
    """Return what a reference within one bundled schema points at: a `#/...` pointer or the `$id` of a part."""
    identifier, _, fragment = reference.partition("#")
    here: Any = root
    if identifier:
        parts = root.get("$defs", {}).values()
        here = next((part for part in parts if isinstance(part, dict) and part.get("$id") == identifier), root)
    for step in fragment.split("/")[1:]:
        here = _child(here, step.replace("~1", "/").replace("~0", "~"))
        if here is _MISSING:
            return {}
    return here
