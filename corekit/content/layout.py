# SPDX-License-Identifier: Apache-2.0
"""Which file of a pack holds what: the path is the identity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from corekit.content.spelling import snake
from corekit.model.attributes import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Mapping

MANIFEST: Final = "pack.yaml"
REVIEWS: Final = "reviews.yaml"

#: Folder -> kind of its items.
FOLDERS: Final[Mapping[str, str]] = {
    "exercises": "exercise",
    "conditions": "condition",
    "progressions": "progression",
    "regimens": "regimen",
    "rules": "rule",
    "facts": "fact",
    "claims": "claim",
    "sources": "source",
    "terms": "term",
    "cases": "case",
}
FOLDER_OF: Final[Mapping[str, str]] = {kind: folder for folder, kind in FOLDERS.items()}
KINDS: Final = tuple(FOLDERS.values())
#: Folders for which one file of the same name may stand.
_IN_ONE_FILE: Final = ("facts", "terms", "sources")
#: Kinds that screening rests on.
GUARDING: Final = frozenset({"rule", "condition", "fact", "term"})
#: Endings of files that are read as data.
DATA: Final = (".yaml", ".yml", ".json")

_KEBAB: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
_SNAKE: Final = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
_SOURCE: Final = r"[A-Za-z0-9][A-Za-z0-9._-]*"


class Place(NamedTuple):
    """
    What a file holds: one item of *kind*, named *name*, or *many* items in a mapping (sources: a list).

    *vocabulary* is that of the terms in it, if the path says so.
    """

    kind: str
    name: str = ""
    many: bool = False
    vocabulary: str | None = None


def place_of(file: str) -> Place | None:
    """Return what a file of a pack (relative, with `/`) holds; None if no content is looked for there."""
    stem, _, suffix = file.rpartition(".")
    if f".{suffix}" not in DATA:
        return None
    folder, *rest = stem.split("/")
    kind = FOLDERS.get(folder)
    if kind is None:
        return None
    if not rest:
        return Place(kind, many=True) if folder in _IN_ONE_FILE else None
    if kind == "term" and rest[0] in VOCABULARIES:
        if len(rest) == 1:
            return Place(kind, many=True, vocabulary=rest[0])
        return Place(kind, rest[1], vocabulary=rest[0]) if len(rest) == 2 else None
    return Place(kind, rest[0]) if len(rest) == 1 else None


def is_asset(file: str) -> bool:
    """Whether a file may lie in a pack without holding items: translations, figures, texts."""
    return file in (MANIFEST, REVIEWS) or not file.endswith(DATA)


def guards(file: str) -> bool:
    """
    Whether what is wrong in a file may take protection away.

    So it does in rules and what they rest on, and in a file that nobody knows the meaning of: a misspelt folder.
    """
    if file == MANIFEST:
        return True
    place = place_of(file)
    return place is None or place.kind in GUARDING


def right_name(kind: str, name: str) -> str | None:
    """Return an item's name in its one spelling, None if it is no name at all."""
    if kind == "source":
        return name if re.fullmatch(_SOURCE, name) else None
    if kind in ("fact", "term"):
        name = snake(name)
        return name if re.fullmatch(_SNAKE, name) else None
    name = name.replace("_", "-")
    return name if re.fullmatch(_KEBAB, name) else None
