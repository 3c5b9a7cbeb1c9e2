# SPDX-License-Identifier: Apache-2.0
"""
From one person's answers to the values that criteria read.

An answer counts if it is current, its question has come up and its gate is open. Everything is worked out when
somebody asks for it, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from corekit.criteria.answers import (
    OPEN_ANSWERS,
    UnusableAnswerError,
    aged,
    as_value,
    standing,
    with_later_choices,
)
from corekit.criteria.derived import derive
from corekit.criteria.fact_subject import DX
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE, Members

if TYPE_CHECKING:
    from collections.abc import Collection, Container
    from datetime import date

    from corekit.criteria.criteria import Criteria
    from corekit.criteria.facts_table import FactTable
    from corekit.criteria.history import History
    from corekit.model.fact import Fact
    from corekit.model.profile import Answer

#: The moment at which a question is asked unless it says otherwise.
INTAKE: Final = "intake"

#: Why a fact has the value it has; see `Values.status`.
STATUSES = {
    "answered": "the answer counts",
    "derived": "worked out, never asked",
    "unanswered": "asked at this moment and not answered",
    "unknown": "answered with unknown",
    "declined": "the person does not want to answer",
    "expired": "the answer is too old",
    "undated": "the answer has no date and counts as expired",
    "future": "the answer is dated after today",
    "unusable": "the answer does not fit its question",
    "behind_unknown_gate": "nobody knows yet whether the question applies",
    "closed": "the question does not apply; an answer to it is kept and not used",
    "not_yet": "the question comes up at a later moment",
    "cycle": "derived from itself, therefore unknown",
    "no_such_fact": "no installed pack has the fact; an answer to it is kept and not used",
}


_MISSING: Final = object()


class Settled:
    """Values of the same answers, made apart, and the facts that may be read there: those that nothing else decides."""

    __slots__ = ("names", "values")

    def __init__(self, values: Values, names: Container[str]) -> None:
        self.values = values
        self.names = names


class Values(Mapping[str, Any]):
    """
    The values of one person's facts; unknown facts are absent from the mapping, and no answer stands in its `repr`.

    `FactTable.values` makes them. *gated* is False for the answers as given: without gates, moments, ageing, expiry.
    What is *settled* is not worked out again.
    """

    def __init__(
        self,
        table: FactTable,
        answers: Mapping[str, Answer],
        *,
        today: date,
        moments: frozenset[str],
        context: Mapping[str, Any],
        history: History | None,
        gated: bool = True,
        settled: Settled | None = None,
    ) -> None:
        self.table = table
        self.answers = answers
        self.today = today
        self.moments = moments
        self.context = context
        self.history = history
        self.gated = gated
        self._settled = settled
        self._known: dict[str, Any] = {}
        self._status: dict[str, str] = {}
        self._asking: list[str] = []
        self._cyclic: set[str] = set()

    def __repr__(self) -> str:
        return f"<Values of {len(self.answers)} answers on {self.today}>"

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a fact, *default* if it is unknown."""
        value = self._known.get(name, _MISSING)
        if value is _MISSING:
            value = self._work_out(name)
        return default if value is None else value

    def __getitem__(self, name: str) -> Any:
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        names = dict.fromkeys((*self.table.facts, *self.context))
        return (name for name in names if self.get(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def raw(self) -> Values:
        """The same answers as given, for contradictions: before gates, moments, expiry and ageing."""
        return self._but(gated=False)

    def with_answers(self, answers: Mapping[str, Answer], *, moments: Collection[str] = ()) -> Values:
        """The values with more (or other) answers, and more moments; everything derived follows."""
        return self._but(answers={**self.answers, **answers}, moments=self.moments | frozenset(moments))

    def status(self, name: str) -> str:
        """Why the fact has the value it has; one of `STATUSES`."""
        self.get(name)
        return self._status.get(name, "cycle")

    def set_aside(self) -> dict[str, str]:
        """The answers that were given and do not count, each with its status, in the order of their names."""
        statuses = ((name, self.status(name)) for name in sorted(self.answers))
        return {name: status for name, status in statuses if status not in ("answered", *OPEN_ANSWERS)}

    def origin(self, name: str) -> tuple[Criteria, ...]:
        """What a derived fact was worked out from; nothing for others."""
        fact = self.table.facts.get(name)
        return () if fact is None or not fact.derive or name in self.context else self.table.derivations(name)

    def _but(self, **changes: Any) -> Values:
        same = {name: getattr(self, name) for name in ("today", "moments", "context", "history", "gated")}
        answers = changes.pop("answers", self.answers)
        return Values(self.table, answers, **{**same, **changes})

    def _work_out(self, name: str) -> Any:
        if name in self._asking:
            self._cyclic.update(self._asking[self._asking.index(name) :])
            return None
        self._asking.append(name)
        try:
            value, status = self._read(name)
        finally:
            self._asking.pop()
        if name in self._cyclic:
            value, status = None, "cycle"
        self._status[name] = status
        self._known[name] = value
        return value

    def _read(self, name: str) -> tuple[Any, str]:
        if name in self.context:
            return self.context[name], "derived"
        if self._settled is not None and name in self._settled.names:
            return self._settled.values.get(name), self._settled.values.status(name)
        fact = self.table.facts.get(name)
        if fact is None:
            return None, "no_such_fact"
        if fact.derive:
            return derive(name, fact.derive, self), "derived"
        value, status = self._asked(name, fact)
        return (self._diagnoses(value) if name == DX else value), status

    def _asked(self, name: str, fact: Fact) -> tuple[Any, str]:
        answer = self.answers.get(name)
        if self.gated:
            if answer is None and (fact.ask_at or INTAKE) not in self.moments:
                return NOT_APPLICABLE, "not_yet"
            gate = self.table.gate(name)
            open_ = TRUE if gate is None else gate.evaluate(self)
            if open_ == FALSE:
                return NOT_APPLICABLE, "closed"
            if open_ == UNKNOWN:
                return None, "behind_unknown_gate"
        return (None, "unanswered") if answer is None else self._answered(name, fact, answer)

    def _answered(self, name: str, fact: Fact, answer: Answer) -> tuple[Any, str]:
        status = standing(answer, fact, self.today)
        if status in OPEN_ANSWERS or (self.gated and status != "answered"):
            return None, status
        field = self.table.subject.field(name)
        if field is None:
            return None, "no_such_fact"
        try:
            value = as_value(field, answer.answer)
        except UnusableAnswerError:
            return None, "unusable"
        if not self.gated:
            return value, "answered"
        return with_later_choices(aged(value, answer, fact, self.today), field, answer), "answered"

    def _diagnoses(self, value: Any) -> Any:
        """The diagnoses with those that are recognised, and with everything each is a kind of."""
        if value is NOT_APPLICABLE:
            return value
        answered = value if isinstance(value, Members) else Members(possible=None)
        certain, possible = set(answered.certain), set(answered.possible or ())
        for condition, criteria in self.table.recognised().items():
            truth = criteria.evaluate(self)
            if truth:
                (certain if truth == TRUE else possible).add(condition)
        sure = self._lineages(certain)
        if answered.possible is None:
            return Members(sure, None) if sure else None
        return Members(sure, self._lineages(possible) - sure)

    def _lineages(self, conditions: Collection[str]) -> frozenset[str]:
        return frozenset().union(*(self.table.lineage(condition) for condition in conditions))
