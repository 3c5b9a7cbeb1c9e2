# SPDX-License-Identifier: Apache-2.0
"""`corekit screen`: what a person's answers mean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.documents import open_profile
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, print_outline

if TYPE_CHECKING:
    from corekit.kit import Kit
    from corekit.model.screening import Screening
    from corekit.model.trace import Trace

REFERRALS = ("refer_emergency", "refer_urgent", "stop_today")
PROFILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command("screen")
@click.argument("profile", type=PROFILE)
@click.option("--explain", is_flag=True, help="Also show every rule and the tests behind its verdict.")
@kit_options(dated=True)
def screen_command(settings: Settings, profile: Path, explain: bool) -> int:
    """Say what the answers in PROFILE (YAML or JSON, - for stdin) mean for exercise.

    The outcome, every rule behind it, what is left out or limited, and which questions are open, the most decisive
    first. Exit code 3: somebody should be seen first; 4: questions are open.
    """
    kit = settings.kit()
    opened = open_profile(profile, kit, settings.today)
    opened.say_faults()
    spoken = settings.speaking(opened.profile)
    trace = kit.explain(spoken, today=settings.today) if explain else None
    screening = kit.screen(spoken, today=settings.today) if trace is None else trace.screening
    if settings.as_json:
        print_json((trace or screening).to_dict())
    else:
        from corekit.formats.screening_outline import screening_outline  # noqa: PLC0415 - not for JSON
        from corekit.formats.trace_outline import trace_blocks  # noqa: PLC0415 - as above

        translator = settings.translator(opened.profile.language)
        records = records_of(kit, screening, trace)
        outline = screening_outline(screening, translator, records)
        print_outline((*outline, *(trace_blocks(trace, translator, records) if trace is not None else ())))
    return exit_code(screening, invalid=opened.invalid, broken=is_broken(kit))


def records_of(kit: Kit, screening: Screening, trace: Trace | None = None) -> dict[str, Any]:
    """The bibliographic records of what the screening cites, and every rule behind it where that is told."""
    effects = (*screening.exclusions, *screening.cautions, *screening.limits, *screening.preferences)
    stated = [(reason.sources, reason.pack) for reason in screening.fired or ()]
    stated += [(effect.sources, effect.pack) for effect in effects]
    stated += [(rule.sources, rule.pack) for rule in (trace.rules if trace is not None else ())]
    cited = {key: pack for sources, pack in stated if isinstance(sources, dict) for key in sources}
    found = {key: kit.library.source(key, pack) for key, pack in cited.items()}
    return {key: source.to_dict() for key, source in found.items() if source is not None}


def exit_code(screening: Screening, *, invalid: bool, broken: bool) -> int:
    """3 for a referral, else 5 for a broken plugin, else 1 for an invalid profile, else 4 while something is open."""
    return exit_codes.strongest(
        exit_codes.REFERRED if screening.outcome in REFERRALS else exit_codes.FINE,
        exit_codes.BROKEN if broken else exit_codes.FINE,
        exit_codes.FINDINGS if invalid else exit_codes.FINE,
        exit_codes.INCOMPLETE if screening.outcome == "hold" else exit_codes.FINE,
    )


def is_broken(kit: Kit) -> bool:
    """Whether rules or screeners may be missing, so that no answer of this kit is complete."""
    return bool(kit.plugins.screening_unsound or kit.library.unsound)
