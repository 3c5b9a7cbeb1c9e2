# SPDX-License-Identifier: Apache-2.0
"""Journal entries from a file: in corekit's own JSON, or in a format that a plugin reads, with what was lost."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from corekit.cli.journal_entries import exercise_of, new_entry
from corekit.content.journal_file import entry_of
from corekit.errors import DocumentInvalid, UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from corekit.cli.options import Settings
    from corekit.kit import Kit
    from corekit.model.journal import ExerciseResult, JournalEntry
    from corekit.model.plan import Plan

_SCHEMA = "See 'corekit schema journal-entry'."


def read_entries(
    path: Path, kit: Kit, plan: Plan | None, settings: Settings, format_name: str | None, named: Iterable[str]
) -> list[JournalEntry]:
    """
    The entries in *path*, with exercises by their ids; *named* are the user's own `NAME=ID`.

    What a reader of a plugin could not take over is said on stderr. Raises `DocumentInvalid` for what cannot be read.
    """
    content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    names = _names(named, kit, plan)
    entries = _own(content, plan, settings) if format_name is None else _foreign(content, kit, settings, format_name)
    return [_in_full(entry, names, kit, plan) for entry in entries]


def _own(content: bytes, plan: Plan | None, settings: Settings) -> list[JournalEntry]:
    """Entries as corekit writes them; what each must have and one lacks (id, date, time, schema) is filled in."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        hint = "Give JSON, or name the format of the file with --format; 'corekit plugins' lists what reads others."
        raise DocumentInvalid("The file is no text.", hint=hint) from None
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = [_parsed(line, number) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    entries = []
    for each in data if isinstance(data, list) else [data]:
        if not isinstance(each, dict):
            raise DocumentInvalid("An entry is a mapping.", hint=_SCHEMA)
        entries.append(entry_of({**new_entry(settings.today, plan).to_dict(), **each}))
    return entries


def _parsed(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        hint = "Give one JSON document, or one entry a line; name another format with --format."
        raise DocumentInvalid(f"Line {number} is no JSON.", hint=hint) from None


def _foreign(content: bytes, kit: Kit, settings: Settings, format_name: str) -> list[JournalEntry]:
    result = kit.read(content, format_name, "journal")
    gettext = settings.translator().gettext
    for loss in result.losses:
        click.echo(gettext("Not taken over: {what}", what=loss), err=True)
    document = result.document
    if not isinstance(document, list):
        raise DocumentInvalid(f"The reader of '{format_name}' gave no list of entries.", hint=_SCHEMA)
    return [entry_of(each) for each in document]


def _names(named: Iterable[str], kit: Kit, plan: Plan | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for each in named:
        name, equals, exercise = each.partition("=")
        if not equals or not name.strip() or not exercise.strip():
            raise click.UsageError(f"{each!r} names no exercise. Write --as NAME=ID, such as --as walking=walk-easy.")
        names[name.strip()] = exercise_of(exercise.strip(), kit, plan)
    return names


def _in_full(entry: JournalEntry, names: Mapping[str, str], kit: Kit, plan: Plan | None) -> JournalEntry:
    if not entry.exercises:
        return entry
    results: Sequence[ExerciseResult] = [
        attrs.evolve(result, exercise=names.get(result.exercise) or _known(result.exercise, kit, plan))
        for result in entry.exercises
    ]
    return attrs.evolve(entry, exercises=tuple(results))


def _known(name: str, kit: Kit, plan: Plan | None) -> str:
    """The id of an exercise of the plan or of a pack; a name that nobody knows stays as it is."""
    try:
        return exercise_of(name, kit, plan)
    except UnknownName:
        return name
