# SPDX-License-Identifier: Apache-2.0
"""All packs together: one canonical id an item, every name resolved, what cannot be used left out and told."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from corekit.content.assumptions import assumed
from corekit.content.conflicts import Conflicts, resolve_conflicts
from corekit.content.exercises import as_value, as_values, attribute_values
from corekit.content.findings import Findings, Key
from corekit.content.item_data import ItemData
from corekit.content.layout import KINDS
from corekit.content.memo import Memo
from corekit.content.models import model
from corekit.content.names import Names
from corekit.content.reviews import item_digest, item_state
from corekit.content.spelling import close_matches, offer
from corekit.content.subjects import Lazily, exercise_subject, fact_subject, regimen_subject
from corekit.content.terms import TermGatherer
from corekit.content.variants import as_variant
from corekit.criteria.criteria import parse
from corekit.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.item_links import ItemLinks
    from corekit.content.names import Home
    from corekit.content.pack import LoadedPack, Pack
    from corekit.content.search import Hit
    from corekit.content.selections import Selection
    from corekit.content.speech import Speech
    from corekit.content.vocabulary import Vocabulary
    from corekit.criteria.criteria import Criteria
    from corekit.criteria.facts_table import FactTable
    from corekit.criteria.subject import Subject
    from corekit.model.diagnostic import Diagnostic
    from corekit.model.exercise import Exercise


#: What is worked out from the items, and again once some of them are left out.
_REMEMBERED = (
    "_fact_models",
    "_item_links",
    "facts",
    "subject_facts",
    "subject_exercise",
    "subject_regimen",
    "exercise_facts",
)
#: So many criteria are remembered before all are forgotten, by the data they are parsed from.
_MOST_PARSED: Final = 4096


class Library:
    """
    The content of some packs; immutable, shared freely between threads.

    Items are decoded when somebody asks for them. *problems* is everything that is wrong, with files as
    `namespace/path`; *unsound* names the packs whose protection may be incomplete because of it.
    """

    def __init__(
        self,
        packs: Iterable[Pack],
        *,
        broken: Iterable[LoadedPack] = (),
        memo: Memo | None = None,
        languages: tuple[str, ...] = ("en",),
        sound: frozenset[str] = frozenset(),
    ) -> None:
        """
        Join *packs*; *broken* are directories that gave none, *memo* what is known of these very packs.

        *sound* names packs that were joined before, without the others, and had no fault of linking: they are not held
        against each other again, which changes no answer.
        """
        self.languages = languages
        self._speeches: dict[tuple[str, ...], Speech] = {}
        self._conflicts: Conflicts = resolve_conflicts(packs, broken)
        self._packs = self._conflicts.packs
        self._memo = memo or Memo(None, "")
        gatherer = TermGatherer(self._packs)
        self._vocabulary = gatherer.gather()
        self._conflicts = self._conflicts.with_terms(gatherer.faults)
        known = self._known_findings()
        self._findings = known or self._find(frozenset() if self._conflicts.dropped else sound)
        if known is not None:
            self._start(known.dropped)

    def _known_findings(self) -> Findings | None:
        known = self._memo.get("findings")
        try:
            return Findings.from_json(known) if known is not None else None
        except (KeyError, TypeError, ValueError):
            return None

    def _find(self, sound: frozenset[str]) -> Findings:
        """Link all items, again without those that cannot be used, until what is left holds together."""
        from corekit.content.linking import link_until_sound  # noqa: PLC0415 - only a cold start checks

        findings, linked = link_until_sound(self, self._start, self._conflicts.dropped, sound)
        self._items.keep(linked)
        self._memo.put("findings", findings.to_json())
        return findings

    def _start(self, dropped: frozenset[Key]) -> None:
        self._names = Names(self._packs, self._vocabulary, dropped)
        self._models: dict[Key, Any] = {}
        self._parsed: dict[int, tuple[Any, Criteria]] = {}
        self._items = ItemData(self.ids, self._linked, self._memo)
        self._attributes: dict[tuple[str, str | None], Mapping[str, Any]] = {}
        for name in _REMEMBERED:
            self.__dict__.pop(name, None)

    @property
    def faultless(self) -> bool:
        """Whether linking found nothing, so that the packs can be taken as sound beside others."""
        return not self._findings.faults and not self._findings.dropped and not self._conflicts.dropped

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs in use, in the order of their namespaces."""
        return tuple(self._packs.values())

    def pack(self, namespace: str) -> Pack:
        """Return a pack by its namespace; raises `UnknownName` if it is not in use."""
        if namespace not in self._packs:
            raise UnknownName(f"There is no pack {namespace!r}.", hint=offer(close_matches(namespace, self._packs)))
        return self._packs[namespace]

    @cached_property
    def provenance(self) -> tuple[Mapping[str, str | None], ...]:
        """Namespace, distribution, version and digest of every pack, as documents carry them."""
        return tuple(
            {
                "namespace": pack.namespace,
                "distribution": pack.distribution,
                "version": pack.version,
                "digest": pack.digest,
            }
            for pack in self.packs
        )

    @property
    def names(self) -> Names:
        """Canonical ids and how to find them."""
        return self._names

    @property
    def vocabulary(self) -> Vocabulary:
        """All terms."""
        return self._vocabulary

    @property
    def memo(self) -> Memo:
        """What was worked out over this very library before; of content alone, never of a person."""
        return self._memo

    @cached_property
    def fingerprint(self) -> str:
        """A text that is the same for the same content, whatever the order of packs and layout of files."""
        import hashlib  # noqa: PLC0415 - not on the way of a plan

        return hashlib.sha256(key_of(self._packs.values()).encode()).hexdigest()

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with the packs, files as `namespace/path`."""
        return self._conflicts.problems(self._findings.faults)

    @cached_property
    def unsound_packs(self) -> frozenset[str]:
        """The packs whose rules, or what these rest on, have errors: with them nothing may be issued."""
        guarding = {space for space in self._findings.unsound if self._packs[space].screens}
        return frozenset(guarding | self._conflicts.unsound)

    @cached_property
    def unsound(self) -> tuple[str, ...]:
        """The same in sentences, one for each pack."""
        return tuple(
            f"The pack '{space}' has errors, so that its rules may be incomplete; nothing is issued while it is loaded."
            for space in sorted(self.unsound_packs)
        )

    @cached_property
    def covers(self) -> Mapping[str, tuple[str, ...]]:
        """Screens with the namespaces of the sound packs that carry them out."""
        found: dict[str, list[str]] = {}
        for namespace, pack in sorted(self._packs.items()):
            if namespace not in self.unsound_packs:
                for screen in pack.covers:
                    name = self._names.find_term("screen", screen, namespace).id
                    if name is not None:
                        found.setdefault(name, []).append(namespace)
        return MappingProxyType({screen: tuple(spaces) for screen, spaces in sorted(found.items())})

    def brings(self, screen: str) -> tuple[str, ...]:
        """Return the distributions that bring a screen, as its term names them."""
        if not self._vocabulary.has("screen", screen):
            return ()
        return tuple(self._vocabulary.entry("screen", screen).data.get("packages") or ())

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the canonical ids of all usable items of a kind, sorted; of terms as `vocabulary/value`."""
        return tuple(self._names.homes(kind))

    def has(self, kind: str, identifier: str) -> bool:
        """Whether there is a usable item of that canonical id."""
        return identifier in self._names.homes(kind)

    def all(self, kind: str) -> Iterator[Any]:
        """Yield every item of a kind as a value of the model, in the order of the ids."""
        return (self.get(kind, identifier) for identifier in self.ids(kind))

    def get(self, kind: str, identifier: str) -> Any:
        """
        Return an item as a value of the model, by its canonical id.

        Raises `UnknownName` if there is none.
        """
        key = (kind, identifier)
        if key not in self._models:
            self._models[key] = model(kind).from_dict(self.data(kind, identifier))
        return self._models[key]

    def data(self, kind: str, identifier: str) -> Any:
        """
        Return an item as JSON data with canonical names, `assume` and `without` worked in; for reading only.

        Raises `UnknownName` if there is none.
        """
        return self._items.data(kind, identifier)

    def brief(self, kind: str, identifier: str) -> Mapping[str, Any]:
        """
        Return what every plan reads of a condition, an exercise or a regimen (`content.briefs`); for reading only.

        Raises `UnknownName` if there is none.
        """
        return self._items.brief(kind, identifier)

    def citations(self, kind: str, identifier: str) -> Sequence[str]:
        """
        Return the source keys that an exercise or a progression cites, as its data writes them, sorted.

        Raises `UnknownName` if there is none.
        """
        return self._items.citations(kind, identifier)

    def _linked(self, kind: str, identifier: str) -> Any:
        return self._item_links.data(kind, identifier)

    @cached_property
    def _item_links(self) -> ItemLinks:
        from corekit.content.item_links import ItemLinks  # noqa: PLC0415 - a warm start links nothing

        return ItemLinks(self._home, self._names)

    def replacing(self, kind: str, identifier: str, data: Any) -> Library:
        """
        Return the same library with other data, canonical and sound, for one item of it; nothing is read again.

        What packs say of themselves (digests, diagnostics, `written`) stays as it was. Raises `UnknownName` if there
        is no such item.
        """
        self._home(kind, identifier)
        other = copy(self)
        other._memo = self._memo.of_single_items()
        other._items = self._items.replacing(kind, identifier, data)
        other._models = {key: value for key, value in self._models.items() if key != (kind, identifier)}
        other._parsed = {}
        other._attributes = {} if kind == "exercise" else self._attributes
        if kind in ("fact", "condition"):
            for name in _REMEMBERED:
                other.__dict__.pop(name, None)
        return other

    @property
    def remembered(self) -> bool:
        """Whether the memo holds the data of items."""
        return self._items.remembered

    def remember_links(self) -> None:
        """Put the canonical data of every item that a plan may read into the memo, and what follows from each."""
        self._items.remember()

    def written(self, kind: str, identifier: str) -> Any:
        """Return an item's data as its author wrote it; raises `UnknownName` if there is none."""
        home = self._home(kind, identifier)
        return home.pack.written(kind, home.local)

    def assumed(self, kind: str, identifier: str) -> Mapping[str, Any]:
        """Return what an item has from its pack's `assume` alone: the author's statement for the whole pack."""
        home = self._home(kind, identifier)
        assume = home.pack.manifest.assume or {}
        if kind != "exercise":
            return {}
        return {name: assume[name] for name in assumed(home.pack.written(kind, home.local), assume)}

    def review(self, kind: str, identifier: str, *, today: date) -> str:
        """Return the review state of an item: `signed` while a review of what it says now holds, else `draft`."""
        home = self._home(kind, identifier)
        return item_state(home.pack, kind, home.local, today)

    def digest_of(self, kind: str, identifier: str) -> str:
        """Return the digest of what an item's author wrote, the one that a review signs."""
        home = self._home(kind, identifier)
        return item_digest(home.pack, kind, home.local)

    def source(self, key: str, pack: str | None = None) -> Any:
        """Return the source a citation names, as the pack *pack* writes it; None if there is none."""
        found = self._names.find("source", key, pack)
        return self.get("source", found.id) if found.id is not None else None

    def equipment(self) -> tuple[tuple[str, str], ...]:
        """Return every piece of equipment as id and title, in the order of the titles."""
        values = self._vocabulary.values("equipment")
        named = [(value, self._vocabulary.title("equipment", value)) for value in values]
        return tuple(sorted(named, key=lambda pair: (pair[1].casefold(), pair[0])))

    def cases(self) -> Iterator[tuple[str, str, int, Any]]:
        """Yield every case as kind and id of the item it tests, its place among the item's cases, and the case."""
        for kind in KINDS:
            for identifier in self.ids(kind):
                if kind == "case":
                    for index, case in enumerate(self.get(kind, identifier).each()):
                        yield kind, identifier, index, case
                elif kind not in ("source", "term"):
                    for index, case in enumerate(self.data(kind, identifier).get("cases") or ()):
                        yield kind, identifier, index, model("case").from_dict(case)

    def coverage(self, language: str) -> Mapping[str, float]:
        """Return by namespace the share of each pack's sentences that are there in *language*, from 0 to 1."""
        from corekit.content.translations import coverage  # noqa: PLC0415 - not on the way of a plan

        return {pack.namespace: coverage(pack, language, self.packs) for pack in self.packs}

    def speech(self, languages: Sequence[str]) -> Speech:
        """Return the texts of all packs in the first of *languages* in which each is there."""
        from corekit.content.speech import Speech  # noqa: PLC0415 - not where packs speak the reader's language

        key = tuple(languages)
        if key not in self._speeches:
            self._speeches = {**self._speeches, key: Speech(self, key)}
        return self._speeches[key]

    def owner(self, kind: str, identifier: str) -> str:
        """Return the namespace of the pack an item comes from; raises `UnknownName` if there is none."""
        return self._home(kind, identifier).pack.namespace

    def place(self, kind: str, identifier: str) -> tuple[str, str]:
        """Return the file (relative to its pack) and the pointer at which an item stands."""
        home = self._home(kind, identifier)
        slot = home.pack.items[kind][home.local]
        return slot.file, slot.pointer

    def _home(self, kind: str, identifier: str) -> Home:
        home = self._names.homes(kind).get(identifier)
        if home is None:
            from corekit.content.resolving import unknown_item  # noqa: PLC0415 - only for a mistake

            raise unknown_item(self._names, kind, identifier)
        return home

    def resolve(self, kind: str, name: str, *, within: str | None = None) -> str:
        """
        Return the canonical id for a name in any spelling, or an alias.

        *within* is the pack in which the name is written: bare it is that pack's item, else the core's. Without it, a
        bare name that only one pack has will do. Raises `UnknownName` with close matches.
        """
        if kind == "term":
            from corekit.content.resolving import resolve_term  # noqa: PLC0415 - not on the way of a plan

            return resolve_term(self._names, name, within)
        found = self._names.find(kind, name, within)
        if found.id is None:
            from corekit.content.resolving import unknown_item  # noqa: PLC0415 - only for a mistake

            raise unknown_item(self._names, kind, name, within)
        return found.id

    @cached_property
    def _fact_models(self) -> Mapping[str, Any]:
        return Lazily(self.ids("fact"), lambda name: self.get("fact", name))

    @cached_property
    def facts(self) -> FactTable:
        """All facts, as what turns answers into values of criteria."""
        from corekit.criteria.facts_table import FactTable  # noqa: PLC0415 - only where answers are read

        conditions = Lazily(self.ids("condition"), lambda name: self.brief("condition", name))
        return FactTable(
            self._fact_models,
            conditions,
            self._vocabulary,
            subject=self.subject_facts,
            exercise_subject=self.subject_exercise,
        )

    def criteria(self, data: Any) -> Criteria:
        """
        Return criteria about a person, canonical data of an item, parsed; the same data is parsed once.

        Raises `MalformedError` for what is no criteria at all.
        """
        known = self._parsed.get(id(data))
        if known is None:
            if len(self._parsed) >= _MOST_PARSED:
                self._parsed.clear()
            known = self._parsed[id(data)] = data, parse(data, self.subject_facts)
        return known[1]

    @cached_property
    def subject_facts(self) -> Subject:
        """What criteria about a person can test."""
        return fact_subject(self._fact_models, self.ids("condition"), self._vocabulary)

    @cached_property
    def subject_exercise(self) -> Subject:
        """What selectors of exercises can test."""
        return exercise_subject(self._vocabulary, self.subject_facts)

    @cached_property
    def subject_regimen(self) -> Subject:
        """What selectors of regimens can test."""
        return regimen_subject(self._vocabulary, self.subject_facts)

    @cached_property
    def exercise_facts(self) -> frozenset[str]:
        """The facts that are answered for each exercise of a session."""
        return frozenset(name for name, fact in self._fact_models.items() if fact.scope == "exercise")

    def attributes(self, exercise: str, *, variant: str | None = None) -> Mapping[str, Any]:
        """
        Return the attributes of an exercise, or of one of its variants, as values of criteria; unsaid ones are absent.

        Raises `UnknownName` for an exercise or a variant that is not there.
        """
        key = (exercise, variant)
        if key not in self._attributes:
            if variant is None:
                values = as_values(self.brief("exercise", exercise))
            else:
                values = attribute_values(self._variant(exercise, variant))
            self._attributes[key] = MappingProxyType(values)
        return self._attributes[key]

    def values_of(self, exercise: Exercise, *, variant: str | None = None, dose: Any = None) -> Mapping[str, Any]:
        """
        Return the attributes of any exercise, installed or not, as values of criteria: of a variant, at another dose.

        Raises `UnknownName` for a variant that the exercise does not have.
        """
        data = exercise.to_dict()
        if variant is not None:
            data = as_variant(data, variant, exercise.title)
        if dose is not None:
            data = {key: value for key, value in data.items() if key != "hold_seconds"} | {"dose": dose}
        return attribute_values(data)

    def as_value(self, attribute: str, stated: Any) -> Any:
        """Return what is stated for one attribute as a value of criteria."""
        return as_value(attribute, stated)

    def variant(self, exercise: str, variant: str) -> Exercise:
        """Return an exercise as one of its variants; raises `UnknownName` if there is none of that name."""
        found: Exercise = model("exercise").from_dict(self._variant(exercise, variant))
        return found

    def _variant(self, exercise: str, variant: str) -> dict[str, Any]:
        return as_variant(self.data("exercise", exercise), variant, exercise)

    def regimen_values(self, regimen: str) -> Mapping[str, Any]:
        """Return what selectors of regimens can test of one, as values of criteria."""
        data = self.brief("regimen", regimen)
        return {name: data[name] for name in ("approach", "needs") if name in data}

    def condition_ancestors(self, condition: str) -> tuple[str, ...]:
        """Return everything a condition is a kind of, sorted."""
        return tuple(sorted(self.facts.lineage(condition) - {condition}))

    def plane(self, movement: str) -> str | None:
        """Return the plane (`sagittal`, `frontal`, `transverse`) of a movement, or of what it stands below."""
        return self._vocabulary.plane(movement)

    def select(self, selector: Any) -> Selection:
        """Return the exercises that a selector (canonical data without `fact:` and `same:`) selects, and may select."""
        from corekit.content.selections import select  # noqa: PLC0415 - not on the way of most plans

        return select(self, selector)

    def search(self, text: str, *, kinds: Iterable[str] = ()) -> tuple[Hit, ...]:
        """Return the items that *text* finds, best first; of the given *kinds*, or of all."""
        from corekit.content.search import search  # noqa: PLC0415 - not on the way of a plan

        return search(self, text, kinds=tuple(kinds))


def key_of(packs: Iterable[Pack]) -> str:
    """Return what tells the library that *packs* make from any other: the seal of each."""
    return " ".join(sorted(f"{pack.namespace}={pack.seal}" for pack in packs))
