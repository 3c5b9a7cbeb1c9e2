# SPDX-License-Identifier: Apache-2.0
"""From the ranges of an exercise to the figures a plan starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.dose import DOSE_KEYS
from corekit.planning.limits import Change, Limits, limited, scaled
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.model.exercise import Exercise

#: Keys whose range starts at the upper figure: rest, and days between sessions.
STARTS_HIGH = frozenset({"rest_seconds", "relax_seconds", "recover_seconds", "every_days", "every_weeks"})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Prescribed(Record):
    """The three parts of one prescription, every figure single (`reps_by_set` stays a list)."""

    dose: dict[str, Any]
    intensity: dict[str, Any]
    frequency: dict[str, Any]


def starting_dose(
    exercise: Exercise,
    *,
    dose: Any = None,
    intensity: Mapping[str, Any] | None = None,
    frequency: Mapping[str, Any] | None = None,
) -> Prescribed:
    """
    The figures a plan starts with.

    *dose* names one of the exercise's `doses` or overrides figures of its own dose; *intensity* overrides figure by
    figure; a *frequency* replaces the exercise's as far as it speaks of the same thing (times a day, days a week). A
    range starts at its first figure, rest and days between sessions at the upper one, unless the exercise's `start`
    says otherwise.
    """
    named = (exercise.doses or {}).get(dose, {}) if isinstance(dose, str) else {}
    figures = dict(named or exercise.dose or next(iter((exercise.doses or {}).values()), {}))
    figures.update((exercise.start or {}) if not named else {})
    if dose is not None and not isinstance(dose, str):
        if "reps" in dose:
            figures.pop("reps_by_set", None)
        figures.update(dose)
    if "reps_by_set" in figures:
        figures.pop("reps", None)
    return Prescribed(
        dose={key: first(key, value) for key, value in figures.items()},
        intensity={
            key: first(key, value) for key, value in {**(exercise.intensity or {}), **(intensity or {})}.items()
        },
        frequency=_frequency(exercise.frequency or {}, frequency or {}),
    )


#: The two things a frequency says, each by one of these keys.
_WITHIN_A_DAY = frozenset({"times_per_day", "every_hours", "every_minutes", "while", "as_needed"})


def _frequency(own: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for keys in (_WITHIN_A_DAY, frozenset({"days_per_week", "every_days", "every_weeks"})):
        part = {key: value for key, value in asked.items() if key in keys}
        part = part or {key: value for key, value in own.items() if key in keys}
        result.update({key: first(key, value) for key, value in part.items()})
    return result


def first(key: str, value: Any) -> Any:
    """The starting figure of a range `[low, high]`; anything else as it is."""
    if isinstance(value, (list, tuple)) and key != "reps_by_set":
        return value[1] if key in STARTS_HIGH and len(value) > 1 else value[0]
    return list(value) if isinstance(value, tuple) else value


#: What the amount of a dose is made of, in the order in which it is cut: sets, then how much of each, then holds.
AMOUNT = ("sets", "reps", "cycles", "minutes", "metres", "hold_seconds", "contract_seconds")


def scaled_dose(dose: Mapping[str, Any], factors: Mapping[str, float]) -> dict[str, Any]:
    """
    The figures of *dose* times *factors*, rounded towards the safer side, within the bounds of the dose table.

    Several factors that lessen the amount lessen it once: half the sets and half the repetitions would be a quarter.
    The sets go first; what one set does not give comes off the repetitions (or minutes, metres), then off the hold.
    """
    result = dict(dose)
    lessening = [key for key in AMOUNT if factors.get(key, 1.0) < 1]
    for key, factor in factors.items():
        if key not in lessening:
            _scale(result, key, factor)
    open_ones = [key for key in lessening if _can_be_less(result, key)]
    left = min((factors[key] for key in open_ones), default=1.0)
    for key in open_ones:
        if left >= 1 - _AS_GOOD_AS_ONE:
            break
        before = _amount(result, key)
        _scale(result, key, max(left, factors[key]))
        left *= before / _amount(result, key)
    return result


_AS_GOOD_AS_ONE = 1e-9


def _scale(dose: dict[str, Any], key: str, factor: float) -> None:
    """Scale one key of *dose*; sets and repetitions also where they are given set by set."""
    by_set = dose.get("reps_by_set")
    if by_set is not None and key == "sets":
        dose["reps_by_set"] = by_set[: _bounded(key, scaled(key, len(by_set), factor))]
        dose.update({"sets": len(dose["reps_by_set"])} if "sets" in dose else {})
        return
    for name in ("reps", "reps_by_set") if key == "reps" else (key,):
        if name in dose:
            dose[name] = _bounded(name, scaled(name, dose[name], factor))


def _amount(dose: Mapping[str, Any], key: str) -> float:
    if "reps_by_set" in dose and key in ("sets", "reps"):
        return float(len(dose["reps_by_set"]) if key == "sets" else sum(dose["reps_by_set"]))
    return float(dose[key])


def _can_be_less(dose: Mapping[str, Any], key: str) -> bool:
    by_set = dose.get("reps_by_set")
    if by_set is not None and key in ("sets", "reps"):
        return len(by_set) > 1 if key == "sets" else max(by_set) > 1
    least = 0 if key == "hold_seconds" else DOSE_KEYS[key].minimum
    return key in dose and dose[key] > least


def _bounded(key: str, figure: Any) -> Any:
    if isinstance(figure, list):
        return [_bounded(key, each) for each in figure]
    table = DOSE_KEYS[key]
    return max(table.minimum, min(table.maximum, figure))


def within(prescribed: Prescribed, limits: Limits) -> tuple[Prescribed, tuple[Change, ...]] | None:
    """*prescribed* brought within *limits*, with what changed; None when nothing is left."""
    parts: dict[str, dict[str, Any]] = {}
    changes: list[Change] = []
    for part in ("dose", "intensity", "frequency"):
        result = limited(part, getattr(prescribed, part), limits)
        if result is None:
            return None
        parts[part], changed = result
        changes.extend(changed)
    return Prescribed(**parts), tuple(changes)
