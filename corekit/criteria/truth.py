# SPDX-License-Identifier: Apache-2.0
"""The three truth values as integers: `all` is the least, `any` the greatest, `not` the distance from true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FALSE: Final = 0
UNKNOWN: Final = 1
TRUE: Final = 2

#: What people read and JSON carries, by truth value.
NAMES: Final = ("false", "unknown", "true")


def both(truths: Iterable[int]) -> int:
    """Kleene's conjunction: false if one is false, else unknown if one is unknown, else true (also of nothing)."""
    return min(truths, default=TRUE)


def either(truths: Iterable[int]) -> int:
    """Kleene's disjunction: true if one is true, else unknown if one is unknown, else false (also of nothing)."""
    return max(truths, default=FALSE)


def negation(truth: int) -> int:
    """Kleene's negation; the unknown stays unknown."""
    return TRUE - truth


def possibility(truth: int) -> int:
    """True unless *truth* is false: "or unknown", SQL's `IS NOT FALSE`."""
    return TRUE if truth else FALSE


def within(low: float | None, high: float | None, at_least: float | None, at_most: float | None) -> int:
    """
    Whether a number somewhere in [*low*, *high*] lies in [*at_least*, *at_most*]; None is an open end.

    True when the whole first range does, false when none of it does, else unknown.
    """
    if (high is not None and at_least is not None and high < at_least) or (
        low is not None and at_most is not None and low > at_most
    ):
        return FALSE
    above = at_least is None or (low is not None and low >= at_least)
    below = at_most is None or (high is not None and high <= at_most)
    return TRUE if above and below else UNKNOWN
