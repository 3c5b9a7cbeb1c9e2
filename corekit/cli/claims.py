# SPDX-License-Identifier: Apache-2.0
"""`corekit claims`: what packs claim and give, side by side, and where it disagrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, print_outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.claims import Conflict, Statement, Topic
    from corekit.formats.outline import Block
    from corekit.kit import Kit

_WHY = {
    "apart": "{first} has no figure in common with: {others}.",
    "contradicted": "What {first} calls contradicted is said or done by: {others}.",
    "refuted": "{first} is contradicted; these say otherwise: {others}.",
}


@click.command("claims")
@click.argument("topic", nargs=-1)
@click.option("--conflicts", is_flag=True, help="Show only what disagrees.")
@kit_options()
def claims_command(settings: Settings, topic: tuple[str, ...], conflicts: bool) -> int:
    """Show what the installed packs claim, and the doses that disagree with it, side by side with their sources.

    TOPIC is words of a parameter (hold_seconds), of an exercise or of a claim. What disagrees comes first. Exit code 1
    if there is nothing to show.
    """
    kit = settings.kit()
    found = [one for one in kit.claims(" ".join(topic) or None) if one.conflicts or not conflicts]
    if settings.as_json:
        print_json({"topics": [one.to_dict() for one in found], "sources": dict(_records(kit, found))})
    else:
        print_outline(tuple(_outline(kit, found)))
    return exit_codes.FINE if found else exit_codes.FINDINGS


def _outline(kit: Kit, found: list[Topic]) -> Iterator[Block]:
    from corekit.formats.outline import Heading, Listing, Notice, Paragraph, Table  # noqa: PLC0415 - not for JSON

    if not found:
        yield Paragraph(text="Nothing found.")
    records = dict(_records(kit, found))
    for topic in found:
        first = topic.statements[0]
        yield Heading(text=topic.parameter or first.title)
        if topic.parameter is None:
            yield Paragraph(text=first.text or "")
            yield Paragraph(text=f"{first.id}; {first.status}; {_sources(first, records)}", quiet=True)
            continue
        header = ("Says", "Value", "Status", "Sources", "Where")
        rows = tuple(
            (one.title, _value(one.value), one.status or one.kind, _sources(one, records), one.id)
            for one in topic.statements
        )
        yield Table(header=header, rows=rows)
        if topic.conflicts:
            yield Notice(title="These disagree", lines=tuple(_sentences(topic.conflicts)))
        if topic.agreeing:
            yield Paragraph(text=f"{topic.agreeing} other doses agree.", quiet=True)
        yield Listing(items=tuple(f"{one.id}: {one.text}" for one in topic.statements if one.text))


def _sentences(conflicts: tuple[Conflict, ...]) -> Iterator[str]:
    """One sentence for each statement that others disagree with."""
    against: dict[tuple[str, str], list[str]] = {}
    for conflict in conflicts:
        against.setdefault((conflict.first, conflict.why), []).append(conflict.second)
    for (first, why), others in against.items():
        yield _WHY[why].format(first=first, others=", ".join(others))


def _value(value: Any) -> str:
    return "-".join(map(str, value)) if isinstance(value, list) and len(value) == 2 else str(value)


def _sources(statement: Statement, records: dict[str, Any]) -> str:
    from corekit.formats.citations import short_citation  # noqa: PLC0415 - not for JSON

    if not isinstance(statement.sources, dict):
        return str(statement.sources or "none")
    return "; ".join(f"{short_citation(key, records.get(key))} ({how})" for key, how in statement.sources.items())


def _records(kit: Kit, found: list[Topic]) -> Iterator[tuple[str, Any]]:
    for topic in found:
        for statement in topic.statements:
            for key in statement.sources if isinstance(statement.sources, dict) else ():
                source = kit.library.source(key, statement.pack)
                if source is not None:
                    yield key, source.to_dict()
