# SPDX-License-Identifier: Apache-2.0
"""An exercise as one of its variants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.assumptions import effective
from corekit.content.spelling import close_matches, offer
from corekit.errors import UnknownName

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


def as_variant(data: Mapping[str, Any], variant: str, exercise: str) -> dict[str, Any]:
    """Return the same; raises `UnknownName`, which calls the exercise *exercise*, if there is none of that name."""
    known = data.get("variants") or {}
    if variant not in known:
        hint = offer(close_matches(variant, known))
        raise UnknownName(f"The exercise {exercise!r} has no variant {variant!r}.", hint=hint)
    return variant_data(data, variant)
