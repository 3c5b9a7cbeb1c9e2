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
from corekit.content.quick_yaml import LOADER
from corekit.content.scalars import NumberError, plain_scalar
from corekit.content.spans import Span, Spans, child
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Stands for a value that was refused: a list with one is refused whole, since less than was said is something else;
#: the key of one is left out.
_REFUSED: Final = object()


class _TooDeepError(Exception):
    """Values are nested deeper than allowed."""


def read_with_positions(text: str, *, name: str, maximum_depth: int, loader: Any = None) -> Document:
    """Read one YAML document, faultless or not; *loader* is the class of the parser, None the fastest installed."""
    builder = _Builder(text, name, maximum_depth, loader or LOADER)
    data = builder.read()
    spans = builder.spans
    return Document(name=name, data=data, diagnostics=tuple(builder.faults), find_spans=lambda: spans)


class _Builder:
    """Builds data from the events of one text."""

    def __init__(self, text: str, name: str, maximum_depth: int, loader: Any) -> None:
        self.name = name
        self.spans = Spans()
        self.faults: list[Diagnostic] = []
        self._text = text
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

    def _document(self) -> Any:
        events = self._events
        next(events)  # the start of the stream
        start = next(events)
        if start.__class__ is yaml.StreamEndEvent:
            hint = "Fill it in, or delete it."
            self._report("yaml-empty", "the file holds nothing but comments", _span(start), "", hint)
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
        from corekit.content.yaml_words import explain  # noqa: PLC0415 - only for a mistake

        found = explain(error, self._text)
        self.faults = [fault for fault in self.faults if (fault.line, fault.column) != found.span[:2]]
        self._report("yaml-syntax", found.message, found.span, "", found.hint, fixable=found.mended)
        if not self.spans.values:
            self.spans.values[""] = found.span

    def _report(
        self, code: str, message: str, span: Span, pointer: str, hint: str | None = None, *, fixable: bool = False
    ) -> None:
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
                fixable=fixable,
            )
        )


def _span(start: Any, end: Any = None) -> Span:
    first, last = start.start_mark, (end or start).end_mark
    return Span(first.line + 1, first.column + 1, last.line + 1, last.column + 1)
