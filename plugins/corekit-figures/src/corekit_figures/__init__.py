# SPDX-License-Identifier: Apache-2.0
"""
Illustrations of exercises, drawn from a few lines of data.

`draw` makes an SVG element of an exercise's `figure`; `check` says what is wrong with one. Importing this package
imports neither the solver nor the renderer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corekit_figures.api import check, draw
    from corekit_figures.drawing import Drawing, Form
    from corekit_figures.faults import FigureInvalid
    from corekit_figures.theme import SKIN_TONES, Theme

__all__ = ["SKIN_TONES", "Drawing", "FigureInvalid", "Form", "Theme", "check", "draw"]

_LAZY = {
    "SKIN_TONES": "theme",
    "Drawing": "drawing",
    "FigureInvalid": "faults",
    "Form": "drawing",
    "Theme": "theme",
    "check": "api",
    "draw": "api",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"corekit_figures.{_LAZY[name]}"), name)
    return value
