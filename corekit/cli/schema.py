# SPDX-License-Identifier: Apache-2.0
"""`corekit schema`: the JSON Schema of a kind, for editors, validators and OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json

if TYPE_CHECKING:
    from corekit.content.library import Library


@click.command("schema")
@click.argument("kind")
@kit_options()
def schema_command(settings: Settings, kind: str) -> int:
    """Print the JSON Schema of KIND (exercise, rule, profile, plan ...) as one self-contained file.

    The facts and attributes of all installed packs stand in it with their questions, so that an editor completes and
    explains them.
    """
    from corekit.content.schemas import bundle, written  # noqa: PLC0415 - only here

    written(kind)
    library = settings.kit().library
    print_json(bundle(kind, facts=_facts(library, answers=kind == "profile"), attributes=_attributes(library)))
    return exit_codes.FINE


def _facts(library: Library, *, answers: bool) -> dict[str, dict[str, str]]:
    """Fact to what describes it; only those that somebody answers, or derived ones as well."""
    facts = {name: library.get("fact", name) for name in library.ids("fact")}
    return {
        name: {"description": fact.ask or fact.title or name}
        for name, fact in facts.items()
        if not (answers and fact.derive is not None)
    }


def _attributes(library: Library) -> dict[str, dict[str, str]]:
    """Attribute to the values that it takes."""
    from corekit.model.attributes import ATTRIBUTES  # noqa: PLC0415 - only here

    described = {}
    for name, attribute in ATTRIBUTES.items():
        values = library.vocabulary.values(attribute.vocabulary) if attribute.vocabulary else ()
        order = ", lowest first" if attribute.ordered else ""
        described[name] = {"description": f"{attribute.kind}{order}: {', '.join(values)}" if values else attribute.kind}
    return described
