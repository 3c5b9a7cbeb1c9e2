# SPDX-License-Identifier: Apache-2.0
"""Which sources an item cites, anywhere in what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: The kinds whose citations a plan carries.
CITING_KINDS = ("exercise", "progression")


def citations_in(item: Mapping[str, Any]) -> list[str]:
    """Return the source keys that an item's data cites, as it writes them, sorted; its tests (`cases`) are left out."""
    return sorted(set(_cited({key: value for key, value in item.items() if key != "cases"})))


def keys_of(sources: Any) -> Iterable[str]:
    """Return the source keys of one `sources`; one that only says how certain it is names none."""
    return sources if isinstance(sources, dict) else ()


def _cited(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield from keys_of(value)
            else:
                yield from _cited(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _cited(value)
