# SPDX-License-Identifier: Apache-2.0
"""Packs that get in each other's way: nobody wins, and every provider is named."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from corekit.content.layout import guards
from corekit.content.severity import is_fatal
from corekit.content.terms import ItemFault
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.content.pack import LoadedPack, Pack


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Conflicts(Record):
    """
    The packs that may be used, and what is wrong before any of them is looked at in the light of the others.

    *dropped* are items (kind, canonical id) that nobody may give; *unsound* the names of packs whose protection may
    be incomplete.
    """

    packs: Mapping[str, Pack]
    dropped: frozenset[tuple[str, str]]
    unsound: frozenset[str]
    faults: tuple[Diagnostic, ...]
    #: Faults of single items, whose places are looked up when somebody asks.
    pending: tuple[ItemFault, ...]

    def with_terms(self, faults: Iterable[ItemFault]) -> Conflicts:
        """Return the same with the faults of terms."""
        faults = tuple(faults)
        unsound = {fault.pack.namespace for fault in faults if fault.pack.screens}
        return attrs.evolve(self, pending=(*self.pending, *faults), unsound=self.unsound | unsound)

    def problems(self, linked: Mapping[str, Iterable[Diagnostic]]) -> tuple[Diagnostic, ...]:
        """Return all faults, those of *linked* packs (by namespace) among them, in a stable order."""
        more = [_placed(space, fault) for space, faults in linked.items() for fault in faults]
        for item in self.pending:
            located = item.pack.locate(item.kind, item.local, [item.fault])
            more.extend(_placed(item.pack.namespace, fault) for fault in located)
        found = dict.fromkeys((*self.faults, *more))
        return tuple(sorted(found, key=_order))


def resolve_conflicts(packs: Iterable[Pack], broken: Iterable[LoadedPack]) -> Conflicts:
    """Sort out which of some packs may be used together; *broken* are directories that gave no pack."""
    faults: list[Diagnostic] = []
    unsound: set[str] = set()
    for loaded in broken:
        name = loaded.label
        faults.extend(_placed(name, fault) for fault in loaded.diagnostics)
        if loaded.screens:
            unsound.add(name)
    by_namespace: dict[str, list[Pack]] = {}
    for pack in packs:
        by_namespace.setdefault(pack.namespace, []).append(pack)
    used: dict[str, Pack] = {}
    for namespace, claimants in sorted(by_namespace.items()):
        if len(claimants) == 1:
            used[namespace] = claimants[0]
            continue
        faults.append(_same_namespace(namespace, claimants))
        if any(pack.screens for pack in claimants):
            unsound.add(namespace)
    for namespace, pack in used.items():
        faults.extend(_placed(namespace, fault) for fault in pack.diagnostics)
        if pack.screens and any(_takes_protection(fault) for fault in pack.diagnostics):
            unsound.add(namespace)
    same = tuple(_same_facts(used))
    return Conflicts(
        packs=MappingProxyType(used),
        dropped=frozenset((fault.kind, fault.local) for fault in same),
        unsound=frozenset(unsound | {fault.pack.namespace for fault in same if fault.pack.screens}),
        faults=tuple(faults),
        pending=same,
    )


def _same_namespace(namespace: str, packs: Iterable[Pack]) -> Diagnostic:
    givers = sorted(_provider(pack) for pack in packs)
    message = f"the namespace '{namespace}' is claimed by {' and '.join(givers)}; none of them is used"
    return Diagnostic(
        code="pack-duplicate-namespace", message=message, file=f"{namespace}/pack.yaml", pointer="/namespace"
    )


def _same_facts(used: Mapping[str, Pack]) -> Iterator[ItemFault]:
    for name, spaces in _twice_given_facts(used).items():
        givers = " and ".join(_provider(used[space]) for space in spaces)
        message = f"the fact '{name}' is given by {givers}; none of them is used"
        for space in spaces:
            fault = Diagnostic(code="pack-duplicate-name", message=message, pointer="")
            yield ItemFault(used[space], "fact", name, fault)


def _twice_given_facts(packs: Mapping[str, Pack]) -> dict[str, tuple[str, ...]]:
    """Return the facts that several packs give, with their namespaces (`a_b_c` can be of `a` and of `a-b`)."""
    givers: dict[str, list[str]] = {}
    for namespace, pack in sorted(packs.items()):
        for name in pack.ids("fact"):
            givers.setdefault(name, []).append(namespace)
    return {name: tuple(spaces) for name, spaces in givers.items() if len(spaces) > 1}


def _provider(pack: Pack) -> str:
    if pack.distribution is None:
        return f"'{pack.namespace}' in {pack.root}"
    return f"'{pack.namespace}' of {pack.distribution} {pack.version or ''}".rstrip()


def _takes_protection(fault: Diagnostic) -> bool:
    if "/cases" in (fault.pointer or ""):
        return False
    return is_fatal(fault) and (fault.file is None or guards(fault.file))


def _placed(namespace: str, fault: Diagnostic) -> Diagnostic:
    return attrs.evolve(fault, file=f"{namespace}/{fault.file}" if fault.file else namespace)


def _order(fault: Diagnostic) -> tuple[str, int, int, str, str]:
    return (fault.file or "", fault.line or 0, fault.column or 0, fault.code, fault.message)
