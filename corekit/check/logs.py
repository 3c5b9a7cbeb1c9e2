# SPDX-License-Identifier: Apache-2.0
"""
The moves of a progression's case.

With a `log` a case is so many sessions, one a day, the last of them on the day of the case; without one it is a single
session on that day, of which `given` tells. A session stands on top of a well adult, as a case does: every question
about it has its reassuring answer unless the case says otherwise (`unknown` for one that was not answered, `not_yet`
for one of the next day that has not come up). `repeat` stands for several alike. Journal facts, and others that are
worked out, are taken as given where the case gives them. Without a `stage` the case is about every stage.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.possible_answers import NOT_YET
from corekit.errors import UnknownName
from corekit.model.journal import ExerciseResult, JournalEntry
from corekit.model.position import Position
from corekit.progress.evidence import Witness
from corekit.progress.guards import guards_of, session_guards
from corekit.progress.journal import journal_of
from corekit.progress.moves import Decision, Evidence, decide
from corekit.progress.progress import Grounds
from corekit.progress.steps import Place, given_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.case import Case
    from corekit.model.profile import Answer
    from corekit.model.progression import Progression, Stage
    from corekit.planning.assessment import Assessment
    from corekit.progress.guards import Guard
    from corekit.progress.steps import Ground

#: Moments after which a question is about a session.
_OF_SESSION = ("session_start", "after_session", "next_day")
#: Keys of `given` that a session does not tell of.
_APART = frozenset({"equipment", "time", "regimens", "today", "stage", "log"})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scene:
    """One stage of one progression in a case: where somebody stands, and what the guards read."""

    progression: str
    position: Position
    evidence: Evidence
    ground: Ground

    def decide(self, model: Progression, guards: Sequence[Guard]) -> Decision:
        """The move under *guards*, in the progression as *model* has it."""
        return decide(Place(progression=model, position=self.position, ground=self.ground), guards, self.evidence)


class Scenes:
    """Sets the scenes of cases in one library; what every case needs is worked out once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._guards: dict[tuple[str, str], tuple[Guard, ...]] = {}

    def decision(self, scene: Scene) -> Decision:
        """The move in *scene* under the guards of the library."""
        model: Progression = self.library.get("progression", scene.progression)
        return scene.decide(model, self.guards(scene.progression, scene.position.stage))

    def guards(self, identifier: str, stage: str) -> tuple[Guard, ...]:
        """The guards of a stage, the core's own among them."""
        key = (identifier, stage)
        if key not in self._guards:
            self._guards[key] = stage_guards(self.library, identifier, stage)
        return self._guards[key]

    def of(
        self, identifier: str, case: Case, answers: Mapping[str, Answer], today: date, ground: Callable[[], Assessment]
    ) -> Iterator[Scene]:
        """
        The scenes of a case in the progression *identifier*: its stage, or every stage.

        *answers* are the person's, *ground* what follows from them. Raises `UnknownName` for a stage that there is not.
        """
        progression: Progression = self.library.get("progression", identifier)
        for stage in stages_of(progression, identifier, case.given.get("stage")):
            yield self._scene(identifier, stage, case, answers, today, ground)

    def _scene(
        self,
        identifier: str,
        stage: Stage,
        case: Case,
        answers: Mapping[str, Answer],
        today: date,
        ground: Callable[[], Assessment],
    ) -> Scene:
        days = self._days(case)
        first = today - timedelta(days=max(0, len(days) - 1))
        entries = [
            self.entry(stage, data, index, (first + timedelta(days=index)).isoformat())
            for index, data in enumerate(days)
        ]
        position = Position(progression=identifier, stage=stage.id, phase=stage.phase, since=first.isoformat())
        given = self._given(case, days[-1] if days else {})
        on = Grounds(library=self.library, assessment=ground)
        return self.on(position, entries, answers, today, on, given=given)

    def on(
        self,
        position: Position,
        entries: Sequence[JournalEntry],
        answers: Mapping[str, Answer],
        today: date,
        ground: Ground,
        *,
        given: Mapping[str, Any] | None = None,
    ) -> Scene:
        """The scene of *position* on *entries*; *answers* are the person's, *given* facts are taken as given."""
        progression: Progression = self.library.get("progression", position.progression)
        witness = Witness(
            library=self.library,
            journal=journal_of(entries, today=today),
            answers={name: answer for name, answer in answers.items() if not self.is_of_session(name)},
            today=today,
            position=position,
            exercises=frozenset(name for each in progression.stages for name in given_by(each)),
            given=given or {},
        )
        return Scene(progression=position.progression, position=position, evidence=witness.evidence, ground=ground)

    def entry(self, stage: Stage, data: Mapping[str, Any], index: int, day: str) -> JournalEntry:
        """A session in *stage* on *day*: everything went well but for what *data* says."""
        said = {**self._usual, **{key: answer for key, answer in data.items() if key != "repeat"}}
        told = {key: answer for key, answer in said.items() if answer != NOT_YET}
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

    def is_of_session(self, name: str) -> bool:
        """Whether a question is asked about a session."""
        return name in self._of_session

    def person(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What a case's `given` says of the person alone."""
        return {name: answer for name, answer in given.items() if not self.is_of_session(name)}

    @cached_property
    def _of_session(self) -> frozenset[str]:
        return frozenset(
            name for name in self.library.ids("fact") if self.library.get("fact", name).ask_at in _OF_SESSION
        )

    @cached_property
    def _usual(self) -> dict[str, Any]:
        return reassuring_session(self.library)

    def _days(self, case: Case) -> list[Mapping[str, Any]]:
        if "log" in case.given:
            return [data for data in case.given["log"] for _ in range(data.get("repeat", 1))]
        return [{name: answer for name, answer in case.given.items() if self.is_of_session(name)}]

    def _given(self, case: Case, last: Mapping[str, Any]) -> dict[str, Any]:
        """Facts that are worked out and that the case says all the same; `unknown` is None."""
        said: Iterator[tuple[str, Any]] = (pair for each in (case.given, last) for pair in each.items())
        return {
            name: None if answer == "unknown" else answer
            for name, answer in said
            if name not in _APART
            and self.library.has("fact", name)
            and (self.library.get("fact", name).derive or name == "days_since_start")
        }


def stages_of(progression: Progression, identifier: str, wanted: str | None) -> tuple[Stage, ...]:
    """The stage *wanted* of a progression, or all of them; raises `UnknownName` if it has none of that name."""
    if wanted is None:
        return progression.stages
    found = tuple(stage for stage in progression.stages if stage.id == wanted)
    if not found:
        have = ", ".join(stage.id for stage in progression.stages)
        raise UnknownName(f"The progression {identifier} has no stage '{wanted}'; it has {have}.")
    return found


def stage_guards(library: Library, identifier: str, stage: str) -> tuple[Guard, ...]:
    """The guards of a stage of the progression *identifier*, its own first, then those of the core."""
    progression: Progression = library.get("progression", identifier)
    subject = library.subject_facts
    model = next(each for each in progression.stages if each.id == stage)
    own = guards_of(progression, model, library.owner("progression", identifier), subject)
    return (*own, *session_guards(subject, replaced=progression.replaces_default_responses is not None))


def reassuring_session(library: Library) -> dict[str, Any]:
    """Every question about a session with its reassuring answer."""
    facts = ((name, library.get("fact", name)) for name in library.ids("fact"))
    return {
        name: fact.reassuring
        for name, fact in facts
        if fact.derive is None and fact.reassuring is not None and fact.ask_at in _OF_SESSION
    }
