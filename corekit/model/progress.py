# SPDX-License-Identifier: Apache-2.0
"""What a journal means for a plan: the move, why, and what comes next."""

from __future__ import annotations

import attrs

from corekit.model.codec import DocumentValue, Value, many, nested
from corekit.model.plan import Plan, Reason
from corekit.model.position import Position


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Move(Value):
    """A move in one progression: `stop`, `refer`, `regress`, `stay` or `advance`, and where it leads."""

    progression: str
    move: str
    reasons: tuple[Reason, ...] = many(Reason, required=True)
    position: Position | None = nested(Position)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Progress(DocumentValue):
    """The decision on a journal; `plan` is the next plan where one is issued."""

    schema: int
    today: str
    moves: tuple[Move, ...] = many(Move, required=True)
    next_review: str | None = None
    plan: Plan | None = nested(Plan)
