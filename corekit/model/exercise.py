# SPDX-License-Identifier: Apache-2.0
"""An exercise: what is done, with every attribute that rules can ask for."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, many, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OwnCondition(Value):
    """When one exercise is excluded or needs caution, for what no attribute can say (`when` is criteria on facts)."""

    when: Any
    because: str
    sources: Any
    if_unknown: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StopRule(Value):
    """When to stop during the exercise, and the sentence that says so."""

    when: Any
    say: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Evidence(Value):
    """A sentence about what is known, with the certainty of each source."""

    text: str
    sources: Any


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Exercise(Value):
    """
    One exercise.

    Attributes are terms of the vocabularies in `corekit.model.attributes`; absent means unsaid, and unsaid counts as
    unsafe. `dose`, `intensity` and `frequency` use the keys and units of `corekit.model.dose`.
    """

    title: str
    also_known_as: tuple[str, ...] | None = strings()
    mode: str | None = None
    qualities: tuple[str, ...] | None = strings()
    movement_family: str | None = None
    movements: Any = None
    position: Any = None
    muscles_stretched: tuple[str, ...] | None = strings()
    muscles_loaded: tuple[str, ...] | None = strings()
    muscles_pressed: tuple[str, ...] | None = strings()
    nerve_tension: str | None = None
    load: str | None = None
    impact: str | None = None
    effort: str | None = None
    velocity: str | None = None
    symmetry: str | None = None
    assistance: str | None = None
    balance_demand: str | None = None
    pressure: str | None = None
    breath_hold: str | None = None
    head_below_heart: str | None = None
    abdominal_pressure: str | None = None
    laterality: str | None = None
    hold_seconds: Any = None
    without: tuple[str, ...] | None = strings()
    level: int | None = None
    force_level: int | None = None
    requires_clinician: str | None = None
    equipment: tuple[Any, ...] | None = strings()
    dose: Any = None
    doses: Any = None
    start: Any = None
    intensity: Any = None
    frequency: Any = None
    steps: tuple[str, ...] | None = strings()
    cues: tuple[str, ...] | None = strings()
    mistakes: tuple[str, ...] | None = strings()
    excluded_when: tuple[OwnCondition, ...] | None = many(OwnCondition)
    caution_when: tuple[OwnCondition, ...] | None = many(OwnCondition)
    stop_when: tuple[StopRule, ...] | None = many(StopRule)
    easier: str | None = None
    harder: str | None = None
    variants: Any = None
    figure: Any = None
    evidence: tuple[Evidence, ...] | None = many(Evidence)
    because: str | None = None
    sources: Any = None
    cases: Any = None
