# SPDX-License-Identifier: Apache-2.0
"""A made-up person walks through the progressions of a regimen, session by session, and leaves a path behind."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.cases import well_adult
from corekit.check.logs import Sessions, Trainee, apart_from_sessions, reassuring_session
from corekit.criteria.values import is_number
from corekit.model.position import Position
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.progress.guards import session_guards
from corekit.progress.journal import Journal
from corekit.progress.progress import Grounds
from corekit.progress.remembering import Memory
from corekit.progress.telling import Recollection
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.fact import Fact
    from corekit.model.progression import Progression
    from corekit.planning.rulebook import RuleBook
    from corekit.progress.moves import Decision

#: The core's rules that such signs are read by.
_SIGNS = ("emergency", "new_symptom")
#: Sessions that decisions look back on; more only cost time, for no guard of a sheet looks further.
_REMEMBERED = 120


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Chances(Record):
    """How often random sessions are other than good (editorial: so that paths show more than their first days)."""

    #: An answer is another than the reassuring one.
    other: float = 0.03
    #: There is none; it is drawn from *silences*, of which None leaves the question out.
    silent: float = 0.03
    silences: tuple[str | None, ...] = ("unknown",)
    #: An answer about a session is a sign that ends everything.
    ending: float = 0.001
    #: A question about the person that such signs rest on is answered with the session, at random.
    flagged: float = 0.0
    #: So long a pause comes before a session, in days, when one does.
    pause: float = 0.0
    pause_days: tuple[int, ...] = (2, 3, 7, 15, 40)


#: A person who mostly does well.
_MOSTLY_WELL = Chances()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class PathStep(Record):
    """One session: its number, its day, the stage it was done in, the move after it and where that led."""

    session: int
    day: str
    stage: str
    move: str
    to: str
    by: str | None = None
    because: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the step."""
        return {key: value for key, value in attrs.asdict(self).items() if value not in (None, ())}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Walked:
    """One session with its decision; `again` decides once more from there, without another session."""

    step: PathStep
    decision: Decision
    again: Callable[[], Decision]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Path(Record):
    """The way through one progression; `end` is the last move, `stop` and `refer` end it early."""

    progression: str
    steps: tuple[PathStep, ...]
    end: str
    stage: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON data of the path, with the steps at which something changed."""
        steps = [step.to_dict() for step in self.steps if step.move != "stay"]
        return {
            "progression": self.progression,
            "sessions": len(self.steps),
            "end": self.end,
            "stage": self.stage,
            "steps": steps,
        }


def progressions_of(library: Library, regimen: str) -> tuple[str, ...]:
    """The progressions that the tracks of a regimen may give, in order."""
    tracks = library.get("regimen", regimen).tracks
    return tuple(dict.fromkeys(track.progression for track in tracks if track.progression is not None))


class Simulation:
    """A well adult with the answers *given*, who begins progressions of *library* on the day *today*."""

    def __init__(
        self, library: Library, book: RuleBook, *, today: date, given: Mapping[str, Any] | None = None
    ) -> None:
        self.library = library
        self.today = today
        answers = well_adult(library, today)
        answers |= {name: Answer(answer=answer, on=today.isoformat()) for name, answer in (given or {}).items()}
        assessment = Assessment(library=library, book=book, answers=answers, today=today)
        self._answers = apart_from_sessions(library, answers)
        self._ground = Grounds(library=library, assessment=lambda: assessment)
        self._memory = Memory(library)
        self._sessions = Sessions(library)

    def path(self, progression: str, responses: Iterable[Mapping[str, Any]]) -> Path:
        """
        The way through *progression*, one session a day.

        Each of *responses* holds the answers about one session, on top of one that went well; `repeat` stands for
        several alike, `after_days` for the days since the session before. A stop or a referral ends the way.
        """
        steps: list[PathStep] = []
        position = self.beginning(progression)
        end = "stay"
        for walked in self.walk(position, responses):
            steps.append(walked.step)
            position, end = walked.decision.position, walked.decision.move
        return Path(progression=progression, steps=tuple(steps), end=end, stage=position.stage)

    def walk(self, position: Position, responses: Iterable[Mapping[str, Any]]) -> Iterator[Walked]:
        """Each session from *position* on with its decision, until one stops or refers."""
        model: Progression = self.library.get("progression", position.progression)
        stages = {stage.id: stage for stage in model.stages}
        recollection = Recollection(self._memory, self._answers, every_day=True)
        trainee = Trainee(progression=model, recollection=recollection, ground=self._ground)
        journal = Journal(entries=(), standing={})
        for number, (day, told) in enumerate(self._days(responses)):
            entry = self._sessions.entry(stages[position.stage], told, number, day.isoformat())
            journal = journal.followed_by(entry, latest=_REMEMBERED)
            decision = trainee.decision(position, journal, day)
            yield Walked(
                step=_step(number + 1, entry.date, position, decision),
                decision=decision,
                again=partial(trainee.decision, decision.position, journal, day),
            )
            if decision.move in ("stop", "refer"):
                return
            position = decision.position

    def beginning(self, progression: str) -> Position:
        """The position of somebody who begins *progression*."""
        first = self.library.get("progression", progression).stages[0]
        today = self.today.isoformat()
        return Position(progression=progression, stage=first.id, phase=first.phase, since=today, began=today)

    def _days(self, responses: Iterable[Mapping[str, Any]]) -> Iterator[tuple[date, Mapping[str, Any]]]:
        """What is told of each session, with its day."""
        day = self.today
        for number, told in enumerate(_each(responses)):
            day += timedelta(days=told.get("after_days", 1) if number else 0)
            yield day, {name: answer for name, answer in told.items() if name != "after_days"}


def _step(session: int, day: str, before: Position, decision: Decision) -> PathStep:
    because: tuple[str, ...] = ()
    if decision.move != "stay":
        said = [str(each.parameters["because"]) for each in decision.reasons if "because" in each.parameters]
        because = tuple(dict.fromkeys(said or (each.code for each in decision.reasons)))
    return PathStep(
        session=session,
        day=day,
        stage=before.stage,
        move=decision.move,
        to=decision.position.stage,
        by=decision.by,
        because=because,
    )


class RandomSessions:
    """Draws sessions at random."""

    def __init__(self, library: Library) -> None:
        usual = reassuring_session(library)
        signs = _signs(library)
        self._questions = tuple((name, library.get("fact", name), name in signs) for name in usual)
        derived = {name for name in signs if library.get("fact", name).derive}
        self._flags = tuple((name, library.get("fact", name)) for name in sorted(signs - derived - usual.keys()))

    def draw(self, sessions: int, seed: int, chances: Chances = _MOSTLY_WELL) -> Iterator[dict[str, Any]]:
        """So many sessions, mostly good ones unless *chances* are others; the same seed draws the same."""
        rng = Random(seed)  # noqa: S311 - a simulation, not a secret
        other, ending = 1 - chances.other, 1 - chances.ending
        for _ in range(sessions):
            told: dict[str, Any] = {}
            for name, fact, is_sign in self._questions:
                chance = rng.random()
                if chance < chances.silent:
                    silences = chances.silences
                    told[name] = silences[0] if len(silences) == 1 else rng.choice(silences)
                elif chance > (ending if is_sign else other):
                    told[name] = _drawn(rng, fact)
            if chances.flagged:
                told |= {name: _drawn(rng, fact) for name, fact in self._flags if rng.random() < chances.flagged}
            if chances.pause and rng.random() < chances.pause:
                told["after_days"] = rng.choice(chances.pause_days)
            yield told


def _signs(library: Library) -> frozenset[str]:
    """The questions about a session that the core's rules about warning signs rest on."""
    found: set[str] = set()
    guards = session_guards(library.subject_facts, replaced=False)
    waiting = [name for guard in guards if guard.rule in _SIGNS for name in guard.when.facts]
    while waiting:
        name = waiting.pop()
        if name not in found and library.has("fact", name):
            found.add(name)
            derived = library.facts.derivations(name) if library.get("fact", name).derive else ()
            waiting.extend(fact for criteria in derived for fact in criteria.facts)
    return frozenset(found)


def _drawn(rng: Random, fact: Fact) -> Any:
    if fact.type == "yes_no":
        return rng.choice(["yes", "no"])
    if fact.type == "number":
        low, high = fact.minimum or 0, 100 if fact.maximum is None else fact.maximum
        near: float = fact.reassuring if is_number(fact.reassuring) else low
        return max(low, min(high, round(near + rng.gauss(0, 2))))
    choices = [choice for choice in fact.choices or () if choice != "none"]
    if fact.type == "choices":
        return rng.sample(choices, k=min(1, len(choices)))
    return rng.choice(choices)


def _each(responses: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for told in responses:
        facts = {name: answer for name, answer in told.items() if name != "repeat"}
        for _ in range(told.get("repeat", 1)):
            yield facts
