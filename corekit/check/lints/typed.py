# SPDX-License-Identifier: Apache-2.0
"""What stands in the text of a file and is gone once it is read: comments, styles, characters that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from corekit.content import files
from corekit.content.reading import MAXIMUM_BYTES, read
from corekit.content.spans import child, split
from corekit.content.spelling import listed
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library
    from corekit.content.pack import Pack
    from corekit.content.spans import Span, Spans

COMMENT: Final = "text-comment"
#: Keys of sentences that are lists.
SENTENCES: Final = frozenset({"steps", "cues", "mistakes", "say", "escalation"})
_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_INVISIBLE: Final = re.compile(f"[{_SPACES}{_UNSEEN}]")
#: A space between two words of a sentence may be one that does not break.
_WITHIN: Final = re.compile(rf"(?<=[^\s:,\[{{-])[{_SPACES}](?=\S)")
_SWALLOWED: Final = re.compile(r"\s+(#\S.*)$")
_COMMENTED: Final = re.compile(r"\s#\S")
_FLOW: Final = re.compile(r":\s*\[")
_BEFORE_FLOW: Final = tuple(f"{key}{quote}" for key in sorted(SENTENCES) for quote in ("", '"', "'"))
_SIGNS: Final = "\"'|>[{"


class _Scalar(NamedTuple):
    pointer: str
    value: Any
    span: Span


def typed(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what an author typed in the YAML files of a pack and did not mean, each with its line and column."""
    pack = library.pack(namespace)
    for file in pack.files:
        if file.endswith((".yaml", ".yml")):
            yield from _in_file(pack, file)


def _in_file(pack: Pack, file: str) -> Iterator[Diagnostic]:
    try:
        content = files.read_bytes(pack.root, file, maximum=MAXIMUM_BYTES)
    except OSError:
        return  # told when the pack was loaded
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    if not _worth_reading(text):
        return
    document = read(content, name=file)
    if document.data is None:
        return
    lines = text.splitlines()
    scalars = tuple(_scalars(document.data, "", document.spans))
    yield from _invisible(file, lines)
    for scalar in scalars:
        yield from _swallowed(file, lines, scalar)
    yield from _flowing(file, lines, document.data, "", document.spans)


def _worth_reading(text: str) -> bool:
    """Whether anything in *text* can be such a fault, which most files are spared the reading for."""
    if not text.isascii() and _INVISIBLE.search(text):
        return True
    if "#" in text and _COMMENTED.search(text):
        return True
    return any(text.endswith(_BEFORE_FLOW, 0, match.start()) for match in _FLOW.finditer(text))


def _scalars(data: Any, pointer: str, spans: Spans) -> Iterator[_Scalar]:
    if isinstance(data, dict | list):
        entries = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in entries:
            yield from _scalars(value, child(pointer, key), spans)
    elif pointer in spans.values:
        yield _Scalar(pointer, data, spans.values[pointer])


def _invisible(file: str, lines: list[str]) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, start=1):
        for match in _INVISIBLE.finditer(line):
            if not _WITHIN.match(line, match.start()):
                code = f"U+{ord(match[0]):04X}"
                yield Diagnostic(
                    code="text-invisible",
                    severity="warning",
                    message=f"the character {code} stands here, which nobody sees",
                    hint="Write a plain space, or nothing.",
                    file=file,
                    line=number,
                    column=match.start() + 1,
                    end_line=number,
                    end_column=match.end() + 1,
                    fixable=True,
                )


def _swallowed(file: str, lines: list[str], scalar: _Scalar) -> Iterator[Diagnostic]:
    """A '#' right before a word, after a text that is not in quotes or in the place of one."""
    span, empty = scalar.span, scalar.value is None
    if span.end_line > len(lines) or not (empty or (isinstance(scalar.value, str) and scalar.value)):
        return
    if lines[span.line - 1][span.column - 1 : span.column] in _SIGNS:
        return
    rest = lines[span.end_line - 1][span.end_column - 1 :]
    match = _SWALLOWED.match(rest)
    if match is None:
        return
    number = match[1][1:2].isdigit()
    if not empty and not number and " " not in scalar.value:
        return
    column = span.end_column + match.start(1)
    yield Diagnostic(
        code=COMMENT,
        severity="error" if empty else "warning",
        message=f"'{match[1]}' is a comment, so that {'nothing stands here' if empty else 'the text ends before it'}",
        hint="Put the whole text in quotes; begin a comment with '# '.",
        file=file,
        pointer=scalar.pointer,
        line=span.end_line,
        column=column,
        end_line=span.end_line,
        end_column=column + len(match[1]),
        fixable=number,
    )


def _flowing(file: str, lines: list[str], data: Any, pointer: str, spans: Spans) -> Iterator[Diagnostic]:
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _flowing(file, lines, value, child(pointer, key), spans)
    if not isinstance(data, list) or split(pointer)[-1:] == [] or split(pointer)[-1] not in SENTENCES:
        return
    span = spans.values.get(pointer)
    if span is None or lines[span.line - 1][span.column - 1 : span.column] != "[" or not data:
        return
    shown = listed(f"'{entry}'" for entry in data)
    yield Diagnostic(
        code="text-comma",
        severity="warning",
        message=f"sentences in [ ] end at every comma: these are {len(data)} ({shown})",
        hint="Write one sentence a line, each after '- '.",
        file=file,
        pointer=pointer,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        fixable=all(isinstance(entry, str) for entry in data),
    )
