# SPDX-License-Identifier: Apache-2.0
"""Collects what is wrong with data, each fault with its place and how to mend it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable


class Faults:
    """The faults found so far, in the order of the data."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def add(self, code: str, pointer: str, message: str, hint: str | None = None) -> None:
        """Note a fault at the JSON *pointer*."""
        self.found.append(Diagnostic(code=code, message=message, hint=hint, pointer=pointer))

    def unknown(self, pointer: str, what: str, name: object, known: Iterable[str]) -> None:
        """Note a name that nothing bears, with names like it."""
        names = tuple(known)
        near = get_close_matches(str(name), names, n=3, cutoff=0.5)
        listed = "', '".join(near or names)
        hint = f"Did you mean '{listed}'?" if near else f"There are: '{listed}'."
        self.add("figure-unknown-name", pointer, f"there is no {what} '{name}'", hint)

    def wrong(self, pointer: str, what: str, value: object, example: str) -> None:
        """Note a value of another kind than is needed."""
        self.add("figure-value", pointer, f"{what} cannot be {_said(value)}", f"Write it like this: {example}")


def _said(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "empty" if value is None else f"'{value}'"


def escaped(name: object) -> str:
    """A key as a part of a JSON pointer."""
    return str(name).replace("~", "~0").replace("/", "~1")
