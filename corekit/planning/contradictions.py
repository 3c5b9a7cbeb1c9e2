# SPDX-License-Identifier: Apache-2.0
"""Contradictions that compare two answers, which criteria cannot (screening semantics, section 1, point 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.model.finding import Finding


def contradictions(raw: Mapping[str, Any]) -> tuple[tuple[str, Finding], ...]:
    """
    Pairs of answers as given that cannot both be right; each holds and asks both again.

    *raw* are the answers before gates. Blood pressure in mmHg, ages in years.
    """
    upper, lower = _number(raw, "bp_systolic"), _number(raw, "bp_diastolic")
    onset, age = _number(raw, "back_pain_onset_age"), _number(raw, "age_years")
    found: list[Finding] = []
    if upper is not None and lower is not None and upper <= lower:
        because = "The upper blood pressure must be higher than the lower."
        found.append(_hold("blood-pressure", because, "bp_systolic", "bp_diastolic"))
    if onset is not None and age is not None and onset > age:
        because = "Back pain cannot have begun at a greater age than today's."
        found.append(_hold("onset-age", because, "back_pain_onset_age", "age_years"))
    return tuple(("core", finding) for finding in found)


def _number(raw: Mapping[str, Any], fact: str) -> float | None:
    value = raw.get(fact)
    return value if isinstance(value, int | float) else None


def _hold(name: str, because: str, *facts: str) -> Finding:
    from corekit.model.finding import Finding  # noqa: PLC0415 - few answers contradict one another

    return Finding(
        id=f"contradiction-{name}", outcome="hold", because=because, ask=facts, facts=facts, sources="editorial"
    )
