# SPDX-License-Identifier: Apache-2.0
"""`corekit check --mutate`: what no case of a pack notices, beside everything else that a check finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from corekit.check.report import CheckReport, PackReport
    from corekit.check.targets import Target
    from corekit.plugin import FoundPack


def with_mutants(report: CheckReport, targets: Sequence[Target], *, paths: Iterable[Path] = ()) -> CheckReport:
    """
    Return *report* with a diagnostic for every change to the packs of *targets* that no case notices.

    A pack whose cases do not hold is left as it is: cases that fail notice everything. Standard error says how much
    was tried. *paths* are further directories of packs that may be required.
    """
    from corekit.plugin import discover  # noqa: PLC0415 - only where it is asked for

    beside = discover(paths=paths, cache=False).packs
    given = discover(discover=False, paths=[target.root for target in targets], cache=False).packs
    known = {**beside, **given}
    shown = {str(target.root): target for target in targets}
    packs = tuple(_with_mutants(pack, known, shown.get(pack.root)) for pack in report.packs)
    return attrs.evolve(report, packs=packs)


def _with_mutants(report: PackReport, known: Mapping[str, FoundPack], target: Target | None) -> PackReport:
    if report.namespace not in known or not all(case.passed for case in report.cases):
        return report
    from corekit.check.surviving import check_mutants  # noqa: PLC0415 - only where it is asked for

    found = check_mutants(report.namespace, known)
    survivors = tuple(one for one in found.diagnostics if target is None or target.shows(one.file))
    tried = f"{report.namespace}: {found.mutants} changes tried on {found.cases} cases, {len(survivors)} not noticed"
    click.echo(tried, err=True)
    return attrs.evolve(report, diagnostics=(*report.diagnostics, *survivors))
