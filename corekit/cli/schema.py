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
    """Print the JSON Schema of KIND (exercise, rule, profile, plan ...) as one self-contained file.

    The facts and attributes of all installed packs stand in it with their questions, so that an editor completes and
    explains them.
    """
    from corekit.content.editor import editor_schema  # noqa: PLC0415 - only here
    from corekit.content.schemas import written  # noqa: PLC0415 - as above

    written(kind)
    print_json(editor_schema(kind, settings.kit().library))
    return exit_codes.FINE
