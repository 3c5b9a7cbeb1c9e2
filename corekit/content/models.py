# SPDX-License-Identifier: Apache-2.0
"""The class of the model that holds an item of each kind, imported when the first of them is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, Final

_CLASSES: Final = {
    "exercise": "Exercise",
    "fact": "Fact",
    "rule": "Rule",
    "condition": "Condition",
    "progression": "Progression",
    "regimen": "Regimen",
    "claim": "Claim",
    "case": "Case",
    "term": "Term",
    "source": "Source",
}


@cache
def model(kind: str) -> Any:
    """Return the class for a kind of item; raises KeyError for a kind that has none."""
    return getattr(import_module(f"corekit.model.{kind}"), _CLASSES[kind])
