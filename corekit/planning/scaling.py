# SPDX-License-Identifier: Apache-2.0
"""Factors on a dose: rounded towards the safer side, and the amount lessened once."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from corekit.model.dose import DOSE_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the amount of a dose is made of, in the order in which it is cut: sets, then how much of each, then holds.
AMOUNT = ("sets", "reps", "cycles", "minutes", "metres", "hold_seconds", "contract_seconds")


def scaled_dose(dose: Mapping[str, Any], factors: Mapping[str, float]) -> dict[str, Any]:
    """
    The figures of *dose* times *factors*, rounded towards the safer side, within the bounds of the dose table.

    Several factors that lessen the amount lessen it once: half the sets and half the repetitions would be a quarter.
    The sets go first; what one set does not give comes off the repetitions (or minutes, metres), then off the hold.
    """
    result = dict(dose)
    lessening = [key for key in AMOUNT if factors.get(key, 1.0) < 1]
    for key, factor in factors.items():
        if key not in lessening:
            _scale(result, key, factor)
    open_ones = [key for key in lessening if _can_be_less(result, key)]
    left = min((factors[key] for key in open_ones), default=1.0)
    for key in open_ones:
        if left >= 1 - _AS_GOOD_AS_ONE:
            break
        before = _amount(result, key)
        _scale(result, key, max(left, factors[key]))
        left *= before / _amount(result, key)
    return result


_AS_GOOD_AS_ONE = 1e-9


def _scale(dose: dict[str, Any], key: str, factor: float) -> None:
    """Scale one key of *dose*; sets and repetitions also where they are given set by set."""
    by_set = dose.get("reps_by_set")
    if by_set is not None and key == "sets":
        dose["reps_by_set"] = by_set[: _bounded(key, scaled(key, len(by_set), factor))]
        dose.update({"sets": len(dose["reps_by_set"])} if "sets" in dose else {})
        return
    for name in ("reps", "reps_by_set") if key == "reps" else (key,):
        if name in dose:
            dose[name] = _bounded(name, scaled(name, dose[name], factor))


def _amount(dose: Mapping[str, Any], key: str) -> float:
    if "reps_by_set" in dose and key in ("sets", "reps"):
        return float(len(dose["reps_by_set"]) if key == "sets" else sum(dose["reps_by_set"]))
    return float(dose[key])


def _can_be_less(dose: Mapping[str, Any], key: str) -> bool:
    by_set = dose.get("reps_by_set")
    if by_set is not None and key in ("sets", "reps"):
        return len(by_set) > 1 if key == "sets" else max(by_set) > 1
    least = 0 if key == "hold_seconds" else DOSE_KEYS[key].minimum
    return key in dose and dose[key] > least


def _bounded(key: str, figure: Any) -> Any:
    if isinstance(figure, list):
        return [_bounded(key, each) for each in figure]
    table = DOSE_KEYS[key]
    return max(table.minimum, min(table.maximum, figure))


def scaled(key: str, value: Any, factor: float) -> Any:
    """
    *value* of dose key *key* times *factor*, rounded to its step towards the safer side; a count does not fall below 1.

    A range or a list of sets is scaled figure by figure.
    """
    if isinstance(value, list):
        return [scaled(key, item, factor) for item in value]
    exact, step = value * factor, DOSE_KEYS[key].step
    if DOSE_KEYS[key].safer == "higher":
        return math.ceil(exact)
    rounded: float = math.floor(exact / step) * step if exact >= step else exact
    if float(rounded).is_integer():
        rounded = int(rounded)
    return max(step, rounded) if isinstance(value, int) and value > 0 else rounded
