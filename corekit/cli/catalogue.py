# SPDX-License-Identifier: Apache-2.0
"""`corekit catalogue`: exercises to look through or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.rendering import FORMAT, OUTPUT, give

if TYPE_CHECKING:
    from pathlib import Path


@click.command("catalogue")
@click.argument("names", metavar="[PACK|EXERCISE]...", nargs=-1)
@FORMAT
@OUTPUT
@kit_options(dated=True)
def catalogue_command(settings: Settings, names: tuple[str, ...], format_name: str | None, output: Path | None) -> int:
    """Show exercises whole: all that are installed, those of a PACK, or single ones.

    With steps, doses, when to stop, who should not do them, sources, licence and review state. They are chosen for
    nobody; what fits a person is the plan's to say.
    """
    kit = settings.kit()
    language = settings.spoken()
    catalogue = kit.catalogue(*names, today=settings.today, language=language)
    give(kit, catalogue, settings, format_name=format_name, output=output, language=language, private=False)
    return exit_codes.FINE
