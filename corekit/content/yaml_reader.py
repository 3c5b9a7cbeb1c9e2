# SPDX-License-Identifier: Apache-2.0
"""
YAML from parser events: strict, with positions, one pass.

`yaml.load` is not used: it overflows the C stack on a nesting bomb, keeps the last of two equal keys and reads YAML
1.1. Events come one at a time from the parser's own heap stack, so reading stops at the depth limit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from corekit.content.document import Document
from corekit.content.quick_yaml import quick_data
from corekit.content.scalars import NumberError, plain_scalar
from corekit.content.spans import Span, Spans, child
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: Stands for a value that was refused: a list with one is refused whole, since less than was said is something else;
#: the key of one is left out.
_REFUSED: Final = object()

#: What the parser says -> what people understand, and how to mend it.
_WORDS: Final = (
    ("found a tab character", "a tab stands where only spaces may", "Indent with spaces."),
    (
        "mapping values are not allowed",
        "a ':' stands where no key may be",
        "Put a text that holds ': ' in quotes, and start keys of one mapping in the same column.",
    ),
    ("unexpected end of stream", "a quoted text is not closed", "Close the quotes."),
    ("expected ',' or ']'", "a list in [ ] is not closed or lacks a comma", "Look for the missing ']' or ','."),
    ("expected ',' or '}'", "a mapping in { } is not closed or lacks a comma", "Look for the missing '}' or ','."),
    ("could not find expected ':'", "a key without ':'", "Write `key: value`; indent a text that goes on."),
    ("expected key", "a line is indented unlike the others of its mapping", "Start keys in the same column."),
    ("expected '-' indicator", "a line is no entry of the list it stands in", "Start entries with '- '."),
    ("cannot start any token", "a text begins with a character that has a meaning in YAML", "Put it in quotes."),
    ("found unknown escape character", "an unknown escape in a quoted text", "Use single quotes, or double the \\."),
    ("found undefined tag handle", "a tag that is not declared", "Content has no tags: put the text in quotes."),
)

#: Problems that the parser sees at the end of what began the fault.
_SEEN_TOO_LATE: Final = ("unexpected end of stream", "could not find expected ':'")


class _TooDeepError(Exception):
    """Values are nested deeper than allowed."""


def read_yaml(text: str, *, name: str, maximum_depth: int, loader: Any = _LOADER) -> Document:
    """Read one YAML document; faults stand in the result's diagnostics, positions are worked out when asked for."""
    data = quick_data(text, maximum_depth, loader)
    if data is not None:
        return Document(name=name, data=data, find_spans=lambda: _Builder(text, name, maximum_depth, loader).spans_of())
    return read_with_positions(text, name=name, maximum_depth=maximum_depth, loader=loader)


def read_with_positions(text: str, *, name: str, maximum_depth: int, loader: Any = _LOADER) -> Document:
    """Read one YAML document, faultless or not."""
    builder = _Builder(text, name, maximum_depth, loader)
    data = builder.read()
    spans = builder.spans
    return Document(name=name, data=data, diagnostics=tuple(builder.faults), find_spans=lambda: spans)


