# SPDX-License-Identifier: Apache-2.0
"""A pose that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record
from corekit_figures.bases import BASES, mirrored_name
from corekit_figures.body import Body, body_of
from corekit_figures.joints import mirrored_angles
from corekit_figures.vectors import turned_about

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures.vectors import Vector


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Miss(Record):
    """A contact that could not be met: which point, what it should have reached, and by how much it missed, in cm."""

    contact: str
    place: str
    centimetres: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Solved(Record):
    """
    One picture's pose: every angle in degrees, where the pelvis is, how the body leans, and what was missed.

    `turned` turns the base about the vertical, for a mirrored person on one side. Rounded to hundredths, so that a
    pose that was kept in a file is the very pose that was found.
    """

    base: str
    angles: Mapping[str, float]
    root: Vector
    lean: float
    misses: tuple[Miss, ...] = ()
    turned: bool = False

    def body(self) -> Body:
        """The body in this pose."""
        frame = BASES[self.base].frame
        return body_of(self.angles, turned_about(frame) if self.turned else frame, self.root, self.lean)

    def mirrored(self) -> Solved:
        """The pose with left and right exchanged."""
        name = mirrored_name(self.base)
        return Solved(
            base=name,
            turned=self.turned != (BASES[name].frame != BASES[self.base].frame),
            angles=mirrored_angles(self.angles),
            root=(self.root[0], self.root[1], -self.root[2]),
            lean=self.lean,
            misses=self.misses,
        )

    def to_data(self) -> list[Any]:
        """JSON data; angles of zero are left out."""
        angles = {name: value for name, value in self.angles.items() if value}
        misses = [[miss.contact, miss.place, miss.centimetres] for miss in self.misses]
        return [self.base, angles, list(self.root), self.lean, misses]

    @classmethod
    def from_data(cls, data: list[Any]) -> Solved:
        """The pose of JSON data."""
        base, angles, (x, y, z), lean, misses = data
        if base not in BASES:
            raise ValueError(base)
        return cls(
            base=base,
            angles={str(name): float(value) for name, value in angles.items()},
            root=(float(x), float(y), float(z)),
            lean=float(lean),
            misses=tuple(Miss(contact=one, place=two, centimetres=three) for one, two, three in misses),
        )
