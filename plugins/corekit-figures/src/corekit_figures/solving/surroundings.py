# SPDX-License-Identifier: Apache-2.0
"""What props mean for contacts: how high things are, and where walls and counters stand."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from corekit.record import Record
from corekit_figures.parts import contacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit_figures.spec import Prop

#: How far in front of the feet a wall stands that was given no distance, in cm.
WALL_DISTANCE: Final = 60.0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Surroundings(Record):
    """Heights by contact point, the distance of a wall in front, distance and height of a counter; all in cm."""

    heights: Mapping[str, float] = MappingProxyType({})
    wall: float | None = None
    counter: tuple[float, float] | None = None

    def height(self, contact: str, otherwise: float = 0.0) -> float:
        """How high the thing is on which a contact point lies; the floor unless said."""
        return self.heights.get(contact, otherwise)


def surroundings_of(props: Sequence[Prop]) -> Surroundings:
    """What is said by the props of a figure."""
    heights: dict[str, float] = {}
    wall: float | None = None
    counter: tuple[float, float] | None = None
    for prop in props:
        if prop.under is not None:
            heights.update(dict.fromkeys(contacts(prop.under), prop.height))
        if prop.kind == "wall" and prop.at not in ("back", "left", "right"):
            wall = prop.at if isinstance(prop.at, float) else WALL_DISTANCE
        if prop.kind == "doorway" and isinstance(prop.at, float):
            wall = prop.at
        if prop.kind in ("counter", "chair") and isinstance(prop.at, float):
            counter = (prop.at, prop.height)
    return Surroundings(heights=heights, wall=wall, counter=counter)
