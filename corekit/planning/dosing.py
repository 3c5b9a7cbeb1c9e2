# SPDX-License-Identifier: Apache-2.0
"""From the ranges of an exercise to the figures a plan starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.planning.limits import Change, Limits, limited
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
