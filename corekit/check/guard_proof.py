# SPDX-License-Identifier: Apache-2.0
"""
Proves that a changed guard can make no difference to any move, whatever the guards read.

What the guard reads is tried in every way that its tests, and those of one other guard or of all that read the same,
tell apart. What other guards are worth is worked out from that where it follows, and else taken to be anything.

Somebody stands at the beginning of a stage with its own exercises and doses, as in a case; figures are plain ones or
unknown, and what is asked about a session agrees with what is worked out from it.
"""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.cases import CASE_DAY
from corekit.check.exploring import Known
from corekit.check.possible_answers import NOT_YET, UNKNOWN_ANSWER, PossibleAnswers, named_in
from corekit.criteria import FALSE, TRUE, UNKNOWN, parse
from corekit.criteria.answers import as_value
from corekit.criteria.values import NOT_APPLICABLE, Interval
from corekit.model.position import Position
from corekit.model.progress import MOVES
from corekit.progress.guards import CAUTIOUS
from corekit.progress.moves import Evidence, decide
from corekit.progress.progress import Grounds
from corekit.progress.steps import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.check.guard_trials import ChangedGuards
    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.progress.guards import Guard

#: So many combinations of what is read are tried.
MOST_TRIED = 20_000
#: So many guards of a step back that are worth anything are tried together.
_MOST_TOGETHER = 2

#: The truths of guards, the unchanged ones and the changed ones.
_Truths = tuple[tuple[int | None, ...], tuple[int | None, ...]]


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Open(Grounds):
    """A ground on which everything may be given: who somebody is decides otherwise, and is not known here."""

    def may_be_given(self, exercise: str) -> bool:
        """Whether there is such an exercise."""
        return self.library.has("exercise", exercise)


