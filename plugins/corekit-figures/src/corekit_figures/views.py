# SPDX-License-Identifier: Apache-2.0
"""Where one looks from: names for azimuth (0: the person's right side, 90: the front) and elevation, in degrees."""

from __future__ import annotations

from typing import Final

VIEWS: Final = {
    "side": (14.0, 9.0),
    "side-behind": (-14.0, 9.0),
    "quarter": (48.0, 12.0),
    "front": (90.0, 4.0),
    "back": (-90.0, 4.0),
    "quarter-back": (-40.0, 12.0),
    "flat-side": (0.0, 0.0),
    "above": (0.0, 62.0),
    "top": (0.0, 80.0),
}
