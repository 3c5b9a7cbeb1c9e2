# SPDX-License-Identifier: Apache-2.0
"""Facts that are worked out from others: truth of criteria, counts, sums, differences, and over a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.truth import TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE, Applicability, bounds, simplest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.criteria.person import Values

#: The ways to derive a fact.
WAYS = ("criteria", "count", "sum", "difference", "run", "over", "journal")


def derive(name: str, spec: Mapping[str, Any], values: Values) -> Any:
    """
    The value of the derived fact *name*: `yes`/`no`, a number, an `Interval`, `NOT_APPLICABLE`, or None (unknown).

    What comes from a journal is unknown without one.
    """
    (way, operand), *_ = spec.items()
    if way == "criteria":
        truth = values.table.derivations(name)[0].evaluate(values)
        return None if truth == UNKNOWN else "yes" if truth == TRUE else "no"
    if way == "count":
        truths = [criteria.evaluate(values) for criteria in values.table.derivations(name)]
        certain = truths.count(TRUE)
        return simplest(certain, certain + truths.count(UNKNOWN))
    if way == "sum":
        return _sum([_part(part, values, absent=True) for part in operand])
    if way == "difference":
        return _difference(*(_part(part, values, absent=False) for part in operand))
    return _from_journal(name, way, operand, values)


_Part = tuple[float | None, float | None] | Applicability


def _part(name: str, values: Values, *, absent: bool) -> _Part:
    """
    The ends of a number, those of its question where it is unanswered.

    Behind an unknown gate it may also turn out not to be there: with *absent* that counts as 0, else nothing is known.
    """
    value = values.get(name)
    if isinstance(value, Applicability):
        return value
    ends = bounds(value)
    if ends is not None:
        return ends[0], ends[1]
    fact = values.table.facts.get(name)
    field = None if fact is None or fact.derive else values.table.subject.field(name)
    if field is None:
        return None, None
    if values.status(name) != "behind_unknown_gate":
        return field.minimum, field.maximum
    if not absent or field.minimum is None or field.maximum is None:
        return None, None
    return min(field.minimum, 0), max(field.maximum, 0)


def _sum(parts: list[_Part]) -> Any:
    """What is not applicable adds nothing."""
    low: float | None = 0
    high: float | None = 0
    for part in parts:
        if isinstance(part, Applicability):
            continue
        low = None if low is None or part[0] is None else low + part[0]
        high = None if high is None or part[1] is None else high + part[1]
    return simplest(low, high)


def _difference(first: _Part, second: _Part) -> Any:
    if isinstance(first, Applicability) or isinstance(second, Applicability):
        return NOT_APPLICABLE
    low = None if first[0] is None or second[1] is None else first[0] - second[1]
    high = None if first[1] is None or second[0] is None else first[1] - second[0]
    return simplest(low, high)


def _from_journal(name: str, way: str, operand: Any, values: Values) -> Any:
    history = values.history
    if way == "journal":
        return values.context.get(operand)
    if history is None:
        return None
    from corekit.criteria.history import over, run  # noqa: PLC0415 - a first plan has no journal

    if way == "run":
        return run(history, values.table.derivations(name)[0], operand["per"], values.today)
    of = values.table.facts.get(operand["of"])
    return over(
        history,
        operand["of"],
        operand["as"],
        values.today,
        exercise=operand.get("exercise"),
        where=values.table.where(name),
        last_days=operand.get("last_days"),
        limits=(None, None) if of is None else (of.minimum, of.maximum),
    )
