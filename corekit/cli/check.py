# SPDX-License-Identifier: Apache-2.0
"""`corekit check`: what is wrong with packs, file by file, and whether their cases hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.failures import say_diagnostics, say_failure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit.check.packs import PackReport
    from corekit.plugin import FoundPack

_PATH = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("check")
@click.argument("paths", metavar="PATH...", type=_PATH, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
@click.option("--verbose", is_flag=True, help="Say the notes as well, and how many cases each pack has.")
def check_command(paths: Sequence[Path], as_json: bool, verbose: bool) -> int:
    """Check the packs in PATH...: files, schema, references, criteria, and every case.

    Each pack is checked with the core and what it requires, never against whatever else is installed; none of its code
    is run. Exit code 1 if anything is found.
    """
    from corekit.check.packs import check_pack  # noqa: PLC0415 - not before the arguments are known to be right

    known, targets = _known(paths)
    if not targets:
        where = ", ".join(str(path) for path in paths)
        message = f"There is no pack in {where}."
        hint = "A pack is a directory with content/pack.yaml, or a project that has one under src/*/."
        say_failure("no-pack", message, hint=hint, as_json=as_json, exit_code=exit_codes.USAGE)
        return exit_codes.USAGE
    reports = [check_pack(namespace, known) for namespace in targets]
    if as_json:
        from corekit.cli.output import print_json  # noqa: PLC0415 - only for JSON

        print_json({"packs": [_as_data(report) for report in reports]})
    else:
        for report in reports:
            _say(report, verbose=verbose)
    return exit_codes.FINE if all(report.sound for report in reports) else exit_codes.FINDINGS


def _known(paths: Sequence[Path]) -> tuple[Mapping[str, FoundPack], tuple[str, ...]]:
    """The packs that can be loaded, those of *paths* before installed ones, and which of them are to be checked."""
    from corekit.plugin import discover  # noqa: PLC0415 - as above

    given = discover(discover=False, paths=paths, cache=False).packs
    targets = tuple(sorted(name for name, pack in given.items() if pack.origin == "path"))
    return {**discover(cache=False).packs, **given}, targets


def _say(report: PackReport, *, verbose: bool) -> None:
    shown = [fault for fault in report.diagnostics if verbose or fault.severity != "note"]
    say_diagnostics(_relative(fault) for fault in shown)
    failed = [case for case in report.cases if not case.passed]
    for case in failed:
        click.echo(f"{report.namespace}: {case}", err=True)
    ran = len(report.cases)
    state = "sound" if report.sound else "not sound"
    counts = f"{len(shown)} findings, {ran - len(failed)} of {ran} cases hold"
    click.echo(f"{report.namespace}: {state}, {counts}")


def _relative(fault: Any) -> Any:
    import attrs  # noqa: PLC0415 - only where something was found

    try:
        return attrs.evolve(fault, file=str(Path(fault.file).relative_to(Path.cwd())))
    except (TypeError, ValueError):
        return fault


def _as_data(report: PackReport) -> dict[str, Any]:
    return {
        "namespace": report.namespace,
        "sound": report.sound,
        "diagnostics": [_relative(fault).to_dict() for fault in report.diagnostics],
        "cases": [
            {
                "kind": case.kind,
                "item": case.item,
                "case": case.index + 1,
                "title": case.title,
                "state": "passed" if case.passed else "failed",
                "failures": list(case.failures),
            }
            for case in report.cases
        ],
    }
