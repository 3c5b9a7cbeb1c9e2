# SPDX-License-Identifier: Apache-2.0
"""What a plan reads of every item of a kind, whoever it is for; the rest of an item is read of the few it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.content.exercises import stated_attributes

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "condition": ("is_a", "recognised_by"),
    "regimen": ("title", "approach", "needs", "indicated_when", "contraindicated_when"),
}
#: The kinds that have a brief form.
BRIEF_KINDS: Final = (*_KEYS, "exercise")


def brief_of(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the brief form of an item's canonical data: of an exercise its attributes, with the hold of its doses."""
    if kind == "exercise":
        return stated_attributes(data)
    return {key: data[key] for key in _KEYS[kind] if key in data}
