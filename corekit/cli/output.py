# SPDX-License-Identifier: Apache-2.0
"""Where a command's answer goes: to the terminal, to a pipe or to a file."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.formats.outline import Outline

_PRIVATE = 0o600


def print_json(data: Any) -> None:
    """One JSON document on stdout, in UTF-8 and with its keys in the order given."""
    print_bytes((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def print_bytes(content: bytes) -> None:
    """Bytes on stdout, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def print_outline(outline: Outline, *, to_stderr: bool = False) -> None:
    """An outline as text: as wide as the terminal, with bold type only on one."""
    from corekit.formats.terminal import render_text  # noqa: PLC0415 - JSON answers never need it

    options = terminal_options(to_stderr=to_stderr)
    click.echo(render_text(outline, **options), nl=False, err=to_stderr)


def terminal_options(*, to_stderr: bool = False) -> dict[str, Any]:
    """Options of the text format that suit where the output goes: width and, on a terminal only, bold type."""
    stream = sys.stderr if to_stderr else sys.stdout
    if not stream.isatty():
        return {}
    import shutil  # noqa: PLC0415 - only a terminal has a width

    return {"width": shutil.get_terminal_size().columns, "styled": "NO_COLOR" not in os.environ}


def write_file(path: Path, content: bytes, *, private: bool) -> None:
    """Write a whole file or nothing: beside it first, then moved into its place.

    `private` files can be read by their owner alone (mode 0600). A path that is no regular file (a pipe, a device)
    is written to as it is. Raises `click.ClickException` with the system's reason.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        _replace(target, content, _PRIVATE if private else 0o666)
    except OSError as error:
        raise click.FileError(str(path), error.strerror or "cannot be written") from error


def _replace(target: Path, content: bytes, mode: int) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
