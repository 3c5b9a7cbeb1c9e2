# SPDX-License-Identifier: Apache-2.0
"""What went wrong, for people on stderr and for programs as JSON on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.output import print_json
from corekit.errors import OptionInvalid, PacksBroken, UnknownName
from corekit.formats.excerpt import excerpt, visible
from corekit.formats.terminal import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.errors import CorekitError
    from corekit.model.diagnostic import Diagnostic

_LARGEST_SHOWN = 1_000_000


def exit_code_of(error: CorekitError) -> int:
    """2 for a name that was not given right, 5 for broken packs, else 1."""
    if isinstance(error, UnknownName | OptionInvalid):
        return exit_codes.USAGE
    return exit_codes.BROKEN if isinstance(error, PacksBroken) else exit_codes.FINDINGS


def say_failure(
    code: str,
    message: str,
    *,
    hint: str | None,
    as_json: bool,
    exit_code: int,
    diagnostics: Iterable[Diagnostic] = (),
) -> None:
    """Say once what failed: one JSON document on stdout under --json, always a readable text on stderr."""
    found = tuple(diagnostics)
    if as_json:
        print_json(
            {
                "error": {
                    "code": code,
                    "message": message,
                    **({"hint": hint} if hint else {}),
                    "diagnostics": [diagnostic.to_dict() for diagnostic in found],
                    "exit_code": exit_code,
                }
            }
        )
    say_diagnostics(found)
    if not found or message not in {diagnostic.message for diagnostic in found}:
        click.echo(f"Error: {plain_text(message)}", err=True)
    if hint:
        click.echo(plain_text(hint), err=True)


def say_diagnostics(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str] | None = None) -> None:
    """Every finding on stderr: place, severity, what is wrong, the line with a caret, and how to mend it.

    `texts` holds what has been read already, by file name; other files are read from where they lie.
    """
    sources = {file: text.splitlines() for file, text in (texts or {}).items()}
    for diagnostic in diagnostics:
        for line in _lines(diagnostic, sources):
            click.echo(line, err=True)


def _lines(diagnostic: Diagnostic, sources: dict[str, list[str]]) -> Iterator[str]:
    place = [str(part) for part in (diagnostic.file, diagnostic.line, diagnostic.column) if part is not None]
    where = ":".join(place) or diagnostic.pointer or ""
    head = f"{where}: " if where else ""
    yield f"{head}{diagnostic.severity}: {plain_text(visible(diagnostic.message))} [{diagnostic.code}]"
    source = _source_line(diagnostic, sources)
    if source is not None:
        shown, carets = excerpt(source, diagnostic)
        number = f"{diagnostic.line:>5} | "
        yield number + shown
        yield " " * (len(number) - 2) + "| " + carets
    if diagnostic.hint:
        yield f"      {plain_text(diagnostic.hint)}"


def _source_line(diagnostic: Diagnostic, sources: dict[str, list[str]]) -> str | None:
    if diagnostic.file is None or diagnostic.line is None:
        return None
    if diagnostic.file not in sources:
        path = Path(diagnostic.file)
        readable = path.is_file() and path.stat().st_size <= _LARGEST_SHOWN
        sources[diagnostic.file] = path.read_text(encoding="utf-8", errors="replace").splitlines() if readable else []
    lines = sources[diagnostic.file]
    return lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else None
