# SPDX-License-Identifier: Apache-2.0
"""
The connectives of criteria, and what every part of a criteria tree can do.

Parts are plain slotted classes, never changed once made: they are many, and made at every start of a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from corekit.criteria.truth import FALSE, TRUE, UNKNOWN, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Node:
    """One part of a criteria tree."""

    __slots__ = ()

    #: The word for it in explanations.
    kind: ClassVar[str] = ""

    def truth(self, values: Mapping[str, Any]) -> int:
        """What the part is worth with these values: FALSE, UNKNOWN or TRUE."""
        raise NotImplementedError

    @property
    def parts(self) -> tuple[Node, ...]:
        """The parts below this one; none below a test."""
        return ()


class Always(Node):
    """The string `always`."""

    __slots__ = ()

    kind: ClassVar[str] = "always"

    def truth(self, values: Mapping[str, Any]) -> int:
        """Always true."""
        del values
        return TRUE


class _Joined(Node):
    """A connective of several parts."""

    __slots__ = ("_parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self._parts = parts

    @property
    def parts(self) -> tuple[Node, ...]:
        """The joined parts."""
        return self._parts


class All(_Joined):
    """True if all parts are."""

    __slots__ = ()
    kind: ClassVar[str] = "all"

    def truth(self, values: Mapping[str, Any]) -> int:
        """The least of the parts."""
        least = TRUE
        for part in self._parts:
            truth = part.truth(values)
            if truth == FALSE:
                return FALSE
            least = min(least, truth)
        return least


class AnyOf(_Joined):
    """True if one part is."""

    __slots__ = ()
    kind: ClassVar[str] = "any"

    def truth(self, values: Mapping[str, Any]) -> int:
        """The greatest of the parts."""
        greatest = FALSE
        for part in self._parts:
            truth = part.truth(values)
            if truth == TRUE:
                return TRUE
            greatest = max(greatest, truth)
        return greatest


class Not(Node):
    """True if the part is false."""

    __slots__ = ("part",)
    kind: ClassVar[str] = "not"

    def __init__(self, part: Node) -> None:
        self.part = part

    @property
    def parts(self) -> tuple[Node, ...]:
        """The one part."""
        return (self.part,)

    def truth(self, values: Mapping[str, Any]) -> int:
        """The opposite of the part; unknown stays unknown."""
        return TRUE - self.part.truth(values)


class Possibly(Node):
    """True unless the part is false."""

    __slots__ = ("part",)
    kind: ClassVar[str] = "possibly"

    def __init__(self, part: Node) -> None:
        self.part = part

    @property
    def parts(self) -> tuple[Node, ...]:
        """The one part."""
        return (self.part,)

    def truth(self, values: Mapping[str, Any]) -> int:
        """True where the part is true or unknown."""
        return TRUE if self.part.truth(values) else FALSE


class Count(_Joined):
    """True if the number of true parts lies between two ends, both included; None is an open end."""

    __slots__ = ("at_least", "at_most")
    kind: ClassVar[str] = "count"

    def __init__(self, parts: tuple[Node, ...], at_least: int | None, at_most: int | None) -> None:
        super().__init__(parts)
        self.at_least = at_least
        self.at_most = at_most

    def truth(self, values: Mapping[str, Any]) -> int:
        """Decided as soon as the true parts, with or without the unknown ones, say so."""
        truths = [part.truth(values) for part in self._parts]
        certain = truths.count(TRUE)
        return within(certain, certain + truths.count(UNKNOWN), self.at_least, self.at_most)


def walk(node: Node) -> Iterator[Node]:
    """*node* and everything below it, each before what it holds."""
    yield node
    for part in node.parts:
        yield from walk(part)
