# SPDX-License-Identifier: Apache-2.0
"""What the guards of one progression read on one day: the latest session, the journal facts and what was missed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import open_questions
from corekit.criteria.history import History, run
from corekit.model.profile import Answer
from corekit.planning.frequency import days_a_week
from corekit.progress.facts import Course, Rows
from corekit.progress.moves import Evidence
from corekit.progress.remembering import Memory
from corekit.progress.sessions import Chronicle, Told
from corekit.progress.telling import AFTER_SESSION, NEXT_DAY, Lazy, Over, Recollection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Settled, Values
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan, PlanItem
    from corekit.model.position import Position
    from corekit.progress.guards import Guard
    from corekit.progress.journal import Journal
    from corekit.progress.telling import Heard

#: So many days, or twice the days between two sessions, without one are missed weeks (editorial).
MISSED_DAYS = 14
#: So many days, or twice the days between two sessions, an answer about the latest session counts (editorial).
FRESH_DAYS = 7
_BEFORE_SESSION = frozenset({"intake", "session_start"})


@attrs.frozen(eq=False, repr=False, slots=False)
class _Said:
    """The person's answers with those about the latest session, as they are worth today; what nobody can say apart."""

    answers: Mapping[str, Answer]
    open_values: Mapping[str, Any]
    moments: frozenset[str]
    settled: Settled
    today: str


