# SPDX-License-Identifier: Apache-2.0
"""A report for people: what was checked with what, every finding with its line and a caret, and a summary."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.check.report import CheckReport, PackReport
    from corekit.model.diagnostic import Diagnostic

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
#: Larger files are not read again to show a line of them (bytes).
_LARGEST: Final = 1_000_000


def render(report: CheckReport, *, verbose: bool = False, styled: bool = False) -> str:
    """Return the report as text; *verbose* says the notes as well, *styled* is for a terminal."""
    writer = _Writer(verbose=verbose, styled=styled)
    return "".join(f"{line}\n" for line in writer.lines(report))


class _Writer:
    """Writes one report; each file is read at most once at a time."""

    def __init__(self, *, verbose: bool, styled: bool) -> None:
        self._verbose = verbose
        self._styled = styled
        self._file: str | None = None
        self._source: list[str] = []

    def lines(self, report: CheckReport) -> Iterator[str]:
        """Yield the lines of the report."""
        yield from self._header(report)
        shown = [fault for fault in report.diagnostics if self._verbose or fault.severity != "note"]
        for _, faults in groupby(shown, key=lambda fault: fault.file):
            yield ""
            for fault in faults:
                yield from self._finding(fault)
        if shown:
            yield ""
        for pack in report.packs:
            yield self._summary(pack)

    def _header(self, report: CheckReport) -> Iterator[str]:
        for pack in report.packs:
            beside = f", with {', '.join(pack.beside)}" if pack.beside else ""
            version = f" {pack.version}" if pack.version else ""
            yield self._style(f"{pack.namespace}{version}: {pack.files} files in {pack.root}{beside}", dim=True)
        for bringer in report.checks:
            name = " ".join(part for part in (bringer.distribution, bringer.version) if part)
            if bringer.withheld:
                text = f"{name}: its code lies in a checked path and is not run without --with-code"
            else:
                text = f"checks of {name}: {', '.join(bringer.checks) or 'none'}"
            yield self._style(text, dim=True)

    def _finding(self, fault: Diagnostic) -> Iterator[str]:
        from corekit.formats.excerpt import excerpt, visible  # noqa: PLC0415 - only where something is found
        from corekit.formats.terminal import plain_text  # noqa: PLC0415 - as above

        place = [str(part) for part in (fault.file, fault.line, fault.column) if part is not None]
        where = ":".join(place) or fault.pointer or ""
        severity = self._style(f"{fault.severity}:", fg=_COLOURS[fault.severity], bold=True)
        head = f"{self._style(where, bold=True)}: " if where else ""
        yield f"{head}{severity} {plain_text(visible(fault.message))} {self._style(f'[{fault.code}]', dim=True)}"
        source = self._line(fault)
        if source is not None:
            shown, carets = excerpt(source, fault)
            number = f"{fault.line:>5} | "
            yield number + shown
            yield " " * (len(number) - 2) + "| " + self._style(carets, fg=_COLOURS[fault.severity])
        if fault.hint:
            yield f"      {plain_text(fault.hint)}"

    def _line(self, fault: Diagnostic) -> str | None:
        """Return the line that a finding is about."""
        if fault.file is None or fault.line is None:
            return None
        if fault.file != self._file:
            self._file, self._source = fault.file, _read(Path(fault.file))
        return self._source[fault.line - 1] if fault.line <= len(self._source) else None

    def _summary(self, pack: PackReport) -> str:
        found = sum(self._verbose or fault.severity != "note" for fault in pack.diagnostics)
        states = [case.state for case in pack.cases]
        state = self._style("sound", fg="green") if pack.sound else self._style("not sound", fg="red", bold=True)
        waived = f", {len(pack.waived)} waived" if pack.waived else ""
        counts = (
            f"{found} finding{'' if found == 1 else 's'}{waived}, {states.count('passed')} of {len(states)} cases hold"
        )
        return f"{pack.namespace}: {state}, {counts}"

    def _style(self, text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
        return click.style(text, fg=fg, bold=bold, dim=dim) if self._styled else text


def _read(path: Path) -> list[str]:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        return path.read_text(encoding="utf-8", errors="replace").removeprefix("\ufeff").split("\n")
    except OSError:
        return []
