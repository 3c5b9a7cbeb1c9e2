# SPDX-License-Identifier: Apache-2.0
"""Finds items by what people type: titles, synonyms, ids and terms, ranked the same way every time."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library

#: Kinds that a search looks through, the more wanted first.
SEARCHED: Final = ("exercise", "regimen", "condition", "progression", "rule", "fact", "term")
_WORD: Final = re.compile(r"\w+")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Hit(Record):
    """One item that was found; a higher *score* is a better match."""

    kind: str
    id: str
    title: str
    score: int


def search(library: Library, text: str, *, kinds: tuple[str, ...] = ()) -> tuple[Hit, ...]:
    """Return the items that hold every word of *text*, or words that begin with it, best first."""
    wanted = words(text)
    if not wanted:
        return ()
    hits = [hit for kind in kinds or SEARCHED for hit in _hits(library, kind, wanted)]
    return tuple(sorted(hits, key=lambda hit: (-hit.score, _rank(hit.kind), hit.id)))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents."""
    flat = unicodedata.normalize("NFKD", text.replace("_", " ")).casefold()
    return tuple(_WORD.findall("".join(char for char in flat if not unicodedata.combining(char))))


def _rank(kind: str) -> int:
    return SEARCHED.index(kind) if kind in SEARCHED else len(SEARCHED)


def _hits(library: Library, kind: str, wanted: tuple[str, ...]) -> Iterator[Hit]:
    for identifier in library.ids(kind):
        data = library.data(kind, identifier)
        if not isinstance(data, dict):
            continue
        title = str(data.get("title") or data.get("ask") or identifier)
        score = _score(wanted, tuple(_fields(library, kind, identifier, data)))
        if score:
            yield Hit(kind=kind, id=identifier, title=title, score=score)


def _fields(library: Library, kind: str, identifier: str, data: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """Yield the texts of an item with what a word found there is worth."""
    yield 8, str(data.get("title") or "")
    yield 8, identifier.rpartition(":")[2].rpartition("/")[2]
    for synonym in data.get("also_known_as") or data.get("aliases") or ():
        yield 6, str(synonym)
    yield 4, str(data.get("ask") or "")
    if kind == "exercise":
        for term in sorted(_terms(library, data)):
            yield 2, term


def _terms(library: Library, data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the titles of the terms of an exercise, and of all they stand below."""
    for name, attribute in ATTRIBUTES.items():
        if attribute.vocabulary is not None:
            yield from _titles(library, attribute.vocabulary, data.get(name))
    for record in data.get("movements") or ():
        for name, field in RECORD_FIELDS.items():
            yield from _titles(library, field.vocabulary or name, record.get(name))


def _titles(library: Library, vocabulary: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _titles(library, vocabulary, entry)
    elif isinstance(value, str):
        for name in library.vocabulary.ancestors(vocabulary, value):
            if library.vocabulary.has(vocabulary, name):
                yield library.vocabulary.entry(vocabulary, name).title


def _score(wanted: tuple[str, ...], fields: tuple[tuple[int, str], ...]) -> int:
    total = 0
    for word in wanted:
        best = max((weight * _match(word, words(text)) for weight, text in fields), default=0)
        if not best:
            return 0
        total += best
    whole = max((weight for weight, text in fields if words(text) == wanted), default=0)
    return total + 10 * whole


def _match(word: str, among: tuple[str, ...]) -> int:
    if word in among:
        return 2
    return 1 if any(other.startswith(word) for other in among) else 0
