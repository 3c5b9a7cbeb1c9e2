# SPDX-License-Identifier: Apache-2.0
"""`corekit new`: a pack, a plugin with hooks, or an item of a pack, to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes

if TYPE_CHECKING:
    from corekit.scaffold.writing import Made

_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("new")
@click.argument("kind")
@click.argument("name")
@click.option("--title", metavar="TEXT", help="What people call a new pack or plugin; made from NAME unless said.")
@click.option("--maintainer", metavar="TEXT", help="Who keeps a new pack or plugin.")
@click.option(
    "--to", "place", type=_DIRECTORY, default=Path(), help="Make it here instead of in the current directory."
)
@click.option("--json", "as_json", is_flag=True, help="Answer with one JSON document.")
def new_command(kind: str, name: str, title: str | None, maintainer: str | None, place: Path, as_json: bool) -> int:
    """Make something new: KIND is pack, hooks, exercise, rule, fact, condition, progression or regimen.

    `corekit new pack desk-neck` makes a folder that builds, installs, passes its own tests and `corekit check`, with
    CI, pre-commit and editor settings. `corekit new exercise chin-nod`, anywhere inside of a pack, makes a file in
    which every TO-DO waits for you, with the choices beside it. Nothing that exists is overwritten.
    """
    from corekit.scaffold.failure import NotMade  # noqa: PLC0415 - not before the arguments are known to be right

    try:
        made = _make(kind, name, title=title, maintainer=maintainer, place=place)
    except NotMade as error:
        from corekit.cli.failures import say_failure  # noqa: PLC0415 - only when something fails

        say_failure(error.code, error.message, hint=error.hint, as_json=as_json, exit_code=exit_codes.USAGE)
        return exit_codes.USAGE
    _say(made, as_json=as_json)
    return exit_codes.FINE


def _make(kind: str, name: str, *, title: str | None, maintainer: str | None, place: Path) -> Made:
    from corekit.scaffold.failure import NotMade  # noqa: PLC0415 - as above
    from corekit.scaffold.items import new_item  # noqa: PLC0415 - as above
    from corekit.scaffold.names import ITEMS, check_kind  # noqa: PLC0415 - as above
    from corekit.scaffold.projects import new_hooks, new_pack  # noqa: PLC0415 - as above

    if check_kind(kind) in ITEMS:
        if title is not None or maintainer is not None:
            raise NotMade(f"A new {kind} takes no --title and no --maintainer.", hint="Write them in its file.")
        return new_item(kind, name, inside=place)
    project = new_pack if kind == "pack" else new_hooks
    return project(name, beside=place, title=title, maintainers=maintainer)


def _say(made: Made, *, as_json: bool) -> None:
    if as_json:
        from corekit.cli.output import print_json  # noqa: PLC0415 - only for JSON

        print_json({"files": [str(file) for file in made.files], "next": list(made.next_steps)})
        return
    shown = [file for file in made.files if ".corekit" not in file.parts]
    click.echo("Made:")
    for file in shown:
        click.echo(f"  {_short(file)}")
    if len(shown) < len(made.files):
        click.echo(f"  {_short(next(file for file in made.files if file not in shown).parent)}/ (for editors)")
    click.echo("Next:")
    for step in made.next_steps:
        click.echo(f"  {step}")


def _short(file: Path) -> Path:
    """The file as seen from here, if it lies below."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
