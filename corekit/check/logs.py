# SPDX-License-Identifier: Apache-2.0
"""
The log of a progression's case: so many sessions, one a day, the last of them on the day of the case.

A session stands on top of a well adult, as a case does: every question about it has its reassuring answer unless the
log says otherwise (`unknown` for one that was not answered). `repeat` stands for several alike. Journal facts that the
case gives are taken as given.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.journal import ExerciseResult, JournalEntry
from corekit.model.position import Position
from corekit.progress.evidence import Witness
from corekit.progress.journal import journal_of
from corekit.progress.moves import Decision, decide
from corekit.progress.progress import Grounds
from corekit.progress.remembering import Memory
from corekit.progress.steps import Place, given_by
from corekit.progress.telling import Recollection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.case import Case
    from corekit.model.profile import Answer
    from corekit.model.progression import Progression, Stage
    from corekit.planning.assessment import Assessment
    from corekit.progress.journal import Journal
    from corekit.progress.steps import Ground

#: Moments after which a question is about a session.
_OF_SESSION = ("session_start", "after_session", "next_day")


def decision_of(
    library: Library, identifier: str, case: Case, answers: Mapping[str, Answer], assessment: Assessment
) -> Decision:
    """The move in the progression *identifier* that a case's log leads to."""
    progression: Progression = library.get("progression", identifier)
    today = assessment.today
    stage = next((each for each in progression.stages if each.id == case.given.get("stage")), progression.stages[0])
    days = [data for data in case.given.get("log", ()) for _ in range(data.get("repeat", 1))]
    first = today - timedelta(days=max(0, len(days) - 1))
    sessions = Sessions(library)
    entries = [
        sessions.entry(stage, data, index, (first + timedelta(days=index)).isoformat())
        for index, data in enumerate(days)
    ]
    position = Position(progression=identifier, stage=stage.id, phase=stage.phase, since=first.isoformat())
    ground = Grounds(library=library, assessment=lambda: assessment)
    recollection = Recollection(Memory(library), apart_from_sessions(library, answers))
    given = _given(library, case, days[-1] if days else {})
    trainee = Trainee(progression=progression, recollection=recollection, ground=ground)
    return trainee.decision(position, journal_of(entries, today=today), today, given=given)


@attrs.frozen(kw_only=True, eq=False, repr=False)
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
    return {
        name: answer
        for name, answer in answers.items()
        if not library.has("fact", name) or library.get("fact", name).ask_at not in _OF_SESSION
    }


def _given(library: Library, case: Case, last: Mapping[str, Any]) -> dict[str, Any]:
    """Facts that are worked out and that the case says all the same."""
    said: Iterator[tuple[str, Any]] = (pair for each in (case.given, last) for pair in each.items())
    return {
        name: answer
        for name, answer in said
        if library.has("fact", name) and (library.get("fact", name).derive or name == "days_since_start")
    }
