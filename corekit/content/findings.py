# SPDX-License-Identifier: Apache-2.0
"""What comes of holding all items of a library against each other, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

#: An item: kind and canonical id.
Key = tuple[str, str]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Findings(Record):
    """
    What linking found.

    *dropped* are the items that cannot be used, *unsound* the packs whose protection may be incomplete, *faults* all
    that is wrong, by namespace, with files relative to their packs.
    """

    dropped: frozenset[Key] = frozenset()
    unsound: frozenset[str] = frozenset()
    faults: Mapping[str, tuple[Diagnostic, ...]] = attrs.field(factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the findings as JSON data."""
        return {
            "dropped": sorted(self.dropped),
            "unsound": sorted(self.unsound),
            "faults": {space: [fault.to_dict() for fault in faults] for space, faults in self.faults.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Findings:
        """Return the findings of JSON data; raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            dropped=frozenset((kind, identifier) for kind, identifier in data["dropped"]),
            unsound=frozenset(data["unsound"]),
            faults={
                space: tuple(Diagnostic.from_dict(fault) for fault in faults)
                for space, faults in data["faults"].items()
            },
        )
