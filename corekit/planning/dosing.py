# SPDX-License-Identifier: Apache-2.0
"""From the ranges of an exercise to the figures a plan starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.planning.limits import Change, Limits, combine, limited
from corekit.planning.scaling import AMOUNT, scaled_dose
from corekit.planning.schedule import bout_seconds
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.model.exercise import Exercise

#: Keys whose range starts at the upper figure: rest, and days between sessions.
STARTS_HIGH = frozenset({"rest_seconds", "relax_seconds", "recover_seconds", "every_days", "every_weeks"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
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


def stand_in_dose(exercise: Exercise, own: Prescribed, asked: Prescribed) -> Prescribed:
    """
    What *exercise* is given with where it stands in for another, for which the place asks *asked*.

    Of its own dose each figure grows as far towards what is asked as its range goes, so that it grows with the stages
    too. Where it would be more work than what is asked, it is lessened by as much; nor is it harder.
    """
    ranges = exercise.dose or {}
    dose = dict(own.dose)
    for key in AMOUNT:
        if key in dose and key in asked.dose and isinstance(ranges.get(key), (list, tuple)):
            dose[key] = max(dose[key], min(asked.dose[key], ranges[key][-1]))
    work, most = _work_seconds(dose), _work_seconds(asked.dose)
    if work > most > 0:
        dose = scaled_dose(dose, dict.fromkeys(AMOUNT, most / work))
    bounds = {key: {"at_most": value} for key, value in asked.intensity.items() if key in own.intensity}
    eased = limited("intensity", own.intensity, combine([{"intensity": bounds}]))
    return Prescribed(dose=dose, intensity=own.intensity if eased is None else eased[0], frequency=own.frequency)


def _work_seconds(dose: Mapping[str, Any]) -> float:
    """Seconds of one bout of *dose* on one side, without rests and the time to get into position."""
    return bout_seconds({**dose, "rest_seconds": 0}, sides=1) - bout_seconds({"reps": 0}, sides=1)


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
