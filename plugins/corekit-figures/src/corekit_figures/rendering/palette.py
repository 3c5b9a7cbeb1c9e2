# SPDX-License-Identifier: Apache-2.0
"""The colours of a drawing, with the darker ones of the far side, and how well colours are told apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit_figures.theme import Theme

#: How much of a colour is left on the far side.
_FAR = 0.80


@lru_cache(maxsize=32)
def palette(theme: Theme) -> Mapping[str, str]:
    """Every colour by the name shapes give it."""
    colours = {
        "paper": theme.paper,
        "ink": theme.ink,
        "line": theme.ink,
        "eye": next((one for one in (theme.ink, "#000000") if contrast(one, theme.skin) >= 2), theme.paper),
        "neck": mixed(theme.skin, "#000000", 0.92),
        "ear": mixed(theme.skin, "#000000", 0.86),
        "mouth": mixed(theme.skin, "#000000", 0.55),
        "prop_side": mixed(theme.prop, "#000000", 0.82),
        "mat_edge": mixed(theme.mat, theme.ink, 0.72),
        "ground": mixed(theme.paper, theme.ink, 0.93),
        "wall": mixed(theme.paper, theme.ink, 0.90),
        "wall_edge": mixed(theme.paper, theme.ink, 0.62),
        "cushion": mixed(theme.strap, theme.paper, 0.42),
        "cushion_side": mixed(theme.strap, theme.paper, 0.62),
        "ghost": mixed(theme.paper, theme.ink, 0.42),
        "water_line": mixed(theme.water, theme.ink, 0.72),
        "weight": mixed(theme.ink, theme.paper, 0.75),
        "ball_side": mixed(theme.ball, "#000000", 0.85),
        "ball_light": mixed(theme.ball, "#ffffff", 0.5),
    }
    for name in ("skin", "hair", "shirt", "trousers", "shoes", "accent", "prop", "mat", "strap", "ball", "water"):
        colours[name] = getattr(theme, name)
    for name in ("skin", "shirt", "trousers", "shoes"):
        colours[f"{name}_far"] = mixed(colours[name], "#000000", _FAR)
    return colours


def mixed(first: str, second: str, share: float) -> str:
    """*share* of the first colour and the rest of the second."""
    parts = zip(_parts(first), _parts(second), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in _parts(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """How well two colours are told apart, from 1 to 21 (WCAG 2.2, contrast ratio); the same in greyscale."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
