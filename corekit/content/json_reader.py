# SPDX-License-Identifier: Apache-2.0
"""
JSON, strictly: no key twice, no NaN, no nesting bomb; positions only when somebody asks.

The standard decoder reads; a scanner of our own walks the text again for positions, once there is something to report.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from contextlib import suppress
from json import decoder
from typing import TYPE_CHECKING, Any, Final

from corekit.content.document import Document
from corekit.content.spans import Span, Spans, child
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BLANK: Final = " \t\n\r"
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_ATOM: Final = re.compile(r"[^\s,\]}]+")
_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
#: The standard decoder's own reading of a string: text, offset after the quote, strictness to value and end.
_string: Final[Callable[[str, int, bool], tuple[str, int]]] = decoder.scanstring  # type: ignore[attr-defined]
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class _RefusedError(Exception):
    """The decoder met something that the scanner finds again with its position."""


def read_json(text: str, *, name: str, maximum_depth: int | None) -> Document:
    """Read one JSON document; faults stand in the result's diagnostics."""
    deep = _too_deep(text, maximum_depth)
    if deep is not None:
        return _failed(text, name, "json-too-deep", f"values are nested deeper than {maximum_depth}", deep)
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite)
        if _SURROGATE.search(text):
            json.dumps(data, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError as error:
        return _failed(text, name, "json-syntax", *_syntax(text, error))
    except RecursionError:
        return _failed(text, name, "json-too-deep", "values are nested too deep", 0)
    except UnicodeEncodeError:
        return _failed(text, name, "json-control-character", "half a surrogate pair, which no text may hold", 0)
    except (_RefusedError, ValueError):
        return _salvage(text, name)
    return Document(name=name, data=data, find_spans=lambda: _spans(text))


def _spans(text: str) -> Spans:
    scanner = Scanner(text)
    with suppress(RecursionError):  # then the nearest parents that were reached serve
        scanner.run()
    return scanner.spans


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    items = dict(pairs)
    if len(items) != len(pairs):
        raise _RefusedError
    return items


def _refuse(constant: str) -> Any:
    raise _RefusedError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _RefusedError(text)
    return number


def _syntax(text: str, error: json.JSONDecodeError) -> tuple[str, int]:
    """What the decoder met, and where; versions of Python differ about a comma with nothing behind it."""
    at_comma = text[error.pos : error.pos + 1] == ","
    comma = error.pos if at_comma else len(text[: error.pos].rstrip(_BLANK)) - 1
    closing = text[comma + 1 :].lstrip(_BLANK)[:1]
    if comma >= 0 and text[comma] == "," and closing in ("}", "]"):
        return f"this is no JSON: a comma stands before the closing '{closing}'", comma
    return f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.pos


def _too_deep(text: str, maximum: int | None) -> int | None:
    """Return the offset at which the nesting passes *maximum*; decoding a bomb would use up the stack."""
    if maximum is None or text.count("[") + text.count("{") <= maximum:
        return None
    depth = 0
    for match in _BRACKETS.finditer(text):
        if match[0] in "[{":
            depth += 1
            if depth > maximum:
                return match.start()
        elif match[0] in "]}":
            depth -= 1
    return None


def _failed(text: str, name: str, code: str, message: str, offset: int) -> Document:
    span = _Lines(text).span(offset, offset)
    fault = _diagnostic(name, code, message, span, "")
    return Document(name=name, data=None, diagnostics=(fault,), find_spans=lambda: Spans(values={"": span}))


def _salvage(text: str, name: str) -> Document:
    """Read a text whose faults do not end it: keys given twice and impossible numbers are left out."""
    try:
        # Nothing behind the first fault was read yet, and the scanner relies upon the syntax.
        json.loads(text, parse_constant=str, parse_float=str, parse_int=str)
        scanner = scan(text)
    except json.JSONDecodeError as error:
        return _failed(text, name, "json-syntax", *_syntax(text, error))
    except RecursionError:
        return _failed(text, name, "json-too-deep", "values are nested too deep", 0)
    faults = tuple(_diagnostic(name, *fault) for fault in scanner.faults)
    return Document(name=name, data=scanner.data, diagnostics=faults, find_spans=lambda: scanner.spans)


def _diagnostic(name: str, code: str, message: str, span: Span, pointer: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=message,
        file=name,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        pointer=pointer,
    )


class _Lines:
    """Turns offsets into lines and columns."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch between two offsets."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def scan(text: str) -> Scanner:
    """Walk a text that the decoder accepts (save for repeated keys and impossible numbers)."""
    scanner = Scanner(text)
    scanner.run()
    return scanner


#: Stands for an impossible number: a list with one is refused whole, the key of one is left out.
_REFUSED: Final = object()


class Scanner:
    """Finds where every value and key of a JSON text stands."""

    def __init__(self, text: str) -> None:
        self.spans = Spans()
        self.faults: list[tuple[str, str, Span, str]] = []
        self.data: Any = None
        self._text = text
        self._lines = _Lines(text)

    def run(self) -> None:
        """Walk the text."""
        value, _ = self._value(self._skip(0), "")
        self.data = None if value is _REFUSED else value

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset

    def _value(self, start: int, pointer: str) -> tuple[Any, int]:
        head = self._text[start]
        value: Any
        if head == "{":
            value, end = self._members(start, pointer)
        elif head == "[":
            value, end = self._elements(start, pointer)
        elif head == '"':
            value, end = _string(self._text, start + 1, True)
        else:
            value, end = self._atom(start, pointer)
        self.spans.values[pointer] = self._lines.span(start, end)
        return value, end

    def _atom(self, start: int, pointer: str) -> tuple[Any, int]:
        match = _ATOM.match(self._text, start)
        assert match is not None, "the decoder accepted the text"  # noqa: S101 - tells the type checker
        try:
            value = json.loads(match[0], parse_constant=_refuse, parse_float=_finite)
        except (_RefusedError, ValueError):
            span = self._lines.span(start, match.end())
            self.faults.append(("json-number", "this is no number that content can hold", span, pointer))
            value = _REFUSED
        return value, match.end()

    def _elements(self, start: int, pointer: str) -> tuple[Any, int]:
        items: list[Any] = []
        for index, offset in enumerate(self._entries(start, "]")):
            value, self._end = self._value(offset, f"{pointer}/{index}")
            items.append(value)
        return _REFUSED if any(item is _REFUSED for item in items) else items, self._end

    def _members(self, start: int, pointer: str) -> tuple[dict[str, Any], int]:
        items: dict[str, Any] = {}
        seen: set[str] = set()
        for offset in self._entries(start, "}"):
            key, end = _string(self._text, offset + 1, True)
            place = child(pointer, key)
            span = self._lines.span(offset, end)
            repeated = key in seen
            if repeated:
                first = self.spans.keys[place].line
                message = f"the key '{key}' stands here a second time (first in line {first}); neither is used"
                self.faults.append(("json-duplicate-key", message, span, place))
                items.pop(key, None)
            else:
                self.spans.keys[place] = span
            seen.add(key)
            value, self._end = self._value(self._skip(self._skip(end) + 1), place)
            if not repeated and value is not _REFUSED:
                items[key] = value
        return items, self._end

    def _entries(self, start: int, close: str) -> Iterator[int]:
        """Yield where each entry of a list or mapping starts; whoever takes it sets `_end` to where it ends."""
        offset = self._skip(start + 1)
        while self._text[offset] != close:
            yield offset
            offset = self._skip(self._end)
            if self._text[offset] == ",":
                offset = self._skip(offset + 1)
        self._end = offset + 1

    _end: int = 0
