# SPDX-License-Identifier: Apache-2.0
"""Holds every item of a library against all the others: names that lead nowhere, criteria that make no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.findings import Findings, Key
from corekit.content.layout import FOLDER_OF, GUARDING, KINDS
from corekit.content.linker import CriteriaPlace, Linker
from corekit.content.references import Link, link_for
from corekit.content.severity import is_fatal
from corekit.content.spans import join
from corekit.criteria.checking import check
from corekit.criteria.places import check_place
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corekit.content.library import Library
    from corekit.content.names import Names
    from corekit.content.pack import Pack


def link_until_sound(
    library: Library, start: Callable[[frozenset[Key]], None], dropped: frozenset[Key], sound: frozenset[str]
) -> tuple[Findings, dict[Key, Any]]:
    """
    Link all items, again without those that cannot be used, until what is left holds together.

    *start* begins the library anew without the items it is given, *dropped* first. Returns everything that was found,
    and the faultless items with canonical names. Packs in *sound* are passed over, as long as no item is dropped.
    """
    faults: dict[str, tuple[Diagnostic, ...]] = {}
    unsound: frozenset[str] = frozenset()
    while True:
        start(dropped)
        found, linked = link(library, sound)
        for space, more in found.faults.items():
            faults[space] = tuple(dict.fromkeys((*faults.get(space, ()), *more)))
        unsound |= found.unsound
        if not found.dropped:
            return Findings(dropped=dropped, unsound=unsound, faults=faults), linked
        dropped |= found.dropped
        sound = frozenset()  # what leans on a dropped item is elsewhere


def link(library: Library, sound: frozenset[str] = frozenset()) -> tuple[Findings, dict[Key, Any]]:
    """
    Check every item of *library*, and return its faultless items with canonical names as well.

    Packs in *sound* were checked together before, without the others, and nothing was found: they are passed over.
    What an item lacks afterwards is not asked again.
    """
    linking = _Linking(library)
    found: dict[str, list[Diagnostic]] = {}
    dropped: set[Key] = set()
    unsound: set[str] = set()
    for kind in KINDS:
        for identifier, home in library.names.homes(kind).items():
            faults = () if home.pack.namespace in sound else linking.faults(kind, identifier, home.pack, home.local)
            if not faults:
                continue
            found.setdefault(home.pack.namespace, []).extend(home.pack.locate(kind, home.local, faults))
            if any(is_fatal(fault) for fault in faults):
                dropped.add((kind, identifier))
                if kind in GUARDING:
                    unsound.add(home.pack.namespace)
    for kind, identifier, fault in (*_fact_circles(library, sound), *_condition_circles(library, sound)):
        home = library.names.homes(kind)[identifier]
        found.setdefault(home.pack.namespace, []).extend(home.pack.locate(kind, home.local, [fault]))
        dropped.add((kind, identifier))
        unsound.add(home.pack.namespace)
    for pack in library.packs:
        faults = () if pack.namespace in sound else tuple(_manifest_faults(library.names, pack))
        if faults:
            located = pack.document("pack.yaml").locate(faults)
            found.setdefault(pack.namespace, []).extend(located)
    findings = Findings(
        dropped=frozenset(dropped),
        unsound=frozenset(unsound),
        faults={space: tuple(faults) for space, faults in sorted(found.items())},
    )
    return findings, linking.linked


class _Linking:
    """Links one item after the other; what belongs to a kind and a pack is made once."""

    def __init__(self, library: Library) -> None:
        self.linked: dict[Key, Any] = {}
        self._library = library
        self._links: dict[tuple[str, str], tuple[Linker, Link]] = {}
        self._ahead: dict[tuple[str, str], Iterator[tuple[str, Any]]] = {}
        #: Criteria that were found right, by what they are about and what for: many items say the same.
        self._right: set[tuple[str, str, str]] = set()

    def faults(self, kind: str, identifier: str, pack: Pack, local: str) -> tuple[Diagnostic, ...]:
        """Return what is wrong with one item in the light of all others."""
        key = (kind, pack.namespace)
        if key not in self._links:
            linker = Linker(self._library.names, pack.namespace, kind)
            self._links[key] = (linker, link_for(kind, linker))
        linker, link = self._links[key]
        linker.begin()
        data = link(pack.stated(kind, self._written(kind, pack, local)), "")
        faults = list(linker.faults)
        for place in linker.criteria_places:
            faults.extend(self._criteria_faults(kind, data, place, linker.absent))
        if not faults and kind != "term":
            self.linked[kind, identifier] = data
        return tuple(faults)

    def _written(self, kind: str, pack: Pack, local: str) -> Any:
        """Return an item as it is written; whoever asks in the order of the ids is given the next one."""
        key = (kind, pack.namespace)
        if key not in self._ahead:
            self._ahead[key] = pack.all_written(kind)
        for identifier, data in self._ahead[key]:
            if identifier == local:
                return data
        return pack.written(kind, local)

    def _criteria_faults(
        self, kind: str, data: Any, place: CriteriaPlace, absent: Iterable[str]
    ) -> Iterator[Diagnostic]:
        use = _place(kind, data, place.place)
        key = (place.subject, use, repr(place.data))
        if key in self._right:
            return
        library = self._library
        subject = {
            "facts": library.subject_facts,
            "exercise": library.subject_exercise,
            "regimen": library.subject_regimen,
        }[place.subject]
        whole = check(place.data, subject, pointer=place.pointer)
        faults = [fault for fault in whole if not any(_same_place(fault.pointer or "", there) for there in absent)]
        if not faults:
            faults = list(check_place(place.data, use, pointer=place.pointer))
        if not whole and not faults:
            self._right.add(key)
        yield from faults


def _same_place(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _place(kind: str, data: Any, place: str) -> str:
    """Return what a rule's `when` is for: to restrict, to prefer, or to find a contradiction."""
    if kind != "rule" or place != "when":
        return place
    if data.get("contradiction") == "yes":
        return "contradiction"
    return "prefer" if set(data.get("then") or ()) == {"prefer"} else "when"


