# SPDX-License-Identifier: Apache-2.0
"""An intake: the questions to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.codec import DocumentValue, Value, many, strings

if TYPE_CHECKING:
    from corekit.model.profile import Profile


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Question(Value):
    """
    One question.

    `type` is that of the fact; `choices` are `[id, label]` pairs in order; `minimum` and `maximum` are in `unit`.
    `again` says why it is asked although it was answered: `expired`, `contradiction`, `unusable` or `new_choice`.
    """

    fact: str
    ask: str
    type: str
    choices: Any = None
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    because: str | None = None
    again: str | None = None
    #: The language of the wording where it is not the one asked for.
    language: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class QuestionGroup(Value):
    """Questions of one page; `checklist` where they are asked together with "none of these"."""

    id: str
    checklist: bool
    questions: tuple[Question, ...] = many(Question, required=True)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Intake(DocumentValue):
    """The pages still to ask, most decisive first, and the outcome as soon as it is decided."""

    schema: int
    today: str
    language: str
    purpose: str
    groups: tuple[QuestionGroup, ...] = many(QuestionGroup, required=True)
    #: How many questions are open now; answers may open or close more.
    remaining: int
    #: The screening outcome on the answers so far.
    outcome: str
    #: Whether no further answer can change that outcome to a weaker one, and asking can stop.
    decided: bool
    #: What to tell the person now, where the outcome is a referral.
    say: tuple[str, ...] = strings(required=True)

    def pages(self, profile: Profile) -> tuple[QuestionGroup, ...]:
        """
        The groups without what *profile*, of which this intake was made, answered on this very day; none once decided.

        An answer "unknown" leaves a question open, but who has said today that they do not know is not asked again.
        """
        told = {fact for fact, said in profile.dated().items() if said.on == self.today}
        groups = () if self.decided else self.groups
        left = [(group, tuple(one for one in group.questions if one.fact not in told)) for group in groups]
        return tuple(attrs.evolve(group, questions=questions) for group, questions in left if questions)
