# SPDX-License-Identifier: Apache-2.0
"""
What criteria say of a session, remembered: most sessions of a journal answer the few questions of a guard alike.

Only what rests on answers alone is remembered; what counts sessions or days is worked out for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from corekit.criteria.fact_subject import DX
from corekit.progress.facts import JOURNAL_FACTS
from corekit.progress.guards import guards_of, session_guards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.model.progression import Progression, Stage
    from corekit.progress.guards import Guard

#: Ways to derive a fact from answers alone.
_FROM_ANSWERS = frozenset({"criteria", "count", "sum", "difference"})


class Session(Protocol):
    """The values of a session, which can tell what was answered."""

    def evaluated(self, of: Criteria) -> int:
        """The truth of *of* in the session, worked out."""

    def said(self, names: Iterable[str]) -> tuple[Any, ...] | None:
        """What was answered to the questions *names*, to tell sessions apart; None where only the values tell."""


class Memory:
    """What is the same for everybody's sessions: guards, what they rest on, and what they say of equal answers."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.answered_alone = _AnsweredAlone(self)
        self._questions: dict[Criteria, frozenset[str] | None] = {}
        self._truths: dict[tuple[Any, ...], int] = {}
        self._guards: dict[tuple[str, str], tuple[Guard, ...]] = {}

    def guards(self, identifier: str, progression: Progression, stage: Stage) -> tuple[Guard, ...]:
        """The guards that hold in *stage* of the progression of that id: its own, and the core's."""
        key = (identifier, stage.id)
        if key not in self._guards:
            subject = self.library.subject_facts
            own = guards_of(progression, stage, self.library.owner("progression", identifier), subject)
            core = session_guards(subject, replaced=progression.replaces_default_responses is not None)
            self._guards[key] = (*own, *core)
        return self._guards[key]

    def truth(self, of: Criteria, session: Session) -> int:
        """The truth of *of* in *session*."""
        names = self.questions(of)
        said = None if names is None else session.said(names)
        if said is None:
            return session.evaluated(of)
        key = (of, *said)
        if key not in self._truths:
            self._truths[key] = session.evaluated(of)
        return self._truths[key]

    def questions(self, of: Criteria) -> frozenset[str] | None:
        """The questions that *of* rests on, with what gates them; None if more than answers decide."""
        if of not in self._questions:
            self._questions[of] = self.rests_on(of.facts)
        return self._questions[of]

    def rests_on(self, facts: Iterable[str]) -> frozenset[str] | None:
        """The questions that *facts* are worked out from, with what gates them; None if more than answers decide."""
        table = self.library.facts
        found: set[str] = set()
        waiting = [*facts]
        while waiting:
            name = waiting.pop()
            fact = table.facts.get(name)
            if name in found:
                continue
            if fact is None or name == DX or name in JOURNAL_FACTS:
                return None
            if fact.derive and not fact.derive.keys() & _FROM_ANSWERS:
                return None
            found.add(name)
            if fact.derive:
                waiting.extend(each for origin in table.derivations(name) for each in origin.facts)
                waiting.extend(fact.derive.get("sum") or fact.derive.get("difference") or ())
            gate = table.gate(name)
            waiting.extend(gate.facts if gate is not None else ())
        return frozenset(found)


class _AnsweredAlone:
    """The facts that answers alone decide."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[object, bool] = {}

    def __contains__(self, name: object) -> bool:
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = isinstance(name, str) and self._memory.rests_on((name,)) is not None
        return known
