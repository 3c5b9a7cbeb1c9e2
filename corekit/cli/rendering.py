# SPDX-License-Identifier: Apache-2.0
"""Give a document in the format that was asked for, where it was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli.format_options import SET, chosen
from corekit.cli.output import print_bytes, print_json, terminal_options, write_file
from corekit.formats.core_formats import core_formats
from corekit.formats.packages import PACKAGES, unknown_format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corekit.cli.options import Settings
    from corekit.kit import Kit
    from corekit.model.output_format import OutputFormat

_NAME = click.option(
    "-f", "--format", "format_name", metavar="FORMAT", help="json, text, markdown, or one that a plugin brings."
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead."
)
_ON_A_TERMINAL = "text"


def FORMAT(function: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N802 - a decorator like OUTPUT
    """The format, and what it lets people choose."""
    return _NAME(SET(function))


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
        raise unknown_format(name, kit.formats, (found.name for found in kit.plugins.found))
    if settings.as_json and output is None:
        print_json(document.to_dict())
        return
    options = terminal_options() if name == "text" and output is None else {}
    options |= chosen(_schema(kit, name))
    rendered = kit.render(document, name, language=language, **options)
    if output is None:
        print_bytes(rendered.content)
        return
    write_file(output, rendered.content, private=private)
    for asset, content in rendered.assets:
        write_file(output.parent / Path(asset).name, content, private=private)
    if settings.as_json:
        print_json(document.to_dict())
        return
    t = settings.translator(language)
    click.echo(t.gettext("Written to {file}.", file=output), err=True)
    if format_name is None and output.suffix and not _fitting(kit, output):
        said = t.gettext("No format has the suffix '{suffix}': this is text. -f chooses another.", suffix=output.suffix)
        click.echo(said, err=True)


def _schema(kit: Kit, name: str) -> Mapping[str, Any]:
    """The schema of what a format lets people choose."""
    own = core_formats().get(name)
    return own.options if own is not None else next((each.options for each in kit.plugins.formats(name)), {})


def _format_of(kit: Kit, output: Path | None) -> str:
    """The format whose suffix (the longest) the output has, or whose name where nothing brings it; else text."""
    if output is None or not output.suffix:
        return _ON_A_TERMINAL
    fitting, last = _fitting(kit, output), output.suffix.lower()[1:]
    if fitting:
        return max(fitting, key=lambda each: len(each.suffix)).name
    return last if last in PACKAGES else _ON_A_TERMINAL


def _fitting(kit: Kit, output: Path) -> list[OutputFormat]:
    """The formats whose suffix the output has."""
    formats = (*core_formats().values(), *kit.plugins.formats())
    return [each for each in formats if output.name.lower().endswith(each.suffix)]
