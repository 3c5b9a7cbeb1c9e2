# SPDX-License-Identifier: Apache-2.0
"""What authors really type wrong: values that YAML reads as something else than was meant, each in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Container

    from corekit.content.validation import Violation
    from corekit.model.diagnostic import Diagnostic

    #: Code, message, hint.
    Words = tuple[str, str, str | None]

_RANGE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:-|\u2013|\u2014|\.\.|to)\s*(\d+(?:\.\d+)?)\s*")
_UNIT: Final = re.compile(
    r"\s*(\d+(?:\.\d+)?)\s*(?:s|sec|secs|seconds?|min|minutes?|h|hours?|kg|m|metres?|%|x|times)\.?\s*"
)
_NO_SPACE: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(\S.*)", re.DOTALL)
_DASHES: Final = ("-", "\u2013", "\u2014", "\u2022", "*")
#: How other languages call what is `all` and `any` in criteria.
_CONNECTIVES: Final = {"and": "all", "all_of": "all", "allof": "all", "or": "any", "any_of": "any", "anyof": "any"}
#: What begins and ends a text in the quotes that word processors write.
CURLY: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"

#: Codes of slips that `--fix` mends.
MENDED: Final = frozenset({"text-colon", "text-number", "text-range", "text-space", "text-quotes"})


def slip_of(violation: Violation, *, echo: bool) -> Words | None:
    """Return the words for a slip of the pen, None for any other fault; *echo* allows the value to stand in them."""
    if violation.keyword == "type":
        return _slip_of_type(violation, echo=echo)
    if violation.keyword in ("enum", "pattern") and isinstance(violation.value, str) and is_curly(violation.value):
        return _curly(violation.value, echo=echo)
    return None


def no_space(name: str, known: Container[str] | None = None) -> Words | None:
    """Return the words for a key, one of *known* (None: any), that lacks the space after its colon: `sets:2`."""
    match = _NO_SPACE.fullmatch(name)
    if match is None or (known is not None and match[1] not in known):
        return None
    message = f"'{name}' lacks a space after the ':', so that all of it is one key"
    return "text-space", message, f"Write '{match[1]}: {match[2]}'."


def is_curly(text: str) -> bool:
    """Whether a text stands in the quotes of a word processor, which are no quotes in YAML."""
    return len(text) > 1 and text[0] in CURLY and text[-1] in CURLY


def range_of(text: str) -> tuple[str, str] | None:
    """Return the two numbers of a range as people write it (`10-15`, `10 to 15`), as they are written."""
    match = _RANGE.fullmatch(text)
    return (match[1], match[2]) if match is not None else None


def stands_at_key(fault: Diagnostic) -> bool:
    """Whether a fault of a schema is about a key rather than its value."""
    if fault.code == "text-space":
        return ":" in (fault.pointer or "").rpartition("/")[2]
    return fault.code in ("schema-unknown-key", "schema-key-name")


def _slip_of_type(violation: Violation, *, echo: bool) -> Words | None:
    types = {violation.rule} if isinstance(violation.rule, str) else set(violation.rule or ())
    value = violation.value
    if value is None:
        return no_space(violation.pointer.rpartition("/")[2])
    word = violation.pointer.rpartition("/")[0].rpartition("/")[2]
    if isinstance(value, dict) and "object" not in types and word.lower() in _CONNECTIVES:
        right = _CONNECTIVES[word.lower()]
        return "schema-type", f"'{word}' is read as the name of a fact: it is no connective", f"Write `{right}: [...]`."
    prose = "string" in types and not types & {"object", "number", "integer"}
    if prose and isinstance(value, dict) and len(value) == 1:
        return _colon(value, echo=echo)
    if "string" in types and isinstance(value, float):
        shown = f"this reads as the number {value!r}" if echo else "this reads as a number"
        return "text-number", f"{shown}, but a text should stand here", "Put it in quotes, as it is written."
    if isinstance(value, str) and types & {"number", "integer"}:
        return _number_in_words(value, types, echo=echo)
    if isinstance(value, str) and types == {"array"} and value[:1] in _DASHES and value[1:2] not in ("", " "):
        message = "this is one text, but should be a list: a space is missing after the '-'"
        return "text-space", message, "Start each entry with '- '."
    if isinstance(value, str) and types == {"array"} and value[:1] in _DASHES[1:]:
        return "schema-type", f"this is one text, but should be a list: '{value[0]}' begins no entry", "Write '- '."
    return None


def _colon(value: dict[str, Any], *, echo: bool) -> Words | None:
    key, rest = next(iter(value.items()))
    if isinstance(rest, dict | list):
        return None
    if rest is None:
        message = "this text begins with '?' or ends with ':', so that it is read as a key"
    else:
        shown = f"'{key}: {rest}'" if echo else "this text"
        message = f"{shown} holds ': ', so that it is read as a key and its value, but should be one text"
    return "text-colon", message, "Put the whole text in quotes."


def _number_in_words(value: str, types: set[str], *, echo: bool) -> Words | None:
    shown = f"'{value}'" if echo else "this"
    ends = range_of(value)
    if ends is not None and "array" in types:
        return "text-range", f"{shown} is a text; a range is a list of two numbers", f"Write [{ends[0]}, {ends[1]}]."
    unit = _UNIT.fullmatch(value)
    if unit is not None:
        hint = "Write the number alone, in the unit that the key has."
        return "schema-type", f"{shown} is a text, but should be a number", hint
    return None


def _curly(value: str, *, echo: bool) -> Words:
    shown = f"in {value} the" if echo else "the"
    message = f"{shown} curly quotes are part of the value: only straight ones quote a text"
    return "text-quotes", message, f"Write {value[1:-1]}, or use ' or \"." if echo else "Use ' or \"."
