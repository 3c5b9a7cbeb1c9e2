# SPDX-License-Identifier: Apache-2.0
"""The result of screening one profile."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import DocumentValue, Value, internal, many, strings


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleReason(Value):
    """A rule that fired or waits for an answer, without any answer in it."""

    #: Address of the rule: `rule:redflags:rf-01...`, `condition:...`, `exercise:...`, `core:...`.
    rule: str
    title: str
    pack: str
    because: str
    sources: Any = None
    outcome: str | None = None
    within_days: int | None = None
    #: `hold`, `apply`, `caution` or `ignore`, for a rule that waits.
    if_unknown: str | None = None
    facts: tuple[str, ...] | None = strings()
    say: tuple[str, ...] | None = strings()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OpenQuestion(Value):
    """A question to ask next, and the rules it decides."""

    fact: str
    ask: str
    group: str | None = None
    decides: tuple[str, ...] | None = strings()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SelectedEffect(Value):
    """What is excluded, cautioned, limited or preferred: a selector, or one exercise by its own condition."""

    rule: str
    pack: str
    because: str
    sources: Any = None
    select: Any = None
    exercise: str | None = None
    #: `fired`, or `unknown` where nobody knows and the rule acts all the same.
    applied: str
    dose: Any = None
    intensity: Any = None
    frequency: Any = None
    scale: Any = None
    without: tuple[str, ...] | None = strings()
    per: str | None = None
    each: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SafetyNet(Value):
    """A sentence everybody must be shown, and the rule it comes from."""

    text: str
    pack: str
    rule: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Screening(DocumentValue):
    """
    What may and may not be issued to one person on one day.

    `outcome` is the strongest of all fired rules; `complete` is false while an answer that would hold is
    unknown, a fired rule asks for one, or a screen or a pack is missing or broken.
    """

    schema: int
    today: str
    outcome: str
    complete: bool
    fired: tuple[RuleReason, ...] = many(RuleReason, required=True)
    undecided: tuple[RuleReason, ...] = many(RuleReason, required=True)
    open_questions: tuple[OpenQuestion, ...] = many(OpenQuestion, required=True)
    exclusions: tuple[SelectedEffect, ...] = many(SelectedEffect, required=True)
    cautions: tuple[SelectedEffect, ...] = many(SelectedEffect, required=True)
    limits: tuple[SelectedEffect, ...] = many(SelectedEffect, required=True)
    preferences: tuple[SelectedEffect, ...] = many(SelectedEffect, required=True)
    safety_net: tuple[SafetyNet, ...] = many(SafetyNet, required=True)
    #: What is broken or missing, in words.
    problems: tuple[str, ...] = strings(required=True)
    #: Namespaces of the packs that took part, with version and digest.
    packs: Any = None
    #: Gives verdicts; set by the engine, no part of the document.
    judge: Any = internal(default=None)

    def verdict(self, exercise: str) -> Verdict:
        """
        The verdict on one exercise: `allowed`, `caution` or `excluded`, with reasons and limits.

        Raises `UnknownName` for an exercise that is not installed, and LookupError for a screening that was read back
        from a file: a verdict needs the packs.
        """
        if self.judge is None:
            raise LookupError("Only a fresh screening gives verdicts; screen the profile again.")
        verdict: Verdict = self.judge(exercise)
        return verdict


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Verdict(Value):
    """What a screening says of one exercise."""

    exercise: str
    verdict: str
    reasons: tuple[RuleReason, ...] = many(RuleReason, required=True)
    #: Bounds by part and key: `{"dose": {"hold_seconds": {"at_most": 30}}}`, factors under `scale`, withdrawn
    #: keys of the intensity under `without`.
    limits: Any = None
