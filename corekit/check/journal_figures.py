# SPDX-License-Identifier: Apache-2.0
"""Figures of a journal that a case gives outright, so that a rule over them can be shown without a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.content.library import Library

#: Ways to derive a fact that need a journal.
_OVER_A_JOURNAL = ("journal", "run", "over")


def journal_figures(library: Library, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of *given* that are derived from a journal, with their values; `unknown` is None."""
    return {
        name: None if value == "unknown" else value
        for name, value in given.items()
        if library.has("fact", name)
        and (derive := library.get("fact", name).derive)
        and not derive.keys().isdisjoint(_OVER_A_JOURNAL)
    }
