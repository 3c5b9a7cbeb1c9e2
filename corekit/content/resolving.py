# SPDX-License-Identifier: Apache-2.0
"""What a name can mean beyond an item of one kind: a term of any vocabulary, or nothing, with what was near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.content.spelling import offer
from corekit.errors import UnknownName

if TYPE_CHECKING:
    from corekit.content.names import Names


def resolve_term(names: Names, name: str, within: str | None) -> str:
    """
    Find a term as `vocabulary/value`, or by its value if only one vocabulary has it, as the pack *within* writes it.

    Raises `UnknownName` if there is none, or several.
    """
    vocabulary, slash, value = name.rpartition("/")
    vocabularies = (vocabulary,) if slash else names.vocabulary.names
    found = {word: names.find_term(word, value, within).id for word in vocabularies}
    known = [f"{word}/{identifier}" for word, identifier in found.items() if identifier is not None]
    if not known:
        raise unknown_item(names, "term", name, within)
    if len(known) > 1:
        raise UnknownName(f"{name!r} is the name of several terms.", hint=offer(known))
    return known[0]


def unknown_item(names: Names, kind: str, name: str, within: str | None = None) -> UnknownName:
    """Return the error for a name that no item of *kind* bears, with the names that are near."""
    hint = offer(names.close(kind, name, within)) or "`corekit search WORD` finds what there is."
    return UnknownName(f"There is no {kind} {name!r}.", hint=hint)
