# SPDX-License-Identifier: Apache-2.0
"""Dose limits: they combine to the tightest, act only towards a key's safer side, and may leave nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS
from corekit.planning.frequency import bouts_per_day, days_a_week, within_frequency
from corekit.planning.scaling import scaled_dose
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corekit.model.dose import DoseKey

#: The three parts of a prescription, with the table of their keys.
PARTS: dict[str, Mapping[str, DoseKey]] = {
    "dose": DOSE_KEYS,
    "intensity": INTENSITY_KEYS,
    "frequency": FREQUENCY_KEYS,
}

#: Choices of the talk test from the easiest to the hardest effort (American College of Sports Medicine; recalled).
TALK_TEST = ("sing", "talk", "few_words")


#: Figures that a dose of another key has, said or not.
_GOES_WITH = {
    "relax_seconds": "contract_seconds",
    "contract_effort_percent": "contract_seconds",
    "recover_seconds": "work_seconds",
}


class Bound(NamedTuple):
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

    def bring(self, figure: Any) -> Any:
        """*figure* within this bound."""
        if self.at_most is not None:
            figure = min(figure, self.at_most, key=_rank)
        if self.at_least is not None:
            figure = max(figure, self.at_least, key=_rank)
        return figure

    @property
    def empty(self) -> bool:
        """Whether no figure satisfies both ends."""
        if self.at_least is None or self.at_most is None:
            return False
        return _rank(self.at_least) > _rank(self.at_most)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Limits(Record):
    """All limits on one exercise."""

    #: Bounds by part (`dose`, `intensity`, `frequency`) and key.
    bounds: Mapping[tuple[str, str], Bound] = attrs.field(factory=dict)
    #: The strictest factor by dose key; factors never multiply with one another.
    factors: Mapping[str, float] = attrs.field(factory=dict)
    #: The factors as each limit gives them: those of one limit that lessen the amount lessen it once.
    scales: tuple[Mapping[str, float], ...] = ()
    #: Keys of the intensity by which the exercise is not prescribed.
    withdrawn: frozenset[str] = frozenset()

    @property
    def impossible(self) -> bool:
        """Whether some key has no figure left."""
        return any(bound.empty for bound in self.bounds.values())

    def __bool__(self) -> bool:
        return bool(self.bounds or self.factors or self.withdrawn)


def combine(entries: Iterable[Mapping[str, Any]]) -> Limits:
    """
    Unite the bounds of several limits: the smallest maximum, the largest minimum, the strictest factor.

    A bound or factor towards the unsafe side of its key is left out: no rule can ask for more load. What one limit
    withdraws stays withdrawn.
    """
    bounds: dict[tuple[str, str], Bound] = {}
    factors: dict[str, float] = {}
    scales: list[dict[str, float]] = []
    withdrawn: set[str] = set()
    for entry in entries:
        for part, table in PARTS.items():
            for key, asked in (entry.get(part) or {}).items():
                safe = _towards_safety(asked, table[key])
                if safe:
                    bounds[part, key] = bounds.get((part, key), Bound()).tightened(safe)
        scale = {key: _stricter(key, factor, 1.0) for key, factor in (entry.get("scale") or {}).items()}
        factors.update({key: _stricter(key, factor, factors.get(key, 1.0)) for key, factor in scale.items()})
        scales.extend([scale] if scale and scale not in scales else [])
        withdrawn.update(entry.get("without") or ())
    return Limits(bounds=bounds, factors=factors, scales=tuple(scales), withdrawn=frozenset(withdrawn))


def _stricter(key: str, one: Any, other: Any) -> Any:
    """Of two figures or factors of a dose key the one on its safer side; of two lists of sets, set by set."""
    if isinstance(one, list):
        return [_stricter(key, *pair) for pair in zip(one, other, strict=False)]
    return min(one, other) if DOSE_KEYS[key].safer == "lower" else max(one, other)


def _towards_safety(asked: Mapping[str, Any], key: DoseKey) -> dict[str, Any]:
    side = "at_most" if key.safer == "lower" else "at_least"
    return {name: value for name, value in asked.items() if name == side}


def _rank(value: float | str) -> float:
    """Numbers in their own order, efforts of the talk test from the easiest to the hardest."""
    return TALK_TEST.index(value) if isinstance(value, str) else value


class Change(NamedTuple):
    """A figure that a limit changed."""

    part: str
    key: str
    before: Any
    after: Any
    #: The key that the limit speaks of, where it is another (`reps` on a dose given in `reps_by_set`).
    bound: str
    #: Whether the figure is taken away; *after* is None then.
    withdrawn: bool = False


def limited(part: str, figures: Mapping[str, Any], limits: Limits) -> tuple[dict[str, Any], tuple[Change, ...]] | None:
    """
    Bring the *figures* of one part (key to a single number) within *limits*.

    Returns the figures and what changed, or None when nothing that is worth doing is left (a count or a time of
    zero, a bound that contradicts another, or no measure of an intensity that had one).
    """
    bounds = {key: bound for (of, key), bound in sorted(limits.bounds.items()) if of == part}
    if any(bound.empty for bound in bounds.values()):
        return None
    if part == "frequency":
        result, changes = _often(figures, bounds)
    elif part == "intensity":
        result, changes = _hard(figures, bounds, limits.withdrawn)
        if figures and not result:
            return None
    else:
        result, changes = _much(part, figures, bounds, limits.scales)
    if any(_nothing(change.after, PARTS[part][change.key]) for change in changes if not change.withdrawn):
        return None
    return result, changes


def _hard(
    figures: Mapping[str, Any], bounds: Mapping[str, Bound], withdrawn: frozenset[str]
) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """An intensity without what is *withdrawn*, the rest of it within *bounds*."""
    left = {key: value for key, value in figures.items() if key not in withdrawn}
    result, changes = _much("intensity", left, {key: bounds[key] for key in bounds if key not in withdrawn}, ())
    gone = (
        Change(part="intensity", key=key, before=value, after=None, bound=key, withdrawn=True)
        for key, value in figures.items()
        if key in withdrawn
    )
    return result, (*changes, *gone)


def _often(figures: Mapping[str, Any], bounds: Mapping[str, Bound]) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """A frequency within *bounds*, which hold whichever keys it is given in."""
    tightest: dict[str, Any] = {
        key: bound.at_least if bound.at_most is None else bound.at_most for key, bound in bounds.items()
    }
    result = dict(figures)
    changes: list[Change] = []
    for bound, after in within_frequency(figures, tightest):
        changes.extend(
            Change(part="frequency", key=key, before=_said(result, key), after=figure, bound=bound)
            for key, figure in after.items()
            if figure != result.get(key)
        )
        result = after
    return result, tuple(changes)


def _said(frequency: Mapping[str, Any], key: str) -> Any:
    """The figure of *key* that *frequency* comes to, where it is given in another or left at its default."""
    if key in frequency or key not in ("times_per_day", "days_per_week"):
        return frequency.get(key)
    if key == "days_per_week":
        return round(days_a_week(frequency), 2)
    return bouts_per_day(frequency) or None


def _much(
    part: str, figures: Mapping[str, Any], bounds: Mapping[str, Bound], scales: Iterable[Mapping[str, float]]
) -> tuple[dict[str, Any], tuple[Change, ...]]:
    """A dose or intensity scaled as the strictest of *scales* asks for each key, then within *bounds*."""
    result = dict(figures)
    for scale in scales:
        less = scaled_dose(figures, scale)
        result = {key: _stricter(key, figure, less[key]) for key, figure in result.items()}
    bound_by = dict(_scaled_by(figures, result))
    for key, bound in bounds.items():
        if key not in result and (part == "intensity" or _implied(key, result)):
            result[key] = bound.at_least if bound.at_most is None else bound.at_most
            bound_by[key] = key
        bound_by.update(dict.fromkeys(_alter(result, key, bound.bring), key))
    return result, tuple(
        Change(part=part, key=key, before=figures.get(key), after=value, bound=bound_by[key])
        for key, value in result.items()
        if value != figures.get(key)
    )


def _scaled_by(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each key that a factor changed, with the key that the factor is of."""
    for key, figure in after.items():
        if figure != before[key]:
            fewer_sets = key == "reps_by_set" and len(figure) < len(before[key])
            yield key, "sets" if fewer_sets else "reps" if key == "reps_by_set" else key


def _alter(figures: dict[str, Any], key: str, change: Callable[[Any], Any]) -> Iterator[str]:
    """Change what *figures* say about *key*, also where the repetitions are given set by set; yields the keys."""
    by_set = figures.get("reps_by_set")
    if key in figures:
        value = figures[key]
        figures[key] = [change(figure) for figure in value] if isinstance(value, list) else change(value)
        yield key
    if by_set is not None and key in ("reps", "sets"):
        kept = [change(figure) for figure in by_set] if key == "reps" else by_set[: int(change(len(by_set)))]
        figures["reps_by_set"] = kept
        yield "reps_by_set"


def _implied(key: str, dose: Mapping[str, Any]) -> bool:
    """Whether *dose* has a figure of *key* without saying which: a rest between sets, say, that nobody gave."""
    if key == "rest_seconds":
        return len(dose.get("reps_by_set", ())) > 1 or bool(dose.get("sets", 1) > 1)
    return _GOES_WITH.get(key) in dose


def _nothing(value: Any, key: DoseKey) -> bool:
    figures = value if isinstance(value, list) else [value]
    return key.safer == "lower" and all(not isinstance(figure, str) and figure <= 0 for figure in figures)
