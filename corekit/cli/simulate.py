# SPDX-License-Identifier: Apache-2.0
"""`corekit simulate`: a made-up person walks through a regimen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json
from corekit.errors import DocumentInvalid, UnknownName

if TYPE_CHECKING:
    from corekit.kit import Kit

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("simulate")
@click.argument("regimen")
@click.option(
    "--responses", type=_FILE, help="Sessions to walk through: a list, or 'given' and 'sessions' (YAML, JSON)."
)
@click.option("--random", "drawn", type=click.IntRange(1, 1_000_000), help="Draw so many sessions at random.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same sessions.")
@kit_options(dated=True)
def simulate_command(settings: Settings, regimen: str, responses: Path | None, drawn: int | None, seed: int) -> int:
    """Walk a well adult through the progressions of REGIMEN (or one progression) and show the path.

    A session of the file holds answers by fact, on top of one that went well; `repeat: 5` stands for five alike,
    `after_days: 9` for a pause before it. A stop or a referral ends a path. Nothing of it is advice: it shows how the
    content decides.
    """
    from corekit.check.simulation import RandomSessions, Simulation, progressions_of  # noqa: PLC0415 - only here
    from corekit.planning.rulebook import RuleBook  # noqa: PLC0415 - as above

    if (responses is None) == (drawn is None):
        raise click.UsageError("Give either --responses FILE or --random N.")
    kit = settings.kit()
    given, sessions = _read(responses) if responses is not None else ({}, [])
    names = _progressions(kit, regimen, progressions_of)
    simulation = Simulation(kit.library, RuleBook.of(kit.library), today=settings.today, given=given)
    drawing = RandomSessions(kit.library)
    paths = [simulation.path(name, sessions if drawn is None else drawing.draw(drawn, seed)) for name in names]
    if settings.as_json:
        print_json({"regimen": regimen, "paths": [path.to_dict() for path in paths]})
        return exit_codes.FINE
    for path in paths:
        click.echo(f"{path.progression}: {len(path.steps)} sessions, ends with {path.end} in stage {path.stage}")
        for step in path.steps:
            if step.move != "stay":
                to = f" to {step.to}" if step.to != step.stage else f" by {step.by}" if step.by else ""
                click.echo(f"  {step.session:>4}  {step.day}  {step.stage}: {step.move}{to}. {' '.join(step.because)}")
    return exit_codes.FINE


def _progressions(kit: Kit, name: str, of_regimen: Any) -> tuple[str, ...]:
    try:
        return (kit.library.resolve("progression", name),)
    except UnknownName:
        regimen = kit.library.resolve("regimen", name)
    found: tuple[str, ...] = of_regimen(kit.library, regimen)
    if not found:
        raise DocumentInvalid(f"The regimen {regimen} has no progression to walk through.")
    return found


def _read(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What is given about the person, and the sessions."""
    from corekit.content.reading import read  # noqa: PLC0415 - only where a file is read

    document = read(path.read_bytes(), name=str(path))
    if document.diagnostics:
        raise DocumentInvalid(f"{path} cannot be read.", diagnostics=document.diagnostics)
    data = document.data
    sessions = data.get("sessions") if isinstance(data, dict) else data
    given = data.get("given", {}) if isinstance(data, dict) else {}
    if not isinstance(sessions, list) or not all(isinstance(each, dict) for each in sessions):
        hint = "Write a list of sessions, such as '- {pain_during_nprs: 2, repeat: 5}'."
        raise DocumentInvalid(f"{path} holds no list of sessions.", hint=hint)
    return given, sessions
