# SPDX-License-Identifier: Apache-2.0
"""`corekit migrate`: content and documents of an older schema, rewritten to the newest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.output import print_json, write_file
from corekit.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.migration import Rewritten

_PATH = click.Path(exists=True, path_type=Path)


@click.command("migrate")
@click.argument("paths", metavar="PATH...", type=_PATH, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Only say what would be rewritten.")
@click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
@click.option("--debug", is_flag=True, help="Show where an unexpected failure happened.")
def migrate_command(paths: tuple[Path, ...], dry_run: bool, as_json: bool, debug: bool) -> int:
    """Rewrite packs, profiles, plans and journals in PATH... to the newest schema, comments kept.

    A PATH is the folder of a pack, or a file. Either every file can be rewritten or none is.
    """
    from corekit.content.packing import SCHEMA  # noqa: PLC0415 - not before the arguments are known to be right

    del debug
    found = [pair for path in paths for pair in _rewritten(path)]
    for path, one in found if not dry_run else ():
        write_file(path, one.text.encode(), private=one.kind not in ("content", "manifest"))
    if as_json:
        files = [
            {"file": str(path), "kind": one.kind, "since": one.since, "steps": list(one.steps)} for path, one in found
        ]
        print_json({"schema": SCHEMA, "dry_run": dry_run, "files": files})
        return exit_codes.FINE
    for path, one in found:
        click.echo(f"{path}: schema {one.since} to {SCHEMA}; {', '.join(one.steps) or 'nothing but the number'}")
    if not found:
        click.echo(f"Everything is of schema {SCHEMA}, the newest: nothing to rewrite.")
    return exit_codes.FINE


def _rewritten(path: Path) -> Iterator[tuple[Path, Rewritten]]:
    from corekit.content import files  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.content.migration import migrate_document, migrate_pack  # noqa: PLC0415 - as above
    from corekit.plugin.location import locate_directory  # noqa: PLC0415 - as above

    if path.is_dir():
        roots = locate_directory(path)
        if not roots:
            hint = "Give the folder of a pack, or a profile, plan or journal."
            raise UnknownName(f"There is no pack in '{path}'.", hint=hint)
        for root in roots:
            texts = {
                name: _text(root / name)
                for name in files.survey(root).files
                if name.endswith((".yaml", ".yml", ".json"))
            }
            yield from ((root / one.name, one) for one in migrate_pack(texts))
        return
    one = migrate_document(_text(path), name=str(path))
    if one is not None:
        yield path, one


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeError) as error:
        raise click.FileError(str(path), getattr(error, "strerror", None) or "it is not UTF-8") from error
