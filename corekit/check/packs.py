# SPDX-License-Identifier: Apache-2.0
"""Check one pack with the core and what it requires, and with nothing else that may be installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.check.cases import CaseResult, run_cases
from corekit.check.proof import prove
from corekit.content.loading import load_library
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic
    from corekit.plugin import FoundPack


@attrs.frozen(kw_only=True, eq=False)
class PackReport:
    """What a check found in one pack: faults of its files, and its cases."""

    namespace: str
    root: str
    diagnostics: tuple[Diagnostic, ...]
    cases: tuple[CaseResult, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing but notes was found and every case holds."""
        serious = any(diagnostic.severity != "note" for diagnostic in self.diagnostics)
        return not serious and all(case.passed for case in self.cases)


def check_pack(namespace: str, known: Mapping[str, FoundPack]) -> PackReport:
    """
    Check the pack *namespace* of *known* (packs by namespace, the core's among them).

    It is loaded with the core and with what it requires, directly or through others. The reference cases of every
    screen it claims to cover are run against it as well.
    """
    together = [known[name] for name in _closure(namespace, known)]
    library = load_library(together, cache=False)
    prefix = f"{namespace}/"
    own = [fault for fault in library.problems if (fault.file or "").startswith(prefix)]
    others = [fault for fault in library.problems if fault not in own and fault.severity == "error"]
    root = str(known[namespace].root)
    proved = prove(library, RuleBook.of(library), namespace) if not others else ()
    located = (_beside(fault, prefix, root) for fault in (*own, *proved))
    cases = _cases(namespace, library)
    return PackReport(namespace=namespace, root=root, diagnostics=(*located, *others), cases=cases)


def _closure(namespace: str, known: Mapping[str, FoundPack]) -> tuple[str, ...]:
    reached = {"core": None, namespace: None}
    waiting = [namespace]
    while waiting:
        pack = known.get(waiting.pop())
        library = load_library([pack], cache=False) if pack is not None else None
        for required in library.packs[0].requires if library is not None and library.packs else ():
            if required in known and required not in reached:
                reached[required] = None
                waiting.append(required)
    return tuple(reached)


def _beside(fault: Diagnostic, prefix: str, root: str) -> Diagnostic:
    """The fault with a path that an editor can open."""
    return attrs.evolve(fault, file=f"{root}/{(fault.file or '').removeprefix(prefix)}")


def _cases(namespace: str, library: Library) -> tuple[CaseResult, ...]:
    book = RuleBook.of(library)
    own = run_cases(library, book, packs=[namespace])
    covered = {screen for screen, spaces in library.covers.items() if namespace in spaces}
    reference = (
        result
        for result in (run_cases(library, book, packs=["core"]) if covered and namespace != "core" else ())
        if result.kind == "case" and covered & _screens(result, library)
    )
    return (*own, *reference) if namespace != "core" else tuple(case for case in own if case.kind != "case")


def _screens(result: CaseResult, library: Library) -> frozenset[str]:
    screens: Iterable[str] = library.get("case", result.item).screens or ()
    return frozenset(screens)
