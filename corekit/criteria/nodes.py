# SPDX-License-Identifier: Apache-2.0
"""The connectives of criteria, and what every part of a criteria tree can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

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


@attrs.frozen(eq=False)
class Always(Node):
    """The string `always`."""

    kind: ClassVar[str] = "always"

    def truth(self, values: Mapping[str, Any]) -> int:
        """Always true."""
        del values
        return TRUE


@attrs.frozen(eq=False)
class All(Node):
    """True if all parts are."""

    parts: tuple[Node, ...]
    kind: ClassVar[str] = "all"

    def truth(self, values: Mapping[str, Any]) -> int:
        """The least of the parts."""
        least = TRUE
        for part in self.parts:
            truth = part.truth(values)
            if truth == FALSE:
                return FALSE
            least = min(least, truth)
        return least


@attrs.frozen(eq=False)
class AnyOf(Node):
    """True if one part is."""

    parts: tuple[Node, ...]
    kind: ClassVar[str] = "any"

    def truth(self, values: Mapping[str, Any]) -> int:
        """The greatest of the parts."""
        greatest = FALSE
        for part in self.parts:
            truth = part.truth(values)
            if truth == TRUE:
                return TRUE
            greatest = max(greatest, truth)
        return greatest


@attrs.frozen(eq=False)
class Not(Node):
    """True if the part is false."""

    part: Node
    kind: ClassVar[str] = "not"

    @property
    def parts(self) -> tuple[Node, ...]:
        """The one part."""
        return (self.part,)

    def truth(self, values: Mapping[str, Any]) -> int:
        """The opposite of the part; unknown stays unknown."""
        return TRUE - self.part.truth(values)


@attrs.frozen(eq=False)
class Possibly(Node):
    """True unless the part is false."""

    part: Node
    kind: ClassVar[str] = "possibly"

    @property
    def parts(self) -> tuple[Node, ...]:
        """The one part."""
        return (self.part,)

    def truth(self, values: Mapping[str, Any]) -> int:
        """True where the part is true or unknown."""
        return TRUE if self.part.truth(values) else FALSE


@attrs.frozen(eq=False)
class Count(Node):
    """True if the number of true parts lies between two ends, both included; None is an open end."""

    parts: tuple[Node, ...]
    at_least: int | None
    at_most: int | None
    kind: ClassVar[str] = "count"

    def truth(self, values: Mapping[str, Any]) -> int:
        """Decided as soon as the true parts, with or without the unknown ones, say so."""
        truths = [part.truth(values) for part in self.parts]
        certain = truths.count(TRUE)
        return within(certain, certain + truths.count(UNKNOWN), self.at_least, self.at_most)


def walk(node: Node) -> Iterator[Node]:
    """*node* and everything below it, each before what it holds."""
    yield node
    for part in node.parts:
        yield from walk(part)
