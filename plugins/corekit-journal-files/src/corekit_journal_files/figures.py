# SPDX-License-Identifier: Apache-2.0
"""The figures of a session that this package's facts hold, and how those of its parts come to one."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PREFIX: Final = "journal_files_"
ZONES: Final = tuple(f"zone_{number}_minutes" for number in range(1, 6))
ANGLES: Final = ("neck_flexion_degrees", "trunk_flexion_degrees", "pelvic_tilt_degrees")
#: Least and greatest value of each figure, in the unit of its fact.
BOUNDS: Final[dict[str, tuple[float, float]]] = {
    "minutes": (0, 1440),
    **dict.fromkeys(ZONES, (0, 1440)),
    "heart_rate_average": (20, 260),
    "heart_rate_highest": (20, 260),
    **dict.fromkeys(ANGLES, (-180, 180)),
}
#: Ids are made in a name space of our own, so that nothing else makes the same.
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "urn:corekit:journal-files")


@attrs.frozen(kw_only=True)
class Part:
    """One exercise of a session: its result as the journal has it, the figures (without prefix) and other answers."""

    result: dict[str, Any]
    figures: dict[str, float] = attrs.field(factory=dict)
    answers: dict[str, float] = attrs.field(factory=dict)


def entry_of(day: str, recorded_at: str, parts: Sequence[Part]) -> dict[str, Any]:
    """The entry of one session; its id is made of all it holds, so that the same file gives the same entry."""
    entry: dict[str, Any] = {
        "schema": 1,
        "date": day,
        "recorded_at": recorded_at,
        "exercises": [part.result for part in parts],
    }
    facts = {f"{PREFIX}{name}": value for name, value in _together(parts).items()} | _answers(parts)
    if facts:
        entry["facts"] = facts
    written = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return {**entry, "id": str(uuid.uuid5(_NAMESPACE, written))}


def within(name: str, value: float) -> bool:
    """Whether a figure is one that can be."""
    low, high = BOUNDS[name]
    return low <= value <= high


def _together(parts: Sequence[Part]) -> dict[str, float]:
    """Minutes add up, the highest heart rate stays the highest, averages are weighed by their minutes."""
    figures: dict[str, float] = {}
    for name in BOUNDS:
        values = [(part.figures[name], part.figures.get("minutes") or 1) for part in parts if name in part.figures]
        if not values:
            continue
        if name.endswith("minutes"):
            figures[name] = tidy(min(sum(value for value, _ in values), BOUNDS[name][1]))
        elif name == "heart_rate_highest":
            figures[name] = tidy(max(value for value, _ in values))
        else:
            weight = sum(minutes for _, minutes in values)
            figures[name] = tidy(sum(value * minutes for value, minutes in values) / weight)
    return figures


def _answers(parts: Iterable[Part]) -> dict[str, float]:
    """Of several answers of one session the greatest: they are about pain."""
    answers: dict[str, float] = {}
    for part in parts:
        for fact, value in part.answers.items():
            answers[fact] = max(value, answers.get(fact, value))
    return answers


def tidy(value: float) -> float:
    """A figure to one decimal, whole where it is whole."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
