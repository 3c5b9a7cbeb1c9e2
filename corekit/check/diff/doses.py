# SPDX-License-Identifier: Apache-2.0
"""Doses on both sides: which figure was raised, which was lowered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.messages.labels import plain
from corekit.model.dose import DOSE_KEYS, FREQUENCY_KEYS, INTENSITY_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.check.diff.change import Change, Item
    from corekit.model.dose import DoseKey

#: Parts of a prescription with the table of their keys.
PARTS: Final[Mapping[str, Mapping[str, DoseKey]]] = {
    "dose": DOSE_KEYS,
    "intensity": INTENSITY_KEYS,
    "frequency": FREQUENCY_KEYS,
}
#: Keys that are no figure: what changes in them is told and not weighed.
_WORDS: Final = frozenset({"while", "as_needed"})


def dose_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], where: str = "") -> Iterator[Change]:
    """Every figure of dose, intensity and frequency that differs; what asks more of somebody is a weaker precaution."""
    for part, table in PARTS.items():
        old, new = before.get(part), after.get(part)
        if isinstance(old, dict) or isinstance(new, dict):
            yield from _figures(
                item, old if isinstance(old, dict) else {}, new if isinstance(new, dict) else {}, table, where
            )
        elif old != new:
            yield item.change("changed", f"{where}the {part} is another one now.", old, new)
    for name in sorted({*(before.get("doses") or {}), *(after.get("doses") or {})}):
        old, new = ((side.get("doses") or {}).get(name) for side in (before, after))
        if old is not None and new is not None:
            yield from _figures(item, old, new, DOSE_KEYS, f"{where}dose '{name}': ")
        elif new is None:
            yield item.change("removed", f"{where}the dose named '{name}' is gone.", old)
        else:
            yield item.change("added", f"{where}there is a dose named '{name}'.", None, new)


def _figures(
    item: Item, old: Mapping[str, Any], new: Mapping[str, Any], table: Mapping[str, DoseKey], where: str
) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before != after:
            group, verb = _direction(key, before, after, table)
            words = f"{where}{_title(key, table)} {verb}: {said(before)} before, {said(after)} now."
            yield item.change(group, words, {key: before}, {key: after})


def _direction(key: str, before: Any, after: Any, table: Mapping[str, DoseKey]) -> tuple[str, str]:
    row = table.get(key)
    if row is None or key in _WORDS:
        return "changed", "changed"
    more = 1 if row.safer == "lower" else -1
    old, new = _ends(before, row), _ends(after, row)
    if old is None or new is None:
        rises = (old is None) == (more > 0)  # a figure that comes asks more; rest that goes asks more too
        return ("weakened", "asks more") if rises else ("changed", "asks less")
    rises, falls = (
        any((b - a) * more > 0 for a, b in zip(old, new, strict=True)),
        any((b - a) * more < 0 for a, b in zip(old, new, strict=True)),
    )
    verb = "asks more" if rises and not falls else "asks less" if falls and not rises else "changed"
    return ("weakened" if rises else "changed"), verb


def _ends(figure: Any, row: DoseKey) -> tuple[float, float] | None:
    """The lowest and the highest of a figure, a range or a list; words by their place."""
    if figure is None:
        return None
    entries = figure if isinstance(figure, list) else [figure]
    numbers = [row.choices.index(one) if isinstance(one, str) and one in row.choices else one for one in entries]
    if not numbers or not all(isinstance(one, int | float) for one in numbers):
        return None
    return min(numbers), max(numbers)


def _title(key: str, table: Mapping[str, DoseKey]) -> str:
    row = table.get(key)
    return f"{row.title} ({row.unit})" if row is not None and row.unit != "words" else plain(key)


def said(figure: Any) -> str:
    """A figure, a range or nothing, in words."""
    if figure is None:
        return "nothing"
    if isinstance(figure, list):
        return " to ".join(said(one) for one in figure) if len(figure) == 2 else ", ".join(said(one) for one in figure)
    return f"{figure:g}" if isinstance(figure, int | float) else plain(str(figure))
