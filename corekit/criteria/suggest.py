# SPDX-License-Identifier: Apache-2.0
"""The "did you mean" of criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: str, names: Iterable[str]) -> str | None:
    """
    A hint with up to three names that *name* may have been meant as, the likeliest first; None if none is near.

    Kebab-case and snake_case are the same here.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    known = {_plain(candidate): candidate for candidate in sorted(names, reverse=True)}
    near = get_close_matches(_plain(name), known, n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(known[match] for match in near)}?" if near else None


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")
