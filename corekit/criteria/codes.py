# SPDX-License-Identifier: Apache-2.0
"""Every diagnostic code of criteria, with one sentence each: a stable part of the interface."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Code -> what it says about the criteria it is given for.
CODES: Mapping[str, str] = MappingProxyType(
    {
        "criteria-shape": "Criteria are a mapping of tests or one connective, or the word `always` alone.",
        "criteria-empty": "A mapping, connective or test names nothing.",
        "criteria-too-deep": "Criteria are nested deeper than anybody can follow.",
        "criteria-mixed-connective": "A connective stands beside other keys; it stands alone in its mapping.",
        "criteria-count": "A count lacks `of` or its bounds, or has bounds that are no whole numbers.",
        "criteria-unknown-fact": "No installed pack has the fact.",
        "criteria-unknown-attribute": "No exercise, movement or regimen has the attribute.",
        "criteria-unknown-test": "The language has no such test.",
        "criteria-wrong-test": "The test does not fit the type of what it tests.",
        "criteria-wrong-type": "A value is of another type than the fact or attribute it is held against.",
        "criteria-unknown-choice": "The fact or attribute can never have that value.",
        "criteria-never-true": "The test can never be true, whatever the answer.",
        "criteria-always-true": "The test is true of every answer.",
        "criteria-fact-value": "A value `{fact: id}` stands where none may, or names a fact that does not fit.",
        "criteria-same": "`same` compares `id` or `movements`, of exercises only.",
        "criteria-possibly-place": "`possibly` stands where it could permit more because something is unknown.",
        "criteria-unknown-place": "`unknown` stands where it could permit more because something is unknown.",
        "criteria-cycle": "Facts are derived from, or gated by, each other in a circle.",
    }
)
