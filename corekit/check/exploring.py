# SPDX-License-Identifier: Apache-2.0
"""
Walk through a progression without a journal: the same response day after day, until it leads to a move.

A state is a position with the counters that guards read. Counters only matter at the numbers that guards name, so a
constant response is tried at those days alone; the decision itself is that of the engine.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import FALSE, TRUE, Criteria, Fields
from corekit.criteria.leaves import Test
from corekit.criteria.nodes import walk
from corekit.criteria.values import is_number, simplest
from corekit.model.position import Position
from corekit.model.profile import Answer
from corekit.progress.guards import guards_of, session_guards
from corekit.progress.moves import Decision, Evidence, decide
from corekit.progress.steps import Place
from corekit.progress.telling import NEXT_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.content.library import Library
    from corekit.criteria.person import Values
    from corekit.model.progression import Progression
    from corekit.progress.guards import Guard
    from corekit.progress.steps import Ground

#: The day on which walks begin; nothing depends on it.
START = date(2026, 1, 1)
#: Counters that grow by one with every session, or day.
_COUNTED = (
    "sessions_total",
    "sessions_in_stage",
    "days_in_stage",
    "days_in_progression",
    "days_since_start",
)
_OF_STAGE = ("sessions_in_stage", "days_in_stage")
#: No more combinations of answers than this are tried for one guard.
_MOST_COMBINATIONS = 3000
#: So many ways of making one guard true are kept.
_KEPT = 3

Response = dict[str, Any]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class State:
    """A position, and what has been counted when it was reached."""

    position: Position
    counted: Mapping[str, int]
    #: Runs by fact: at least and at most so many in a row; the second mapping counts from the stage's beginning.
    runs: Mapping[str, tuple[int, int]]
    stage_runs: Mapping[str, tuple[int, int]]
    sharp: int = 0
    #: What was recorded until here, as the log of a case.
    log: tuple[Response, ...] = ()

    @property
    def place(self) -> tuple[Any, ...]:
        """What tells states apart: the stage and what moves have changed."""
        instead = tuple(sorted((self.position.instead or {}).items()))
        scale = tuple(sorted((self.position.scale or {}).items()))
        return (self.position.stage, instead, scale, self.position.stopped)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Held:
    """What a constant response led to: after so many sessions, the decision and the state after it."""

    sessions: int
    decision: Decision
    state: State


class Walker:
    """Walks one progression for one person, on the ground that is given."""

    def __init__(
        self, library: Library, identifier: str, person: Mapping[str, Answer], ground: Ground, usual: Response
    ) -> None:
        self.library = library
        self.identifier = identifier
        self.progression: Progression = library.get("progression", identifier)
        self.person = person
        self.ground = ground
        #: A session that went well: the reassuring answer to every question about one.
        self.usual = usual
        self._guards: dict[str, tuple[Guard, ...]] = {}
        self._counting: dict[str, bool] = {}

    # ---- what guards read -----------------------------------------------------------------------------------------

    def guards(self, stage: str) -> tuple[Guard, ...]:
        """The guards of a stage, its own first."""
        if stage not in self._guards:
            subject = self.library.subject_facts
            model = next(each for each in self.progression.stages if each.id == stage)
            own = guards_of(self.progression, model, self.library.owner("progression", self.identifier), subject)
            replaced = self.progression.replaces_default_responses is not None
            self._guards[stage] = (*own, *session_guards(subject, replaced=replaced))
        return self._guards[stage]

    @cached_property
    def own_guards(self) -> tuple[Guard, ...]:
        """The guards that the progression itself writes, each once."""
        written = {guard.pointer: guard for stage in self.progression.stages for guard in self.guards(stage.id)}
        return tuple(guard for pointer, guard in written.items() if pointer)

    @cached_property
    def leaves(self) -> Mapping[str, list[Test]]:
        """Fact -> the tests on it, in the guards and in everything they rest on."""
        found: dict[str, list[Test]] = {}
        seen: set[str] = set()
        waiting = [guard.when for stage in self.progression.stages for guard in self.guards(stage.id)]
        while waiting:
            criteria = waiting.pop()
            for node in walk(criteria.root):
                if isinstance(node, Test):
                    found.setdefault(node.name, []).append(node)
            for name in criteria.facts - seen:
                seen.add(name)
                if self.library.has("fact", name) and self.library.get("fact", name).derive:
                    waiting.extend(self.library.facts.derivations(name))
        return found

    @cached_property
    def run_facts(self) -> Mapping[str, Criteria]:
        """The runs that guards rest on, with what has to hold in each session."""
        return {name: self.library.facts.derivations(name)[0] for name in self._derived("run")}

    @cached_property
    def over_facts(self) -> Mapping[str, str]:
        """The measures over days that guards rest on, with the fact that is measured."""
        return {name: self.library.get("fact", name).derive["over"]["of"] for name in self._derived("over")}

    def _derived(self, way: str) -> Iterator[str]:
        for name in sorted(self.leaves):
            if self.library.has("fact", name) and way in (self.library.get("fact", name).derive or {}):
                yield name

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days at which a counter reaches or passes a number that some guard names."""
        named = {1, 2, 3}
        for name, tests in self.leaves.items():
            counter = name in _COUNTED or name in self.run_facts or name == "sharp_or_spasm_sessions"
            for number in _numbers(tests) if counter else ():
                named |= {int(number), int(number) + 1}
        return tuple(sorted(day for day in named if day > 0))

    # ---- walking --------------------------------------------------------------------------------------------------

    def start(self, stage: str) -> State:
        """Somebody who begins in *stage*."""
        model = next(each for each in self.progression.stages if each.id == stage)
        today = START.isoformat()
        position = Position(progression=self.identifier, stage=stage, phase=model.phase, since=today, began=today)
        zero = dict.fromkeys(self.run_facts, (0, 0))
        return State(position=position, counted=dict.fromkeys(_COUNTED, 0), runs=zero, stage_runs=zero)

    def hold(self, state: State, response: Response, *, longest: int | None = None) -> Held | None:
        """
        The first move that *response*, session after session, leads to; None if it never leads to any.

        Steps back that have nowhere to go count as steps on the way to a referral.
        """
        told = {**self.usual, **response}
        values = self._values(state, told)
        truths = {name: criteria.evaluate(values) for name, criteria in self.run_facts.items()}
        constant = {name: values.get(name) for name in self._constant}
        sharp = told.get("stretch_sensation") == "sharp_or_radiating" or told.get("muscle_spasm_triggered") == "yes"
        position = state.position
        guards = tuple(self._settled(guard, values) for guard in self.guards(state.position.stage))
        for day in self.days:
            if longest is not None and day > longest:
                break
            after = self._after(state, position, truths, day, sharp=sharp)
            decision = self._decision(after, told, constant, guards)
            position = decision.position
            if decision.move != "stay":
                return Held(sessions=day, decision=decision, state=self._moved(after, decision, response, day))
        return None

    @cached_property
    def _constant(self) -> frozenset[str]:
        """The facts of guards that no counter reaches: worth the same in every session of a constant response."""
        counted = {*_COUNTED, *self.run_facts, "sharp_or_spasm_sessions"}
        return frozenset(name for name in self.leaves if not self._reaches(name, counted))

    def _reaches(self, name: str, counted: set[str]) -> bool:
        if name in counted:
            return True
        if not self.library.has("fact", name) or not self.library.get("fact", name).derive:
            return False
        origins = self.library.facts.derivations(name)
        return any(self._reaches(fact, counted) for origin in origins for fact in origin.facts)

    @cached_property
    def _mixed(self) -> bool:
        """Whether some derived fact rests on a counter, so that only the whole machinery can work it out."""
        counted = {*_COUNTED, *self.run_facts, "sharp_or_spasm_sessions"}
        return any(name not in self._constant and name not in counted for name in self.leaves)

    def _after(self, state: State, position: Position, truths: Mapping[str, int], day: int, *, sharp: bool) -> State:
        """The counters after *day* sessions alike, one a day."""
        counted = {name: count + day for name, count in state.counted.items()}
        return attrs.evolve(
            state,
            position=position,
            counted=counted,
            runs={name: _run_on(state.runs[name], truth, day) for name, truth in truths.items()},
            stage_runs={name: _run_on(state.stage_runs[name], truth, day) for name, truth in truths.items()},
            sharp=state.sharp + day if sharp else state.sharp,
        )

    def _settled(self, guard: Guard, values: Values) -> Guard:
        """*guard*, decided once where nothing that is counted can change it."""
        if guard.pointer not in self._counting:
            self._counting[guard.pointer or guard.rule or ""] = not guard.when.facts <= self._constant
        if self._counting[guard.pointer or guard.rule or ""]:
            return guard
        return attrs.evolve(guard, when=Known(guard.when.evaluate(values)))

    def _decision(
        self, state: State, told: Response, constant: Mapping[str, Any], guards: tuple[Guard, ...]
    ) -> Decision:
        if self._mixed:
            values: Mapping[str, Any] = self._values(state, told)
            in_stage: Mapping[str, Any] = self._values(state, told, in_stage=True)
        else:
            values = {**constant, **self._counters(state, in_stage=False)}
            in_stage = {**constant, **self._counters(state, in_stage=True)}
        evidence = Evidence(
            today=START + timedelta(days=state.counted["days_in_progression"]),
            values=values,
            in_stage=in_stage,
            latest=f"session-{state.counted['sessions_total']}",
        )
        place = Place(progression=self.progression, position=state.position, ground=self.ground)
        return decide(place, guards, evidence)

    def _counters(self, state: State, *, in_stage: bool) -> dict[str, Any]:
        found: dict[str, Any] = {**state.counted, "adherence_percent": 100, "sharp_or_spasm_sessions": state.sharp}
        for name in self.run_facts:
            of_stage = in_stage and self.library.get("fact", name).derive["run"]["per"] == "session"
            found[name] = simplest(*(state.stage_runs if of_stage else state.runs)[name])
        return found

    def _values(self, state: State, told: Response, *, in_stage: bool = False) -> Values:
        on = START.isoformat()
        answers = dict(self._person)
        context = self._counters(state, in_stage=in_stage)
        for name, of in self.over_facts.items():
            context[name] = told.get(of) if is_number(told.get(of)) else None
        for name, answer in told.items():
            if self.library.has("fact", name) and self.library.get("fact", name).derive:
                context[name] = answer
            else:
                answers[name] = Answer(answer=answer, on=on)
        return self.library.facts.values(answers, today=START, moments=NEXT_DAY | {"test"}, context=context)

    @cached_property
    def _person(self) -> dict[str, Answer]:
        """The person's answers, given on the first day, which every day of the walk is for them."""
        return {name: attrs.evolve(answer, on=START.isoformat()) for name, answer in self.person.items()}

    def _moved(self, state: State, decision: Decision, response: Response, day: int) -> State:
        log = (*state.log, {**response, **({"repeat": day} if day > 1 else {})})
        if decision.by != "stage":
            return attrs.evolve(state, position=decision.position, log=log)
        counted = {name: 0 if name in _OF_STAGE else count for name, count in state.counted.items()}
        zero = dict.fromkeys(self.run_facts, (0, 0))
        return attrs.evolve(state, position=decision.position, counted=counted, stage_runs=zero, log=log)

    # ---- responses ------------------------------------------------------------------------------------------------

    def responses(self) -> tuple[Response, ...]:
        """
        The responses worth trying: a good session, every single answer that a guard names, what makes guards true.

        Answers about the person stand in a response too: who somebody is decides guards as well.
        """
        found: dict[str, Response] = {"good": {}}
        for guard in self.own_guards:
            names = self._free(guard.when)
            for name in names:
                for value in self.candidates(name):
                    found.setdefault(repr((name, value)), {name: value})
            if guard.move in ("advance", "regress"):
                for response in self._making(guard, names):
                    found.setdefault(repr(sorted(response.items(), key=str)), response)
        return tuple(found.values())

    @cached_property
    def between(self) -> tuple[Response, ...]:
        """Responses that lead on while some figure is one that leads back: where one rule may undo another."""
        forward = [guard for guard in self.own_guards if guard.move == "advance"]
        back = [guard for guard in self.own_guards if guard.move == "regress"]
        figures = {
            (name, value): None
            for guard in back
            for name in guard.when.facts
            if self.library.has("fact", name) and self.library.get("fact", name).type == "number"
            if not self.library.get("fact", name).derive
            for value in self.candidates(name)
        }
        made = (response for guard in forward for response in self._making(guard, self._free(guard.when)))
        mixed = [{**response, name: value} for response in made for name, value in figures]
        distinct = {repr(sorted(response.items(), key=str)): response for response in mixed}
        return tuple(
            response
            for response in distinct.values()
            if any(self._would_be(guard, response, 10_000) for guard in back)
            and any(self._would_be(guard, response, 10_000) for guard in forward)
        )

    def _free(self, criteria: Criteria) -> tuple[str, ...]:
        """What a response can say of *criteria*: asked facts, and what is measured otherwise than by counting."""
        found: dict[str, None] = {}
        waiting = sorted(criteria.facts)
        while waiting:
            name = waiting.pop(0)
            if name in _COUNTED or name in self.run_facts or not self.library.has("fact", name):
                continue
            derive = self.library.get("fact", name).derive
            if name in self.over_facts:
                waiting.append(self.over_facts[name])
            elif derive and ("criteria" in derive or "count" in derive):
                waiting.extend(sorted(fact for each in self.library.facts.derivations(name) for fact in each.facts))
            elif name not in ("adherence_percent", "sharp_or_spasm_sessions"):
                found[name] = None
        return tuple(found)

    def candidates(self, name: str) -> tuple[Any, ...]:
        """The answers to try: those that guards name, their neighbours, and the one that all is well."""
        fact = self.library.get("fact", name)
        tests = [
            *self.leaves.get(name, ()),
            *(test for over, of in self.over_facts.items() if of == name for test in self.leaves[over]),
        ]
        usual = [] if fact.reassuring is None else [fact.reassuring]
        if fact.type == "yes_no":
            return ("yes", "no")
        if fact.type == "number":
            low, high = fact.minimum if fact.minimum is not None else 0, fact.maximum
            near = {number + step for number in _numbers(tests) for step in (-1, 0, 1)}
            return (*usual, *sorted(n for n in near if n >= low and (high is None or n <= high) and n not in usual))
        words = sorted({word for test in tests for word in _words(test.test)})
        if fact.type == "choices":
            return ([], *([word] for word in words))
        return (*usual, *(word for word in words if word not in usual))

    def _making(self, guard: Guard, names: Iterable[str]) -> Iterator[Response]:
        """Responses under which *guard* would be true if everything that is counted were high, or low, enough."""
        free = tuple(names)
        choices = [self.candidates(name) or (None,) for name in free]
        kept = 0
        for number, answers in enumerate(product(*choices)):
            if kept == _KEPT or number == _MOST_COMBINATIONS:
                return
            response = {name: answer for name, answer in zip(free, answers, strict=True) if answer is not None}
            if any(self._would_be(guard, response, count) for count in (10_000, 0)):
                kept += 1
                yield response

    def _would_be(self, guard: Guard, response: Response, count: int) -> bool:
        """Whether *guard* is true of a response when everything has been counted *count* times."""
        runs = dict.fromkeys(self.run_facts, (count, count))
        start = self.start(self.progression.stages[0].id)
        state = attrs.evolve(start, counted=dict.fromkeys(_COUNTED, count), runs=runs, stage_runs=runs)
        return guard.when.evaluate(self._values(state, {**self.usual, **response})) == TRUE


class Known(Criteria):
    """Criteria whose truth is known."""

    __slots__ = ("_truth",)

    def __init__(self, truth: int) -> None:
        super().__init__("always", Fields({}))
        self._truth = truth

    def evaluate(self, values: Mapping[str, Any]) -> int:
        """The truth, whatever the values."""
        del values
        return self._truth


def _run_on(run: tuple[int, int], truth: int, day: int) -> tuple[int, int]:
    """A run after *day* more sessions alike: what is unknown may or may not belong to it."""
    low, high = run
    if truth == FALSE:
        return (0, 0)
    return (low + day, high + day) if truth == TRUE else (0, high + day)


def _numbers(tests: Iterable[Test]) -> Iterator[float]:
    for test in tests:
        yield from _figures(test.test)


def _figures(data: Any) -> Iterator[float]:
    if is_number(data):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _figures(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _figures(value)


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _words(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _words(value)
