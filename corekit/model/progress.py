# SPDX-License-Identifier: Apache-2.0
"""What a journal means for a plan: the move, why, and what comes next."""

from __future__ import annotations

import attrs

from corekit.model.codec import DocumentValue, Value, many, nested
from corekit.model.plan import Plan, Reason
from corekit.model.position import Position

#: Moves, the most cautious first.
MOVES = ("stop", "refer", "regress", "stay", "advance")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Move(Value):
    """A move in one progression: one of `MOVES`, what it changes (`stage`, `exercise`, `dose`) and where it leads."""

    progression: str
    move: str
    reasons: tuple[Reason, ...] = many(Reason, required=True)
    by: str | None = None
    position: Position | None = nested(Position)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class JournalQuestion(Value):
    """A question of the journal that is open, in the words of its fact."""

    fact: str
    ask: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Offer(Value):
    """A progression that is installed in another version than the plan carries."""

    progression: str
    pack: str
    planned: str | None = None
    installed: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Progress(DocumentValue):
    """
    The decision on a journal; `plan` is the next plan, one without exercises where somebody has to be seen first.

    `decision` is the most cautious of all moves, `outcome` what follows for the person. `reasons` bind the whole
    person; `questions` have to be answered before a step forward.
    """

    schema: int
    today: str
    decision: str
    outcome: str
    moves: tuple[Move, ...] = many(Move, required=True)
    reasons: tuple[Reason, ...] | None = many(Reason)
    questions: tuple[JournalQuestion, ...] | None = many(JournalQuestion)
    offers: tuple[Offer, ...] | None = many(Offer)
    next_review: str | None = None
    plan: Plan | None = nested(Plan)
