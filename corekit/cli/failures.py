# SPDX-License-Identifier: Apache-2.0
"""What went wrong, for people on stderr and for programs as JSON on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.output import print_json
from corekit.errors import OptionInvalid, PacksBroken, UnknownName
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
    for diagnostic in diagnostics:
        for line in _lines(diagnostic, texts or {}):
            click.echo(line, err=True)


def _lines(diagnostic: Diagnostic, texts: Mapping[str, str]) -> Iterator[str]:
    place = [str(part) for part in (diagnostic.file, diagnostic.line, diagnostic.column) if part is not None]
    where = ":".join(place) or diagnostic.pointer or ""
    head = f"{where}: " if where else ""
    yield f"{head}{diagnostic.severity}: {plain_text(diagnostic.message)} [{diagnostic.code}]"
    source = _source_line(diagnostic, texts)
    if source is not None and diagnostic.line is not None:
        number = f"{diagnostic.line:>5} | "
        yield number + source
        yield " " * (len(number) - 2) + "| " + _caret(diagnostic, source)
    if diagnostic.hint:
        yield f"      {plain_text(diagnostic.hint)}"


def _source_line(diagnostic: Diagnostic, texts: Mapping[str, str]) -> str | None:
    if diagnostic.file is None or diagnostic.line is None:
        return None
    text = texts.get(diagnostic.file)
    if text is None:
        path = Path(diagnostic.file)
        if not path.is_file() or path.stat().st_size > _LARGEST_SHOWN:
            return None
        text = path.read_text(encoding="utf-8", errors="replace")
    lines = text.splitlines()
    if diagnostic.line > len(lines):
        return None
    shown = "".join(char if char.isprintable() else " " for char in lines[diagnostic.line - 1])
    return shown[:200]


def _caret(diagnostic: Diagnostic, source: str) -> str:
    start = max(1, diagnostic.column or 1)
    end = start + 1
    if diagnostic.end_column is not None and diagnostic.end_line in (None, diagnostic.line):
        end = max(end, diagnostic.end_column)
    return " " * (start - 1) + "^" * max(1, min(end, len(source) + 1) - start)
