# SPDX-License-Identifier: Apache-2.0
"""Gathers the terms of all packs into one vocabulary: whose they are, where they belong, what they stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from corekit.content.names import CORE
from corekit.content.spelling import did_you_mean, plain
from corekit.content.vocabulary import TermEntry, Vocabulary
from corekit.model.attributes import VOCABULARIES
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.pack import Pack

#: Vocabularies that a pack may widen with a term that stands below none.
_FREE = frozenset({"equipment", "movement_family", "approach", "screen", "quality"})


class ItemFault(NamedTuple):
    """A fault of one item of a pack."""

    pack: Pack
    kind: str
    local: str
    fault: Diagnostic


class TermGatherer:
    """Builds the vocabulary of some packs and keeps what is wrong with their terms."""

    def __init__(self, packs: Mapping[str, Pack]) -> None:
        self.faults: list[ItemFault] = []
        self._packs = packs
        self._entries: dict[tuple[str, str], TermEntry] = {}
        self._index: dict[str, list[tuple[str, str]]] = {}

    def gather(self) -> Vocabulary:
        """Build the vocabulary; terms with faults are not in it."""
        if CORE in self._packs:
            for local, data in _terms(self._packs[CORE]):
                self._add_core(local, data)
        waiting = [
            (pack, local, data)
            for namespace, pack in sorted(self._packs.items())
            if namespace != CORE
            for local, data in _terms(pack)
        ]
        while waiting:  # a term may stand below another of its pack, in any order
            left = [entry for entry in waiting if not self._add(*entry)]
            if len(left) == len(waiting):
                break
            waiting = left
        for pack, local, data in waiting:
            self._explain(pack, local, data)
        return Vocabulary(self._entries.values())

    def _add_core(self, local: str, data: Mapping[str, Any]) -> None:
        vocabulary, _, value = local.rpartition("/")
        vocabulary = vocabulary or str(data.get("vocabulary", ""))
        self._keep(TermEntry(vocabulary=vocabulary, value=value, pack=CORE, parents=_parents(data), data=data))

    def _add(self, pack: Pack, local: str, data: Mapping[str, Any]) -> bool:
        """Add a term of a pack once everything it stands below is there; whether it is dealt with."""
        vocabulary, _, value = local.rpartition("/")
        vocabulary = vocabulary or str(data.get("vocabulary", ""))
        choices = [self._homes(parent, pack.namespace) for parent in _parents(data)]
        shared = {name for name, _ in choices[0]} if choices else {vocabulary}
        for found in choices[1:]:
            shared &= {name for name, _ in found}
        if vocabulary:
            shared &= {vocabulary}
        if len(shared) != 1 or (not choices and vocabulary not in VOCABULARIES):
            return False
        (home,) = shared
        if (home, value) in self._entries or (not choices and home not in _FREE):
            return False
        parents = tuple(next(term for name, term in found if name == home) for found in choices)
        own = f"{pack.namespace}:{value}"
        self._keep(TermEntry(vocabulary=home, value=own, pack=pack.namespace, parents=parents, data=data))
        return True

    def _keep(self, entry: TermEntry) -> None:
        self._entries[entry.vocabulary, entry.value] = entry
        self._index.setdefault(plain(entry.value), []).append((entry.vocabulary, entry.value))

    def _homes(self, parent: str, namespace: str) -> list[tuple[str, str]]:
        """Return vocabulary and canonical value of everything that a parent's name may mean."""
        owner, colon, own = parent.rpartition(":")
        if colon:
            return self._index.get(plain(own if owner == CORE else parent), [])
        return self._index.get(plain(f"{namespace}:{parent}")) or self._index.get(plain(parent), [])

    def _explain(self, pack: Pack, local: str, data: Mapping[str, Any]) -> None:
        fault = self._fault(pack, local, data)
        self.faults.append(ItemFault(pack, "term", local, fault))

    def _fault(self, pack: Pack, local: str, data: Mapping[str, Any]) -> Diagnostic:
        vocabulary, _, value = local.rpartition("/")
        vocabulary = vocabulary or str(data.get("vocabulary", ""))
        for parent in _parents(data):
            if not self._homes(parent, pack.namespace):
                known = {value.rpartition(":")[2] for _, value in self._entries}
                message = f"there is no term '{parent}'{did_you_mean(parent, known)}"
                return Diagnostic(code="reference-unknown", message=message, pointer="/is_a")
        if vocabulary and vocabulary not in VOCABULARIES:
            message = f"there is no vocabulary '{vocabulary}'{did_you_mean(vocabulary, VOCABULARIES)}"
            return Diagnostic(code="reference-vocabulary", message=message, pointer="/vocabulary")
        homes = [{name for name, _ in self._homes(parent, pack.namespace)} for parent in _parents(data)]
        shared = set.intersection(*homes) if homes else {vocabulary} - {""}
        if any((name, value) in self._entries for name in shared & ({vocabulary} if vocabulary else shared)):
            message = f"'{value}' is a term of the core, which no pack may say anew"
            return Diagnostic(code="pack-not-owner", message=message, pointer="")
        if homes and vocabulary and vocabulary not in shared:
            message = f"the term stands below one that is not of the vocabulary '{vocabulary}'"
            return Diagnostic(code="reference-vocabulary", message=message, pointer="/is_a")
        if len(shared) > 1 and not vocabulary:
            message = f"the term could belong to {', '.join(sorted(shared))}"
            hint = "Add `vocabulary:` with one of them."
            return Diagnostic(code="reference-ambiguous-term", message=message, hint=hint, pointer="/is_a")
        if homes and not shared:
            message = "the terms it stands below are of different vocabularies"
            return Diagnostic(code="reference-vocabulary", message=message, pointer="/is_a")
        message = "a new term stands below one that is there already, so that rules reach it"
        return Diagnostic(code="reference-unknown", message=message, hint="Add `is_a:`.", pointer="")


def _terms(pack: Pack) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for local in pack.ids("term"):
        yield local, pack.written("term", local)


def _parents(data: Mapping[str, Any]) -> tuple[str, ...]:
    parents = data.get("is_a")
    if parents is None:
        return ()
    return (parents,) if isinstance(parents, str) else tuple(parents)
