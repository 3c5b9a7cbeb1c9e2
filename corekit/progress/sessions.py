# SPDX-License-Identifier: Apache-2.0
"""A journal as criteria read it: the values of every session, worked out when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.history import Done, History, Session
from corekit.model.profile import Answer
from corekit.progress.facts import JOURNAL_FACTS, Course
from corekit.progress.responses import answers_of, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.content.library import Library
    from corekit.criteria.person import Values
    from corekit.model.journal import ExerciseResult, JournalEntry
    from corekit.progress.journal import Journal

#: The moments that have come when a session is over, and a day later.
AFTER_SESSION = frozenset({"intake", "session_start", "after_session"})
NEXT_DAY = AFTER_SESSION | {"next_day"}
#: Runs are counted this far and then "or more": no guard of a sheet names as much (its longest run is 28 days).
LONGEST_RUN = 100


class Lazy(Mapping[str, Any]):
    """A mapping that is made when somebody looks into it."""

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._made: Mapping[str, Any] | None = None

    @property
    def made(self) -> Mapping[str, Any]:
        """The mapping itself."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def get(self, key: str, default: Any = None) -> Any:
        """The value of *key*, *default* where there is none."""
        return self.made.get(key, default)

    def __getitem__(self, key: str) -> Any:
        return self.made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)

    def __contains__(self, key: object) -> bool:
        return key in self.made


