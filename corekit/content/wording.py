# SPDX-License-Identifier: Apache-2.0
"""Our own words for what breaks a schema: what is wrong, the nearest right name, how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit.content.slips import MENDED, no_space, slip_of
from corekit.content.spelling import did_you_mean, listed, respelled
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.content.validation import Violation

_YES_NO: Final = "Write yes or no."
#: What may be the name of something, in whatever spelling.
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_:-]*")
#: What a missing key means for the people who use the item, where its description does not say.
_MISSING: Final = {
    "if_unknown": (
        "Say what happens while an answer is missing: 'apply' acts as if the rule fired, 'hold' issues nothing until "
        "somebody answers, 'caution' only warns, 'ignore' waits (the last two need `unknown_because` if the rule "
        "excludes or refers)."
    ),
}

#: Code, message, hint.
Words = tuple[str, str, str | None]

_NUMBERS: Final = frozenset({"number", "integer"})
_TYPES: Final = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "null": "nothing",
}


def describe(violation: Violation, *, echo: bool) -> Diagnostic:
    """Put one violation into words; *echo* allows the offending value to stand in them."""
    words = slip_of(violation, echo=echo) or _WORDS.get(violation.keyword, _other)(violation, echo)
    code, message, hint = words
    right = _meant(violation, code) if echo else None
    fixable = code in MENDED or right is not None or (hint == _YES_NO and isinstance(violation.value, bool))
    return Diagnostic(
        code=code, message=message, hint=hint, pointer=violation.pointer, fixable=fixable, replacement=right
    )


def _meant(violation: Violation, code: str) -> str | None:
    """The one right name that differs in capitals and in `-` and `_` alone; None where there is no such name."""
    rule: Any = violation.schema if isinstance(violation.schema, dict) else {}
    if code == "schema-unknown-key":
        names = rule.get("propertyNames", rule)
        return respelled(violation.name, names.get("enum") or known_keys(violation.schema))
    value = violation.value
    if not isinstance(value, str) or _NAME.fullmatch(value) is None:
        return None
    if code == "schema-choice" and violation.keyword == "enum":
        return respelled(value, [each for each in violation.rule if isinstance(each, str)])
    if code == "schema-pattern" and violation.keyword == "pattern":
        forms = (value.lower(), value.lower().replace("-", "_"), value.lower().replace("_", "-"))
        return next((form for form in forms if re.search(violation.rule, form)), None)
    return None


def _unknown_key(violation: Violation, _: bool) -> Words:
    known = known_keys(violation.schema)
    slip = no_space(violation.name, known)
    if slip is not None:
        return slip
    if " " in violation.name:
        comma = "In { } a comma ends a text: put a text with a comma in quotes."
        return "schema-unknown-key", f"'{violation.name}' stands where a key should", comma
    guess = did_you_mean(violation.name, known)
    hint = f"Allowed here: {listed(sorted(known))}." if known and len(known) <= 40 else None
    return "schema-unknown-key", f"unknown key '{violation.name}'{guess}", hint


def _missing(violation: Violation, _: bool) -> Words:
    meaning = _description(violation.schema, violation.name)
    hint = _MISSING.get(violation.name) or (f"{violation.name}: {meaning}" if meaning else None)
    return "schema-required", f"the key '{violation.name}' is missing", hint


def _dependent(violation: Violation, _: bool) -> Words:
    key, needed = violation.name.split(" ", 1)
    return "schema-together", f"'{key}' needs '{needed}' beside it", None


def _type(violation: Violation, echo: bool) -> Words:
    types = [violation.rule] if isinstance(violation.rule, str) else violation.rule or []
    wanted = " or ".join(_TYPES.get(name, name) for name in types)
    message = f"this is {named_type(violation.value)}, but should be {wanted}"
    hint = None
    if "string" in types and isinstance(violation.value, bool):
        hint = _YES_NO if echo else None
    elif "string" in types and isinstance(violation.value, int | float):
        hint = "Put it in quotes."
    elif "array" in types and _NUMBERS & set(types) and isinstance(violation.value, str):
        hint = "Write a number, or a range: [low, high]."
    elif "object" in types and "array" not in types and isinstance(violation.value, list):
        hint = "Write `key: value`, one a line, without '- ' in front and without [ ] around it."
    elif "array" in types and isinstance(violation.value, str):
        hint = "Write a list: one entry a line, each after '- ', or in [ ]."
    return "schema-type", message, hint


def _choice(violation: Violation, echo: bool) -> Words:
    options = [violation.rule] if violation.keyword == "const" else list(violation.rule or [])
    value = violation.value
    if violation.pointer == "/schema" and isinstance(value, int) and not isinstance(value, bool):
        message = f"this is written for schema {value}, this corekit reads {listed(options)}"
        return "schema-choice", message, "A newer corekit reads newer schemas; `corekit migrate` rewrites older ones."
    shown = f"'{value}'" if echo and isinstance(value, str | int | float) else "this"
    guess = did_you_mean(value, [o for o in options if isinstance(o, str)]) if isinstance(value, str) and echo else ""
    hint = f"Allowed: {listed(options)}."
    if isinstance(value, bool) and {"yes", "no"} & {o for o in options if isinstance(o, str)}:
        hint = _YES_NO
    return "schema-choice", f"{shown} is none of the values allowed here{guess}", hint


_BOUNDS: Final = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "above {}",
    "exclusiveMaximum": "below {}",
    "multipleOf": "a multiple of {}",
}
_LENGTHS: Final = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} entries",
    "maxItems": "at most {} entries",
    "minProperties": "at least {} keys",
    "maxProperties": "at most {} keys",
}


def _range(violation: Violation, echo: bool) -> Words:
    shown = f"{violation.value} is out of range: it" if echo else "the number is out of range: it"
    return "schema-range", f"{shown} must be {_BOUNDS[violation.keyword].format(violation.rule)}", None


def _length(violation: Violation, _: bool) -> Words:
    wanted = _LENGTHS[violation.keyword].format(violation.rule)
    if wanted.startswith("at least 1 "):
        return "schema-length", "this must not be empty", None
    return "schema-length", f"this needs {wanted}", None


def _pattern(violation: Violation, echo: bool) -> Words:
    shown = f"'{violation.value}'" if echo else "this text"
    message = f"{shown} is not of the form it must have here"
    name = "_".join(str(violation.value).lower().split())
    if name != violation.value and re.search(violation.rule, name):
        like = f", such as '{name}'" if echo else ""
        hint = f"Names have small letters, and _ or - for a space{like}; `corekit search WORD` finds what there is."
        return "schema-pattern", message, hint
    meaning = violation.schema.get("description") if isinstance(violation.schema, dict) else None
    return "schema-pattern", message, meaning or f"Form: {violation.rule}"


def _key_name(violation: Violation, _: bool) -> Words:
    slip = no_space(violation.name)
    if slip is not None:
        return slip
    rule = violation.schema if isinstance(violation.schema, dict) else {}
    rule = rule.get("propertyNames", rule)
    meaning = rule.get("description") if isinstance(rule, dict) else None
    options = rule.get("enum") if isinstance(rule, dict) else None
    if options:
        guess = did_you_mean(violation.name, options)
        return "schema-unknown-key", f"unknown key '{violation.name}'{guess}", f"Allowed here: {listed(options)}."
    return "schema-key-name", f"the key '{violation.name}' is not of the form keys have here", meaning


def _repeated(_: Violation, __: bool) -> Words:
    return "schema-repeated", "the list names an entry twice", "Remove one of them."


def _together(violation: Violation, _: bool) -> Words:
    meaning = violation.schema.get("description") if isinstance(violation.schema, dict) else None
    return "schema-together", "keys stand together here that exclude each other, or one lacks another", meaning


def _forbidden(_: Violation, __: bool) -> Words:
    return "schema-together", "this key has no place beside the others", "Remove it."


def _other(violation: Violation, _: bool) -> Words:
    meaning = violation.schema.get("description") if isinstance(violation.schema, dict) else None
    return "schema-other", f"this breaks the rule '{violation.keyword}'", meaning


_WORDS: Final[dict[str, Callable[[Violation, bool], Words]]] = {
    "additionalProperties": _unknown_key,
    "unevaluatedProperties": _unknown_key,
    "required": _missing,
    "dependentRequired": _dependent,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    **dict.fromkeys(_BOUNDS, _range),
    **dict.fromkeys(_LENGTHS, _length),
    "pattern": _pattern,
    "format": _pattern,
    "propertyNames": _key_name,
    "uniqueItems": _repeated,
    "anyOf": _together,
    "oneOf": _together,
    "not": _together,
    "false": _forbidden,
}


def named_type(value: Any) -> str:
    """Return the word for the type of a JSON value."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "a mapping"


def known_keys(schema: Any) -> set[str]:
    """Return the keys that a schema names, also in its parts that are written in place."""
    if not isinstance(schema, dict):
        return set()
    found = set(schema.get("properties", ()))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            found |= known_keys(part)
    for keyword in ("if", "then", "else"):
        found |= known_keys(schema.get(keyword))
    return found


def _description(schema: Any, name: str) -> str | None:
    described = schema.get("properties", {}).get(name) if isinstance(schema, dict) else None
    meaning = described.get("description") if isinstance(described, dict) else None
    return meaning if isinstance(meaning, str) else None
