# SPDX-License-Identifier: Apache-2.0
"""How each slip is mended: a diagnostic and its text give edits of that text, or none where nobody can be sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit.check.fixes.source import Edit
from corekit.content.slips import CURLY, range_of
from corekit.content.spans import Span, child
from corekit.content.yaml_words import ODD_SPACE, VALUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit.check.fixes.source import Source
    from corekit.model.diagnostic import Diagnostic

    Mender = Callable[[Source, Diagnostic], Iterator[Edit]]

#: A list in [ ] that stands behind a key of its own line.
_OWN_LINE: Final = re.compile(r"(\s*(?:-\s+)*)[\w-]+:\s+")
_COMMENT: Final = re.compile(r"\s+#(?:\s.*)?$")
_WORDS: Final = {"true": "yes", "false": "no"}


def edits_for(source: Source, fault: Diagnostic) -> list[Edit]:
    """Return the edits that mend *fault*; empty where nobody can be sure what was meant."""
    mender = MENDERS.get(fault.code)
    if mender is None or not fault.fixable or fault.line is None:
        return []
    if source.is_json and fault.code not in _IN_JSON:
        return []
    return list(mender(source, fault))


def _value_at(source: Source, pointer: str) -> Any:
    here = source.document.data
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        here = here[int(key)] if isinstance(here, list) else here[key]
    return here


def _span(fault: Diagnostic) -> Span:
    line, column = fault.line or 1, fault.column or 1
    return Span(line, column, fault.end_line or line, fault.end_column or column)


def _colon(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    """`Sit tall: chin level.` -> `"Sit tall: chin level."`."""
    pointer, spans = fault.pointer or "", source.document.spans
    ((key, _),) = _value_at(source, pointer).items()
    inner = child(pointer, key)
    start, _ = source.bounds(spans.values[pointer])
    begins, ends = spans.keys[inner], spans.values[inner]
    end = max(source.bounds(ends)[1], source.bounds(begins)[1] + 1)
    text = source.text[start:end].rstrip()
    if "\n" not in text and text[:1] not in ('"', "'"):
        yield Edit(start, start + len(text), source.quoted(text))


def _number(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    start, end = source.bounds(_span(fault))
    yield Edit(start, end, f'"{source.text[start:end]}"')


def _range(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    ends = range_of(str(_value_at(source, fault.pointer or "")))
    if ends is not None:
        yield Edit(*source.bounds(_span(fault)), f"[{ends[0]}, {ends[1]}]")


def _space(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    """`{sets:2}` -> `{sets: 2}`; `-Sit.` -> `- Sit.`."""
    span = _span(fault)
    start, end = source.bounds(span)
    if source.text[start : start + 1] == "-":
        for number in range(span.line, span.end_line + 1):
            line = source.line(number)
            indent = len(line) - len(line.lstrip())
            if line[indent : indent + 1] == "-" and line[indent + 1 : indent + 2].strip():
                place = source.offset(number, indent + 2)
                yield Edit(place, place, " ")
        return
    colon = source.text.find(":", start, end)
    if colon >= 0:
        yield Edit(colon + 1, colon + 1, " ")


def _curly(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    start, end = source.bounds(_span(fault))
    text = source.text[start:end]
    if len(text) > 1 and text[0] in CURLY and text[-1] in CURLY:
        yield Edit(start, end, source.shown(text[1:-1]))


def _yes_no(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    start, end = source.bounds(_span(fault))
    word = _WORDS.get(source.text[start:end].lower())
    if word is not None:
        yield Edit(start, end, f'"{word}"' if source.is_json else word)


def _choice(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    yield from (_yes_no if fault.replacement is None else _name)(source, fault)


def _comma(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    """`cues: [Long neck, shoulders low.]` -> one sentence a line; what goes on in lower case is one sentence."""
    span = _span(fault)
    own = _OWN_LINE.fullmatch(source.line(span.line)[: span.column - 1])
    entries, spans = _value_at(source, fault.pointer or ""), source.document.spans
    if own is None or "#" in source.slice(span) or not all(isinstance(entry, str) for entry in entries):
        return
    written = [source.slice(spans.values[f"{fault.pointer}/{index}"]) for index in range(len(entries))]
    sentences = _sentences(source, written, entries)
    start, end = source.bounds(span)
    begin = len(source.text[:start].rstrip(" "))
    pad = " " * (len(own[1]) + 2)
    yield Edit(begin, end, "".join(f"\n{pad}- {sentence}" for sentence in sentences))


def _sentences(source: Source, written: list[str], entries: list[str]) -> list[str]:
    joined: list[str] = []
    plain: list[bool] = []
    for text, entry in zip(written, entries, strict=True):
        bare = text[:1] not in ('"', "'")
        if joined and bare and plain[-1] and entry[:1].islower() and joined[-1][-1:] not in ".!?":
            joined[-1] = f"{joined[-1]}, {entry}"
        else:
            joined.append(entry if bare else text)
            plain.append(bare)
    return [_safe(source, text) if bare else text for text, bare in zip(joined, plain, strict=True)]


def _safe(source: Source, text: str) -> str:
    """*text* as it is where YAML reads it as itself in a block list, else in quotes."""
    risky = ": " in text or " #" in text or text.endswith(":") or not text[:1].isalpha()
    return source.quoted(text) if risky or text in ("yes", "no", "true", "false", "null") else text


def _comment(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    scalar = source.document.spans.values[fault.pointer or ""]
    if scalar.line == fault.end_line:
        start = source.bounds(scalar)[0]
        end = source.offset(fault.end_line, fault.end_column or 1)
        start += len(source.text[start:end]) - len(source.text[start:end].lstrip(" "))
        yield Edit(start, end, source.quoted(source.text[start:end].rstrip()))


def _invisible(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    start, end = source.bounds(_span(fault))
    sign = source.text[start:end]
    yield Edit(start, end, " " if sign.isspace() else "")


def _name(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    """A name in another spelling, as a value or as a key; the message names first what stands there."""
    spans, pointer = source.document.spans, fault.pointer or ""
    old = re.search(r"'([^']*)'", fault.message)
    if fault.replacement is None or old is None:
        return
    for span in (spans.values.get(pointer), spans.keys.get(pointer)):
        text = source.slice(span) if span is not None else ""
        if span is not None and text.strip("\"'") == old[1]:
            start, end = source.bounds(span)
            yield Edit(start, end, text.replace(old[1], fault.replacement))
            return


def _syntax(source: Source, fault: Diagnostic) -> Iterator[Edit]:
    """What the parser could not read, by the character that stands where it stopped."""
    number, column = fault.line or 1, fault.column or 1
    line = source.line(number)
    sign, before = line[column - 1 : column], line[: column - 1]
    if sign == "\t" and not before.strip():
        yield from _tabs(source)
    elif sign and ODD_SPACE.match(sign):
        yield from _odd_spaces(source, number)
    elif before.endswith(":") and sign.strip():
        place = source.offset(number, column)
        yield Edit(place, place, " ")
    else:
        yield from _quote_the_rest(source, number)


def _tabs(source: Source) -> Iterator[Edit]:
    for number in range(1, len(source.lines) + 1):
        line = source.line(number)
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            start = source.offset(number, 1)
            yield Edit(start, start + len(indent), "" if indent == line else indent.replace("\t", "  "))


def _odd_spaces(source: Source, number: int) -> Iterator[Edit]:
    start = source.offset(number, 1)
    for match in ODD_SPACE.finditer(source.line(number)):
        yield Edit(start + match.start(), start + match.end(), " " if match[0].isspace() else "")


def _quote_the_rest(source: Source, number: int) -> Iterator[Edit]:
    """Put the value of a line in quotes; a comment behind it stays one."""
    line = source.line(number)
    value = VALUE.match(line)
    if value is None or "{" in line[: value.end()]:
        return
    text = _COMMENT.sub("", line[value.end() :]).rstrip()
    start = source.offset(number, value.end() + 1)
    if text[:1] in CURLY and text[-1:] in CURLY:
        yield Edit(start, start + len(text), source.quoted(text[1:-1]))
    elif text:
        yield Edit(start, start + len(text), source.quoted(text))


MENDERS: Final[Mapping[str, Mender]] = {
    "text-colon": _colon,
    "text-number": _number,
    "text-range": _range,
    "text-space": _space,
    "text-quotes": _curly,
    "text-comma": _comma,
    "text-comment": _comment,
    "text-invisible": _invisible,
    "schema-choice": _choice,
    "schema-pattern": _name,
    "schema-unknown-key": _name,
    "schema-type": _yes_no,
    "reference-spelling": _name,
    "pack-file-name": _name,
    "yaml-syntax": _syntax,
}
_IN_JSON: Final = frozenset(
    {
        *("text-number", "text-range", "schema-choice", "schema-type", "schema-pattern", "schema-unknown-key"),
        *("reference-spelling", "pack-file-name"),
    }
)
