# SPDX-License-Identifier: Apache-2.0
"""`corekit preview`: a pack as its readers will see it, in one local web page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, write_file
from corekit.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit.formats.gallery.page import Gallery
    from corekit.kit import Kit
    from corekit.values import Rendered

#: The format whose page goes before the core's own, and what it calls a pack to look at.
_FORMAT, _DOCUMENT = "html", "gallery"
_DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("preview")
@click.argument("folder", metavar="PATH", type=_DIRECTORY)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write, or a directory; here unless said."
)
@kit_options(dated=True)
def preview_command(settings: Settings, folder: Path, output: Path | None) -> int:
    """Write the pack in PATH as a web page: exercises, progressions as drawings, rules in words.

    Beside it stand the packs that are installed: which of their rules reach an exercise, and where their claims and
    doses disagree. The page is one file, needs no script, loads nothing and sends nothing.
    """
    import corekit  # noqa: PLC0415 - not before the arguments are known to be right
    from corekit.check.diff.sides import project_version  # noqa: PLC0415 - as above
    from corekit.check.preview import gallery_of  # noqa: PLC0415 - as above
    from corekit.plugin.location import identity, locate_directory  # noqa: PLC0415 - as above

    roots = locate_directory(folder)
    if len(roots) != 1:
        what = "There is no pack" if not roots else "There are several packs"
        raise UnknownName(f"{what} in '{folder}'.", hint="Name the directory of one pack.")
    kit = corekit.load(
        only=settings.only or None,
        disable=settings.disable,
        require=settings.require,
        paths=(*settings.paths, folder),
        cache=settings.cache,
        languages=(settings.spoken(),),
    )
    pack = next((pack for pack in kit.library.packs if identity(pack.root) == identity(roots[0])), None)
    if pack is None:
        hint = "'corekit check' and 'corekit plugins' say why; an installed pack of the same name may stand in its way."
        raise UnknownName(f"The pack in '{folder}' cannot be used.", hint=hint)
    gallery = gallery_of(
        kit.library,
        pack.namespace,
        today=settings.today,
        translator=settings.translator(),
        version=pack.version or project_version(roots[0]),
    )
    page = _rendered(kit, gallery)
    path = _target(output, f"{pack.namespace}-preview.html")
    write_file(path, page.content, private=False)
    if settings.as_json:
        print_json({"pack": pack.namespace, "file": str(path), "bytes": len(page.content)})
    else:
        click.echo(f"Written to {path}.", err=True)
    return exit_codes.FINE


def _rendered(kit: Kit, gallery: Gallery) -> Rendered:
    """The page of an installed format that shows galleries, with drawings; else the core's plain one."""
    installed = next((each for each in kit.plugins.formats(_FORMAT) if _DOCUMENT in each.documents), None)
    if installed is None:
        from corekit.formats.gallery.page import gallery_page  # noqa: PLC0415 - only without a plugin

        return gallery_page(attrs.evolve(gallery, draw=_draw(kit)))
    return kit.render(gallery, _FORMAT)


def _draw(kit: Kit) -> Callable[[str], str] | None:
    """What gives the drawing of an exercise, where something is installed that draws."""
    from corekit.cli.figure import FORMAT  # noqa: PLC0415 - only where the core's own page is made
    from corekit.formats.gallery.markup import anchor  # noqa: PLC0415 - as above

    if FORMAT not in kit.formats:
        return None

    def draw(identifier: str) -> str:
        exercise = kit.library.get("exercise", identifier)
        return kit.render(exercise, FORMAT, ids=f"{anchor('figure', identifier)}-").text or ""

    return draw


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path(name)
    if output.is_dir() or not output.suffix:
        output.mkdir(parents=True, exist_ok=True)
        return output / "index.html"
    return output
