# SPDX-License-Identifier: Apache-2.0
"""The terms of all packs: which stand below which, in which order, and by which names they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from corekit.content.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class TermEntry(NamedTuple):
    """One term: its canonical value (core's bare, others `pack:value`), what it stands below, and its data."""

    vocabulary: str
    value: str
    pack: str
    parents: tuple[str, ...]
    data: Mapping[str, Any]

    @property
    def order(self) -> int | None:
        """Its place in an ordered vocabulary, from the lowest."""
        return self.data.get("order")

    @property
    def abstract(self) -> bool:
        """Whether it is a parent for selectors only."""
        return self.data.get("abstract") == "yes"

    @property
    def title(self) -> str:
        """What people read."""
        return str(self.data.get("title") or self.value.rpartition(":")[2].replace("_", " "))


class Vocabulary:
    """All terms, by vocabulary and canonical value; immutable but for what it remembers."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        self._entries: dict[str, dict[str, TermEntry]] = {}
        for entry in sorted(entries, key=lambda entry: (entry.vocabulary, entry.pack != "core")):
            self._entries.setdefault(entry.vocabulary, {})[entry.value] = entry
        self._above: dict[str, dict[str, frozenset[str]]] = {}
        self._spellings: dict[str, dict[str, str]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The vocabularies that have terms."""
        return tuple(sorted(self._entries))

    def values(self, vocabulary: str) -> tuple[str, ...]:
        """All terms of a vocabulary: the core's in its order, then those of packs."""
        return tuple(self._entries.get(vocabulary, ()))

    def entry(self, vocabulary: str, value: str) -> TermEntry:
        """Return a term by its canonical value; raises KeyError if there is none."""
        return self._entries[vocabulary][value]

    def title(self, vocabulary: str, value: str) -> str:
        """Return what people read for a term; its own words if nobody knows it."""
        entry = self._entries.get(vocabulary, {}).get(value)
        return entry.title if entry is not None else value.rpartition(":")[2].replace("_", " ")

    def plane(self, movement: str) -> str | None:
        """Return the plane of a movement, or of what it stands below; None where nothing says it."""
        for name in sorted(self.ancestors("movement", movement), key=lambda name: (name != movement, name)):
            entry = self._entries.get("movement", {}).get(name)
            if entry is not None and "plane" in entry.data:
                return str(entry.data["plane"])
        return None

    def has(self, vocabulary: str, value: str) -> bool:
        """Whether there is a term of that canonical value."""
        return value in self._entries.get(vocabulary, ())

    def ancestors(self, vocabulary: str, value: str) -> frozenset[str]:
        """Return everything that a term stands below, itself among it."""
        known = self._above.setdefault(vocabulary, {})
        if value not in known:
            reached: set[str] = set()
            waiting = [value]
            while waiting:
                name = waiting.pop()
                if name not in reached:
                    reached.add(name)
                    entry = self._entries.get(vocabulary, {}).get(name)
                    waiting.extend(entry.parents if entry is not None else ())
            known[value] = frozenset(reached)
        return known[value]

    def is_below(self, vocabulary: str, value: str, ancestor: str) -> bool:
        """Whether *value* is *ancestor* or stands below it."""
        return value == ancestor or ancestor in self.ancestors(vocabulary, value)

    def below(self, vocabulary: str, value: str) -> tuple[str, ...]:
        """Return a term and everything below it."""
        return tuple(other for other in self.values(vocabulary) if self.is_below(vocabulary, other, value))

    def order(self, vocabulary: str, value: str) -> int | None:
        """Return the place of a term in an ordered vocabulary, or that of what it stands below; None without one."""
        places = [
            entry.order
            for name in self.ancestors(vocabulary, value)
            if (entry := self._entries.get(vocabulary, {}).get(name)) is not None and entry.order is not None
        ]
        return min(places, default=None)

    def scale(self, vocabulary: str) -> tuple[str, ...]:
        """Return the terms of an ordered vocabulary that have a place, from the lowest."""
        placed = [entry for entry in self._entries.get(vocabulary, {}).values() if entry.order is not None]
        return tuple(entry.value for entry in sorted(placed, key=lambda entry: (entry.order or 0, entry.value)))

    def find(self, vocabulary: str, name: str) -> str | None:
        """Return the canonical value for a name in any spelling, or an alias; None if there is none."""
        if self.has(vocabulary, name):
            return name
        if vocabulary not in self._spellings:
            self._spellings[vocabulary] = _spellings(self._entries.get(vocabulary, {}).values())
        return self._spellings[vocabulary].get(plain(name))


def _spellings(entries: Iterable[TermEntry]) -> dict[str, str]:
    found: dict[str, str] = {}
    entries = tuple(entries)
    for entry in entries:
        found[plain(entry.value)] = entry.value
    for entry in entries:
        prefix = "" if entry.pack == "core" else f"{entry.pack}:"
        for alias in entry.data.get("aliases") or ():
            found.setdefault(plain(f"{prefix}{alias}"), entry.value)
    return found
