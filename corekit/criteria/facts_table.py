# SPDX-License-Identifier: Apache-2.0
"""All facts of a library, with what they are derived from and gated by; `values` reads a person's answers with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.criteria import Criteria, parse
from corekit.criteria.fact_subject import FactSubject
from corekit.criteria.person import INTAKE, Values
from corekit.criteria.subject import Fields

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from corekit.criteria.fact_subject import VocabularyLike
    from corekit.criteria.history import History
    from corekit.criteria.person import Settled
    from corekit.criteria.subject import Subject
    from corekit.model.fact import Fact
    from corekit.model.profile import Answer


class FactTable:
    """
    All facts of a library, ready to read anybody's answers; immutable but for what it remembers having parsed.

    *facts* map canonical ids to models, *conditions* to data with `is_a` and `recognised_by`, both canonical and only
    looked into as needed; *subject* and *exercise_subject* are the fields of people and exercises, the first made from
    the facts unless given.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        conditions: Mapping[str, Mapping[str, Any]] | None = None,
        vocabulary: VocabularyLike | None = None,
        *,
        subject: Subject | None = None,
        exercise_subject: Subject | None = None,
    ) -> None:
        self.facts = facts
        self.conditions = conditions or {}
        self.subject: Subject = subject or FactSubject(facts, self.conditions, vocabulary)
        self._exercise_subject = exercise_subject
        self._gates: dict[str, Criteria | None] = {}
        self._derivations: dict[str, tuple[Criteria, ...]] = {}
        self._ancestors: dict[str, frozenset[str]] = {}
        self._recognised: dict[str, Criteria] | None = None

    def values(
        self,
        answers: Mapping[str, Answer],
        *,
        today: date,
        moments: Collection[str] = (INTAKE,),
        context: Mapping[str, Any] | None = None,
        history: History | None = None,
        canonical: bool = False,
        settled: Settled | None = None,
    ) -> Values:
        """
        What *answers* are worth on the day *today*; *canonical* ones stand under today's names already.

        *moments* are those that have come: a question of another moment is not applicable until it is answered.
        *context* holds values worked out elsewhere, by fact or by row of the core's journal table, and goes before
        everything here; *history* is the journal, for facts derived from it (an empty one for somebody who has just
        begun: without any, such facts are unknown). *settled* are values of the same answers to read some facts from.
        """
        return Values(
            self,
            answers if canonical else self.canonical(answers),
            today=today,
            moments=frozenset(moments),
            context=context or {},
            history=history,
            settled=settled,
        )

    def canonical(self, answers: Mapping[str, Answer]) -> dict[str, Answer]:
        """Return *answers* under today's names of their facts; one under the present name goes before an older one."""
        renamed: dict[str, Answer] = {}
        for name, answer in answers.items():
            field = None if name in self.facts else self.subject.field(name)
            if field is None:
                renamed[name] = answer
            elif field.name not in answers:
                renamed[field.name] = answer
        return renamed

    def gate(self, name: str) -> Criteria | None:
        """The gate of a fact, None if it is always asked."""
        if name not in self._gates:
            gate = self.facts[name].ask_when
            self._gates[name] = parse(gate, self.subject) if gate is not None else None
        return self._gates[name]

    def derivations(self, name: str) -> tuple[Criteria, ...]:
        """The criteria over facts that a derived fact rests on: of `criteria`, `count` and `run`."""
        if name not in self._derivations:
            self._derivations[name] = tuple(parse(data, self.subject) for data in _written(self.facts[name].derive))
        return self._derivations[name]

    def where(self, name: str) -> Criteria | None:
        """The selector that narrows an `over` fact, if it has one."""
        where = self.facts[name].derive["over"].get("where")
        return None if where is None else parse(where, self._exercise_subject or Fields({}))

    def recognised(self) -> Mapping[str, Criteria]:
        """What recognises the conditions that can be recognised."""
        if self._recognised is None:
            self._recognised = {
                name: parse(condition["recognised_by"], self.subject)
                for name, condition in self.conditions.items()
                if "recognised_by" in condition
            }
        return self._recognised

    def lineage(self, condition: str) -> frozenset[str]:
        """A condition with everything it is a kind of."""
        found = self._ancestors.get(condition)
        if found is None:
            reached: set[str] = set()
            waiting = [condition]
            while waiting:
                name = waiting.pop()
                if name not in reached:
                    reached.add(name)
                    waiting.extend(_several(self.conditions.get(name, {}).get("is_a")))
            found = self._ancestors[condition] = frozenset(reached)
        return found


def _several(value: Any) -> Iterable[str]:
    return () if value is None else (value,) if isinstance(value, str) else value


def _written(spec: Mapping[str, Any]) -> Iterable[Any]:
    (way, operand), *_ = spec.items()
    if way == "criteria":
        return (operand,)
    if way == "count":
        return tuple(operand)
    return (operand["of"],) if way == "run" else ()
