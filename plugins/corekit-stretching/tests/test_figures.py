# SPDX-License-Identifier: Apache-2.0
"""Every exercise is drawn; `corekit check` says whether the drawing shows it."""

from __future__ import annotations

from typing import Any


def test_every_exercise_has_a_figure(exercises: dict[str, dict[str, Any]]) -> None:
    """No exercise is without its pictures, and none has more than a strip can show."""
    assert {
        name: len(exercise.get("figure", {}).get("frames", ())) in range(1, 5) for name, exercise in exercises.items()
    } == dict.fromkeys(exercises, True)


def test_a_variant_that_looks_different_has_a_figure_of_its_own(exercises: dict[str, dict[str, Any]]) -> None:
    """Nobody is shown a person who stands and told to go onto hands and knees, or one alone where a helper holds."""
    variants = {
        (name, variant): changes
        for name, exercise in exercises.items()
        for variant, changes in exercise.get("variants", {}).items()
        if "position" in changes or "assistance" in changes
    }
    assert len(variants) == 3
    assert all("figure" in changes for changes in variants.values())
