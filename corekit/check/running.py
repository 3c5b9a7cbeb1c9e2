# SPDX-License-Identifier: Apache-2.0
"""Run lints and the checks of hooks over a library, each on its own: one that breaks loses nothing of the others."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import attrs

from corekit.content.packing import WORTH_SHARING
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.check import Check

    Run = Callable[[Library, str], Iterable[Diagnostic]]

#: How much one checker may find in one pack: one that never ends must not hang the command.
MOST_FINDINGS = 100_000


def run_lints(library: Library, namespace: str, *, processes: int = 1) -> Iterator[Diagnostic]:
    """
    Yield what the core's own lints find, without lines.

    Over a large pack they run in so many *processes* (more than one only where no other thread runs).
    """
    from corekit.check.lints import LINTS  # noqa: PLC0415 - not before a pack could be loaded

    lints = {lint.__name__: lint for lint in LINTS}

    def found_by(name: str) -> Iterator[Diagnostic]:
        return _guarded(f"the lint '{name}'", lints[name], library, namespace)

    elsewhere: dict[str, bytes] = {}
    if processes > 1 and len(library.pack(namespace).files) >= WORTH_SHARING:
        from corekit.content.sharing import share  # noqa: PLC0415 - only for large packs

        elsewhere = share(lambda name: pickle.dumps(tuple(found_by(name))), list(lints), processes, at_a_time=1)
    for name in lints:
        # what one of our own forks found, or what is found here
        yield from pickle.loads(elsewhere[name]) if name in elsewhere else found_by(name)  # noqa: S301


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
