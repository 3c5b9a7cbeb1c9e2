# SPDX-License-Identifier: Apache-2.0
"""Every exercise is drawn; `corekit check` says whether the drawing shows it."""

from __future__ import annotations

from typing import Any


def test_every_exercise_has_a_figure(exercises: dict[str, dict[str, Any]]) -> None:
    """No exercise is without its pictures, and none has more than a strip can show."""
    assert {
        name: len(exercise.get("figure", {}).get("frames", ())) in range(1, 5) for name, exercise in exercises.items()
    } == dict.fromkeys(exercises, True)
