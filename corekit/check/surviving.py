# SPDX-License-Identifier: Apache-2.0
"""`corekit check --mutate`: the mutants of one pack that no case notices, as diagnostics."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from corekit.check.criteria_mutants import flow
from corekit.check.guard_witnesses import GuardWitnessSearch
from corekit.check.locating import documented
from corekit.check.mutation import Mutation
from corekit.check.witnesses import Witness, WitnessSearch
from corekit.content.loading import load_library
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.check.mutants import Mutant
    from corekit.content.library import Library
    from corekit.plugin import FoundPack

CODE = "mutant-survives"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class MutationReport(Record):
    """What came of changing one thing at a time in a pack: how many changes, over how many cases, and who survived."""

    namespace: str
    mutants: int
    cases: int
    diagnostics: tuple[Diagnostic, ...]


def check_mutants(namespace: str, known: Mapping[str, FoundPack]) -> MutationReport:
    """
    Change one thing at a time in the pack *namespace* of *known* and report the changes that no case notices.

    The pack is loaded with the core and what it requires. Changes that make no difference to any answer are left out.
    A pack that cannot be loaded has no mutants; its faults are `check_pack`'s to tell.
    """
    library = load_library([known[name] for name in _together(namespace, known)], cache=False)
    if not any(pack.namespace == namespace for pack in library.packs):
        return MutationReport(namespace=namespace, mutants=0, cases=0, diagnostics=())
    mutation = Mutation(library, namespace)
    found = tuple(surviving(mutation, str(known[namespace].root)))
    tried = sum(mutation.tried.values())
    return MutationReport(namespace=namespace, mutants=tried, cases=len(mutation.situations), diagnostics=found)


def surviving(mutation: Mutation, root: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every mutant that no case notices and one could; files stand below *root*."""
    search, of_guards = WitnessSearch(mutation), GuardWitnessSearch(mutation)
    for (_, _, of_guard), found in groupby(mutation.survivors(), key=_together_with):
        one_by_one = ((mutant, search.find(mutant)) for mutant in found)
        for mutant, witness in of_guards.find(list(found)) if of_guard else one_by_one:
            if not witness.proved:
                yield _diagnostic(mutant, witness, mutation.library, root)


def _together_with(mutant: Mutant) -> tuple[str, str, bool]:
    """What survivors share for which cases are looked for together: one case may notice several guards."""
    return mutant.kind, mutant.item, mutant.is_of_guard


def _diagnostic(mutant: Mutant, witness: Witness, library: Library, root: str) -> Diagnostic:
    message = f"no case of the {mutant.kind} notices this change: {mutant.words}"
    if witness.case is not None:
        case = flow({"given": witness.case.given, "expect": witness.case.expect})
        hint = f"Add to its cases: {case}"
    else:
        hint = "Add a case in which the change makes a difference; none could be made up."
    fault = Diagnostic(code=CODE, message=message, severity="warning", hint=hint, pointer=mutant.pointer)
    pack = library.pack(library.owner(mutant.kind, mutant.item))
    local = mutant.item.removeprefix(f"{pack.namespace}:")
    (placed,) = pack.locate(mutant.kind, local, [fault])
    return documented(attrs.evolve(placed, file=f"{root}/{placed.file}"))


def _together(namespace: str, known: Mapping[str, FoundPack]) -> Iterable[str]:
    """The pack, the core, and everything that is required on the way."""
    reached = {"core": None, namespace: None}
    waiting = [namespace]
    while waiting:
        pack = known.get(waiting.pop())
        library = load_library([pack], cache=False) if pack is not None else None
        for required in library.packs[0].requires if library is not None and library.packs else ():
            if required in known and required not in reached:
                reached[required] = None
                waiting.append(required)
    return reached
