# SPDX-License-Identifier: Apache-2.0
"""
The moves of a progression's case.

With a `log` a case is so many sessions, one a day, the last of them on the day of the case; without one it is a single
session on that day, of which `given` tells. A session stands on top of a well adult, as a case does: every question
about it has its reassuring answer unless the case says otherwise (`unknown` for one that was not answered, `not_yet`
for one of the next day that has not come up). `repeat` stands for several alike. Journal facts, and others that are
worked out, are taken as given where the case gives them. Without a `stage` the case is about every stage.

What may be given of the next stage follows what `given` says of the person; what a session of the `log` tells of them
is read by the guards alone, so that a guard is tried where nothing else would hold somebody back.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.logs import Sessions, Trainee, apart_from_sessions, is_of_session
from corekit.check.possible_answers import NOT_YET
from corekit.errors import DocumentInvalid, UnknownName
from corekit.model.position import Position
from corekit.progress.journal import journal_of
from corekit.progress.moves import Decision, Evidence, decide
from corekit.progress.progress import Grounds
from corekit.progress.remembering import Memory
from corekit.progress.steps import Place
from corekit.progress.telling import Recollection

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

#: Keys of `given` that a session does not tell of.
_APART = frozenset({"equipment", "time", "regimens", "today", "stage", "log"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
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
        self._memory = Memory(library)

    def decision(self, scene: Scene) -> Decision:
        """The move in *scene* under the guards of the library."""
        model: Progression = self.library.get("progression", scene.progression)
        return scene.decide(model, self.guards(scene.progression, scene.position.stage))

    def guards(self, identifier: str, stage: str) -> tuple[Guard, ...]:
        """The guards of a stage, the core's own among them."""
        model: Progression = self.library.get("progression", identifier)
        return self._memory.guards(identifier, model, next(each for each in model.stages if each.id == stage))

    def of(
        self, identifier: str, case: Case, answers: Mapping[str, Answer], today: date, ground: Callable[[], Assessment]
    ) -> Iterator[Scene]:
        """
        The scenes of a case in the progression *identifier*: its stage, or every stage.

        *answers* are the person's, *ground* what follows from them. Raises `UnknownName` for a stage that there is not.
        """
        progression: Progression = self.library.get("progression", identifier)
        known = apart_from_sessions(self.library, answers)
        on = Grounds(library=self.library, assessment=ground)
        for stage in stages_of(progression, identifier, case.given.get("stage")):
            recollection = Recollection(self._memory, known)  # each stage has a journal of its own
            trainee = Trainee(progression=progression, recollection=recollection, ground=on)
            yield self._scene(identifier, stage, case, today, trainee)

    def _scene(self, identifier: str, stage: Stage, case: Case, today: date, trainee: Trainee) -> Scene:
        days = self._days(case)
        first = today - timedelta(days=max(0, len(days) - 1))
        entries = [
            self._sessions.entry(stage, _told(data), index, (first + timedelta(days=index)).isoformat())
            for index, data in enumerate(days)
        ]
        position = Position(progression=identifier, stage=stage.id, phase=stage.phase, since=first.isoformat())
        given = self._given(case, days[-1] if days else {})
        witness = trainee.witness(position, journal_of(entries, today=today), today, given=given)
        return Scene(progression=identifier, position=position, evidence=witness.evidence, ground=trainee.ground)

    def person(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """What a case's `given` says of the person alone."""
        return {name: answer for name, answer in given.items() if not is_of_session(self.library, name)}

    @cached_property
    def _sessions(self) -> Sessions:
        return Sessions(self.library)

    def _days(self, case: Case) -> list[Mapping[str, Any]]:
        if "log" in case.given:
            self._reject_beside(case)
            return [data for data in case.given["log"] for _ in range(data.get("repeat", 1))]
        return [{name: answer for name, answer in case.given.items() if is_of_session(self.library, name)}]

    def _reject_beside(self, case: Case) -> None:
        """Raise `DocumentInvalid` for an answer about a session that stands beside a log: nothing would read it."""
        beside = [name for name in case.given if is_of_session(self.library, name) and not self._is_figure(name)]
        if beside:
            message = f"{' and '.join(beside)} beside 'log' belongs to no session."
            raise DocumentInvalid(message, hint="Say it in a session of the log.")

    def _given(self, case: Case, last: Mapping[str, Any]) -> dict[str, Any]:
        """Facts that are worked out and that the case says all the same; `unknown` is None."""
        said: Iterator[tuple[str, Any]] = (pair for each in (case.given, last) for pair in each.items())
        return {name: None if answer == "unknown" else answer for name, answer in said if self._is_figure(name)}

    def _is_figure(self, name: str) -> bool:
        """Whether a fact is worked out, and taken as given where a case gives it."""
        if name in _APART or not self.library.has("fact", name):
            return False
        return bool(self.library.get("fact", name).derive) or name == "days_since_start"


def stages_of(progression: Progression, identifier: str, wanted: str | None) -> tuple[Stage, ...]:
    """The stage *wanted* of a progression, or all of them; raises `UnknownName` if it has none of that name."""
    if wanted is None:
        return progression.stages
    found = tuple(stage for stage in progression.stages if stage.id == wanted)
    if not found:
        have = ", ".join(stage.id for stage in progression.stages)
        raise UnknownName(f"The progression {identifier} has no stage '{wanted}'; it has {have}.")
    return found


def _told(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is said of a session; a question that has not come up is left out."""
    return {name: None if answer == NOT_YET else answer for name, answer in data.items()}
