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
    #: Exercise to use in place of the stage's own, after a move by exercise.
    exercise: str | None = None
    #: Factors by dose key, after a move by dose.
    scale: Any = None