def _all_in(library: Library, kind: str, sound: frozenset[str]) -> bool:
    return all(home.pack.namespace in sound for home in library.names.homes(kind).values())


def _fact_circles(library: Library, sound: frozenset[str]) -> Iterator[tuple[str, str, Diagnostic]]:
    """Facts that rest on each other in a circle could never be known."""
    if _all_in(library, "fact", sound):
        return
    from corekit.criteria.circles import cycles  # noqa: PLC0415 - brings the table of facts

    for circle in cycles(library.facts):
        message = f"facts rest on each other in a circle: {' > '.join((*circle, circle[0]))}"
        for name in circle:
            if name in library.names.homes("fact"):
                yield "fact", name, Diagnostic(code="criteria-cycle", message=message, pointer="")


def _condition_circles(library: Library, sound: frozenset[str]) -> Iterator[tuple[str, str, Diagnostic]]:
    if _all_in(library, "condition", sound):
        return
    for identifier in library.ids("condition"):
        parents = library.data("condition", identifier).get("is_a") or ()
        above = (parents,) if isinstance(parents, str) else parents
        if any(identifier in library.facts.lineage(parent) for parent in above):
            message = f"the condition '{identifier}' is a kind of itself"
            yield "condition", identifier, Diagnostic(code="reference-cycle", message=message, pointer="/is_a")


def _manifest_faults(names: Names, pack: Pack) -> Iterator[Diagnostic]:
    """What pack.yaml says of others: packs it requires, screens it covers, names that were something else once."""
    for index, required in enumerate(pack.requires):
        if required not in names.packs:
            message = f"the pack '{required}' that this one requires is not there"
            yield Diagnostic(code="pack-requires", message=message, severity="warning", pointer=f"/requires/{index}")
    for index, screen in enumerate(pack.covers):
        found = names.find_term("screen", screen, pack.namespace)
        if found.id is None:
            close = names.close_terms("screen", screen, pack.namespace)
            guess = f" — did you mean '{close[0]}'?" if close else ""
            message = f"there is no screen '{screen}'{guess}"
            yield Diagnostic(code="reference-unknown", message=message, pointer=f"/covers/{index}")
    yield from _alias_faults(names, pack)


def _alias_faults(names: Names, pack: Pack) -> Iterator[Diagnostic]:
    for old, new in (pack.manifest.aliases or {}).items():
        folder, _, local = old.rpartition("/")
        kinds = [kind for kind in KINDS if kind not in ("fact", "term") and folder in ("", FOLDER_OF[kind])]
        pointer = join(["aliases", old])
        if ":" in old or ":" in str(new):
            message = "only its owner renames an item: write both names without a namespace"
            yield Diagnostic(code="pack-not-owner", message=message, pointer=pointer)
        elif any(local in pack.items.get(kind, ()) for kind in kinds):
            message = f"'{old}' is an alias and also the id of an item"
            yield Diagnostic(code="pack-alias", message=message, pointer=pointer)
        elif not any(names.find(kind, local, pack.namespace).id for kind in kinds):
            message = f"'{old}' stands for '{new}', which is nowhere"
            yield Diagnostic(code="pack-alias", message=message, severity="warning", pointer=pointer)
