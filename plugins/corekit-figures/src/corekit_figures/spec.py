# SPDX-License-Identifier: Apache-2.0
"""A figure as it was read: every name known, every default said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Where a limb may reach: a word, or a point in the world in cm.
Reach = str | tuple[float, float, float]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Prop(Record):
    """
    A thing in the picture.

    `under` is the part that lies on it, `height` its height in cm; `at` is a wall's side or its distance in cm from the
    feet; `through` are the points a strap or band runs through, or those a helper holds; `ways` say from where, in the
    picture, a helper's arms come; `sides` are the hands or ankles that bear a weight.
    """

    kind: str
    under: str | None = None
    height: float = 0.0
    at: str | float | None = None
    through: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Arrow(Record):
    """An arrow at a part: along its path, or, with a `way`, straight or round; `push` points at the part."""

    part: str
    way: str | None = None
    push: bool = False


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FrameSpec(Record):
    """
    One picture: base, declared angles by full names, and what rests and touches.

    `lean` says whether the solver may lean the whole body: None leaves it to the base.
    """

    base: str
    pose: Mapping[str, float]
    lean: bool | None = None
    rest: tuple[str, ...] | None = None
    touch: Mapping[str, Reach] = attrs.field(factory=dict)
    arrows: tuple[Arrow, ...] = ()
    ghost: bool = False
    anchor: str | None = None
    balance: bool | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FigureSpec(Record):
    """A whole figure; the view is azimuth and elevation of the camera in degrees, or the name of one."""

    view: str | tuple[float, float]
    props: tuple[Prop, ...]
    crop: str | tuple[str, ...] | None
    frames: tuple[FrameSpec, ...]
    main: int
