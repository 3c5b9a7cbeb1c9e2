# SPDX-License-Identifier: Apache-2.0
"""What an exercise is worth to a selector: its attributes as values of criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.values import Interval, Members, is_number
from corekit.model.attributes import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def stated_attributes(exercise: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the attributes that an exercise (canonical data) states, as it states them; what it leaves unsaid is absent.

    `hold_seconds` is read from the dose unless stated: a range as two numbers, none for a dose in `reps` alone.
    """
    stated = {name: exercise[name] for name in ATTRIBUTES if exercise.get(name) is not None}
    if "hold_seconds" not in stated:
        hold = _hold(exercise)
        if hold is not None:
            stated["hold_seconds"] = hold
    return stated


def attribute_values(exercise: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that an exercise (canonical data) states, as values of criteria."""
    return as_values(stated_attributes(exercise))


def as_values(stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return stated attributes as values of criteria."""
    return {name: as_value(name, value) for name, value in stated.items()}


def as_value(name: str, stated: Any) -> Any:
    """Return what is stated for one attribute as a value of criteria."""
    if name == "hold_seconds":
        return _range(stated)
    if name == "equipment" and isinstance(stated, list) and any(isinstance(entry, list) for entry in stated):
        certain = frozenset(entry for entry in stated if isinstance(entry, str))
        either = frozenset(choice for entry in stated if isinstance(entry, list) for choice in entry)
        return Members(certain, either)
    return stated


def _hold(exercise: Mapping[str, Any]) -> list[float] | None:
    """The shortest and longest hold of all doses an exercise may be given in: its own, or else its named ones."""
    doses = exercise.get("doses")
    given = [exercise["dose"]] if "dose" in exercise else list(doses.values()) if isinstance(doses, dict) else []
    holds = [_hold_of(dose) for dose in given]
    if not holds or None in holds:
        return None
    ends = [end for hold in holds for end in _ends(hold)]
    return [min(ends), max(ends)]


def _hold_of(dose: Any) -> Any:
    if not isinstance(dose, dict):
        return None
    if "hold_seconds" in dose:
        return dose["hold_seconds"]
    if "contract_seconds" in dose:
        return dose["contract_seconds"]
    return 0 if {"reps", "reps_by_set"} & dose.keys() else None


def _ends(hold: Any) -> Iterator[float]:
    yield from hold if isinstance(hold, list) else (hold,)


def _range(stated: Any) -> Any:
    if isinstance(stated, list | tuple) and len(stated) == 2:
        low, high = stated
        return low if low == high else Interval(low, high)
    return stated if is_number(stated) or isinstance(stated, Interval) else None
