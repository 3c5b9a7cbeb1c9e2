# SPDX-License-Identifier: Apache-2.0
"""`corekit list`, `show`, `search` and `facts`: look into the installed content."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.options import Settings, kit_options
from corekit.cli.output import print_json, print_outline
from corekit.errors import UnknownName

if TYPE_CHECKING:
    from corekit.kit import Kit

#: Kinds as people write them, in the plural, to the kind of the library.
KINDS = {
    "exercises": "exercise",
    "regimens": "regimen",
    "progressions": "progression",
    "conditions": "condition",
    "rules": "rule",
    "facts": "fact",
    "claims": "claim",
    "sources": "source",
    "terms": "term",
    "cases": "case",
}


@click.command("list")
@click.argument("kind")
@kit_options()
def list_command(settings: Settings, kind: str) -> int:
    """List all items of KIND: exercises, regimens, progressions, conditions, rules, facts, claims, sources, terms."""
    singular = _kind(kind)
    kit = settings.kit()
    items = [(identifier, _title(kit, singular, identifier)) for identifier in kit.library.ids(singular)]
    _print_items(settings, [(singular, identifier, title) for identifier, title in items])
    return exit_codes.FINE


@click.command("search")
@click.argument("text", nargs=-1, required=True)
@kit_options()
def search_command(settings: Settings, text: tuple[str, ...]) -> int:
    """Find items by words of their id, title or other names. Exit code 1 if there is none."""
    kit = settings.kit()
    found = [(hit.kind, hit.id, hit.title) for hit in kit.library.search(" ".join(text))]
    _print_items(settings, found)
    return exit_codes.FINE if found else exit_codes.FINDINGS


@click.command("facts")
@click.argument("word", required=False)
@kit_options()
def facts_command(settings: Settings, word: str | None) -> int:
    """List the questions, all of them or those with WORD in their id or text, with the answers they take."""
    from corekit.cli.showing import answers_of  # noqa: PLC0415 - not for other commands

    kit = settings.kit()
    library = kit.library
    rows = []
    for identifier in library.ids("fact"):
        fact = library.get("fact", identifier)
        asked = fact.ask or fact.title or ""
        if word is None or word.lower() in identifier.lower() or word.lower() in asked.lower():
            rows.append((identifier, asked, answers_of(fact)))
    if settings.as_json:
        print_json({"facts": [library.get("fact", row[0]).to_dict() | {"id": row[0]} for row in rows]})
    else:
        from corekit.formats.outline import Table  # noqa: PLC0415 - not for JSON

        t = settings.translator()
        header = (t.gettext("Fact"), t.gettext("Question"), t.gettext("Answers"))
        print_outline((Table(header=header, rows=tuple(rows)),))
    return exit_codes.FINE if rows else exit_codes.FINDINGS


@click.command("show")
@click.argument("identifier", metavar="ID")
@kit_options(dated=True)
def show_command(settings: Settings, identifier: str) -> int:
    """Show one item: what it says, what it assumes, its review state, licence and sources.

    ID is an item's id (`mckenzie:extension-in-lying`), a fact, a term, or `kind/id` where several kinds have the name.
    """
    from corekit.cli.showing import item_data, item_outline  # noqa: PLC0415 - not for other commands

    kit = settings.kit()
    found = _find(kit, identifier)
    if settings.as_json:
        print_json(item_data(kit, *found, settings.today))
    else:
        print_outline(item_outline(kit, *found, settings.translator(), settings.today))
    return exit_codes.FINE


def _kind(word: str) -> str:
    singular = KINDS.get(word.lower(), word.lower())
    if singular in KINDS.values():
        return singular
    near = difflib.get_close_matches(word.lower(), KINDS, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Kinds are: {', '.join(KINDS)}."
    raise UnknownName(f"There is no kind of item '{word}'.", hint=hint)


def _find(kit: Kit, name: str) -> tuple[str, str]:
    """Kind and canonical id of what `name` means; the first of several kinds. Raises `UnknownName`."""
    prefix, _, rest = name.partition("/")
    kind_of_prefix = KINDS.get(prefix, prefix)
    candidates = [(kind, name) for kind in KINDS.values()]
    if rest and kind_of_prefix in KINDS.values():
        candidates = [(kind_of_prefix, rest)]
    hints = []
    for kind, wanted in candidates:
        try:
            return kind, kit.library.resolve(kind, wanted)
        except UnknownName as error:
            hints.append(error.hint)
    hint = next((hint for hint in hints if hint), None)
    raise UnknownName(f"Nothing installed is called '{name}'.", hint=hint or f"Try 'corekit search {name}'.")


def _title(kit: Kit, kind: str, identifier: str) -> str:
    item = kit.library.get(kind, identifier)
    return str(getattr(item, "title", None) or getattr(item, "ask", None) or "")


def _print_items(settings: Settings, items: list[tuple[str, str, Any]]) -> None:
    if settings.as_json:
        print_json({"items": [{"kind": kind, "id": identifier, "title": title} for kind, identifier, title in items]})
        return
    from corekit.formats.outline import Paragraph, Table  # noqa: PLC0415 - not for JSON

    t = settings.translator()
    if not items:
        print_outline((Paragraph(text=t.gettext("Nothing found.")),))
        return
    header = (t.gettext("Kind"), t.gettext("Id"), t.gettext("Title"))
    print_outline(
        (Table(header=header, rows=tuple((kind, identifier, str(title)) for kind, identifier, title in items)),)
    )
