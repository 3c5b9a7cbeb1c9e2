# SPDX-License-Identifier: Apache-2.0
"""Where values stand in a text, by JSON pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A stretch of a text: lines and columns count from 1; the end is the first place after it."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@attrs.frozen(eq=False, repr=False, slots=False)
class Spans(Record):
    """Spans of values and of their keys, by JSON pointer."""

    values: dict[str, Span] = attrs.field(factory=dict)
    keys: dict[str, Span] = attrs.field(factory=dict)

    def find(self, pointer: str, *, key: bool = False) -> Span:
        """Return where *pointer* stands, or its key; of what is not there, the nearest parent that is."""
        if key and pointer in self.keys:
            return self.keys[pointer]
        while pointer and pointer not in self.values:
            pointer = parent(pointer)
        return self.values.get(pointer, START)


def child(pointer: str, name: str | int) -> str:
    """Return the pointer of an entry of what *pointer* points at."""
    if isinstance(name, int):
        return f"{pointer}/{name}"
    if "~" in name or "/" in name:
        name = name.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{name}"


def join(names: Iterable[str | int]) -> str:
    """Return the pointer that leads through *names*."""
    pointer = ""
    for name in names:
        pointer = child(pointer, name)
    return pointer


def split(pointer: str) -> list[str]:
    """Return the names that *pointer* leads through."""
    return [name.replace("~1", "/").replace("~0", "~") for name in pointer.split("/")[1:]]


def parent(pointer: str) -> str:
    """Return the pointer of what holds *pointer*."""
    return pointer.rpartition("/")[0]
