# SPDX-License-Identifier: Apache-2.0
"""
For changes of guards that no case notices: few cases that would notice them, or the proof that none can.

A case gives outright what the guard reads, at the figures and words that its tests tell apart; for what only shows
where somebody would go forward, on top of what a step forward asks for. The case that notices most is offered first.

Where the exercises of the next stage are kept from somebody for the very answer that a step forward asks about, such a
case does not show what the guard does: then the answer is told in a log, which the exercises of a case do not follow.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice, product
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.guard_proof import GuardProof
from corekit.check.guard_trials import ChangedGuards, is_unmet
from corekit.check.possible_answers import NOT_YET, UNKNOWN_ANSWER, PossibleAnswers
from corekit.check.witnesses import Witness
from corekit.criteria import TRUE
from corekit.criteria.answers import as_value
from corekit.criteria.values import NOT_APPLICABLE
from corekit.model.case import Case
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.check.mutants import Mutant
    from corekit.check.mutation import Mutation
    from corekit.check.scenes import Scene
    from corekit.progress.guards import Guard
    from corekit.progress.moves import Decision

#: So many combinations of what a guard reads are looked at.
MOST_COMBINATIONS = 6000
#: So many of those that reach a change are tried as cases.
_MOST_TRIED = 60
#: So many are held against each other before one is offered.
_COMPARED = 8
#: So many ways of going forward are built upon.
_MOST_WAYS = 3


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Point(Record):
    """What a case may give in one stage, and the changes that it may notice."""

    answers: Mapping[str, Any]
    stage: str
    reached: tuple[ChangedGuards, ...]
    #: What is told in a session of a log, beside the answers.
    logged: Mapping[str, Any] | None = None

    @property
    def given(self) -> dict[str, Any]:
        """The `given` of the case, but for the stage."""
        return {**self.answers} if self.logged is None else {**self.answers, "log": [dict(self.logged)]}

    @property
    def told(self) -> frozenset[str]:
        """Every single thing that is given."""
        return frozenset(f"{name} {answer}" for name, answer in {**self.answers, **(self.logged or {})}.items())


class GuardWitnessSearch:
    """Looks for cases that notice changes of the guards of one pack."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation
        self.library = mutation.library
        self.base = mutation.base
        self._proof = GuardProof(mutation.library)
        self._scenes: dict[str, tuple[Scene, ...]] = {}
        self._forward: dict[tuple[str, str], tuple[dict[str, Any], ...]] = {}

    def find(self, survivors: Sequence[Mutant]) -> Iterator[tuple[Mutant, Witness]]:
        """Yield each of *survivors*, changes of one progression, with the case that would notice it."""
        every = [ChangedGuards(self.library, mutant) for mutant in survivors]
        waiting = [changed for changed in every if not self._is_proved(changed)]
        found: dict[int, Case] = {}
        guards = dict.fromkeys(_guard_of(changed.mutant) for changed in waiting)
        for guard, points_of in product(guards, (self._points, self._points_in_a_log)):
            left = [each for each in waiting if id(each) not in found]
            own = [each for each in left if _guard_of(each.mutant) == guard]
            others = [each for each in left if each not in own]
            for case, noticed in self._cases(own, others, points_of(own) if own else ()):
                found.update({id(each): case for each in noticed})
        open_ones = {id(changed) for changed in waiting}
        for changed in every:
            yield changed.mutant, Witness(case=found.get(id(changed)), proved=id(changed) not in open_ones)

    def _is_proved(self, changed: ChangedGuards) -> bool:
        item = changed.mutant.item
        return self._proof.holds(changed, {stage: self.base.scenes.guards(item, stage) for stage in changed.stages})

    # ---- which cases --------------------------------------------------------------------------------------------

    def _cases(
        self, wanted: Sequence[ChangedGuards], others: Sequence[ChangedGuards], points: Sequence[_Point]
    ) -> Iterator[tuple[Case, list[ChangedGuards]]]:
        """
        Yield cases for changes of one guard until all are noticed, with what each notices, *others* among it.

        *points* are what they may give.
        """
        left = list(wanted)
        tries: Counter[int] = Counter()
        told: set[str] = set()
        while left and points:
            compared = _compared(points, left, told)
            told.update(*(point.told for point in compared))
            tries.update(id(each) for point in compared for each in point.reached)
            point, noticed = max(
                ((point, self._noticed(point, left)) for point in compared), key=lambda pair: len(pair[1])
            )
            if noticed:
                case, noticed = self._about_most_stages(point, noticed, left)
                yield case, [*noticed, *(each for each in others if self._notices(case, each))]
            else:
                points = [each for each in points if each not in compared]
            left = [each for each in left if each not in noticed and tries[id(each)] < _MOST_TRIED]
            points = [point for point in points if any(each in left for each in point.reached)]

    def _noticed(self, point: _Point, left: Sequence[ChangedGuards]) -> list[ChangedGuards]:
        """Which of *left* the case of *point* notices."""
        case = self._case(left[0].mutant.item, {"stage": point.stage, **point.given})
        return [each for each in left if self._notices(case, each)]

    def _about_most_stages(
        self, point: _Point, noticed: list[ChangedGuards], left: Sequence[ChangedGuards]
    ) -> tuple[Case, list[ChangedGuards]]:
        """The case of *point* about every stage, if it notices as much so, else about the one stage."""
        item = left[0].mutant.item
        if len(left[0].stages) > 1:
            case = self._case(item, point.given)
            everywhere = [each for each in left if self._notices(case, each)]
            if len(everywhere) >= len(noticed):
                return case, everywhere
        return self._case(item, {"stage": point.stage, **point.given}), noticed

    def _case(self, item: str, given: Mapping[str, Any]) -> Case:
        decisions = [self.base.scenes.decision(scene) for scene in self._scenes_of(item, given)]
        return Case(given=dict(given), expect=_expected(decisions))

    def _notices(self, case: Case, changed: ChangedGuards) -> bool:
        return any(
            changed.may_matter(scene) and is_unmet(case.expect, changed.decide(scene))
            for scene in self._scenes_of(changed.mutant.item, case.given)
        )

    def _scenes_of(self, item: str, given: Mapping[str, Any]) -> tuple[Scene, ...]:
        key = repr((item, sorted(given.items(), key=str)))
        if key not in self._scenes:
            case = Case(given=dict(given), expect={})
            self._scenes[key] = self.base.scenes_of("progression", item, case)
        return self._scenes[key]

    # ---- what they give -----------------------------------------------------------------------------------------

    def _points(self, left: Sequence[ChangedGuards]) -> list[_Point]:
        """What cases may give for the changes of one guard, the plainest first."""
        item = left[0].mutant.item
        tests = [data for each in left for data in (each.mutant.old, each.mutant.new) if data is not None]
        own = self._changed_guards(left)
        possible = PossibleAnswers(self.library, [*tests, *(guard.when.to_data() for guard in own)], outright=True)
        found: list[_Point] = []
        for stage in left[0].stages:
            for ground in self._grounds(item, stage, left[0].mutant):
                values = self._values(item, stage, ground)
                for combination in possible.combinations(MOST_COMBINATIONS):
                    worth = {**values, **{name: self._worth(name, answer) for name, answer in combination.items()}}
                    reached = tuple(each for each in left if self._reaches(each, own, worth))
                    if reached:
                        found.append(_Point(answers={**ground, **combination}, stage=stage, reached=reached))
        return sorted(found, key=_plainness)

    def _points_in_a_log(self, left: Sequence[ChangedGuards]) -> list[_Point]:
        """What tells in a log, of somebody who would go forward, one other answer about the person."""
        if "/advance" not in left[0].mutant.pointer:
            return []  # other moves do not rest on what may be given
        item = left[0].mutant.item
        own = self._changed_guards(left)
        possible = PossibleAnswers(self.library, [guard.when.to_data() for guard in own], outright=True)
        asked = self._of_person(possible.facts)
        others = [(name, answer) for name in asked for answer in asked[name] if answer is not None]
        found: list[_Point] = []
        for stage in left[0].stages:
            for way in (*self._ways_of_cases(item, stage), *self._ways_forward(item, stage)):
                person = self._of_person(way)
                values = self._values(item, stage, person)
                rest = {each: way[each] for each in way if each not in person}
                for name, answer in others:
                    logged = {**rest, name: answer}
                    worth = {**values, **{each: self._worth(each, logged[each]) for each in logged}}
                    reached = tuple(each for each in left if self._reaches(each, own, worth))
                    if reached:
                        found.append(_Point(answers=person, logged=logged, stage=stage, reached=reached))
        return sorted(found, key=_plainness)

    def _of_person(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """What of it somebody is asked about themselves."""
        said = self._facts(self.base.scenes.person(answers))
        return {name: answer for name, answer in said.items() if not self.library.get("fact", name).derive}

    def _facts(self, given: Mapping[str, Any]) -> dict[str, Any]:
        return {name: answer for name, answer in given.items() if self.library.has("fact", name)}

    def _grounds(self, item: str, stage: str, mutant: Mutant) -> tuple[dict[str, Any], ...]:
        """What is given beside what the guard reads: to hold somebody back shows where somebody would go forward."""
        own = ({}, *self._people(item))
        if "/advance" in mutant.pointer:
            return own
        forward = self._ways_forward(item, stage)
        return (*own, *forward) if "/stay" not in mutant.pointer or not forward else forward

    def _changed_guards(self, left: Sequence[ChangedGuards]) -> list[Guard]:
        """The guard that was changed, as it is."""
        pointer = _guard_of(left[0].mutant)
        guards = self.base.scenes.guards(left[0].mutant.item, left[0].stages[0])
        return [guard for guard in guards if guard.pointer == pointer]

    @staticmethod
    def _reaches(changed: ChangedGuards, own: Sequence[Guard], worth: Mapping[str, Any]) -> bool:
        if changed.mutant.new is not None:
            return changed.differs(worth)
        return any(guard.when.evaluate(worth) == TRUE for guard in own)

    def _values(self, item: str, stage: str, ground: Mapping[str, Any]) -> dict[str, Any]:
        """What everything that the guards of a stage read is worth before the guard's own is given."""
        (scene,) = self._scenes_of(item, {"stage": stage, **ground})
        names = {name for guard in self.base.scenes.guards(item, stage) for name in guard.when.facts}
        return {name: scene.evidence.values.get(name) for name in names}

    def _worth(self, name: str, answer: Any) -> Any:
        if answer == NOT_YET:
            return NOT_APPLICABLE
        field = self.library.subject_facts.field(name)
        return None if answer == UNKNOWN_ANSWER or field is None else as_value(field, answer)

    def _ways_forward(self, item: str, stage: str) -> tuple[dict[str, Any], ...]:
        """What a case gives to somebody who goes forward from *stage*, the plainest of each guard."""
        key = (item, stage)
        if key not in self._forward:
            guards = [guard for guard in self.base.scenes.guards(item, stage) if guard.move == "advance"]
            ways = (next(self._true(item, stage, guard), None) for guard in guards)
            self._forward[key] = tuple(islice((way for way in ways if way is not None), _MOST_WAYS))
        return self._forward[key]

    def _ways_of_cases(self, item: str, stage: str) -> Iterator[dict[str, Any]]:
        """What the progression's own cases give to somebody who goes forward from *stage*, but for logs."""
        for case in self._own_cases(item):
            goes_forward = case.given.get("stage") == stage and case.expect.get("move") == "advance"
            if goes_forward and "log" not in case.given:
                yield self._facts(case.given)

    def _true(self, item: str, stage: str, guard: Guard) -> Iterator[dict[str, Any]]:
        possible = PossibleAnswers(self.library, [guard.when.to_data()], outright=True)
        for ground in ({}, *self._people(item)):
            values = self._values(item, stage, ground)
            for combination in possible.combinations(MOST_COMBINATIONS):
                worth = {**values, **{name: self._worth(name, answer) for name, answer in combination.items()}}
                if guard.when.evaluate(worth) == TRUE:
                    given = {**ground, **combination}
                    (scene,) = self._scenes_of(item, {"stage": stage, **given})
                    if self.base.scenes.decision(scene).move == "advance":
                        yield given

    def _people(self, item: str) -> tuple[dict[str, Any], ...]:
        """What the progression's own cases say of persons, where they say anything."""
        said = [self._of_person(case.given) for case in self._own_cases(item)]
        return tuple({repr(person): person for person in said if person}.values())

    def _own_cases(self, item: str) -> Iterator[Case]:
        return (each.case for each in self.mutation.situations if (each.kind, each.item) == ("progression", item))


def _plainness(point: _Point) -> tuple[int, int]:
    """How little a case says, and how little of it is that nobody knows."""
    answers = {**point.answers, **(point.logged or {})}
    open_ones = sum(answer in (UNKNOWN_ANSWER, NOT_YET) for answer in answers.values() if isinstance(answer, str))
    return open_ones, len(answers)


def _compared(points: Sequence[_Point], left: Sequence[ChangedGuards], told: set[str]) -> list[_Point]:
    """
    Some of *points*, the plainest first: those that reach most of *left*, and for each of it the plainest.

    One that says something which was not *told* before goes first: that one answer hides a change says nothing of
    others.
    """
    wanted = {id(each) for each in left}
    most = sorted(points, key=lambda point: -sum(id(each) in wanted for each in point.reached))[:_COMPARED]
    found = {id(point): point for point in most}
    for each in left:
        reaching = [point for point in points if each in point.reached]
        for point in next(([new] for new in reaching if not new.told <= told), reaching[:1]):
            found[id(point)] = point
    return list(found.values())


def _guard_of(mutant: Mutant) -> str:
    """The pointer of the guard that a mutant changes."""
    parts = mutant.pointer.split("/")
    length = 4 if parts[1] == "stages" else 3
    return "/".join(parts[: length + (len(parts) > length and parts[length].isdigit())])


def _expected(decisions: Sequence[Decision]) -> dict[str, Any]:
    """What a case may expect of all *decisions*."""
    told = [_told(decision) for decision in decisions]
    return {key: value for key, value in told[0].items() if all(each.get(key) == value for each in told)}


def _told(decision: Decision) -> dict[str, Any]:
    """What is worth saying of one decision."""
    told: dict[str, Any] = {"move": decision.move}
    if decision.by == "stage":
        told["to"] = decision.position.stage
    elif decision.by is not None:
        told["by"] = decision.by
        factors = {key for guard in decision.guards if guard.rule is None for key in guard.scale or {}}
        if decision.by == "dose" and factors:
            scale = decision.position.scale or {}
            told["scale"] = {key: scale[key] for key in scale if key in factors}
    return told
