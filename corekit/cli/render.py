# SPDX-License-Identifier: Apache-2.0
"""`corekit render`: another format of a document that was made before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.documents import open_document
from corekit.cli.options import Settings, kit_options
from corekit.cli.rendering import FORMAT, OUTPUT, give
from corekit.cli.screen import PROFILE

if TYPE_CHECKING:
    from pathlib import Path


@click.command("render")
@click.argument("document", type=PROFILE)
@FORMAT
@OUTPUT
@kit_options()
def render_command(settings: Settings, document: Path, format_name: str | None, output: Path | None) -> int:
    """Render DOCUMENT, a plan, screening, intake or recheck written with --json, in another format.

    Nothing is decided anew: what the document says is shown. To hold an old plan against today's rules, make a new one.
    """
    opened = open_document(document)
    language = settings.spoken(getattr(opened, "language", None))
    give(settings.kit(), opened, settings, format_name=format_name, output=output, language=language, private=True)
    return exit_codes.FINE
