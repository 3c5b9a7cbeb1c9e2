# SPDX-License-Identifier: Apache-2.0
"""The tests `same: id` and `same: movements`: is this the exercise that a response was about, or one like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from corekit.criteria.matching import word
from corekit.criteria.nodes import Node
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit.criteria.subject import Field

#: What `same` can compare.
SAME = ("id", "movements")
#: The fields of a record that make two movements the same; a side does not make them different.
_ALIKE = ("region", "movement", "range")
#: The movement term for a region that is held still.
_STILL = "neutral"


class Same(Node):
    """
    Compares an exercise with the one a response was about, whose `id` and `movements` stand under `same`.

    Movements are the same where one record agrees in region, movement and range; a region merely held still counts
    only in an exercise that moves nothing. Unknown when nobody knows which exercise the response was about.
    """

    __slots__ = ("records", "what")
    kind: ClassVar[str] = "same"

    def __init__(self, what: str, records: Mapping[str, Field]) -> None:
        self.what = what
        self.records = records

    def truth(self, values: Mapping[str, Any]) -> int:
        """Whether both agree."""
        other = values.get("same")
        if other is None:
            return UNKNOWN
        mine, theirs = values.get(self.what), other.get(self.what)
        if mine is None or theirs is None:
            return UNKNOWN
        if self.what == "id":
            return TRUE if mine == theirs else FALSE
        return max((self._alike(record, like) for like in _moving(theirs) for record in mine), default=FALSE)

    def _alike(self, record: Mapping[str, Any], like: Mapping[str, Any]) -> int:
        return min(self._agree(name, record.get(name), like.get(name)) for name in _ALIKE)

    def _agree(self, name: str, mine: str | None, theirs: str | None) -> int:
        if mine is None or theirs is None:
            return UNKNOWN
        field = self.records.get(name)
        return word(field, mine, theirs) if field is not None else TRUE if mine == theirs else FALSE


def _moving(records: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    return [record for record in records if record.get("movement") != _STILL] or records
