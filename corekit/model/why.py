# SPDX-License-Identifier: Apache-2.0
"""Why one exercise is or is not offered to one person."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import DocumentValue, many, strings
from corekit.model.screening import OpenQuestion, RuleReason


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Why(DocumentValue):
    """
    The verdict on one exercise, the rules behind it, and the answers that would change it.

    `blocked` says that the person's screening issues nothing at all, whatever the verdict; `equipment_missing` and
    `given_by` (regimens and progressions that use the exercise) are what else decides whether a plan holds it.
    """

    schema: int
    today: str
    exercise: str
    title: str
    verdict: str
    outcome: str
    blocked: bool
    reasons: tuple[RuleReason, ...] = many(RuleReason, required=True)
    preferences: tuple[RuleReason, ...] = many(RuleReason, required=True)
    questions: tuple[OpenQuestion, ...] = many(OpenQuestion, required=True)
    equipment_missing: tuple[str, ...] = strings(required=True)
    given_by: tuple[str, ...] = strings(required=True)
    limits: Any = None
    #: What `given_by` names are called.
    titles: Any = None
    #: Citations of the sources of reasons and preferences, by id, as CSL-JSON.
    sources: Any = None