class _Today:
    """The latest session as it is worth today, for what is remembered of sessions that answer alike."""

    def __init__(self, said: _Said, values: Values) -> None:
        self._said = said
        self._values = values

    def evaluated(self, of: Criteria) -> int:
        """The truth of *of* today, worked out."""
        return of.evaluate(self._values)

    def said(self, names: Iterable[str]) -> tuple[Any, ...] | None:
        """What was answered to the questions *names*; None where it was not all answered today."""
        told: list[Any] = [self._said.moments]
        for name in names:
            answer = self._said.answers.get(name)
            if name in self._said.open_values or (answer is not None and answer.on != self._said.today):
                return None
            told.append(answer and (repr(answer.answer), answer.offered))
        return tuple(told)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Witness:
    """One person's journal as the guards of one progression, or of the whole person, read it."""

    journal: Journal
    #: The person's answers apart from the journal, and what its entries tell.
    recollection: Recollection
    today: date
    position: Position
    exercises: frozenset[str] | None = None
    planned: Callable[[date], bool] = lambda _day: True
    #: Days between two sessions as planned.
    interval: float = 1.0
    #: Whether exercises are given and none of these among them (no time, no equipment): nothing of them is missed.
    left_out: bool = False
    #: Whether some of them are given for fewer minutes than their stage asks, for want of time.
    shortened: bool = False
    given: Mapping[str, Any] = attrs.field(factory=dict)

    @classmethod
    def of(cls, library: Library, answers: Mapping[str, Answer], **said: Any) -> Witness:
        """A witness that shares what it remembers with no other; *said* are its other fields."""
        return cls(recollection=Recollection(Memory(library), answers), **said)

    @property
    def library(self) -> Library:
        """The content that the journal is read with."""
        return self.recollection.library

    @cached_property
    def since(self) -> date:
        """The day the stage began."""
        return date.fromisoformat(self.position.since) if self.position.since else self.today

    @cached_property
    def began(self) -> date:
        """The day the progression began."""
        return date.fromisoformat(self.position.began) if self.position.began else self.since

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """What the entries tell that are about the exercises."""
        known, found = self.recollection.known, []
        for entry in self.journal.entries:
            known = self.recollection.after(known, entry)
            heard = self.recollection.heard(entry, self.exercises, known)
            if heard.concerned:
                found.append(heard)
        return tuple(found)

    @cached_property
    def course(self) -> Course:
        """What the journal facts are about."""
        sessions = tuple(heard.entry for heard in self.heard if not heard.note)
        stage_began, place = self.journal.place(self.position.entry), self.journal.places
        since = self.since.isoformat()
        before = sum(entry.date < since or place[entry.id] <= stage_began for entry in sessions)
        return Course(
            began=self.began,
            since=self.since,
            exercises=self.exercises,
            sessions=sessions,
            before_stage=before,
            planned=self.planned,
            spacing=ceil(self.interval),
            sharp=self.recollection.is_sharp,
            aerobic=self._is_aerobic,
            measured=self._measured,
        )

    @cached_property
    def chronicle(self) -> Chronicle:
        """The journal session by session."""
        return Chronicle(library=self.library, heard=self.heard, course=self.course, today=self.today)

    @cached_property
    def history(self) -> History:
        """The journal as criteria read it, since the progression began."""
        return self.chronicle.history()

    @property
    def figures(self) -> Rows:
        """The journal facts that the core works out, today."""
        return Rows(self.course, self.today, self.given)

    @cached_property
    def recent(self) -> tuple[JournalEntry, ...]:
        """The sessions since the progression began."""
        began = self.began.isoformat()
        return tuple(entry for entry in self.course.sessions if entry.date >= began)

    @cached_property
    def new(self) -> tuple[JournalEntry, ...]:
        """The sessions that no move has answered yet."""
        answered, place = self.journal.place(self.position.answered), self.journal.places
        return tuple(entry for entry in self.recent if place[entry.id] > answered)

    @cached_property
    def evidence(self) -> Evidence:
        """What the guards read."""
        latest = self.recent[-1] if self.recent else None
        unanswered = {entry.id for entry in self.new if entry is not latest}
        values, in_stage = self.values(latest), self.values(latest, in_stage=True)
        memory, now = self.recollection.memory, _Today(self._said, values)
        return Evidence(
            today=self.today,
            values=values,
            in_stage=in_stage,
            by_exercise=Lazy(lambda: self._by_exercise(latest)),
            unanswered=tuple(session.values for entry, session in self._told if entry.id in unanswered),
            latest=self.new[-1].id if self.new else None,
            truth=lambda guard, of: memory.truth(guard.when, now) if of is values else truth_in(guard, of),
            weeks_missed=self._weeks_missed(latest),
            shortened=self.shortened,
            ask=lambda criteria, forward: open_questions(criteria, in_stage if forward else values),
        )

    @property
    def _told(self) -> Iterable[tuple[JournalEntry, Any]]:
        sessions = (session for session in self.history.sessions if not session.note)
        return zip(self.recent, sessions, strict=True)

    def values(
        self, latest: JournalEntry | None, *, of: frozenset[str] | None = None, in_stage: bool = False
    ) -> Values:
        """The person today, with what was told of the session *latest*; *of* narrows it to some exercises."""
        said = self._said if of is None else self._said_of(latest, of)
        rows = Rows(self.course, self.today, said.open_values)
        return self.library.facts.values(
            said.answers,
            today=self.today,
            moments=said.moments,
            context=_StageRows(rows, self) if in_stage else rows,
            history=self.history,
            canonical=True,
            settled=said.settled,
        )

    @cached_property
    def _said(self) -> _Said:
        return self._said_of(self.recent[-1] if self.recent else None, self.exercises)

    def _said_of(self, latest: JournalEntry | None, of: frozenset[str] | None) -> _Said:
        answers = self._person
        open_values: dict[str, Any] = dict(self.given)
        moments = _BEFORE_SESSION
        if latest is not None and self._is_fresh(latest):
            told, unsure = self.recollection.answers(latest, of)
            today = self.today.isoformat()
            if latest.date != today:
                told = {name: Answer(answer=each.answer, on=today) for name, each in told.items()}
            answers = Over(told, answers)
            open_values |= unsure
            open_values |= {
                name: told[name].answer for name in ("days_since_start",) if name in told and name not in self.given
            }
            moments = NEXT_DAY if latest.date < today else AFTER_SESSION
        elif latest is not None:
            moments = AFTER_SESSION
        values = self.library.facts.values(
            answers, today=self.today, moments=moments, context=open_values, canonical=True
        )
        return _Said(answers, open_values, moments, self.recollection.settled(values), self.today.isoformat())

    @cached_property
    def _person(self) -> Mapping[str, Answer]:
        return self.recollection.person(self.journal.entries, self.today)

    def _is_fresh(self, entry: JournalEntry) -> bool:
        days = max(FRESH_DAYS, 2 * self.interval)
        return (self.today - date.fromisoformat(entry.date)).days <= days

    def _by_exercise(self, latest: JournalEntry | None) -> dict[str, Values]:
        names = dict.fromkeys(result.exercise for result in (latest.exercises or ()) if latest) if latest else {}
        return {name: self.values(latest, of=frozenset({name})) for name in names}

    def _weeks_missed(self, latest: JournalEntry | None) -> int:
        if latest is None or self.left_out:
            return 0
        moved, new = self.position.moved or "", {entry.id for entry in self.new}
        pauses = [(latest.date, self.today.isoformat())]
        pauses += [(before.date, after.date) for before, after in pairwise(self.recent) if after.id in new]
        gap = max((date.fromisoformat(end) - date.fromisoformat(max(begin, moved))).days for begin, end in pauses)
        return gap // 7 if gap >= max(MISSED_DAYS, 2 * self.interval) else 0

    def _is_aerobic(self, exercise: str) -> bool:
        if not self.library.has("exercise", exercise):
            return False
        mode = self.library.attributes(exercise).get("mode")
        return isinstance(mode, str) and self.library.vocabulary.is_below("mode", mode, "aerobic")

    def _measured(self, fact: str) -> float | None:
        answer = self._person.get(fact)
        value = answer.answer if answer is not None else None
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def truth_in(guard: Guard, values: Mapping[str, Any]) -> int:
    """The truth of *guard* in a session of the journal; the values of one remember it."""
    return values.truth(guard.when) if isinstance(values, Told) else guard.when.evaluate(values)


