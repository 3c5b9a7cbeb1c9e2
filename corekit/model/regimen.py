# SPDX-License-Identifier: Apache-2.0
"""A regimen: when and how exercises are given."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, many, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Track(Value):
    """One track of a regimen: an exercise, exercises picked by a selector, a progression, or other regimens."""

    phase: str
    when: Any = None
    exercise: str | None = None
    or_: Any = None
    exercises: Any = None
    pick: int | None = None
    progression: str | None = None
    regimens: Any = None
    dose: Any = None
    intensity: Any = None
    frequency: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Regimen(Value):
    """One regimen; `needs` names the screens that must be covered before it is issued."""

    title: str
    also_known_as: tuple[str, ...] | None = strings()
    approach: str | None = None
    indicated_when: Any = None
    contraindicated_when: Any = None
    needs: tuple[str, ...] | None = strings()
    tracks: tuple[Track, ...] = many(Track, required=True)
    review_every_days: int | None = None
    because: str | None = None
    sources: Any = None
    evidence: Any = None
    cases: Any = None
