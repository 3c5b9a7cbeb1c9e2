# SPDX-License-Identifier: Apache-2.0
"""Colours of a drawing."""

from __future__ import annotations

import re
from typing import Any, Final

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


_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(_theme: Theme, field: attrs.Attribute[str], value: object) -> None:
    if not isinstance(value, str) or _HEX.fullmatch(value) is None:
        raise ValueError(f"{field.name} is {value!r}, which is no colour of the form '#1a2b3c'")


def _checked(_class: type, fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Every field is a colour: what stands in a drawing comes from here unescaped."""
    return [field.evolve(validator=_colour) for field in fields]


@attrs.frozen(kw_only=True, eq=False, repr=False, field_transformer=_checked)
class Theme(Record):
    """
    The colours of a drawing, as `#rrggbb`.

    `paper` is what the drawing stands on; the drawing itself has no background, so that it can stand on anything of
    that lightness. `ink` draws contours and numbers, and carries the contrast, whatever the tone of skin and clothes.
    Limbs on the far side are drawn darker. Raises `ValueError` for what is no such colour.
    """

    paper: str = "#ffffff"
    ink: str = "#22303f"
    skin: str = SKIN_TONES["medium"]
    hair: str = "#3f2d26"
    shirt: str = "#1c756e"
    trousers: str = "#44587a"
    shoes: str = "#b9791a"
    accent: str = "#c8401c"
    prop: str = "#b59f7c"
    mat: str = "#d9e7f2"
    strap: str = "#7d45a8"
    ball: str = "#e59f90"
    water: str = "#86bdea"

    @classmethod
    def light(cls, **changes: str) -> Theme:
        """The theme for light paper, with *changes* of single colours."""
        return cls(**changes)

    @classmethod
    def dark(cls, **changes: str) -> Theme:
        """The theme for dark paper, with *changes* of single colours."""
        return cls(**_DARK | changes)

    @classmethod
    def greyscale(cls, **changes: str) -> Theme:
        """The theme for print in black and white, with *changes*: light and dark parts beside one another."""
        return cls(**_GREYSCALE | changes)


_DARK: Final = {
    "paper": "#14181d",
    "ink": "#e6ebf0",
    "skin": SKIN_TONES["light"],
    "hair": "#8d6b58",
    "shirt": "#2fa69c",
    "trousers": "#6078a4",
    "shoes": "#e0ac4a",
    "accent": "#ff8a66",
    "prop": "#a08b69",
    "mat": "#2e3d4d",
    "strap": "#c39ae6",
    "ball": "#d98f80",
    "water": "#2f6ca3",
}
_GREYSCALE: Final = {
    "ink": "#111111",
    "skin": "#e4e4e4",
    "hair": "#3c3c3c",
    "shirt": "#8f8f8f",
    "trousers": "#5a5a5a",
    "shoes": "#303030",
    "accent": "#000000",
    "prop": "#c4c4c4",
    "mat": "#eeeeee",
    "strap": "#222222",
    "ball": "#d5d5d5",
    "water": "#c8c8c8",
}
#: Themes by name.
THEMES: Final = {"light": Theme.light, "dark": Theme.dark, "greyscale": Theme.greyscale}
