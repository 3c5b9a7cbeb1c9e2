# SPDX-License-Identifier: Apache-2.0
"""Names and their spellings: kebab or snake, near misses, lists for sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain(name: str) -> str:
    """Return the one form that both spellings of a name share (`neck_turns`, `Neck-Turns` -> `neck-turns`)."""
    return name.replace("_", "-").lower()


def snake(name: str) -> str:
    """Return a name as facts and terms are spelled."""
    return name.replace("-", "_")


def close_matches(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known names that a misspelt one may have meant, nearest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    by_form: dict[str, str] = {}
    for candidate in sorted(set(known)):
        by_form.setdefault(plain(candidate), candidate)
    return tuple(by_form[form] for form in get_close_matches(plain(name), by_form, n=3, cutoff=0.6))


def respelled(name: str, known: Iterable[str]) -> str | None:
    """Return the one known name of which *name* is another spelling; None if there is none, or more than one."""
    alike = {candidate for candidate in known if plain(candidate) == plain(name)}
    return alike.pop() if len(alike) == 1 else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest right name; empty if none is near."""
    matches = close_matches(name, known)
    return f" — did you mean '{matches[0]}'?" if matches else ""


def offer(close: Iterable[str]) -> str | None:
    """Return the hint that offers near names; None if there are none."""
    names = ", ".join(repr(match) for match in close)
    return f"Did you mean {names}?" if names else None


def listed(values: Iterable[Any], *, most: int = 12) -> str:
    """Return values as a list for a sentence, cut after *most*."""
    shown = [str(value) for value in values]
    cut = f" ... ({len(shown)} in all)" if len(shown) > most else ""
    return ", ".join(shown[:most]) + cut
