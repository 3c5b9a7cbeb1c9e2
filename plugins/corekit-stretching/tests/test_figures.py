# SPDX-License-Identifier: Apache-2.0
"""Which variants look different; `corekit check` says whether a drawing shows what it should."""

from __future__ import annotations

from typing import Any


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
