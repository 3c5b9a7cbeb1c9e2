# SPDX-License-Identifier: Apache-2.0
"""`corekit figure`: the drawing of an exercise, or all drawings of a pack on one page to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_bytes, print_json, write_file
from corekit.errors import UnknownFormat
from corekit.formats.packages import PACKAGES

if TYPE_CHECKING:
    from corekit.kit import Kit

#: The output format that draws.
FORMAT = "svg"


@click.command("figure")
@click.argument("exercise", metavar="[ID]", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; the terminal unless said.")
@click.option("--sheet", metavar="PACK", help="Draw every exercise of this pack (a namespace or a directory).")
@click.option("--form", default="strip", show_default=True, help="strip, thumbnail or animated.")
@click.option("--theme", default="light", show_default=True, help="light, dark or greyscale.")
@click.option("--skin", default="", metavar="TONE", help="light, medium, olive, brown or dark.")
@click.option("--mirrored", is_flag=True, help="Exchange left and right.")
@kit_options()
def figure_command(
    settings: Settings, exercise: str | None, output: Path | None, sheet: str | None, **options: Any
) -> int:
    """Draw the exercise ID as SVG, or with --sheet a whole pack as one page.

    The drawings come from the package corekit-figures; an exercise is drawn from its key `figure`.
    """
    import corekit  # noqa: PLC0415 - not before the arguments are known to be right

    if (exercise is None) == (sheet is None):
        raise click.UsageError("Name an exercise, or with --sheet a pack.")
    folder = Path(sheet) if sheet and Path(sheet).is_dir() else None
    kit = corekit.load(
        only=settings.only or None,
        disable=settings.disable,
        require=settings.require,
        paths=(*settings.paths, *([folder] if folder else [])),
        cache=settings.cache,
        languages=(settings.spoken(),),
    )
    drawing_format(kit)
    if exercise is not None:
        identifier = kit.library.resolve("exercise", exercise)
        drawn = kit.render(kit.library.get("exercise", identifier), FORMAT, language=settings.spoken(), **options)
        return _give(settings, drawn.content, output, {"exercise": identifier, "media_type": drawn.media_type})
    namespace = _namespace(kit, sheet or "", folder)
    from corekit.formats.gallery.sheet import figure_sheet  # noqa: PLC0415 - only where it is wanted

    page = figure_sheet(kit.library, namespace, lambda one: kit.render(one, FORMAT, **options).text or "")
    return _give(settings, page.content, output or Path(page.filename), {"pack": namespace})


def drawing_format(kit: Kit) -> str:
    """The name of the format that draws. Raises `UnknownFormat` with the package that brings it."""
    if FORMAT not in kit.formats:
        hint = f"Install it: pip install {PACKAGES[FORMAT]}"
        raise UnknownFormat("Nothing that is installed draws figures.", hint=hint)
    return FORMAT


def _namespace(kit: Kit, said: str, folder: Path | None) -> str:
    if folder is None:
        return kit.library.pack(said).namespace
    from corekit.errors import UnknownName  # noqa: PLC0415 - only for a directory
    from corekit.plugin.location import identity, locate_directory  # noqa: PLC0415 - as above

    roots = {identity(root) for root in locate_directory(folder)}
    for pack in kit.library.packs:
        if identity(pack.root) in roots:
            return pack.namespace
    raise UnknownName(f"There is no pack that can be used in '{said}'.", hint="'corekit check' says what is wrong.")


def _give(settings: Settings, content: bytes, output: Path | None, told: dict[str, Any]) -> int:
    if output is not None:
        write_file(output, content, private=False)
    if settings.as_json:
        where = {"content": content.decode()} if output is None else {"file": str(output), "bytes": len(content)}
        print_json({**told, **where})
    elif output is None:
        print_bytes(content + b"\n")
    else:
        click.echo(f"Written to {output}.", err=True)
    return exit_codes.FINE
