# SPDX-License-Identifier: Apache-2.0
"""Check one pack with the core and what it requires, and with nothing else that may be installed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.lints.placeholders import CODE as PLACEHOLDER
from corekit.check.lints.typed import COMMENT
from corekit.check.locating import Locator, documented
from corekit.check.report import PackReport
from corekit.check.running import broken, run_checks, run_lints
from corekit.check.waivers import waive
from corekit.content.layout import KINDS, MANIFEST
from corekit.content.library import Library, key_of
from corekit.content.loading import cache_of
from corekit.content.memo import Memo
from corekit.content.pack import load_pack
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corekit.check.case_result import CaseResult
    from corekit.check.waived import Waived
    from corekit.content.pack import LoadedPack
    from corekit.model.check import Check
    from corekit.plugin import FoundPack


def check_pack(
    namespace: str,
    known: Mapping[str, FoundPack],
    *,
    checks: Sequence[Check] = (),
    cache: bool | Path = False,
    processes: int = 1,
) -> PackReport:
    """
    Check the pack *namespace* of *known* (packs by namespace, the core's among them).

    It is loaded with the core and with what it requires, directly or through others; *checks* are those of installed
    hooks. The reference cases of every screen it claims to cover are run against it as well. *cache* is for the packs
    beside it; the pack itself is read from its files, if there are many by so many *processes* (more than one only
    where no other thread runs). Never raises for bad content.
    """
    loaded = _closure(namespace, known, cache, processes)
    root = str(known[namespace].root)
    library = Library(
        [entry.pack for entry in loaded.values() if entry.pack is not None],
        broken=[entry for entry in loaded.values() if entry.pack is None],
        sound=_sound([entry for name, entry in loaded.items() if name != namespace], cache),
    )
    found, others = _problems({namespace, loaded[namespace].namespace or namespace}, library, root)
    cases: tuple[CaseResult, ...] = ()
    waived: tuple[Waived, ...] = ()
    pack = loaded[namespace].pack
    if pack is not None:
        locator = Locator(pack)
        cases, failures = _cases(namespace, library, root)
        lints = run_lints(library, namespace, processes=processes)
        more = [*failures, *lints, *run_checks(checks, library, namespace)]
        found.extend(locator.place(fault) for fault in more)
        counted, waived, faults = waive(found, pack.manifest.waive or (), root)
        found = [*counted, *(locator.place(fault) for fault in faults)]
    return PackReport(
        namespace=namespace,
        root=root,
        version=known[namespace].version,
        beside=tuple(name for name in loaded if name != namespace),
        absent=_absent(loaded),
        files=len(pack.files) if pack is not None else 0,
        diagnostics=(*sorted(dict.fromkeys(_told_once(found)), key=_order), *others),
        waived=waived,
        cases=cases,
    )


def _told_once(found: list[Diagnostic]) -> list[Diagnostic]:
    """
    Leave out what goes with another finding at the same place.

    That is whatever is wrong with a placeholder, and that nothing stands where a comment does.
    """
    waiting = {(fault.file, fault.pointer) for fault in found if fault.code == PLACEHOLDER}
    commented = {(fault.file, fault.pointer) for fault in found if fault.code == COMMENT and fault.severity == "error"}
    return [
        fault
        for fault in found
        if (fault.code == PLACEHOLDER or (fault.file, fault.pointer) not in waiting)
        and (fault.code == COMMENT or (fault.file, fault.pointer) not in commented)
    ]


def _closure(
    namespace: str, known: Mapping[str, FoundPack], cache: bool | Path, processes: int
) -> dict[str, LoadedPack]:
    """Load the pack, the core, and whatever is required on the way; each is read once."""
    store = cache_of(cache)
    loaded: dict[str, LoadedPack] = {}
    waiting = ["core", namespace]
    while waiting:
        name = waiting.pop()
        place = known.get(name)
        if place is None or name in loaded:
            continue
        load: Any = partial(load_pack, processes=processes) if name == namespace else store.load
        loaded[name] = load(place.root, distribution=place.distribution, version=place.version)
        pack = loaded[name].pack
        waiting.extend(pack.requires if pack is not None else ())
    return loaded


def _sound(beside: Sequence[LoadedPack], cache: bool | Path) -> frozenset[str]:
    """Return the packs beside the one under test, if together they are known to have no fault of linking."""
    packs = [entry.pack for entry in beside if entry.pack is not None]
    store = cache_of(cache)
    if store.directory is None or len(packs) < len(beside):
        return frozenset()
    memo = Memo(store, key_of(packs))
    faultless = memo.recall("faultless", lambda: Library(packs).faultless)
    memo.save()
    return frozenset(pack.namespace for pack in packs) if faultless else frozenset()


def _absent(loaded: Mapping[str, LoadedPack]) -> tuple[str, ...]:
    required = {name for entry in loaded.values() if entry.pack is not None for name in entry.pack.requires}
    return tuple(sorted(required - loaded.keys()))


def _problems(names: Collection[str], library: Library, root: str) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """
    Return what is wrong in the pack, with whole paths, and the errors of the packs beside it.

    *names* are the namespaces that the pack goes by: the one it was found under, and the one its `pack.yaml` says.
    """
    own: list[Diagnostic] = []
    others: list[Diagnostic] = []
    for fault in library.problems:
        name, slash, inside = (fault.file or "").partition("/")
        if name in names:
            own.append(documented(attrs.evolve(fault, file=f"{root}{slash}{inside}")))
        elif fault.severity == "error":
            others.append(documented(fault))
    return own, others


def _cases(namespace: str, library: Library, root: str) -> tuple[tuple[CaseResult, ...], list[Diagnostic]]:
    """Run the cases; those that fail are findings as well, and so is an engine that breaks down over them."""
    if not library.pack(namespace).covers and not _has_cases(namespace, library):
        return (), []
    try:
        cases = tuple(_run(namespace, library))
    except Exception as error:  # noqa: BLE001 - it must not hide what else was found
        return (), [broken("running the cases", f"failed ({type(error).__name__}: {error})")]
    failures = [_failure(case, namespace, library) for case in cases if not case.passed]
    return tuple(_filed(case, namespace, library, root) for case in cases), failures


def _has_cases(namespace: str, library: Library) -> bool:
    return any(
        kind == "case" or library.data(kind, item).get("cases")
        for kind in KINDS
        if kind not in ("source", "term")
        for item in library.ids(kind)
        if library.owner(kind, item) == namespace
    )


def _filed(case: CaseResult, namespace: str, library: Library, root: str) -> CaseResult:
    file = library.place(case.kind, case.item)[0] if library.owner(case.kind, case.item) == namespace else MANIFEST
    return attrs.evolve(case, file=f"{root}/{file}")


def _run(namespace: str, library: Library) -> Iterator[CaseResult]:
    from corekit.check.cases import run_cases  # noqa: PLC0415 - the engine is fetched when it is used
    from corekit.planning.rulebook import RuleBook  # noqa: PLC0415 - as above

    book = RuleBook.of(library)
    own = run_cases(library, book, packs=[namespace])
    if namespace == "core":  # its reference cases need a pack that screens
        yield from (case for case in own if case.kind != "case")
        return
    yield from own
    covered = {screen for screen, spaces in library.covers.items() if namespace in spaces}
    for case in run_cases(library, book, packs=["core"]) if covered else ():
        if case.kind == "case" and covered & _screens(case, library):
            yield case


def _screens(result: CaseResult, library: Library) -> frozenset[str]:
    screens: Iterable[str] = library.get("case", result.item).screens or ()
    return frozenset(screens)


def _failure(case: CaseResult, namespace: str, library: Library) -> Diagnostic:
    title = f" ({case.title})" if case.title else ""
    failures = "; ".join(case.failures)
    code = "checker-failed" if case.broken else "case-failed"
    if library.owner(case.kind, case.item) != namespace:
        message = f"the core's case {case.item}{title} of a screen that the pack covers does not hold: {failures}"
        hint = "A pack that claims a screen must pass the reference cases for it."
        return Diagnostic(code=code, message=message, hint=hint, file=MANIFEST, pointer="/covers")
    file, pointer = library.place(case.kind, case.item)
    alone = case.kind == "case" and library.get("case", case.item).cases is None
    inside = "" if alone else f"/cases/{case.index}"
    message = f"case {case.index + 1} of {case.item}{title} does not hold: {failures}"
    mend = None if case.broken else "Mend the content, or the case where it expects what should not be."
    return Diagnostic(code=code, message=message, hint=mend, file=file, pointer=pointer + inside)


def _order(fault: Diagnostic) -> tuple[Any, ...]:
    return (fault.file or "", fault.line or 0, fault.column or 0, fault.code, fault.message)
