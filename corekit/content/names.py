# SPDX-License-Identifier: Apache-2.0
"""From names as people write them to canonical ids, over all packs of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from corekit.content.layout import FOLDER_OF
from corekit.content.spelling import close_matches, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.pack import Pack
    from corekit.content.vocabulary import Vocabulary

CORE: Final = "core"
#: The pack that describes the conditions whose ids the core ships, under the core's own names.
DESCRIBES_CONDITIONS: Final = "conditions"
#: Kinds whose items in the core are known by their bare ids everywhere.
_BARE: Final = frozenset({"condition", "fact", "term"})


class Found(NamedTuple):
    """
    What a name led to: the canonical id, None if nothing.

    *respelled* says that the name is an older one or in another spelling; *absent* names the pack it asks for, where
    that pack is not there.
    """

    id: str | None = None
    respelled: bool = False
    absent: str | None = None


class Home(NamedTuple):
    """Where an item comes from: its pack and its id there."""

    pack: Pack
    local: str


class Names:
    """Canonical ids of all items, facts and terms of some packs, and how to find them."""

    def __init__(
        self, packs: Mapping[str, Pack], vocabulary: Vocabulary, dropped: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        self.packs = packs
        self.vocabulary = vocabulary
        self._dropped = dropped
        self._homes: dict[str, dict[str, Home]] = {}
        self._spellings: dict[str, dict[str, str]] = {}
        self._fact_aliases: dict[str, str] | None = None
        self._found_facts: dict[str, Found] = {}
        self._found_terms: dict[tuple[str, str, str | None], Found] = {}

    def homes(self, kind: str) -> Mapping[str, Home]:
        """Return every usable item of a kind, by canonical id, in the order of the ids."""
        if kind not in self._homes:
            self._homes[kind] = self._terms() if kind == "term" else self._items(kind)
        return self._homes[kind]

    def _items(self, kind: str) -> dict[str, Home]:
        found = sorted(self._each(kind), key=lambda entry: entry[0])
        return {identifier: home for identifier, home in found if (kind, identifier) not in self._dropped}

    def _each(self, kind: str) -> Iterator[tuple[str, Home]]:
        # the describing pack comes last, so that its items take the place of the core's
        for namespace in sorted(self.packs, key=lambda name: (name == DESCRIBES_CONDITIONS, name)):
            pack = self.packs[namespace]
            for local in pack.ids(kind):
                yield self.canonical(kind, namespace, local), Home(pack, local)

    def _terms(self) -> dict[str, Home]:
        found: dict[str, Home] = {}
        for vocabulary in self.vocabulary.names:
            for value in self.vocabulary.values(vocabulary):
                entry = self.vocabulary.entry(vocabulary, value)
                pack = self.packs[entry.pack]
                own = value.rpartition(":")[2]
                local = f"{vocabulary}/{own}"
                found[f"{vocabulary}/{value}"] = Home(pack, local if local in pack.items.get("term", {}) else own)
        return dict(sorted(found.items()))

    def canonical(self, kind: str, namespace: str, local: str) -> str:
        """Return the canonical id of an item of a pack, whether it exists or not."""
        if kind == "fact" or (namespace == CORE and kind in _BARE):
            return local
        if kind == "condition" and namespace == DESCRIBES_CONDITIONS:
            core = self.packs.get(CORE)
            if core is not None and local in core.items.get("condition", {}):
                return local
        return f"{namespace}:{local}"

    def find(self, kind: str, name: str, namespace: str | None = None) -> Found:
        """
        Find what *name* means inside of the pack *namespace* (None: outside of all, where an id is written in full).

        A bare name is that of the own pack's item if there is one, else the core's; a fact is known by one name.
        """
        if kind == "fact":
            return self._fact(name)
        owner, colon, local = name.rpartition(":")
        if colon and owner not in self.packs:
            return Found(absent=owner)
        for space in (owner,) if colon else (*((namespace,) if namespace else ()), CORE):
            found = self._in_pack(kind, space, local)
            if found.id is not None:
                return found
        return self._outside(kind, name) if namespace is None and not colon else Found()

    def is_broken(self, kind: str, name: str, namespace: str) -> bool:
        """Whether *name* is that of an item which is there and not used, because something is wrong with it."""
        owner, _, local = name.rpartition(":")
        pack = self.packs.get(owner or namespace)
        if pack is None:
            return False
        unused = (kind, self.canonical(kind, pack.namespace, local)) in self._dropped
        return unused or local in pack.broken.get(kind, ())

    def _in_pack(self, kind: str, namespace: str, local: str) -> Found:
        canonical = self.canonical(kind, namespace, local)
        if canonical in self.homes(kind):
            return Found(canonical)
        spelled = self._spelled(kind).get(plain(canonical))
        if spelled is not None:
            return Found(spelled, respelled=True)
        pack = self.packs.get(namespace)
        renamed = _alias(pack, kind, local) if pack is not None else None
        if renamed is not None and (target := self.canonical(kind, namespace, renamed)) in self.homes(kind):
            return Found(target, respelled=True)
        return Found()

    def _outside(self, kind: str, name: str) -> Found:
        """Find a bare name that only one pack has."""
        form = plain(name)
        matches = [known for known in self.homes(kind) if plain(known.rpartition(":")[2]) == form]
        return Found(matches[0], respelled=True) if len(matches) == 1 else Found()

    def _spelled(self, kind: str) -> dict[str, str]:
        if kind not in self._spellings:
            self._spellings[kind] = {plain(name): name for name in self.homes(kind)}
        return self._spellings[kind]

    def _fact(self, name: str) -> Found:
        found = self._found_facts.get(name)
        if found is not None:
            return found
        if name in self.homes("fact"):
            found = self._found_facts[name] = Found(name)
            return found
        spelled = self._spelled("fact").get(plain(name)) or self._aliases().get(plain(name))
        return Found(spelled, respelled=spelled is not None)

    def _aliases(self) -> dict[str, str]:
        if self._fact_aliases is None:
            self._fact_aliases = {}
            for name, home in self.homes("fact").items():
                for alias in home.pack.written("fact", home.local).get("aliases") or ():
                    self._fact_aliases.setdefault(plain(alias), name)
        return self._fact_aliases

    def find_term(self, vocabulary: str, name: str, namespace: str | None = None) -> Found:
        """Find a term of a vocabulary, as `find` finds items."""
        key = (vocabulary, name, namespace)
        if key not in self._found_terms:
            self._found_terms[key] = self._find_term(vocabulary, name, namespace)
        return self._found_terms[key]

    def _find_term(self, vocabulary: str, name: str, namespace: str | None) -> Found:
        owner, colon, own = name.rpartition(":")
        if colon and owner not in self.packs:
            return Found(absent=owner)
        candidates: tuple[str, ...]
        if colon:
            candidates = (own if owner == CORE else name,)
        else:
            candidates = (f"{namespace}:{name}", name) if namespace and namespace != CORE else (name,)
        for candidate in candidates:
            value = self.vocabulary.find(vocabulary, candidate)
            if value is not None:
                return Found(value, respelled=value != candidate)
        return Found()

    def close(self, kind: str, name: str, namespace: str | None = None) -> tuple[str, ...]:
        """Return the nearest right names, as the pack *namespace* would write them."""
        return tuple(shorten(known, namespace) for known in close_matches(name, self._offered(kind, namespace)))

    def close_terms(self, vocabulary: str, name: str, namespace: str | None = None) -> tuple[str, ...]:
        """Return the nearest terms, as the pack *namespace* would write them."""
        known = {shorten(value, namespace) for value in self.vocabulary.values(vocabulary)}
        return close_matches(name, known)

    def _offered(self, kind: str, namespace: str | None) -> list[str]:
        return [shorten(known, namespace) for known in self.homes(kind)]


def shorten(canonical: str, namespace: str | None) -> str:
    """Return a canonical id as the pack *namespace* writes it: its own and the core's bare."""
    owner, _, local = canonical.rpartition(":")
    return local if owner in (namespace, CORE) else canonical


def _alias(pack: Pack, kind: str, local: str) -> str | None:
    """Return what an item that was renamed is called now: an alias is a bare id, or `folder/id` for one kind alone."""
    aliases = {plain(old): new for old, new in (pack.manifest.aliases or {}).items()}
    folder = FOLDER_OF[kind]
    seen: set[str] = set()
    name = plain(local)
    while name not in seen and (new := aliases.get(f"{folder}/{name}", aliases.get(name))) is not None:
        seen.add(name)  # an item can be renamed more than once
        name = str(new).removeprefix(f"{folder}/")
    return name if seen else None
