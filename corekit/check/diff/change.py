# SPDX-License-Identifier: Apache-2.0
"""One change between two versions of a pack, and what it means for the version number."""

from __future__ import annotations

from typing import Any, Final

import attrs

from corekit.record import Record

#: Groups of changes in the order in which they are told: what protects less comes first.
GROUPS: Final = {
    "weakened": "Precautions removed or weakened",
    "undecided": "Precautions changed, and nobody can tell here whether they protect less",
    "removed": "Removed",
    "strengthened": "Precautions added or strengthened",
    "added": "New",
    "renamed": "Renamed",
    "changed": "Changed",
    "text": "Texts, sources and tests",
}

#: What each group asks of the version, unless a change says otherwise.
LEVELS: Final = {
    "weakened": "major",
    "undecided": "major",
    "removed": "major",
    "strengthened": "minor",
    "added": "minor",
    "renamed": "minor",
    "changed": "minor",
    "text": "patch",
}

#: From the least to the most.
ORDER: Final = ("none", "patch", "minor", "major")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Change(Record):
    """
    One change: the sentence, the item it is about, and what stood there before and stands there now.

    *level* is what it asks of the version: `major`, `minor` or `patch`.
    """

    group: str
    kind: str
    item: str
    text: str
    before: Any = None
    after: Any = None
    level: str = attrs.field()

    @level.default
    def _of_the_group(self) -> str:
        return LEVELS[self.group]

    def to_dict(self) -> dict[str, Any]:
        """The change as JSON data."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Change)}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Item(Record):
    """An item that stands on both sides: its kind, its ids, and what people call it."""

    kind: str
    old: str
    new: str
    title: str

    def change(self, group: str, text: str, before: Any = None, after: Any = None) -> Change:
        """A change of this item; the sentence begins with what people call it."""
        return Change(
            group=group, kind=self.kind, item=self.new, text=f"{self.title}: {text}", before=before, after=after
        )
