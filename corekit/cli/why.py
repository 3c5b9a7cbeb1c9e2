# SPDX-License-Identifier: Apache-2.0
"""`corekit why`: why an exercise is or is not offered to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.documents import open_profile
from corekit.cli.options import Settings, kit_options
from corekit.cli.rendering import give
from corekit.cli.screen import PROFILE, is_broken

if TYPE_CHECKING:
    from pathlib import Path


@click.command("why")
@click.argument("exercise")
@click.argument("profile", type=PROFILE)
@kit_options(dated=True)
def why_command(settings: Settings, exercise: str, profile: Path) -> int:
    """Say why EXERCISE is in, limited or left out for PROFILE, and which answers would change that."""
    kit = settings.kit()
    opened = open_profile(profile, kit, settings.today)
    opened.say_faults()
    why = kit.why(exercise, settings.speaking(opened.profile), today=settings.today)
    language = settings.spoken(opened.profile.language)
    give(kit, why, settings, format_name=None, output=None, language=language, private=True)
    return exit_codes.strongest(
        exit_codes.BROKEN if is_broken(kit) else exit_codes.FINE,
        exit_codes.FINDINGS if opened.invalid else exit_codes.FINE,
    )
