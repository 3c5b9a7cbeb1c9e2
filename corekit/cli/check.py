# SPDX-License-Identifier: Apache-2.0
"""`corekit check`: what is wrong with packs, file by file, and whether their cases hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from corekit.check.reporters import FORMATS, reporter
from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corekit.check.report import CheckReport

_PATH = click.Path(exists=True, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@attrs.frozen(kw_only=True)
class _Output:
    """Where a report goes, and as what."""

    format: str
    file: Path | None
    verbose: bool


@click.command("check")
@click.argument("targets", metavar="PATH...", type=_PATH, nargs=-1, required=True)
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to say it.")
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write the report to FILE.")
@click.option("--fix", is_flag=True, help="Mend in the files of PATH what can be mended safely.")
@click.option("--with-code", is_flag=True, help="Also run checks whose code lies in PATH.")
@click.option("--verbose", is_flag=True, help="Say the notes as well, and how many cases each pack has.")
@click.option("--mutate", is_flag=True, help="Change one thing at a time and list the changes that no case notices.")
@kit_options()
def check_command(
    settings: Settings,
    targets: Sequence[Path],
    format_: str,
    output: Path | None,
    fix: bool,
    with_code: bool,
    verbose: bool,
    mutate: bool,
) -> int:
    """Check the packs in PATH...: files, schema, references, criteria, and every case.

    A file, or a folder inside of a pack, stands for what is wrong there; the pack around it is checked. A folder of
    projects stands for all packs in them.

    Each pack is checked with the core and what it requires, never against whatever else is installed. The checks of
    installed hooks run; code in PATH is not run, unless --with-code. Exit code 1 if anything is found (with --fix: if
    anything is left), 5 if a checker breaks down.
    """
    from corekit.check.run import check  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.check.targets import find_targets  # noqa: PLC0415 - as above

    found = find_targets(targets)
    if found.missing:
        return _no_pack(found.missing, as_json=settings.as_json)
    for path in found.only_hooks:
        click.echo(f"{path}: hooks and no content; its own tests hold them to the laws of corekit.testing.", err=True)

    def run() -> CheckReport:
        return check(
            found.targets,
            with_code=with_code,
            only=settings.only or None,
            disable=settings.disable,
            require=settings.require,
            paths=settings.paths,
            cache=settings.cache,
            processes=os.cpu_count() or 1,
        )

    report = _mended(run) if fix else run()
    if mutate:
        from corekit.cli.mutating import with_mutants  # noqa: PLC0415 - only where it is asked for

        report = with_mutants(report, found.targets, paths=settings.paths)
    wanted = _Output(format="json" if settings.as_json else format_, file=output, verbose=verbose)
    _write(report.renamed(_relative), wanted)
    _refresh_schemas([target.root for target in found.targets], settings)
    return _exit_code(report)


def _refresh_schemas(contents: Sequence[Path], settings: Settings) -> None:
    """Bring the schemas that editors read beside these packs up to date; what cannot be written is said."""
    from corekit.scaffold.editors import refresh_beside  # noqa: PLC0415 - only when everything is checked

    try:
        refresh_beside(contents, paths=settings.paths, cache=settings.cache)
    except OSError as error:
        click.echo(f"{error.filename}: the editor's schema was not brought up to date ({error.strerror}).", err=True)


def _mended(run: Callable[[], CheckReport]) -> CheckReport:
    from corekit.cli.fixing import check_and_fix  # noqa: PLC0415 - only where something is to be mended

    return check_and_fix(run)


def _no_pack(missing: Sequence[Path], *, as_json: bool) -> int:
    from corekit.cli.failures import say_failure  # noqa: PLC0415 - only when something fails

    where = ", ".join(str(path) for path in missing)
    hint = "A pack is a directory with content/pack.yaml, or a project that has one under src/*/."
    message = f"There is no pack in {where}."
    say_failure("no-pack", message, hint=hint, as_json=as_json, exit_code=exit_codes.USAGE)
    return exit_codes.USAGE


def _exit_code(report: CheckReport) -> int:
    return exit_codes.strongest(
        exit_codes.FINE if report.complete else exit_codes.BROKEN,
        exit_codes.FINE if report.sound else exit_codes.FINDINGS,
    )


def _write(report: CheckReport, wanted: _Output) -> None:
    from corekit.cli.output import print_bytes, terminal_options, write_file  # noqa: PLC0415 - only where it is needed

    options = {}
    if wanted.format == "text":
        styled = wanted.file is None and terminal_options().get("styled", False)
        options = {"verbose": wanted.verbose, "styled": styled}
    content = reporter(wanted.format)(report, **options).encode("utf-8", "replace")
    if wanted.file is None:
        print_bytes(content)
    else:
        write_file(wanted.file, content, private=False)


def _relative(file: str) -> str:
    """The path as somebody in this directory would write it; what lies elsewhere keeps its own."""
    here = os.getcwd()  # noqa: PTH109 - text against text, for every finding
    whole = os.path.abspath(file)  # noqa: PTH100 - as above
    return os.path.relpath(whole, here) if whole.startswith(here + os.sep) else file
