# SPDX-License-Identifier: Apache-2.0
"""Dose limits: they combine to the tightest, act only towards a key's safer side, and may leave nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.model.dose import DoseKey

#: The three parts of a prescription, with the table of their keys.
PARTS: dict[str, Mapping[str, DoseKey]] = {
    "dose": DOSE_KEYS,
    "intensity": INTENSITY_KEYS,
    "frequency": FREQUENCY_KEYS,
}

#: Choices of the talk test from the easiest to the hardest effort (American College of Sports Medicine; recalled).
TALK_TEST = ("sing", "talk", "few_words")


@attrs.frozen(kw_only=True)
class Bound:
    """The tightest figures asked of one key; None where nothing is asked."""

    at_least: float | str | None = None
    at_most: float | str | None = None

    def tightened(self, other: Mapping[str, Any]) -> Bound:
        """This bound and *other* together."""
        low, high = other.get("at_least"), other.get("at_most")
        return Bound(
            at_least=max((value for value in (self.at_least, low) if value is not None), default=None, key=_rank),
            at_most=min((value for value in (self.at_most, high) if value is not None), default=None, key=_rank),
        )

    @property
    def empty(self) -> bool:
        """Whether no figure satisfies both ends."""
        if self.at_least is None or self.at_most is None:
            return False
        return _rank(self.at_least) > _rank(self.at_most)


@attrs.frozen(kw_only=True)
class Limits:
    """All limits on one exercise."""

    #: Bounds by part (`dose`, `intensity`, `frequency`) and key.
    bounds: Mapping[tuple[str, str], Bound] = attrs.field(factory=dict)
    #: The smallest factor by dose key; factors never multiply with one another.
    factors: Mapping[str, float] = attrs.field(factory=dict)

    @property
    def impossible(self) -> bool:
        """Whether some key has no figure left."""
        return any(bound.empty for bound in self.bounds.values())

    def __bool__(self) -> bool:
        return bool(self.bounds or self.factors)


def combine(entries: Iterable[Mapping[str, Any]]) -> Limits:
    """
    Unite the bounds of several limits: the smallest maximum, the largest minimum, the smallest factor.

    A bound towards the unsafe side of its key is left out: no rule can ask for more load.
    """
    bounds: dict[tuple[str, str], Bound] = {}
    factors: dict[str, float] = {}
    for entry in entries:
        for part, table in PARTS.items():
            for key, asked in (entry.get(part) or {}).items():
                safe = _towards_safety(asked, table[key])
                if safe:
                    bounds[part, key] = bounds.get((part, key), Bound()).tightened(safe)
        for key, factor in (entry.get("scale") or {}).items():
            factors[key] = min(factor, factors.get(key, 1.0))
    return Limits(bounds=bounds, factors=factors)


def _towards_safety(asked: Mapping[str, Any], key: DoseKey) -> dict[str, Any]:
    side = "at_most" if key.safer == "lower" else "at_least"
    return {name: value for name, value in asked.items() if name == side}


def _rank(value: float | str) -> float:
    """Numbers in their own order, efforts of the talk test from the easiest to the hardest."""
    return TALK_TEST.index(value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class Change:
    """A figure that a limit or the time budget changed."""

    part: str
    key: str
    before: Any
    after: Any


def limited(part: str, figures: Mapping[str, Any], limits: Limits) -> tuple[dict[str, Any], tuple[Change, ...]] | None:
    """
    Bring the *figures* of one part (key to a single number) within *limits*.

    Returns the figures and what changed, or None when nothing that is worth doing is left (a count or a time of
    zero, or a bound that contradicts another).
    """
    result = dict(figures)
    changes: list[Change] = []
    if part == "dose":
        for key, factor in sorted(limits.factors.items()):
            if key in result:
                result[key] = scaled(key, result[key], factor)
    for (bound_part, key), bound in sorted(limits.bounds.items()):
        if bound_part != part or (key not in result and part != "intensity"):
            continue
        if bound.empty:
            return None
        result[key] = _within(result.get(key), bound)
    for key, value in result.items():
        if value != figures.get(key):
            changes.append(Change(part=part, key=key, before=figures.get(key), after=value))
            if _nothing(value, PARTS[part][key]):
                return None
    return result, tuple(changes)


def _within(value: Any, bound: Bound) -> Any:
    if isinstance(value, list):
        return [_within(item, bound) for item in value]
    if value is None:
        return bound.at_most if bound.at_most is not None else bound.at_least
    if bound.at_most is not None:
        value = min(value, bound.at_most, key=_rank)
    if bound.at_least is not None:
        value = max(value, bound.at_least, key=_rank)
    return value


def _nothing(value: Any, key: DoseKey) -> bool:
    figures = value if isinstance(value, list) else [value]
    return key.safer == "lower" and all(not isinstance(figure, str) and figure <= 0 for figure in figures)


def scaled(key: str, value: Any, factor: float) -> Any:
    """
    *value* of dose key *key* times *factor*, rounded towards the safer side; a count does not fall below 1.

    A range or a list of sets is scaled figure by figure.
    """
    if isinstance(value, list):
        return [scaled(key, item, factor) for item in value]
    exact = value * factor
    if DOSE_KEYS[key].safer == "higher":
        return math.ceil(exact)
    if float(exact).is_integer():
        rounded: float = int(exact)
    else:
        rounded = math.floor(exact) if exact >= 1 else exact
    return max(1, rounded) if isinstance(value, int) else rounded
