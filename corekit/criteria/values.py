# SPDX-License-Identifier: Apache-2.0
"""
What a fact or an attribute can be worth while criteria are evaluated.

A value is `"yes"` / `"no"`, a choice, an ISO date, a number or an `Interval`, a collection of choices or `Members`, a
list of movement records, or `NOT_APPLICABLE`. A name without a value is unknown.
"""

from __future__ import annotations

import sys
from enum import Enum
from typing import Any, Final

import attrs


class Applicability(Enum):
    """Whether a question applies; its one member is the value of a fact whose question does not."""

    NOT_APPLICABLE = "not_applicable"

    def __repr__(self) -> str:
        return self.name


#: The value of a fact behind a closed gate or before its moment: every test on it is false.
NOT_APPLICABLE: Final = Applicability.NOT_APPLICABLE


@attrs.frozen
class Interval:
    """A number known to lie between *low* and *high*, both included; None is an open end."""

    low: float | None = None
    high: float | None = None

    @property
    def exact(self) -> bool:
        """Whether both ends are the same number."""
        return self.low is not None and self.low == self.high


@attrs.frozen
class Members:
    """A set of which *certain* are members for sure and *possible* may be; None when anything else may be."""

    certain: frozenset[str] = frozenset()
    possible: frozenset[str] | None = frozenset()

    @property
    def open(self) -> bool:
        """Whether nothing is known about what else belongs to the set."""
        return self.possible is None


def is_number(value: Any) -> bool:
    """Whether *value* is an int or float; a bool is neither here."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_finite(value: Any) -> bool:
    """Whether *value* is a number that can be reckoned with: no infinity, no NaN, no int that is beyond every float."""
    return is_number(value) and abs(value) <= sys.float_info.max


def bounds(value: Any) -> tuple[Any, Any] | None:
    """
    The ends of what *value* may be on an ordered scale: numbers, or ISO dates (their text sorts as they do).

    A pair `[low, high]` counts as a range, as in a dose. None when *value* is no such thing.
    """
    if isinstance(value, Interval):
        return value.low, value.high
    if isinstance(value, int | float | str):
        return value, value
    if isinstance(value, list | tuple) and len(value) == 2 and all(is_number(end) for end in value):
        return value[0], value[1]
    return None


def simplest(low: float | None, high: float | None) -> float | Interval | None:
    """The plainest value for a number between two ends: the number itself, an interval, or None for anything."""
    if low is None and high is None:
        return None
    return low if low == high else Interval(low, high)
