# SPDX-License-Identifier: Apache-2.0
"""The text of one file, by lines and columns, and edits of it."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from corekit.content.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.content.document import Document
    from corekit.content.spans import Span

#: The line breaks of YAML.
_LINE: Final = re.compile("[^\r\n\u0085\u2028\u2029]*(?:\r\n|[\r\n\u0085\u2028\u2029])?")
#: A text that needs no quotes, wherever it stands.
_PLAIN: Final = re.compile(r"[A-Za-z][\w./-]*(?: [\w./(-][\w./(),'-]*)*")


class Edit(NamedTuple):
    """What stands from *start* to *end* (offsets into the text) becomes *text*."""

    start: int
    end: int
    text: str


class Source:
    """One text, as lines and columns count it; both begin with 1."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.is_json = name.endswith(".json")
        self.lines = [line for line in _LINE.findall(text) if line]
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line))

    @cached_property
    def document(self) -> Document:
        """What the text says."""
        return read(self.text, name=self.name)

    def line(self, number: int) -> str:
        """A line without its end; empty where there is none."""
        return self.lines[number - 1].rstrip("\r\n\u0085\u2028\u2029") if 0 < number <= len(self.lines) else ""

    def offset(self, line: int, column: int) -> int:
        """Where a place stands in the text."""
        if line > len(self.lines):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, self._starts[line])

    def bounds(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends in the text."""
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def slice(self, span: Span) -> str:
        """What stands in a span."""
        start, end = self.bounds(span)
        return self.text[start:end]

    def quoted(self, text: str) -> str:
        """*text* in quotes, in a form that people read easily."""
        if self.is_json or ('"' in text and "'" in text) or any(sign < " " for sign in text):
            return json.dumps(text, ensure_ascii=False)
        if '"' in text or "\\" in text:
            return "'" + text.replace("'", "''") + "'"
        return f'"{text}"'

    def shown(self, text: str) -> str:
        """*text* as a value: plain where that is sure to be read as the same text."""
        return text if _PLAIN.fullmatch(text) and not self.is_json else self.quoted(text)

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with *edits*; of two that touch one another the first counts."""
        text, last = self.text, -1
        kept: list[Edit] = []
        for edit in sorted(edits):
            if edit.start >= last:
                kept.append(edit)
                last = edit.end
        for edit in reversed(kept):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text
