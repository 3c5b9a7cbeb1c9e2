# SPDX-License-Identifier: Apache-2.0
"""One run of `corekit check`: every pack that the paths stand for, from what was found last time while that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.check.installed import Installed, as_diagnostics
from corekit.check.report import CheckReport, PackReport
from corekit.check.results import Results
from corekit.check.targets import Target, project_of
from corekit.plugin import FoundPack, discover
from corekit.plugin.location import core_root, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from corekit.model.diagnostic import Diagnostic


def check(
    targets: Sequence[Target],
    *,
    with_code: bool = False,
    only: Iterable[str] | None = None,
    disable: Iterable[str] = (),
    require: Iterable[str] = (),
    paths: Iterable[Path] = (),
    cache: bool = True,
    processes: int = 1,
) -> CheckReport:
    """
    Check what *targets* stand for, with what is installed and what lies in *paths*; never raises for bad content.

    No code below the targets' projects is imported, unless *with_code*. *cache* never changes the result, nor how many
    *processes* read a large pack (more than one only where no other thread runs). Raises `UnknownName` for a name in
    *only*, *disable* or *require* that nothing bears.
    """
    installed = Installed(
        projects=[project_of(target.root) for target in targets],
        with_code=with_code,
        only=only,
        disable=disable,
        require=require,
        paths=paths,
        cache=cache,
    )
    results = Results(_directory() if cache else None, installed.stamp)
    given, problems = _given(targets, results)
    known = {**installed.packs, **{namespace: pack for namespace, (pack, _) in given.items()}}
    reports = []
    for namespace, (_, target) in sorted(given.items()):
        report = _report(namespace, known, installed, results, cache=cache, processes=processes)
        reports.append(report.only(target.shows) if target.only else report)
    return CheckReport(
        packs=tuple(reports),
        checks=installed.bringers,
        problems=(*problems, *installed.problems),
        incomplete=bool(installed.problems),
    )


def _given(
    targets: Sequence[Target], results: Results
) -> tuple[dict[str, tuple[FoundPack, Target]], tuple[Diagnostic, ...]]:
    """Return the packs of the targets by namespace, and why some of them cannot be told apart."""
    names = [results.namespace(target.root) for target in targets]
    if None not in names and "core" not in names and len(set(names)) == len(names):  # nobody need read them
        return {
            str(name): (FoundPack(namespace=str(name), root=target.root, origin="path"), target)
            for name, target in zip(names, targets, strict=True)
        }, ()
    core = identity(core_root())
    found: dict[str, tuple[FoundPack, Target]] = {}
    others = []
    for target in targets:
        if identity(target.root) == core:
            found["core"] = FoundPack(namespace="core", root=target.root, origin="core"), target
        else:
            others.append(target)
    plugins = discover(discover=False, paths=[target.root for target in others], cache=False)
    by_root = {identity(target.root): target for target in others}
    for namespace, pack in plugins.packs.items():
        if pack.origin == "path":
            found[namespace] = pack, by_root[identity(pack.root)]
    return found, as_diagnostics(plugins.problems)


def _report(
    namespace: str,
    known: Mapping[str, FoundPack],
    installed: Installed,
    results: Results,
    *,
    cache: bool,
    processes: int,
) -> PackReport:
    """Return what is wrong in one pack; a breakdown of ours is a finding and loses no other pack."""
    stamp = results.stamp(known[namespace].root)
    remembered = results.find(namespace, known, stamp)
    if remembered is not None:
        return remembered
    from corekit.check.packs import check_pack  # noqa: PLC0415 - only where something has changed
    from corekit.check.running import broken  # noqa: PLC0415 - as below

    try:
        report = check_pack(namespace, known, checks=installed.checks, cache=cache, processes=processes)
    except Exception as error:  # noqa: BLE001 - one pack must not hide what is wrong with the others
        root = str(known[namespace].root)
        fault = broken(f"checking the pack '{namespace}'", f"failed ({type(error).__name__}: {error})")
        return PackReport(
            namespace=namespace, root=root, diagnostics=(attrs.evolve(fault, file=f"{root}/pack.yaml", line=1),)
        )
    results.keep(report, known, stamp)
    return report


def _directory() -> Path:
    from corekit.content.cache import cache_directory  # noqa: PLC0415 - only where something is remembered

    return cache_directory()
