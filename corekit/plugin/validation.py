# SPDX-License-Identifier: Apache-2.0
"""Whether what a hook returned is what it may return."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from corekit.model.check import Check
from corekit.model.output_format import OutputFormat
from corekit.model.reader import Reader
from corekit.model.screener import Screener
from corekit.plugin.names import is_kebab
from corekit.plugin.specs import VALUE_TYPES

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
_SUFFIX = re.compile(r"(\.[a-z0-9]+)+")
_SNAKE = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def faults(hook: str, value: object) -> tuple[str, ...]:
    """Return everything that is wrong with a value that a hook returned, as phrases; none if it may stand."""
    wanted = VALUE_TYPES[hook]
    if type(value) is not wanted:
        return (f"{_kind(value)} instead of corekit.values.{wanted.__name__}",)
    return tuple(_FAULTS[wanted](value))


def _output_format(value: OutputFormat) -> Iterator[str]:
    yield from _identifier("name", value.name)
    yield from _matching("media_type", value.media_type, _MEDIA_TYPE, "text/html")
    yield from _matching("suffix", value.suffix, _SUFFIX, ".html")
    yield from _several("documents", value.documents, _SNAKE, "plan")
    yield from _schema(value.options)
    yield from _callable("render", value.render)


def _screener(value: Screener) -> Iterator[str]:
    yield from _identifier("id", value.id)
    yield from _callable("screen", value.screen)


def _check(value: Check) -> Iterator[str]:
    yield from _identifier("id", value.id)
    yield from _identifier("code_prefix", value.code_prefix)
    yield from _callable("run", value.run)


def _reader(value: Reader) -> Iterator[str]:
    yield from _identifier("name", value.name)
    yield from _several("media_types", value.media_types, _MEDIA_TYPE, "application/json")
    yield from _matching("kind", value.kind, _SNAKE, "profile")
    yield from _callable("read", value.read)


_FAULTS: dict[type, Callable[[Any], Iterator[str]]] = {
    OutputFormat: _output_format,
    Screener: _screener,
    Check: _check,
    Reader: _reader,
}


def _kind(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def _identifier(name: str, value: object) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{name} is {_kind(value)}, not text"
    elif not is_kebab(value):
        yield f"{name} {value!r} is not in kebab case, like 'desk-neck'"


def _matching(name: str, value: object, pattern: re.Pattern[str], example: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{name} is {_kind(value)}, not text"
    elif pattern.fullmatch(value) is None:
        yield f"{name} {value!r} is not of the form '{example}'"


def _several(name: str, values: object, pattern: re.Pattern[str], example: str) -> Iterator[str]:
    if not isinstance(values, tuple) or not values:
        yield f"{name} is not a list of at least one"
        return
    for value in values:
        yield from _matching(f"an entry of {name}", value, pattern, example)


def _schema(options: object) -> Iterator[str]:
    if not isinstance(options, Mapping) or options.get("type") != "object":
        yield "options is not a JSON Schema of type object"
        return
    try:
        json.dumps(dict(options))
    except (TypeError, ValueError) as error:
        yield f"options is not JSON data: {error}"


def _callable(name: str, value: object) -> Iterator[str]:
    if not callable(value):
        yield f"{name} is {_kind(value)}, which cannot be called"
