# SPDX-License-Identifier: Apache-2.0
"""What the entries of a journal tell, each worked out once for any number of decisions that look back on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from corekit.criteria.history import Done
from corekit.criteria.person import Settled
from corekit.model.profile import Answer
from corekit.progress.facts import is_sharp
from corekit.progress.responses import answers_of, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.journal import ExerciseResult, JournalEntry
    from corekit.progress.remembering import Memory

#: The moments that have come when a session is over, and a day later.
AFTER_SESSION = frozenset({"intake", "session_start", "after_session"})
NEXT_DAY = AFTER_SESSION | {"next_day"}

Answers = Mapping[str, Answer]


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


class Over(Mapping[str, Answer]):
    """Answers that go before others."""

    def __init__(self, first: Answers, others: Answers) -> None:
        self._first = first
        self._others = others

    def get(self, key: str, default: Any = None) -> Any:
        """The answer to the question *key*."""
        answer = self._first.get(key)
        return self._others.get(key, default) if answer is None else answer

    def __getitem__(self, key: str) -> Answer:
        return self._first[key] if key in self._first else self._others[key]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._first, *self._others)))

    def __len__(self) -> int:
        return len(self._first.keys() | self._others.keys())


class Recollection:
    """
    One person and what the entries of their journal tell of them.

    *answers* are the person's, given apart from the journal. With *every_day* they hold on whatever day one looks, as
    those of a made-up person do, who never has to be asked again. The ids of entries are those of one journal.
    """

    def __init__(self, memory: Memory, answers: Answers, *, every_day: bool = False) -> None:
        self.memory = memory
        self.library: Library = memory.library
        #: The answers under today's names; those that hold every day have no date.
        self.known: dict[str, Answer] = self.library.facts.canonical(answers)
        if every_day:
            self.known = {name: _dated(answer, None) for name, answer in self.known.items()}
        self._every_day = every_day
        self._scopes = _Scopes(self.library)
        self._ages = _Ages(self.library)
        self._told: dict[str, dict[str, Answer]] = {}
        self._later: dict[tuple[int, str], dict[str, Answer]] = {}
        self._sharp: dict[tuple[str, frozenset[str] | None], bool] = {}
        self._answers: dict[tuple[str, frozenset[str] | None], tuple[Answers, dict[str, Any]]] = {}
        self._heard: dict[tuple[str, frozenset[str] | None, int], Heard] = {}

    def person(self, entries: Iterable[JournalEntry], today: date) -> Answers:
        """The person's answers on the day *today*, those that *entries* hold among them; the later one counts."""
        known = self.known
        for entry in entries:
            for name, answer in self.of_person(entry).items():
                if name not in known or (known[name].on or "") <= entry.date:
                    known = {**known, name: answer}
        return _EveryDay(known, today.isoformat()) if self._every_day else known

    def of_person(self, entry: JournalEntry) -> dict[str, Answer]:
        """What *entry* tells about the person, not about a session or an exercise."""
        if entry.id not in self._told:
            self._told[entry.id] = {
                name: Answer(answer=answer, on=entry.date)
                for name, answer in (entry.facts or {}).items()
                if self._scopes.is_of_person(name)
            }
        return self._told[entry.id]

    def after(self, known: dict[str, Answer], entry: JournalEntry) -> dict[str, Answer]:
        """*known* with what *entry* tells about the person; the same mapping where that is nothing."""
        told = self.of_person(entry)
        if not told:
            return known
        key = (id(known), entry.id)
        if key not in self._later:
            self._later[key] = {**known, **self.library.facts.canonical(told)}
        return self._later[key]

    def answers(self, entry: JournalEntry, of: frozenset[str] | None) -> tuple[Answers, dict[str, Any]]:
        """The answers of *entry* about some exercises (all without *of*), and what nobody can say (`answers_of`)."""
        key = (entry.id, of)
        if key not in self._answers:
            answers, open_values = answers_of(entry, self.library, of=of)
            self._answers[key] = (self.library.facts.canonical(answers), open_values)
        return self._answers[key]

    def heard(self, entry: JournalEntry, of: frozenset[str] | None, known: dict[str, Answer]) -> Heard:
        """What *entry* tells about some exercises of somebody of whom *known* (from `known` or `after`) was known."""
        key = (entry.id, of, id(known))
        if key not in self._heard:
            standing = _Standing(self._ages, known, self.answers(entry, of)[0], entry.date)
            concerned = _concerns(entry, of)
            self._heard[key] = Heard(self.memory, entry, standing, self.answers(entry, of)[1], concerned=concerned)
        return self._heard[key]

    def is_sharp(self, entry: JournalEntry, of: frozenset[str] | None) -> bool:
        """Whether *entry* tells of sharp pain or a spasm in some exercises."""
        key = (entry.id, of)
        if key not in self._sharp:
            self._sharp[key] = is_sharp(entry, of)
        return self._sharp[key]

    def settled(self, values: Values) -> Settled:
        """*values* as those to read from what answers alone decide."""
        return Settled(values, self.memory.answered_alone)


