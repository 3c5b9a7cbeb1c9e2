# SPDX-License-Identifier: Apache-2.0
"""`corekit plan`: a screened, explained plan, or what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.documents import open_profile
from corekit.cli.options import Settings, kit_options, read_day
from corekit.cli.output import print_outline
from corekit.cli.rendering import FORMAT, OUTPUT, give
from corekit.cli.screen import PROFILE, is_broken

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from corekit.messages import Translator
    from corekit.model.plan import Plan


@click.command("plan")
@click.argument("profile", type=PROFILE)
@FORMAT
@OUTPUT
@click.option("--regimen", "regimens", multiple=True, metavar="ID", help="Use this regimen, even if none is indicated.")
@click.option(
    "--start", metavar="DATE", callback=read_day, help="First day of the plan (YYYY-MM-DD); today unless said."
)
@kit_options(dated=True)
def plan_command(
    settings: Settings,
    profile: Path,
    format_name: str | None,
    output: Path | None,
    regimens: tuple[str, ...],
    start: date | None,
) -> int:
    """Make a plan from the answers in PROFILE (YAML or JSON, - for stdin).

    Today's session first, then the week, then why; or, where no exercises can be given, what to do now and which
    questions are open. A wish (`--regimen`) never overrides a contraindication. Exit code 3: somebody should be seen
    first; 4: questions are open or a screen is missing.
    """
    kit = settings.kit()
    opened = open_profile(profile, kit, settings.today)
    opened.say_faults()
    language = settings.spoken(opened.profile.language)
    plan = kit.plan(
        settings.speaking(opened.profile), today=settings.today, start=start, regimens=regimens, languages=(language,)
    )
    if output is not None and plan.status != "issued":
        _say_refusal(plan, settings.translator(language))
    try:
        give(kit, plan, settings, format_name=format_name, output=output, language=language, private=True)
    except click.FileError as error:
        from corekit.cli.failures import say_failure  # noqa: PLC0415 - only when something fails

        code = exit_code(plan, invalid=True, broken=is_broken(kit))
        say_failure("usage", error.format_message(), hint=None, as_json=settings.as_json, exit_code=code)
        return code
    return exit_code(plan, invalid=opened.invalid, broken=is_broken(kit))


def _say_refusal(plan: Plan, translator: Translator) -> None:
    """What to do instead of exercises on stderr: whoever asked for a file may not open it, or it cannot be written."""
    from corekit.formats.wording import outcome_blocks  # noqa: PLC0415 - not for a plan that is given

    print_outline(outcome_blocks(plan.screening, plan.outcome, translator), to_stderr=True)


def exit_code(plan: Plan, *, invalid: bool, broken: bool) -> int:
    """The exit code of a plan's status, together with what was wrong on the way to it."""
    status = {"referred": exit_codes.REFERRED, "incomplete": exit_codes.INCOMPLETE}
    return exit_codes.strongest(
        status.get(plan.status, exit_codes.FINE),
        exit_codes.BROKEN if broken else exit_codes.FINE,
        exit_codes.FINDINGS if invalid else exit_codes.FINE,
    )
