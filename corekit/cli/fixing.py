# SPDX-License-Identifier: Apache-2.0
"""`--fix`: check, mend what can be mended safely, and check again until nothing more can be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corekit.model.diagnostic import Diagnostic

    class PackFindings(Protocol):
        """What was found in one pack."""

        @property
        def root(self) -> str:
            """The directory of its pack.yaml."""

        @property
        def diagnostics(self) -> tuple[Diagnostic, ...]:
            """The findings, with whole paths."""

    class Findings(Protocol):
        """What one check found."""

        @property
        def packs(self) -> Sequence[PackFindings]:
            """Every pack."""


Report = TypeVar("Report", bound="Findings")

#: Mending one fault can show another behind it; more often than this is no mending any more.
MOST_ROUNDS = 8


def check_and_fix(check: Callable[[], Report]) -> Report:
    """
    Call *check* and mend what it finds, until nothing more can be mended; return the last report.

    Only files of findings that *check* reports are changed. What was mended is said on standard error, so that the
    report alone stands on standard output; so is a file that could not be written.
    """
    from corekit.check.fixes import fix_pack  # noqa: PLC0415 - only where something is to be mended

    report = check()
    mended, files = 0, set()
    for _ in range(MOST_ROUNDS):
        found = []
        for pack in report.packs:
            try:
                found.append(fix_pack(Path(pack.root), pack.diagnostics))
            except OSError as error:
                where = error.filename or pack.root
                click.echo(f"{where} could not be written: {error.strerror or type(error).__name__}", err=True)
        now = sum(len(result.mended) for result in found)
        if not now:
            break
        mended += now
        files |= {file for result in found for file in result.files}
        report = check()
    if mended:
        _say(mended, sorted(files))
    return report


def _say(mended: int, files: Sequence[Path]) -> None:
    findings = "1 finding" if mended == 1 else f"{mended} findings"
    where = "1 file" if len(files) == 1 else f"{len(files)} files"
    click.echo(f"Mended {findings} in {where}:", err=True)
    for file in files:
        click.echo(f"  {file}", err=True)