class Heard:
    """What one entry tells, whatever was recorded after it and whatever was counted before it."""

    def __init__(
        self,
        memory: Memory,
        entry: JournalEntry,
        standing: _Standing,
        open_values: Mapping[str, Any],
        *,
        concerned: bool,
    ) -> None:
        self.entry = entry
        #: Whether the entry tells of one of the exercises, or of none at all.
        self.concerned = concerned
        self.day = date.fromisoformat(entry.date)
        self.answers = standing
        self.open_values = open_values
        self._memory = memory
        self._settled: dict[frozenset[str], Settled] = {}
        #: The truth of criteria that rest on answers alone, by the moments that have come.
        self._truths: dict[frozenset[str], dict[Criteria, int]] = {AFTER_SESSION: {}, NEXT_DAY: {}}

    @cached_property
    def note(self) -> bool:
        """Whether the entry tells of no session."""
        return not is_session(self.entry, self._memory.library)

    @cached_property
    def done(self) -> tuple[Done, ...]:
        """What was done."""
        return tuple(self._done(result) for result in self.entry.exercises or ())

    def _done(self, result: ExerciseResult) -> Done:
        library = self._memory.library

        def values() -> Values:
            answers = {name: Answer(answer=answer, on=self.entry.date) for name, answer in reported(result).items()}
            return library.facts.values(answers, today=self.day)

        known = library.has("exercise", result.exercise)
        attributes = library.attributes(result.exercise) if known else {}
        return Done(exercise=result.exercise, attributes=attributes, values=Lazy(values))

    def settled(self, moments: frozenset[str]) -> Settled:
        """The values of the session that answers alone decide, when *moments* have come."""
        if moments not in self._settled:
            table = self._memory.library.facts
            values = table.values(
                self.answers, today=self.day, moments=moments, context=self.open_values, canonical=True
            )
            self._settled[moments] = Settled(values, self._memory.answered_alone)
        return self._settled[moments]

    def truth(self, of: Criteria, moments: frozenset[str], told: Any) -> int:
        """The truth of *of* in the session, whose values are *told* when *moments* have come."""
        if self._memory.questions(of) is None:
            return of.evaluate(told)
        known = self._truths[moments]
        if of not in known:
            known[of] = self._memory.truth(of, told)
        return known[of]

    def said(self, names: Iterable[str]) -> tuple[Any, ...] | None:
        """What was answered to the questions *names*, to tell sessions apart; None where only the values tell."""
        if any(name in self.open_values for name in names):
            return None
        return tuple(self.answers.said(name) for name in names)


def _concerns(entry: JournalEntry, of: frozenset[str] | None) -> bool:
    return of is None or not entry.exercises or any(result.exercise in of for result in entry.exercises)


def is_session(entry: JournalEntry, library: Library) -> bool:
    """Whether *entry* tells of a session: an exercise, or an answer that is given after one; else it is a note."""
    if entry.exercises:
        return True
    moments = {library.get("fact", name).ask_at for name in entry.facts or () if library.has("fact", name)}
    return not moments.isdisjoint({"after_session", "next_day"})


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
        return _dated(answer, self._day)

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


class _EveryDay(Mapping[str, Answer]):
    """Answers of which those without a date are as good as given on the day one looks."""

    def __init__(self, known: Answers, day: str) -> None:
        self._known = known
        self._day = day
        self._dated: dict[str, Answer] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The answer to the question *key*."""
        answer = self._dated.get(key) or self._known.get(key)
        if answer is None:
            return default
        if answer.on is None:
            answer = self._dated[key] = _dated(answer, self._day)
        return answer

    def __getitem__(self, key: str) -> Answer:
        return self.get(key) or self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _dated(answer: Answer, day: str | None) -> Answer:
    return Answer(answer=answer.answer, on=day, by=answer.by, offered=answer.offered)


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
