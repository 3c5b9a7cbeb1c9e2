# SPDX-License-Identifier: Apache-2.0
"""
The data of YAML texts in which every line says what it says on its own: a key, an entry, or both.

Nearly all content is written so, and most of its lines stand in other files as well: each is looked at once, and what
follows is how far it stands to the right. A text with any other line is left to `quick_yaml`. A property test holds
both against each other.
"""

from __future__ import annotations

import re
from typing import Any, Final

from corekit.content.scalars import MAY_BE_MORE, NumberError, plain_scalar

# Nothing is taken back (`++`): a line of a quarter of a million signs takes no longer than any other of its length.
_LINE: Final = re.compile(
    r"(?P<indent> *+)(?P<dash>- )?"
    r"(?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}):(?: ++|$))?"
    # without what breaks a line, and what no text may hold
    "(?P<rest>[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*)"
)
#: A plain text that neither ends before the line does nor is a key.
_PLAIN: Final = re.compile("\\w[^\t\u00a0:#]*+(?::(?=\\S)[^\t\u00a0:#]*+)*+(?<! )")
#: What may stand in one line and be more than a plain text, by how it begins: in quotes, in brackets, with a comment.
_WITHIN_ONE_LINE: Final = re.compile(r"\w|[\"'\[{]|-[0-9]")
_BRACKETS: Final = ("[", "{")
#: A list or a mapping of words in one line: `[sitting, flexion]`, `{answer: yes, by: clinician}`.
_WORD: Final = "[A-Za-z0-9_][A-Za-z0-9_.+-]*+"
_PAIR: Final = f"{_WORD}: ++{_WORD}"
_WORDS_WITHIN: Final = re.compile(
    rf"\[ *+(?P<list>(?:{_WORD}(?: *+, *+{_WORD})*+)?+) *+\]|\{{ *+(?P<mapping>(?:{_PAIR}(?: *+, *+{_PAIR})*+)?+) *+\}}"
)
#: How deep values may be nested within one line.
_DEEPEST: Final = 8
#: So many lines are remembered, none longer than this (characters).
_MOST_LINES: Final = 50_000
_LONGEST: Final = 160
#: Stands for the value of a key that begins in the next line.
_BELOW: Final = object()
#: Stands for a line that is not said in one line, or that only the whole text explains.
_OTHER: Final = ()

#: A line: its column, whether it begins an entry of a list, the key in it, and the value.
_Line = tuple[int, bool, str | None, Any]


class Lines:
    """Reads texts line by line; what it gives is for reading only, since equal lines share their values."""

    def __init__(self, loader: Any = None) -> None:
        """*loader* is the class of the parser for what is no plain text, None the fastest installed."""
        self._loader = loader
        #: None for a line that says nothing.
        self._known: dict[str, _Line | tuple[()] | None] = {}

    def data(self, text: str, maximum_depth: int) -> Any:  # noqa: C901, PLR0912 - the one hot loop
        """Return the data of a text of such lines, in which nothing is out of the ordinary; None for any other."""
        top: Any = None
        here: Any = None
        listing = False
        column = 0
        key: str | None = None  # its value begins in the next line
        above: list[tuple[Any, int]] = []
        deepest = maximum_depth - _DEEPEST - 3  # a list, an entry of it, and what stands within a line
        known = self._known
        for written in text.split("\n") if deepest >= 0 else ():
            line: Any = known[written] if written in known else self._look_at(written)
            if not line:
                if line is None:
                    continue
                return None
            at, dash, name, value = line
            if key is not None:
                if at < column or (at == column and not dash) or len(above) > deepest:
                    return None
                above.append((here, column))
                begun: Any = [] if dash else {}
                here[key] = begun
                here, listing, column, key = begun, dash, at, None
            elif top is None:
                if at:
                    return None
                listing = dash
                top = here = [] if dash else {}
            elif at != column or dash is not listing:
                # a list may stand right below its key
                while at < column or (at == column and listing and not dash):
                    if not above:
                        return None
                    here, column = above.pop()
                    listing = here.__class__ is list
                if at != column or dash is not listing:
                    return None
            if dash:
                if name is None:
                    here.append(value)
                    continue
                above.append((here, column))
                begun = {}
                here.append(begun)
                here, listing, column = begun, False, at + 2
            elif name is None or name in here:
                return None
            if value is _BELOW:
                key = name
            else:
                here[name] = value
        return top if key is None else None

    def _look_at(self, written: str) -> _Line | tuple[()] | None:
        line = self._line(written)
        if len(written) <= _LONGEST:
            if len(self._known) >= _MOST_LINES:
                self._known.clear()
            self._known[written] = line
        return line

    def _line(self, written: str) -> _Line | tuple[()] | None:
        match = _LINE.fullmatch(written)
        if match is None:
            return _OTHER
        indent, dash, key, rest = match.groups()
        nothing = not rest or rest[0] == "#"
        if key is None and dash is None and nothing:
            return None
        value = _BELOW if key is not None and nothing else self._value(rest)
        return value if value is _OTHER else (len(indent), dash is not None, key, value)

    def _value(self, rest: str) -> Any:
        try:
            if _PLAIN.fullmatch(rest):
                return plain_scalar(rest) if rest[0] in MAY_BE_MORE else rest
            words = _WORDS_WITHIN.fullmatch(rest)
            if words is not None:
                return _within(words)
        except NumberError:
            return _OTHER
        if not _WITHIN_ONE_LINE.match(rest):
            return _OTHER
        from corekit.content.quick_yaml import quick_data  # noqa: PLC0415 - brings the YAML library

        entries = quick_data(f"- {rest}", _DEEPEST + 1, self._loader)
        if entries is None or len(entries) != 1:
            return _OTHER
        # what is no collection by its brackets would be a key
        return entries[0] if isinstance(entries[0], dict | list) is rest.startswith(_BRACKETS) else _OTHER


def _within(words: re.Match[str]) -> Any:
    """The list or mapping in one line; a mapping in which a key stands twice is left to others."""
    if words["list"] is not None:
        return [plain_scalar(word.strip(" ")) for word in words["list"].split(",")] if words["list"] else []
    pairs = [pair.partition(":") for pair in words["mapping"].split(",")] if words["mapping"] else []
    found = {key.strip(" "): plain_scalar(word.strip(" ")) for key, _, word in pairs}
    return found if len(found) == len(pairs) else _OTHER