class Rows(Mapping[str, Any]):
    """The core's journal facts on one day of a course; *given* ones go before what the table works out."""

    def __init__(self, course: Course, day: date, given: Mapping[str, Any]) -> None:
        self._course = course
        self._day = day
        self._known: dict[str, Any] = dict(given)

    def __contains__(self, key: object) -> bool:
        return key in self._known or key in JOURNAL_FACTS

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            if key not in JOURNAL_FACTS:
                raise KeyError(key)
            self._known[key] = JOURNAL_FACTS[key].formula(self._course, self._day)
        return self._known[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The fact of that id, *default* for one that is none of the table."""
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._known, *JOURNAL_FACTS)))

    def __len__(self) -> int:
        return len(set(self._known) | set(JOURNAL_FACTS))


def is_session(entry: JournalEntry, library: Library) -> bool:
    """Whether *entry* tells of a session: an exercise, or an answer that is given after one; else it is a note."""
    if entry.exercises:
        return True
    moments = {library.get("fact", name).ask_at for name in entry.facts or () if library.has("fact", name)}
    return not moments.isdisjoint({"after_session", "next_day"})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Chronicle:
    """
    One person's journal for the exercises of one course.

    *person* are the answers given apart from the journal; *given* are journal facts that are said instead of worked
    out, as cases do.
    """

    library: Library
    journal: Journal
    person: Mapping[str, Answer]
    course: Course
    today: date
    given: Mapping[str, Any] = attrs.field(factory=dict)

    @cached_property
    def ages(self) -> _Ages:
        """Which facts count time."""
        return _Ages(self.library)

    def history(self, *, first: int = 0) -> History:
        """The journal from the entry at place *first* on."""
        sessions = []
        known: dict[str, Answer] = self.library.facts.canonical(self.person)
        scopes = _Scopes(self.library)
        for place, entry in enumerate(self.journal.entries):
            told = {name: answer for name, answer in (entry.facts or {}).items() if scopes.is_of_person(name)}
            if told:
                newer = {name: Answer(answer=answer, on=entry.date) for name, answer in told.items()}
                known = {**known, **self.library.facts.canonical(newer)}
            if place >= first and self.course.concerns(entry):
                sessions.append(self._session(entry, known))
        return History(
            since=self.course.began,
            sessions=tuple(sessions),
            between=self._between,
            longest=LONGEST_RUN,
            spacing=self.course.spacing,
            missed=self.course.planned,
        )

    def _session(self, entry: JournalEntry, known: Mapping[str, Answer]) -> Session:
        day = date.fromisoformat(entry.date)
        return Session(
            day=day,
            values=Told(self, entry, day, known),
            done=tuple(self._done(entry, result, day) for result in entry.exercises or ()),
            note=not is_session(entry, self.library),
        )

    def _done(self, entry: JournalEntry, result: ExerciseResult, day: date) -> Done:
        known = self.library.has("exercise", result.exercise)

        def values() -> Values:
            answers = {name: Answer(answer=answer, on=entry.date) for name, answer in reported(result).items()}
            return self.library.facts.values(answers, today=day)

        attributes = self.library.attributes(result.exercise) if known else {}
        return Done(exercise=result.exercise, attributes=attributes, values=Lazy(values))

    def _between(self, day: date) -> Mapping[str, Any]:
        """What is known of a day without an entry: what the days before it come to."""
        return self.library.facts.values({}, today=day, moments=AFTER_SESSION, context=Rows(self.course, day, {}))


class Told(Lazy):
    """The values of one session: what was told of it, and of the person what held on its day."""

    def __init__(self, chronicle: Chronicle, entry: JournalEntry, day: date, known: Mapping[str, Answer]) -> None:
        super().__init__(self._values)
        self._chronicle = chronicle
        self._entry = entry
        self._day = day
        self._known = known
        self._moments = NEXT_DAY if day < chronicle.today else AFTER_SESSION

    @cached_property
    def _answers(self) -> tuple[_Standing, dict[str, Any]]:
        library = self._chronicle.library
        answers, open_values = answers_of(self._entry, library, of=self._chronicle.course.exercises)
        return _Standing(
            self._chronicle.ages, self._known, library.facts.canonical(answers), self._entry.date
        ), open_values

    def _values(self) -> Values:
        standing, open_values = self._answers
        context = Rows(self._chronicle.course, self._day, open_values)
        table = self._chronicle.library.facts
        return table.values(standing, today=self._day, moments=self._moments, context=context, canonical=True)

    def said(self, names: Iterable[str]) -> tuple[Any, ...] | None:
        """What was answered to the questions *names*, to tell sessions apart; None where only the values tell."""
        standing, open_values = self._answers
        if any(name in open_values for name in names):
            return None
        return (self._moments, *(standing.said(name) for name in names))


class _Ages(dict[str, bool]):
    """Which facts count time from the day of their answer, looked up once each."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._facts = library.facts.facts

    def __missing__(self, name: str) -> bool:
        self[name] = ages = name in self._facts and bool(self._facts[name].ages)
        return ages


class _Standing(Mapping[str, Answer]):
    """What was last answered holds for a session that was done; only what counts time keeps its day."""

    def __init__(self, ages: _Ages, known: Mapping[str, Answer], answers: Mapping[str, Answer], day: str) -> None:
        self._ages = ages
        self._known = known
        self._answers = answers
        self._day = day

    def get(self, key: str, default: Any = None) -> Any:
        """The answer to the question *key* as it stood on the day of the session."""
        told = self._answers.get(key)
        if told is not None:
            return told
        answer = self._known.get(key)
        if answer is None:
            return default
        if answer.on is not None and answer.on <= self._day and self._ages[key]:
            return answer
        return Answer(answer=answer.answer, on=self._day, by=answer.by, offered=answer.offered)

    def said(self, key: str) -> Any:
        """The answer to *key* as far as it can make a difference: with its days where it counts time."""
        answer = self._answers.get(key) or self._known.get(key)
        if answer is None:
            return None
        days = (answer.on, self._day) if self._ages[key] else ()
        return (repr(answer.answer), answer.offered, *days)

    def __getitem__(self, key: str) -> Answer:
        answer: Answer | None = self.get(key)
        if answer is None:
            raise KeyError(key)
        return answer

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._known, *self._answers)))

    def __len__(self) -> int:
        return len(self._known.keys() | self._answers.keys())


class _Scopes:
    """Which answers are about the person, remembered for a walk through a journal."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, bool] = {}

    def is_of_person(self, name: str) -> bool:
        """Whether the fact is about the person, not about a session or an exercise."""
        if name not in self._known:
            library = self._library
            self._known[name] = library.has("fact", name) and (library.get("fact", name).scope or "person") == "person"
        return self._known[name]


def person_answers(person: Mapping[str, Answer], journal: Journal, library: Library) -> dict[str, Answer]:
    """*person*'s answers with those about the person that the journal holds; the later one counts."""
    scopes = _Scopes(library)
    known = dict(person)
    for entry in journal.entries:
        for name, answer in (entry.facts or {}).items():
            if scopes.is_of_person(name) and (name not in known or (known[name].on or "") <= entry.date):
                known[name] = Answer(answer=answer, on=entry.date)
    return known
