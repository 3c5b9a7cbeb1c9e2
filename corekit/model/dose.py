# SPDX-License-Identifier: Apache-2.0
"""
THE table of dose, intensity and frequency keys: unit, bounds, and which side is the safer one.

Bounds are there to catch slips of the pen (editorial), not to prescribe; clinical limits stand in rules with sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen(eq=False, repr=False)
class DoseKey(Record):
    """One key; `safer` is `lower` or `higher`, `scalable` whether a factor may change it, `step` what it rounds to."""

    id: str
    title: str
    unit: str
    minimum: float
    maximum: float
    safer: str = "lower"
    whole: bool = True
    scalable: bool = True
    step: float = 1
    #: Words instead of numbers, from the least to the most demanding.
    choices: tuple[str, ...] = ()


def _table(*keys: DoseKey) -> Mapping[str, DoseKey]:
    return {key.id: key for key in keys}


#: What happens in one session; per side when `laterality` is `each_side`.
DOSE_KEYS: Mapping[str, DoseKey] = _table(
    DoseKey("sets", "Sets", "sets", 1, 20),
    DoseKey("reps", "Repetitions of a set", "repetitions", 1, 200),
    DoseKey("reps_by_set", "Repetitions of each set in turn", "repetitions", 1, 200),
    DoseKey("cycles", "Cycles of contracting and relaxing", "cycles", 1, 50),
    DoseKey("hold_seconds", "Hold", "seconds", 0, 3600, whole=False),
    DoseKey("contract_seconds", "Contraction", "seconds", 1, 60, whole=False),
    DoseKey("contract_effort_percent", "Effort of the contraction", "percent", 1, 100, whole=False),
    DoseKey("relax_seconds", "Relaxation after a contraction", "seconds", 0, 120, safer="higher", whole=False),
    DoseKey("rest_seconds", "Rest between sets", "seconds", 0, 900, safer="higher", whole=False, scalable=False),
    DoseKey("minutes", "Duration", "minutes", 0.5, 240, whole=False),
    DoseKey("metres", "Distance", "metres", 1, 100000, whole=False),
    DoseKey("load_kg", "Load", "kilograms", 0, 300, whole=False, step=0.5),
    DoseKey("load_percent_1rm", "Load as a share of one-repetition maximum", "percent", 1, 100, whole=False),
    DoseKey("work_seconds", "Work of an interval", "seconds", 1, 3600, whole=False),
    DoseKey(
        "recover_seconds", "Recovery of an interval", "seconds", 0, 3600, safer="higher", whole=False, scalable=False
    ),
)

#: How hard it is.
INTENSITY_KEYS: Mapping[str, DoseKey] = _table(
    DoseKey("talk_test", "Talk test", "words", 0, 2, scalable=False, choices=("sing", "talk", "few_words")),
    DoseKey("effort_0_10", "Effort from 0 to 10", "points", 0, 10, whole=False),
    DoseKey("heart_rate_reserve_percent", "Heart rate reserve", "percent", 1, 100, whole=False),
    DoseKey("met", "Energy cost", "metabolic equivalents", 1, 25, whole=False),
)

#: How often: one key for within a day, one for across days; both default to once a day, every day.
FREQUENCY_KEYS: Mapping[str, DoseKey] = _table(
    DoseKey("times_per_day", "Times a day", "times", 1, 48),
    DoseKey("every_hours", "Every so many hours while awake", "hours", 0.5, 24, safer="higher", whole=False),
    DoseKey("every_minutes", "Every so many minutes", "minutes", 5, 480, safer="higher", whole=False),
    DoseKey("while", "While doing this", "words", 0, 0, scalable=False),
    DoseKey("as_needed", "As needed", "words", 0, 0, scalable=False, choices=("no", "yes")),
    DoseKey("days_per_week", "Days a week", "days", 1, 7),
    DoseKey("every_days", "Every so many days", "days", 1, 60, safer="higher"),
    DoseKey("every_weeks", "Every so many weeks", "weeks", 1, 52, safer="higher"),
)
