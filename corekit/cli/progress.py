# SPDX-License-Identifier: Apache-2.0
"""`corekit progress`: what the journal means for the plan."""

from __future__ import annotations

from pathlib import Path

import click

from corekit.cli import exit_codes
from corekit.cli.documents import open_profile
from corekit.cli.journals import JOURNAL, PLAN, open_journal, open_plan
from corekit.cli.options import Settings, kit_options
from corekit.cli.plan import exit_code
from corekit.cli.rendering import FORMAT, OUTPUT, give
from corekit.cli.screen import PROFILE, is_broken


@click.command("progress")
@click.argument("plan", type=PLAN)
@click.argument("journal", type=JOURNAL)
@click.option("--profile", type=PROFILE, required=True, help="The person's answers; warning signs are asked again.")
@click.option("--plan-output", type=click.Path(dir_okay=False, path_type=Path), help="Write the next plan here.")
@click.option("--renew", multiple=True, metavar="ID", help="Take over this progression in its installed version.")
@FORMAT
@OUTPUT
@kit_options(dated=True)
def progress_command(
    settings: Settings,
    plan: Path,
    journal: Path,
    profile: Path,
    plan_output: Path | None,
    renew: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
) -> int:
    """Decide what the entries in JOURNAL mean for PLAN: stop, refer, go back, stay or go on, and why.

    Exercises and progressions are those that PLAN carries; the safety rules are those installed now. Exit code 3:
    somebody should be seen first; 4: questions are open; 1: a line of the journal is damaged.
    """
    kit = settings.kit()
    opened = open_profile(profile, kit, settings.today)
    opened.say_faults()
    current = open_plan(plan)
    read = open_journal(journal)
    progress = kit.progress(current, read.entries, profile=opened.profile, today=settings.today, renew=renew)
    language = settings.spoken(opened.profile.language or current.language)
    give(kit, progress, settings, format_name=format_name, output=output, language=language, private=True)
    after = progress.plan
    assert after is not None  # noqa: S101 - the engine always makes one
    if plan_output is not None:
        from corekit.cli.output import write_file  # noqa: PLC0415 - only where a file is written

        write_file(plan_output, (after.to_json() + "\n").encode(), private=True)
    code = exit_code(after, invalid=opened.invalid or bool(read.damaged), broken=is_broken(kit))
    referred = progress.outcome in ("refer_emergency", "refer_urgent", "stop_today")
    return exit_codes.strongest(code, exit_codes.REFERRED if referred else exit_codes.FINE)
