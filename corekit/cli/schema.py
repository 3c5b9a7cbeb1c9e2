# SPDX-License-Identifier: Apache-2.0
"""`corekit schema`: the JSON Schema of a kind, for editors, validators and OpenAPI."""

from __future__ import annotations

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json


@click.command("schema")
@click.argument("kind")
@kit_options()
def schema_command(settings: Settings, kind: str) -> int:
    """Print the JSON Schema of KIND (exercise, rule, profile, plan ...) as one self-contained file."""
    from corekit.content.schemas import schema  # noqa: PLC0415 - only here

    del settings
    print_json(schema(kind))
    return exit_codes.FINE
