# SPDX-License-Identifier: Apache-2.0
"""`corekit report`: look back upon a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.journals import JOURNAL, PLAN, open_journal, open_plan
from corekit.cli.options import Settings, kit_options
from corekit.cli.rendering import FORMAT, OUTPUT, give

if TYPE_CHECKING:
    from pathlib import Path


@click.command("report")
@click.argument("plan", type=PLAN)
@click.argument("journal", type=JOURNAL)
@FORMAT
@OUTPUT
@kit_options(dated=True)
def report_command(settings: Settings, plan: Path, journal: Path, format_name: str | None, output: Path | None) -> int:
    """Look back upon JOURNAL: what was done of PLAN, pain and function over time, what goes with more or less pain.

    Exit code 1: a line of the journal is damaged.
    """
    from corekit.progress.report import report_of  # noqa: PLC0415 - only here

    kit = settings.kit()
    current = open_plan(plan)
    read = open_journal(journal)
    report = report_of(current, read.entries, library=kit.library, today=settings.today)
    language = settings.spoken(current.language)
    give(kit, report, settings, format_name=format_name, output=output, language=language, private=True)
    return exit_codes.FINDINGS if read.damaged else exit_codes.FINE
