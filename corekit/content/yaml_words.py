# SPDX-License-Identifier: Apache-2.0
"""What the YAML parser says, in words that people understand, at the place where they have to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from corekit.content.slips import CURLY
from corekit.content.spans import START, Span

if TYPE_CHECKING:
    import yaml

#: What the parser says -> what people understand, how to mend it.
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
    (
        "expected alphabetic or numeric",
        "a text begins with a character that has a meaning in YAML",
        "Put it in quotes.",
    ),
    ("found unexpected ':'", "a ':' has neither a space nor a value behind it", "Write `key: value`."),
    (
        "expected node content",
        "a sign stands where a value should begin",
        "Put a text that begins with such a sign in quotes, or look for a bracket too many.",
    ),
    ("comment or line break", "a text begins with a character that has a meaning in YAML", "Put it in quotes."),
)

#: Problems that the parser sees at the end of what began the fault.
_SEEN_TOO_LATE: Final = ("unexpected end of stream", "could not find expected ':'")
ODD_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]")
#: Where a value of a line begins: after its indentation, the '- ' of entries and a key.
VALUE: Final = re.compile(r"\s*(?:-\s+)*(?:[A-Za-z_][\w-]*:\s+)?(?=\S)")
_TIGHT: Final = re.compile(r"\s*(?:-\s+)*[a-z_][\w-]*:(?=[^\s:/])")
_AFTER_CLOSING: Final = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\})\s*""")
#: Characters that cannot begin a text that is not in quotes.
_INDICATORS: Final = "*&!%@`|>\"'[{"


class Explanation(NamedTuple):
    """What is wrong, where, how to mend it, and whether `--fix` can."""

    message: str
    span: Span
    hint: str | None = None
    mended: bool = False


def explain(error: yaml.MarkedYAMLError, text: str) -> Explanation:
    """Say what *error* of the parser means in *text*."""
    problem = str(error.problem or error.context or "the text is no YAML")
    late = any(words in problem for words in _SEEN_TOO_LATE)
    mark = (error.context_mark if late else None) or error.problem_mark or error.context_mark
    span = _at(mark.line + 1, mark.column + 1) if mark is not None else START
    lines = text.splitlines()
    slip = _slip(problem, span, lines, error.problem_mark)
    if slip is not None:
        return slip
    message, hint = next(((words, hint) for start, words, hint in _WORDS if start in problem), (problem, None))
    return Explanation(message, span, hint)


def _at(line: int, column: int) -> Span:
    return Span(line, column, line, column)


def _slip(problem: str, span: Span, lines: list[str], seen: Any) -> Explanation | None:
    """Return what an author really typed wrong in the line of a fault, or in one just before it."""
    numbers = [span.line, *((seen.line + 1,) if seen is not None else ()), span.line - 1]
    for number in dict.fromkeys(numbers):
        if 0 < number <= len(lines):
            found = _typed(number, lines[number - 1], problem, seen)
            if found is not None:
                return found
    if 0 < span.line <= len(lines):
        return _unquoted(span, lines[span.line - 1], problem)
    return None


def _typed(number: int, line: str, problem: str, seen: Any) -> Explanation | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        column = indent.index("\t") + 1
        return Explanation(
            "a tab stands where only spaces may", _at(number, column), "Indent with spaces.", mended=True
        )
    odd = ODD_SPACE.search(line)
    if odd is not None:
        message = f"the character U+{ord(odd[0]):04X} looks like a space and is none"
        return Explanation(message, _at(number, odd.start() + 1), "Write a plain space.", mended=True)
    tight = _TIGHT.match(line)
    if tight is not None and any(words in problem for words in ("mapping values", "could not find expected ':'")):
        return Explanation(
            "a space is missing after the ':'", _at(number, tight.end() + 1), "Write `key: value`.", mended=True
        )
    if "unexpected ':'" in problem and seen is not None and seen.line + 1 == number:
        behind = line[seen.column + 1 : seen.column + 2]
        if behind and behind not in " ,]}":
            return Explanation(
                "a space is missing after the ':'", _at(number, seen.column + 2), "Write `key: value`.", mended=True
            )
    value = VALUE.match(line)
    if value is not None and line[value.end() : value.end() + 1] in CURLY and "mapping values" in problem:
        message = "curly quotes quote nothing in YAML, and the text holds ': '"
        return Explanation(message, _at(number, value.end() + 1), "Use ' or \".", mended=True)
    return None


def _unquoted(span: Span, line: str, problem: str) -> Explanation | None:
    value = VALUE.match(line)
    if value is None:
        return None
    first, start = line[value.end()], _at(span.line, value.end() + 1)
    if first in "\"'[{":
        closed = _AFTER_CLOSING.match(line, value.end())
        if closed is not None and closed.end() < len(line) and closed.end() + 1 == span.column:
            message = f"a text that begins with {first} goes on after its end"
            return Explanation(message, start, "Put the whole text in quotes.", mended=first not in "[{")
        return None
    more = line[value.end() + 1 :].strip()
    if (
        first in _INDICATORS
        and more
        and span.column > value.end()
        and "cannot" not in problem
        and "mapping" not in problem
    ):
        message = f"a text begins with '{first}', which has a meaning in YAML"
        return Explanation(message, start, "Put the whole text in quotes.", mended=True)
    if first in "%@`" and "cannot start" in problem and span.column == value.end() + 1 and more:
        message = f"a text begins with '{first}', which has a meaning in YAML"
        return Explanation(message, start, "Put the whole text in quotes.", mended=True)
    if "mapping values" in problem and value.end() + 1 < span.column and first.isalnum():
        hint = "Put a text that holds ': ' in quotes, and start keys of one mapping in the same column."
        return Explanation("a ':' stands where no key may be", span, hint, mended=True)
    return None
