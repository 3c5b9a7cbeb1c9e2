# SPDX-License-Identifier: Apache-2.0
"""Give a document in the format that was asked for, where it was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli.output import print_bytes, print_json, terminal_options, write_file
from corekit.formats.core_formats import core_formats
from corekit.formats.unknown import BROUGHT_BY, unknown_format

if TYPE_CHECKING:
    from corekit.cli.options import Settings
    from corekit.kit import Kit

FORMAT = click.option(
    "-f", "--format", "format_name", metavar="FORMAT", help="json, text, markdown, or one that a plugin brings."
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead."
)
_ON_A_TERMINAL = "text"


def give(
    kit: Kit,
    document: Any,
    settings: Settings,
    *,
    format_name: str | None,
    output: Path | None,
    language: str,
    private: bool,
) -> None:
    """Render and print `document`, or write it to `output` (mode 0600 where it is `private`).

    Without a format the output's suffix decides, else it is text. Under --json stdout holds the document's JSON, and
    `output` what was asked for.
    """
    name = format_name or _format_of(kit, output)
    if name not in kit.formats:
        raise unknown_format(name, kit.formats)
    if settings.as_json and output is None:
        print_json(document.to_dict())
        return
    options = terminal_options() if name == "text" and output is None else {}
    rendered = kit.render(document, name, language=language, **options)
    if output is None:
        print_bytes(rendered.content)
        return
    write_file(output, rendered.content, private=private)
    for asset, content in rendered.assets:
        write_file(output.parent / Path(asset).name, content, private=private)
    if settings.as_json:
        print_json(document.to_dict())
    else:
        click.echo(settings.translator(language).gettext("Written to {file}.", file=output), err=True)


def _format_of(kit: Kit, output: Path | None) -> str:
    """The format whose suffix the output has, also where it is not installed; text if there is none."""
    if output is None or not output.suffix:
        return _ON_A_TERMINAL
    formats = (*core_formats().values(), *kit.plugins.formats())
    suffix = output.suffix.lower()
    known = next((each.name for each in formats if each.suffix == suffix), None)
    return known or (suffix[1:] if suffix[1:] in BROUGHT_BY else _ON_A_TERMINAL)
