# SPDX-License-Identifier: Apache-2.0
"""What lints share: the items of the pack under test, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic

#: What other values stand in.
COLLECTIONS: Final = (dict, list)
_KINDS: Final = frozenset(COLLECTIONS)


def holds_more(values: Iterable[Any]) -> bool:
    """Whether anything stands in one of *values*: a walk through an item need not go into a list of words."""
    return not _KINDS.isdisjoint(map(type, values))


def own(library: Library, namespace: str, kind: str) -> Iterator[str]:
    """Yield the canonical ids of a kind's items that come from the pack under test."""
    return (identifier for identifier in library.ids(kind) if library.owner(kind, identifier) == namespace)


def at_item(library: Library, kind: str, identifier: str, fault: Diagnostic) -> Diagnostic:
    """
    Return *fault*, whose pointer counts from the item, with the item's file and the pointer from the top of that file.

    Raises `UnknownName` for an item that is not in the library.
    """
    file, pointer = library.place(kind, identifier)
    return attrs.evolve(fault, file=file, pointer=pointer + (fault.pointer or ""))
