# SPDX-License-Identifier: Apache-2.0
"""Run lints and the checks of hooks over a library, each on its own: one that breaks loses nothing of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.check import Check

    Run = Callable[[Library, str], Iterable[Diagnostic]]

#: How much one checker may find in one pack: one that never ends must not hang the command.
MOST_FINDINGS = 100_000


def run_lints(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what the core's own lints find, without lines."""
    from corekit.check.lints import LINTS  # noqa: PLC0415 - not before a pack could be loaded

    for lint in LINTS:
        yield from _guarded(f"the lint '{lint.__name__}'", lint, library, namespace)


def run_checks(checks: Iterable[Check], library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what the checks of installed hooks find, without lines; each may use only codes of its own prefix."""
    for check in checks:
        who = f"the check '{check.id}'"
        for found in _guarded(who, check.run, library, namespace):
            if found.code != "checker-failed" and not found.code.startswith(f"{check.code_prefix}-"):
                message = f"{who} gave the code '{found.code}', which does not begin with '{check.code_prefix}-'"
                yield attrs.evolve(found, severity="error", code="checker-failed", message=message)
            else:
                yield found


def _guarded(who: str, run: Run, library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what a checker gives; what it raises, or gives that is no diagnostic, becomes a finding."""
    try:
        results: Iterable[object] = run(library, namespace)
        for count, found in enumerate(results):
            if not isinstance(found, Diagnostic):
                yield broken(who, f"gave a {type(found).__name__} instead of a diagnostic")
                return
            if count == MOST_FINDINGS:
                yield broken(who, f"found more than {MOST_FINDINGS} things")
                return
            yield found
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a checker raises is its own fault
        yield broken(who, f"failed ({type(error).__name__}{f': {error}' if str(error) else ''})")


def broken(who: str, why: str) -> Diagnostic:
    """The finding that a checker broke down."""
    hint = "What it would have found is not known."
    return Diagnostic(code="checker-failed", message=f"{who} {why}", hint=hint, file="pack.yaml", pointer="")
