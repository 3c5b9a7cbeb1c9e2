# SPDX-License-Identifier: Apache-2.0
"""Plans and journals as commands open them: every fault with its place, and what is usable all the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli.documents import open_document
from corekit.errors import DocumentInvalid

if TYPE_CHECKING:
    from corekit.content.journal_file import JournalFile
    from corekit.model.plan import Plan

PLAN = click.Path(dir_okay=False, allow_dash=True, path_type=Path)
JOURNAL = click.Path(dir_okay=False, path_type=Path)


def open_plan(path: Path) -> Plan:
    """The plan in a file. Raises `DocumentInvalid` for another document."""
    from corekit.model.plan import Plan  # noqa: PLC0415 - only where a plan is read

    document = open_document(path)
    document = getattr(document, "plan", document)  # what `corekit progress --json` gave holds the next plan
    if not isinstance(document, Plan):
        raise DocumentInvalid(f"{path} is no plan.", hint="Write one with 'corekit plan me.yaml -o plan.json'.")
    return document


def open_journal(path: Path, *, may_be_new: bool = False) -> JournalFile:
    """
    The journal in a file; damaged lines are said on stderr with their numbers.

    Raises `DocumentInvalid` for another kind of file: nothing is read from it, and nothing is written behind it.
    """
    from corekit.cli.failures import say_diagnostics  # noqa: PLC0415 - only when something is wrong
    from corekit.content.journal_file import JournalFile, read_journal  # noqa: PLC0415 - only here

    if may_be_new and not path.exists():
        return JournalFile()
    try:
        read = read_journal(path)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be read") from error
    if read.damaged and not read.entries and not _begins_with_an_entry(path):
        hint = "A journal has one entry in JSON a line; `corekit log FILE` keeps one."
        raise DocumentInvalid(f"{path} is no journal.", hint=hint)
    if read.damaged:
        say_diagnostics(read.damaged)
    return read


def _begins_with_an_entry(path: Path) -> bool:
    """Whether a file without a sound entry was meant as a journal: its first line may have been torn off."""
    with path.open(encoding="utf-8", errors="replace") as stream:
        return next((line for line in stream if line.strip()), "").lstrip().startswith('{"')
