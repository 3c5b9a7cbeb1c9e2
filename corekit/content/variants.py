# SPDX-License-Identifier: Apache-2.0
"""An exercise as one of its variants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.assumptions import effective

if TYPE_CHECKING:
    from collections.abc import Mapping


def variant_data(exercise: Mapping[str, Any], variant: str) -> dict[str, Any]:
    """
    Return the data of an exercise with what *variant* says instead; raises KeyError if there is none of that name.

    What a variant puts under `without` goes before what the exercise states, and a new dose before a hold that is
    stated beside the old one.
    """
    overrides = exercise["variants"][variant]
    stated = effective(overrides, {})
    data = {key: value for key, value in exercise.items() if key != "variants"}
    if "dose" in overrides and "hold_seconds" not in overrides:
        data.pop("hold_seconds", None)
    return {**data, **stated}
