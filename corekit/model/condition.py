# SPDX-License-Identifier: Apache-2.0
"""A condition: a diagnosis or pattern and what it means for exercise."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value, many, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ConditionEffect(Value):
    """One thing a condition excludes, cautions, limits or prefers; a limit carries its bounds as in a rule."""

    select: Any
    because: str
    sources: Any
    when: Any = None
    if_unknown: str | None = None
    unknown_because: str | None = None
    dose: Any = None
    intensity: Any = None
    frequency: Any = None
    scale: Any = None
    without: tuple[str, ...] | None = strings()
    per: str | None = None
    each: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Condition(Value):
    """One condition; `codes` maps `icd10`, `icd11` and `snomed` to verified codes."""

    title: str
    also_known_as: tuple[str, ...] | None = strings()
    codes: Any = None
    is_a: Any = None
    pattern: str | None = None
    recognised_by: Any = None
    exclude: tuple[ConditionEffect, ...] | None = many(ConditionEffect)
    caution: tuple[ConditionEffect, ...] | None = many(ConditionEffect)
    limit: tuple[ConditionEffect, ...] | None = many(ConditionEffect)
    prefer: tuple[ConditionEffect, ...] | None = many(ConditionEffect)
    escalation: tuple[str, ...] | None = strings()
    because: str | None = None
    sources: Any = None
    cases: Any = None
