# SPDX-License-Identifier: Apache-2.0
"""What drawing gives."""

from __future__ import annotations

from typing import Literal

import attrs

from corekit.record import Record

#: `strip`: all pictures, numbered, with arrows. `thumbnail`: the picture that says most. `animated`: the movement.
Form = Literal["strip", "thumbnail", "animated"]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Drawing(Record):
    """
    A figure as an SVG element that can stand in a page.

    `svg` is the element, with `role="img"`, a title and a description; it holds no script, refers to nothing outside
    itself and needs no `style` attribute. `width` and `height` are those of its view box, in centimetres of the drawn
    person's world, and say how large figures are beside one another; `frames` is how many pictures it shows, and
    `description` the words of its `<desc>`.
    """

    svg: str = attrs.field(repr=False)
    width: float
    height: float
    frames: int
    description: str