class GuardProof:
    """Proves that changes of guards in one library make no difference."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._ground = _Open(library=library, assessment=_nobody)

    def holds(self, changed: ChangedGuards, guards: Mapping[str, Sequence[Guard]]) -> bool:
        """Whether every move stays what it is in each stage; *guards* are the unchanged ones by stage."""
        return all(self._holds(changed, stage, guards[stage]) for stage in changed.stages)

    def _holds(self, changed: ChangedGuards, stage: str, before: Sequence[Guard]) -> bool:
        after = changed.guards(stage)
        pairs = _Pairs(before, after)
        if self._is_masked(changed, pairs):
            return True
        own = {name for guard in pairs.touched for name in guard.when.facts}
        near = [guard for guard in before if guard.when.facts & own and not guard.when.facts <= own]
        widths = [own, *(own | guard.when.facts for guard in near), own.union(*(guard.when.facts for guard in near))]
        return any(self._holds_over(changed, stage, pairs, frozenset(names)) for names in widths)

    def _is_masked(self, changed: ChangedGuards, pairs: _Pairs) -> bool:
        """Whether the one test that was changed is worth something else only where a more cautious guard is true."""
        tests = changed_test(changed.mutant.old, changed.mutant.new)
        if tests is None or not pairs.is_about_truth:
            return False
        old, new = (parse(data, self.library.subject_facts) for data in tests)
        names = old.facts | new.facts
        domains = self._domains(list(tests), names)
        if domains is None:
            return False
        for combination in product(*domains.values()):
            values = dict(zip(domains, combination, strict=True))
            following = _Following(self.library, values)
            if old.evaluate(values) != new.evaluate(values) and not any(
                following.truth(guard.when) == TRUE for guard in pairs.more_cautious
            ):
                return False
        return True

    def _holds_over(self, changed: ChangedGuards, stage: str, pairs: _Pairs, names: frozenset[str]) -> bool:
        tests = [guard.when.to_data() for guard in (*pairs.before, *pairs.after) if guard.when.facts & names]
        domains = self._domains(tests, names)
        if domains is None:
            return False
        seen: set[_Truths] = set()
        for combination in product(*domains.values()):
            values = dict(zip(domains, combination, strict=True))
            if not pairs.may_differ(values):
                continue
            truths = pairs.truths(values, names, _Following(self.library, values))
            if truths not in seen:
                seen.add(truths)
                if not self._is_alike(changed, stage, pairs, truths):
                    return False
        return True

    def _domains(self, tests: list[Any], names: frozenset[str]) -> dict[str, tuple[Any, ...]] | None:
        """What each of *names* may be worth, as far as *tests* tell it apart; None where that is too much."""
        only = [{name: test} for data in tests for name, (test,) in named_in(data, whole=True) if name in names]
        possible = PossibleAnswers(self.library, only, outright=True)
        if not possible.exact or not names <= possible.facts.keys():
            return None
        domains = {name: (*self._values(name, possible.facts[name]),) for name in possible.facts}
        size = 1
        for domain in domains.values():
            size *= len(domain)
        return domains if size <= MOST_TRIED else None

    def _values(self, name: str, answers: Sequence[Any]) -> Iterator[Any]:
        field = self.library.subject_facts.field(name)
        for answer in answers:
            if answer not in (None, UNKNOWN_ANSWER, NOT_YET):
                yield as_value(field, answer) if field is not None else answer
        yield None
        if not self.library.get("fact", name).derive:
            yield NOT_APPLICABLE

    # ---- the move -------------------------------------------------------------------------------------------------

    def _is_alike(self, changed: ChangedGuards, stage: str, pairs: _Pairs, truths: _Truths) -> bool:
        """Whether the move is the same before and after the change, whatever the guards of unknown truth are worth."""
        before, after = truths
        return all(
            self._seen(changed, stage, pairs.before, _settled(pairs.marks_before, before, free))
            == self._seen(changed, stage, pairs.after, _settled(pairs.marks_after, after, free))
            for free in pairs.free(before)
        )

    def _seen(
        self, changed: ChangedGuards, stage: str, guards: Sequence[Guard], truths: Sequence[int]
    ) -> tuple[Any, ...]:
        """What a case can see of the move that guards of these *truths* make."""
        known = [attrs.evolve(guard, when=Known(truth)) for guard, truth in zip(guards, truths, strict=True) if truth]
        phase = next(each.phase for each in changed.model.stages if each.id == stage)
        position = Position(progression=changed.mutant.item, stage=stage, phase=phase)
        place = Place(progression=changed.model, position=position, ground=self._ground)
        decision = decide(place, known, Evidence(today=CASE_DAY, values={}, in_stage={}, latest="session"))
        after = decision.position
        return decision.move, decision.by, after.stage, repr(after.scale and sorted(after.scale.items()))


def _settled(marks: Sequence[Any], truths: Sequence[int | None], free: Mapping[Any, int]) -> list[int]:
    """The truths of guards, those that are *free* among them."""
    return [free.get(mark, FALSE) if truth is None else truth for mark, truth in zip(marks, truths, strict=True)]


class _Following(dict[str, Any]):
    """What facts are worth that follow from others: nothing else is known."""

    def __init__(self, library: Library, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self._library = library

    def truth(self, criteria: Criteria) -> int | None:
        """What criteria are worth whatever else is known; None where that could decide them."""
        if _falls_back(criteria.to_data()):
            return None
        found = criteria.evaluate(self)
        return None if found == UNKNOWN else found

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a fact, *default* where it does not follow."""
        if name not in self:
            self[name] = None  # derived from itself, it would follow from nothing
            self[name] = self._work_out(name)
        value = self[name]
        return default if value is None else value

    def _work_out(self, name: str) -> Any:
        """A fact derived from criteria, or the sessions in a row that satisfy some, the latest among them."""
        derive = self._library.get("fact", name).derive or {}
        if "criteria" in derive:
            truth = self.truth(self._library.facts.derivations(name)[0])
            return None if truth is None else "yes" if truth == TRUE else "no"
        if "run" in derive and derive["run"].get("per") == "session":
            truth = self.truth(self._library.facts.derivations(name)[0])
            return None if truth is None else Interval(1, None) if truth == TRUE else 0
        return None


