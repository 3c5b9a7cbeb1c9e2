# SPDX-License-Identifier: Apache-2.0
"""Contradictions that compare two answers, which criteria cannot (screening semantics, section 1, point 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping


def contradictions(raw: Mapping[str, Any]) -> tuple[tuple[str, Finding], ...]:
    """
    Pairs of answers as given that cannot both be right; each holds and asks both again.

    *raw* are the answers before gates. Blood pressure in mmHg, ages in years.
    """
    found: list[tuple[str, Finding]] = []
    upper, lower = raw.get("bp_systolic"), raw.get("bp_diastolic")
    if _numbers(upper, lower) and upper <= lower:
        found.append(
            (
                "core",
                _hold(
                    "blood-pressure",
                    "The upper blood pressure must be higher than the lower.",
                    "bp_systolic",
                    "bp_diastolic",
                ),
            )
        )
    onset, age = raw.get("back_pain_onset_age"), raw.get("age_years")
    if _numbers(onset, age) and onset > age:
        found.append(
            (
                "core",
                _hold(
                    "onset-age",
                    "Back pain cannot have begun at a greater age than today's.",
                    "back_pain_onset_age",
                    "age_years",
                ),
            )
        )
    return tuple(found)


def _numbers(*values: Any) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _hold(name: str, because: str, *facts: str) -> Finding:
    return Finding(
        id=f"contradiction-{name}", outcome="hold", because=because, ask=facts, facts=facts, sources="editorial"
    )