class _Builder:
    """Builds data from the events of one text."""

    def __init__(self, text: str, name: str, maximum_depth: int, loader: Any) -> None:
        self.name = name
        self.spans = Spans()
        self.faults: list[Diagnostic] = []
        self._maximum_depth = maximum_depth
        self._events = self._iterate(loader(text))

    @staticmethod
    def _iterate(parser: Any) -> Iterator[Any]:
        try:
            yield from iter(parser.get_event, None)
        finally:
            parser.dispose()

    def read(self) -> Any:
        """Return the data of the first document, None if nothing can be used."""
        try:
            data = self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except (yaml.YAMLError, UnicodeError):
            self._report("yaml-syntax", "the text is no YAML", Span(1, 1, 1, 1), "")
            return None
        except _TooDeepError:
            return None
        return None if data is _REFUSED else data

    def spans_of(self) -> Spans:
        """Return the positions of a text."""
        self.read()
        return self.spans

    def _document(self) -> Any:
        events = self._events
        next(events)  # the start of the stream
        start = next(events)
        if start.__class__ is yaml.StreamEndEvent:
            self._report("yaml-empty", "the file holds nothing but comments", _span(start), "")
            return _REFUSED
        if start.version or start.tags:
            self._report("yaml-directive", "content has no % directives", _span(start), "", "Remove the line.")
        data = self._value(next(events), "", 0)
        next(events)  # the end of the document
        for event in events:
            if event.__class__ is yaml.DocumentStartEvent:
                message = "a second document begins here; a file holds one"
                self._report("yaml-several-documents", message, _span(event), "", "Remove '---', or split the file.")
                break
        return data

    def _value(self, event: Any, pointer: str, depth: int) -> Any:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self.spans.values[pointer] = _span(event)
            return self._scalar(event, pointer)
        if kind is yaml.AliasEvent:
            self._report("yaml-alias", "content has no aliases", _span(event), pointer, "Write the value out.")
            return _REFUSED
        if depth >= self._maximum_depth:
            message = f"values are nested deeper than {self._maximum_depth}"
            self._report("yaml-too-deep", message, _span(event), pointer)
            raise _TooDeepError
        refused = self._decorated(event, pointer)
        build = self._mapping if kind is yaml.MappingStartEvent else self._sequence
        value = build(event, pointer, depth + 1)
        return _REFUSED if refused else value

    def _scalar(self, event: Any, pointer: str) -> Any:
        if (event.anchor is not None or event.tag is not None) and self._decorated(event, pointer):
            return _REFUSED
        if not event.implicit[0]:  # quoted, or a block of text
            return event.value
        try:
            return plain_scalar(event.value)
        except NumberError:
            hint = "Put it in quotes if it is a text."
            self._report("yaml-number", "this is no number that content can hold", _span(event), pointer, hint)
            return _REFUSED

    def _decorated(self, event: Any, pointer: str) -> bool:
        """Report an anchor and a tag; a tagged value is refused."""
        if event.anchor is not None:
            self._report("yaml-anchor", "content has no anchors", _span(event), pointer, "Remove the '&' word.")
        if event.tag is not None:
            hint = "Remove the '!' word, or put a text that begins with '!' in quotes."
            self._report("yaml-tag", "content has no tags", _span(event), pointer, hint)
        return event.tag is not None

    def _sequence(self, start: Any, pointer: str, depth: int) -> Any:
        items: list[Any] = []
        end = start
        for index, event in enumerate(self._events):
            end = event
            if event.__class__ is yaml.SequenceEndEvent:
                break
            items.append(self._value(event, f"{pointer}/{index}", depth))
        self.spans.values[pointer] = _span(start, end)
        return _REFUSED if any(item is _REFUSED for item in items) else items

    def _mapping(self, start: Any, pointer: str, depth: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        seen: set[str] = set()
        end = start
        for event in self._events:
            end = event
            if event.__class__ is yaml.MappingEndEvent:
                break
            key = self._key(event, pointer, depth)
            if key is None:
                self._value(next(self._events), pointer, depth)
                continue
            place = child(pointer, key)
            repeated = key in seen
            if repeated:
                self._duplicate(key, event, place)
                items.pop(key, None)
            else:
                self.spans.keys[place] = _span(event)
            seen.add(key)
            value = self._value(next(self._events), place, depth)
            if not repeated and value is not _REFUSED:
                items[key] = value
        self.spans.values[pointer] = _span(start, end)
        return items

    def _key(self, event: Any, pointer: str, depth: int) -> str | None:
        if event.__class__ is yaml.ScalarEvent:
            refused = self._decorated(event, pointer)
            if event.value != "" and not refused:
                key: str = event.value
                return key
            if refused:
                return None
        else:
            self._value(event, pointer, depth)
        if event.__class__ is not yaml.AliasEvent:
            self._report("yaml-key", "a key is a word, not empty, no list and no mapping", _span(event), pointer)
        return None

    def _duplicate(self, key: str, event: Any, place: str) -> None:
        first = self.spans.keys[place]
        message = f"the key '{key}' stands here a second time (first in line {first.line})"
        self._report("yaml-duplicate-key", message, _span(event), place, "Keep one of them; neither is used.")

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        problem = error.problem or error.context or "the text is no YAML"
        mark = error.problem_mark or error.context_mark
        if any(words in problem for words in _SEEN_TOO_LATE):
            mark = error.context_mark or mark
        message, hint = next(((words, hint) for start, words, hint in _WORDS if start in problem), (problem, None))
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self._report("yaml-syntax", message, Span(line, column, line, column), "", hint)
        if not self.spans.values:
            self.spans.values[""] = Span(line, column, line, column)

    def _report(self, code: str, message: str, span: Span, pointer: str, hint: str | None = None) -> None:
        self.faults.append(
            Diagnostic(
                code=code,
                message=message,
                hint=hint,
                file=self.name,
                line=span.line,
                column=span.column,
                end_line=span.end_line,
                end_column=span.end_column,
                pointer=pointer,
            )
        )


def _span(start: Any, end: Any = None) -> Span:
    first, last = start.start_mark, (end or start).end_mark
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)
