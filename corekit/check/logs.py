# SPDX-License-Identifier: Apache-2.0
"""
Made-up sessions of a made-up person, and the decisions on them.

A session stands on top of a well adult, as a case does: every question about it has its reassuring answer unless
something else is said (`unknown` for one that was not answered).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.journal import ExerciseResult, JournalEntry
from corekit.progress.evidence import Witness
from corekit.progress.moves import Decision, decide
from corekit.progress.steps import Place, given_by

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.position import Position
    from corekit.model.profile import Answer
    from corekit.model.progression import Progression, Stage
    from corekit.progress.journal import Journal
    from corekit.progress.steps import Ground
    from corekit.progress.telling import Recollection

#: Moments after which a question is about a session.
_OF_SESSION = ("session_start", "after_session", "next_day")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Trainee:
    """Somebody in a progression: what decisions on any day have in common."""

    progression: Progression
    recollection: Recollection
    ground: Ground

    @cached_property
    def exercises(self) -> frozenset[str]:
        """Everything that the progression gives."""
        return frozenset(name for each in self.progression.stages for name in given_by(each))

    def decision(
        self, position: Position, journal: Journal, today: date, *, given: Mapping[str, Any] | None = None
    ) -> Decision:
        """The move from *position* on *journal*; *given* are journal facts taken as given."""
        place = Place(progression=self.progression, position=position, ground=self.ground)
        guards = self.recollection.memory.guards(position.progression, self.progression, place.stage)
        return decide(place, guards, self.witness(position, journal, today, given=given).evidence)

    def witness(
        self, position: Position, journal: Journal, today: date, *, given: Mapping[str, Any] | None = None
    ) -> Witness:
        """What such a decision rests on."""
        return Witness(
            journal=journal,
            recollection=self.recollection,
            today=today,
            position=position,
            exercises=self.exercises,
            given=given or {},
        )


def reassuring_session(library: Library) -> dict[str, Any]:
    """Every question about a session with its reassuring answer."""
    facts = ((name, library.get("fact", name)) for name in library.ids("fact"))
    return {
        name: fact.reassuring
        for name, fact in facts
        if fact.derive is None and fact.reassuring is not None and fact.ask_at in _OF_SESSION
    }


class Sessions:
    """Makes sessions in which everything went well but for what is said; an answer of None leaves its question out."""

    def __init__(self, library: Library) -> None:
        #: The journal knows how long ago somebody began.
        self.usual = {name: said for name, said in reassuring_session(library).items() if name != "days_since_start"}

    def entry(self, stage: Stage, data: Mapping[str, Any], index: int, day: str) -> JournalEntry:
        """The session number *index*, in *stage* on *day*, of which *data* is said."""
        told = {name: answer for name, answer in {**self.usual, **data}.items() if answer is not None}
        told.pop("repeat", None)
        return JournalEntry(
            schema=1,
            id=f"session-{index:06d}",
            date=day,
            recorded_at=f"{day}T20:00:00Z",
            facts=told,
            exercises=tuple(ExerciseResult(exercise=name) for name in given_by(stage)),
        )


def apart_from_sessions(library: Library, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The person's answers: what is asked of sessions stands in the log alone."""
    return {name: answer for name, answer in answers.items() if not is_of_session(library, name)}


def is_of_session(library: Library, name: str) -> bool:
    """Whether a question is asked about a session."""
    return library.has("fact", name) and library.get("fact", name).ask_at in _OF_SESSION
