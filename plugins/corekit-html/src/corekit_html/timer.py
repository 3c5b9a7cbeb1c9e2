# SPDX-License-Identifier: Apache-2.0
"""A dose as a timer counts it: rounds of phases, each so many seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

#: A hold shorter than this is counted by breathing, not by a clock.
SHORTEST_HOLD_SECONDS: Final = 5
_LONGEST_MINUTES: Final = 120
_MINUTE: Final = 60


def timer_of(dose: Mapping[str, Any] | None, sides: int) -> dict[str, Any] | None:
    """
    What a timer counts for a dose; None where there is nothing to time.

    `phases` (name, seconds) are one repetition, `reps` of them a set, `sets` of them a side; `rest` seconds lie between
    sets.
    """
    phases = list(_phases(dose or {}))
    if not phases:
        return None
    given = dose or {}
    continuous = "minutes" in given and "hold_seconds" not in given
    reps = 1 if continuous else _whole(given.get("cycles") or given.get("reps"), 1)
    return {
        "phases": phases,
        "reps": reps,
        "sets": _whole(given.get("sets"), 1),
        "sides": sides,
        "rest": _first(given.get("rest_seconds")) or 0,
    }


def _phases(dose: Mapping[str, Any]) -> list[list[Any]]:
    contract, relax = _first(dose.get("contract_seconds")), _first(dose.get("relax_seconds"))
    hold, work, recover = (_first(dose.get(key)) for key in ("hold_seconds", "work_seconds", "recover_seconds"))
    minutes = _first(dose.get("minutes"))
    told: list[tuple[str, float | None]] = []
    if contract:
        told = [("contract", contract), ("relax", relax), ("hold", hold)]
    elif work:
        told = [("work", work), ("relax", recover)]
    elif hold and hold >= SHORTEST_HOLD_SECONDS:
        told = [("hold", hold)]
    elif minutes:
        told = [("go", min(minutes, _LONGEST_MINUTES) * _MINUTE)]
    return [[name, seconds] for name, seconds in told if seconds]


def _first(figure: Any) -> float | None:
    """A figure, of a range the lower end."""
    value = figure[0] if isinstance(figure, list | tuple) and figure else figure
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _whole(figure: Any, otherwise: int) -> int:
    return max(1, int(_first(figure) or otherwise))
