# SPDX-License-Identifier: Apache-2.0
"""Run a command so that every way it can end is a clean one: never a traceback, and one JSON document under --json."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from corekit.cli import exit_codes
from corekit.cli.app import app
from corekit.errors import CorekitError

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPORT = "Please report this: https://github.com/corekit/corekit/issues (--debug shows where it happened)."


def run(arguments: Sequence[str]) -> int:
    """The exit code of `corekit ARGUMENTS`; all that goes wrong is said on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.PIPE_CLOSED
    return code


def _run(arguments: Sequence[str]) -> int:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    as_json, debug = "--json" in options, "--debug" in options
    try:
        result = app.main(args=list(arguments) or ["--help"], prog_name="corekit", standalone_mode=False)
    except click.ClickException as error:
        return _usage_error(error, as_json=as_json)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("\nStopped.", err=True)
        return exit_codes.INTERRUPTED
    except CorekitError as error:
        if debug:
            raise
        return _known_error(error, as_json=as_json)
    except BrokenPipeError:
        raise
    except SystemExit:
        return exit_codes.PIPE_CLOSED  # click's own answer to a closed pipe
    except Exception as error:
        if debug:
            raise
        return _unexpected(error, as_json=as_json)
    return result if isinstance(result, int) else exit_codes.FINE


def _usage_error(error: click.ClickException, *, as_json: bool) -> int:
    from corekit.cli.failures import say_failure  # noqa: PLC0415 - only when something fails

    context = getattr(error, "ctx", None)
    usage = f"See 'corekit {context.command_path.removeprefix('corekit').strip()} --help'." if context else None
    usage = usage.replace("  ", " ") if usage else None
    say_failure("usage", error.format_message(), hint=usage, as_json=as_json, exit_code=error.exit_code or 2)
    return error.exit_code


def _known_error(error: CorekitError, *, as_json: bool) -> int:
    from corekit.cli.failures import exit_code_of, say_failure  # noqa: PLC0415 - only when something fails

    code = exit_code_of(error)
    say_failure(
        error.code, error.message, hint=error.hint, diagnostics=error.diagnostics, as_json=as_json, exit_code=code
    )
    return code


def _unexpected(error: Exception, *, as_json: bool) -> int:
    from corekit.cli.failures import say_failure  # noqa: PLC0415 - only when something fails

    name = type(error).__name__
    say_failure(
        "internal", f"corekit failed unexpectedly ({name}).", hint=_REPORT, as_json=as_json, exit_code=exit_codes.BROKEN
    )
    return exit_codes.BROKEN
