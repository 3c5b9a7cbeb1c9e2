# SPDX-License-Identifier: Apache-2.0
"""Contradictions that compare two answers, which criteria cannot (screening semantics, section 1, point 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.model.finding import Finding


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Comparison(Record):
    """Two numbers of one person, of which one cannot be the larger."""

    name: str
    smaller: str
    larger: str
    may_be_equal: bool
    because: str
    #: The two facts in the order in which they are asked again.
    ask: tuple[str, str]


#: Blood pressure in mmHg, ages in years.
COMPARED = (
    Comparison(
        name="blood-pressure",
        smaller="bp_diastolic",
        larger="bp_systolic",
        may_be_equal=False,
        because="The upper blood pressure must be higher than the lower.",
        ask=("bp_systolic", "bp_diastolic"),
    ),
    Comparison(
        name="onset-age",
        smaller="back_pain_onset_age",
        larger="age_years",
        may_be_equal=True,
        because="Back pain cannot have begun at a greater age than today's.",
        ask=("back_pain_onset_age", "age_years"),
    ),
)


def contradictions(raw: Mapping[str, Any]) -> tuple[tuple[str, Finding], ...]:
    """Pairs of answers as given, before gates, that cannot both be right; each holds and asks both again."""
    return tuple(("core", _hold(pair)) for pair in COMPARED if _clash(raw, pair))


def address_of(pair: Comparison) -> str:
    """The address of the finding of a pair that clashes."""
    return f"finding:core:contradiction-{pair.name}"


def _clash(raw: Mapping[str, Any], pair: Comparison) -> bool:
    smaller, larger = raw.get(pair.smaller), raw.get(pair.larger)
    if not isinstance(smaller, int | float) or not isinstance(larger, int | float):
        return False
    return smaller > larger or (smaller == larger and not pair.may_be_equal)


def _hold(pair: Comparison) -> Finding:
    from corekit.model.finding import Finding  # noqa: PLC0415 - few answers contradict one another

    return Finding(
        id=f"contradiction-{pair.name}",
        outcome="hold",
        because=pair.because,
        ask=pair.ask,
        facts=pair.ask,
        sources="editorial",
    )
