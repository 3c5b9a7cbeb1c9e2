# SPDX-License-Identifier: Apache-2.0
"""
The log of a progression's case: so many sessions, one a day, the last of them on the day of the case.

A session stands on top of a well adult, as a case does: every question about it has its reassuring answer unless the
log says otherwise (`unknown` for one that was not answered). `repeat` stands for several alike. Journal facts that the
case gives are taken as given.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from corekit.model.journal import ExerciseResult, JournalEntry
from corekit.model.position import Position
from corekit.progress.evidence import Witness
from corekit.progress.guards import guards_of, session_guards
from corekit.progress.journal import journal_of
from corekit.progress.moves import Decision, decide
from corekit.progress.progress import Grounds
from corekit.progress.steps import Place, given_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.case import Case
    from corekit.model.profile import Answer
    from corekit.model.progression import Progression, Stage
    from corekit.planning.assessment import Assessment
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
    entries = [
        session_entry(library, stage, data, index, (first + timedelta(days=index)).isoformat())
        for index, data in enumerate(days)
    ]
    position = Position(progression=identifier, stage=stage.id, phase=stage.phase, since=first.isoformat())
    ground = Grounds(library=library, assessment=lambda: assessment)
    given = _given(library, case, days[-1] if days else {})
    return decision_in(library, position, entries, answers, today, ground, given=given)


def decision_in(
    library: Library,
    position: Position,
    entries: Sequence[JournalEntry],
    answers: Mapping[str, Answer],
    today: date,
    ground: Ground,
    *,
    given: Mapping[str, Any] | None = None,
) -> Decision:
    """The move from *position* on *entries*; *answers* are the person's, *given* journal facts taken as given."""
    progression: Progression = library.get("progression", position.progression)
    witness = Witness(
        library=library,
        journal=journal_of(entries, today=today),
        answers=_apart_from_sessions(library, answers),
        today=today,
        position=position,
        exercises=frozenset(name for each in progression.stages for name in given_by(each)),
        given=given or {},
    )
    place = Place(progression=progression, position=position, ground=ground)
    subject = library.subject_facts
    own = guards_of(progression, place.stage, library.owner("progression", position.progression), subject)
    core = session_guards(subject, replaced=progression.replaces_default_responses is not None)
    return decide(place, (*own, *core), witness.evidence)


def reassuring_session(library: Library) -> dict[str, Any]:
    """Every question about a session with its reassuring answer."""
    facts = ((name, library.get("fact", name)) for name in library.ids("fact"))
    return {
        name: fact.reassuring
        for name, fact in facts
        if fact.derive is None and fact.reassuring is not None and fact.ask_at in _OF_SESSION
    }


def session_entry(library: Library, stage: Stage, data: Mapping[str, Any], index: int, day: str) -> JournalEntry:
    """A session in *stage* on *day*: everything went well but for what *data* says."""
    told = {**reassuring_session(library), **{key: answer for key, answer in data.items() if key != "repeat"}}
    for left_to_the_journal in ("days_since_start",):
        if left_to_the_journal not in data:
            told.pop(left_to_the_journal, None)
    return JournalEntry(
        schema=1,
        id=f"session-{index:06d}",
        date=day,
        recorded_at=f"{day}T20:00:00Z",
        facts=told,
        exercises=tuple(ExerciseResult(exercise=name) for name in given_by(stage)),
    )


def _apart_from_sessions(library: Library, answers: Mapping[str, Answer]) -> dict[str, Answer]:
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