class _Pairs:
    """The guards of a stage before and after a change."""

    def __init__(self, before: Sequence[Guard], after: Sequence[Guard]) -> None:
        self.before = tuple(before)
        self.after = tuple(after)
        self.marks_before, self.marks_after = (tuple(map(_mark, guards)) for guards in (before, after))
        old = dict(zip(self.marks_before, before, strict=True))
        new = dict(zip(self.marks_after, after, strict=True))
        #: The guards that are not the same in both.
        self.touched = tuple(
            guard for marks, others in ((old, new), (new, old)) for mark, guard in marks.items() if mark not in others
        )
        #: Whether only criteria were changed.
        self.is_about_truth = [_shape(guard) for guard in before] == [_shape(guard) for guard in after]
        least = min((MOVES.index(guard.move) for guard in self.touched), default=len(MOVES))
        self._deciding = MOVES[least:]
        #: The unchanged guards whose moves go before those of the changed ones.
        self.more_cautious = tuple(guard for guard in self.before if MOVES.index(guard.move) < least)

    def may_differ(self, values: Mapping[str, Any]) -> bool:
        """Whether changed guards are worth something, and not the same where only their criteria were changed."""
        truths = [guard.when.evaluate(values) for guard in self.touched]
        return len(set(truths)) > 1 if self.is_about_truth else any(truths)

    def truths(self, values: Mapping[str, Any], names: frozenset[str], following: _Following) -> _Truths:
        """What guards are worth where *names* are worth *values*; None where more would have to be known."""

        def truth(guard: Guard) -> int | None:
            if guard.when.facts <= names:
                return guard.when.evaluate(values)
            return following.truth(guard.when)

        return tuple(map(truth, self.before)), tuple(map(truth, self.after))

    def free(self, truths: Sequence[int | None]) -> Iterator[dict[Any, int]]:
        """
        Every way that makes a difference in which the guards of unknown truth can come out.

        A more cautious move than any that the change is about is the same before and after it; of guards that stop,
        refer, hold or go forward one that is true is as good as several.
        """
        marked = zip(self.before, self.marks_before, truths, strict=True)
        unsure = [(guard.move, mark) for guard, mark, truth in marked if truth is None]
        by_move = {move: [mark for other, mark in unsure if other == move] for move in self._deciding}
        one_of = {move: [(), *((mark,) for mark in marks)] for move, marks in by_move.items()}
        for move in {"stop", "refer", "stay"} & one_of.keys():
            one_of[move] = one_of[move][:2]
        if "regress" in by_move:
            counts = range(_MOST_TOGETHER + 1)
            one_of["regress"] = [each for count in counts for each in combinations(by_move["regress"], count)]
        cautious = [mark for move, mark in unsure if move in CAUTIOUS][-1:]
        for unknown in ((), cautious) if cautious else ((),):
            for chosen in product(*one_of.values()):
                yield {**dict.fromkeys(unknown, UNKNOWN), **{mark: TRUE for marks in chosen for mark in marks}}


def changed_test(old: Any, new: Any) -> tuple[Any, Any] | None:
    """The smallest criteria within *old* and *new* that hold all that differs; None where whole tests came or went."""
    if old is None or new is None:
        return None
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        unlike = [key for key in old if old[key] != new[key]]
        if len(unlike) == 1 and unlike[0] in ("all", "any"):
            return _changed_part(old[unlike[0]], new[unlike[0]]) or (old, new)
        if len(old) > 1 and len(unlike) == 1:
            return {unlike[0]: old[unlike[0]]}, {unlike[0]: new[unlike[0]]}
    return old, new


def _changed_part(old: Any, new: Any) -> tuple[Any, Any] | None:
    if not isinstance(old, list) or not isinstance(new, list) or len(old) != len(new):
        return None
    unlike = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return changed_test(*unlike[0]) if len(unlike) == 1 else None


def _nobody() -> Any:
    raise AssertionError("a proof about guards asks for nobody's screening")


def _shape(guard: Guard) -> Any:
    return guard.move, guard.to, guard.by, repr(guard.scale)


def _mark(guard: Guard) -> Any:
    return (_shape(guard), guard.when.fingerprint, guard.rule)


def _falls_back(data: Any) -> bool:
    """Whether criteria ask what is known: then more knowledge may make them false again."""
    if isinstance(data, list):
        return any(map(_falls_back, data))
    if not isinstance(data, dict):
        return False
    return any(key in ("possibly", "unknown") or _falls_back(value) for key, value in data.items())
