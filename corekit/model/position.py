# SPDX-License-Identifier: Apache-2.0
"""Where a person is in a progression."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import Value


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Position(Value):
    """A place in one progression: its stage, since when, and what moves have changed."""

    #: Canonical id of the progression.
    progression: str
    stage: str
    phase: str | None = None
    #: ISO date on which the stage began.
    since: str | None = None
    #: ISO date on which the progression began.
    began: str | None = None
    #: Id of the last journal entry before the stage began.
    entry: str | None = None
    #: ISO date of the last move.
    moved: str | None = None
    #: Id of the last journal entry that a move has answered.
    answered: str | None = None
    #: Exercises of the stage to the ones that stand in their place, after moves by exercise.
    instead: Any = None
    #: Factors by dose key, after moves by dose.
    scale: Any = None
    #: How many times in a row a step back had nowhere to lead to.
    floor: int | None = None
    #: `yes` when the progression is stopped.
    stopped: str | None = None