class _StageRows(Rows):
    """Journal facts for a step forward: runs of sessions are counted from the beginning of the stage."""

    def __init__(self, rows: Rows, witness: Witness) -> None:
        super().__init__(rows._course, rows._day, rows._known)
        self._witness = witness
        history = witness.history
        count = max(0, len(witness.recent) - (len(witness.course.sessions) - witness.course.before_stage))
        told = [session for session in history.sessions if not session.note]
        self._stage = attrs.evolve(history, sessions=tuple(told[count:]))

    def _runs(self, key: object) -> bool:
        facts = self._witness.library.facts.facts
        fact = facts.get(key) if isinstance(key, str) else None
        return fact is not None and bool(fact.derive) and (fact.derive.get("run") or {}).get("per") == "session"

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or self._runs(key)

    def __getitem__(self, key: str) -> Any:
        if key not in self._known and self._runs(key):
            criteria = self._witness.library.facts.derivations(key)[0]
            self._known[key] = run(self._stage, criteria, "session", self._day)
        return super().__getitem__(key)


def planned_days(plan: Plan, items: Iterable[PlanItem]) -> Callable[[date], bool]:
    """Whether a day has one of *items* to do; after the last day that is laid out, the last week goes on."""
    wanted = {item.id for item in items}
    days = {day.date for day in plan.days if wanted.intersection(day.items)}
    if not days:
        return lambda _day: False
    last = date.fromisoformat(max(day.date for day in plan.days))

    def is_planned(day: date) -> bool:
        if day > last:
            day = last - timedelta(days=6 - ((day - last).days - 1) % 7)
        return day.isoformat() in days

    return is_planned


def interval_of(items: Iterable[PlanItem]) -> float:
    """Days between two sessions of *items*, by the one that is done most often."""
    rates = [days_a_week(item.frequency) for item in items]
    return 7 / max(rates) if rates else 1.0
