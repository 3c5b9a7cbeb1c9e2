# SPDX-License-Identifier: Apache-2.0
"""Colours of a drawing."""

from __future__ import annotations

import attrs

from corekit.record import Record

#: Skin tones by name, from light to dark.
SKIN_TONES = {
    "light": "#d9a382",
    "medium": "#b9795a",
    "olive": "#a5714d",
    "brown": "#8a5a3c",
    "dark": "#5f3d2a",
}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Theme(Record):
    """
    The colours of a drawing, as `#rrggbb`.

    `paper` is what the drawing stands on; the drawing itself has no background, so that it can stand on anything of
    that lightness. `ink` draws contours and numbers, and carries the contrast, whatever the tone of skin and clothes.
    Limbs on the far side are drawn darker.
    """

    paper: str = "#ffffff"
    ink: str = "#22303f"
    skin: str = SKIN_TONES["medium"]
    hair: str = "#3f2d26"
    shirt: str = "#23877f"
    trousers: str = "#44587a"
    shoes: str = "#b9791a"
    accent: str = "#c8401c"
    prop: str = "#b59f7c"
    mat: str = "#d9e7f2"
    strap: str = "#7d45a8"
    ball: str = "#e59f90"

    @classmethod
    def dark(cls) -> Theme:
        """The theme for dark paper."""
        return cls(
            paper="#14181d",
            ink="#e6ebf0",
            skin=SKIN_TONES["light"],
            hair="#8d6b58",
            shirt="#2fa69c",
            trousers="#7d93b8",
            shoes="#e0ac4a",
            accent="#ff8a66",
            prop="#a08b69",
            mat="#2e3d4d",
            strap="#c39ae6",
            ball="#d98f80",
        )

    @classmethod
    def greyscale(cls) -> Theme:
        """The theme for printing in black and white: light clothes, dark trousers, contours that carry the form."""
        return cls(
            ink="#111111",
            skin="#e4e4e4",
            hair="#3c3c3c",
            shirt="#8f8f8f",
            trousers="#5a5a5a",
            shoes="#303030",
            accent="#000000",
            prop="#c4c4c4",
            mat="#eeeeee",
            strap="#222222",
            ball="#d5d5d5",
        )
