# SPDX-License-Identifier: Apache-2.0
"""A report for GitHub Actions: one workflow command a finding, which shows beside the line in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.report import CheckReport
    from corekit.model.diagnostic import Diagnostic

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: CheckReport) -> str:
    """Return the report as workflow commands, one a line."""
    return "".join(f"{_command(fault)}\n" for fault in report.diagnostics)


def _command(fault: Diagnostic) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(fault))
    message = fault.message if fault.hint is None else f"{fault.message}\n{fault.hint}"
    return f"::{_COMMANDS[fault.severity]} {properties}::{_text(message)}"


def _properties(fault: Diagnostic) -> Iterator[tuple[str, str]]:
    if fault.file is not None:
        yield "file", fault.file.replace("\\", "/")
    if fault.line is not None:
        yield "line", str(fault.line)
        yield "endLine", str(fault.end_line or fault.line)
        if fault.column is not None and fault.end_line in (None, fault.line):  # columns count within one line alone
            yield "col", str(fault.column)
            yield "endColumn", str(fault.end_column or fault.column)
    yield "title", fault.code


def _text(text: str) -> str:
    """Return a text as the part behind `::` takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a text as a value among others takes it."""
    return _text(text).replace(":", "%3A").replace(",", "%2C")
