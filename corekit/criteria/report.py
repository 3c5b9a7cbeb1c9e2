# SPDX-License-Identifier: Apache-2.0
"""Collects diagnostics while criteria are walked, each with the pointer to where the walk stands."""

from __future__ import annotations

from corekit.model.diagnostic import Diagnostic


class Report:
    """A place in the data and the diagnostics found so far, shared by all places."""

    __slots__ = ("_diagnostics", "_pointer")

    def __init__(self, pointer: str = "", diagnostics: list[Diagnostic] | None = None) -> None:
        self._pointer = pointer
        self._diagnostics: list[Diagnostic] = [] if diagnostics is None else diagnostics

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything found, in order."""
        return tuple(self._diagnostics)

    def at(self, pointer: str) -> Report:
        """The same report at another JSON Pointer."""
        return Report(pointer, self._diagnostics)

    def under(self, key: str) -> Report:
        """The same report, one step further in."""
        return self.at(f"{self._pointer}/{key.replace('~', '~0').replace('/', '~1')}")

    def add(self, code: str, message: str, hint: str | None = None) -> None:
        """Record a fault here."""
        self._diagnostics.append(Diagnostic(code=code, message=message, hint=hint, pointer=self._pointer))
