# SPDX-License-Identifier: Apache-2.0
"""
Made-up people: answers that make criteria true or false, for lints that ask what a rule or a regimen comes to.

An answer is a *representative* one: every choice, and of a number each figure that some criteria name, with one below
and one above. Facts of the journal are set directly.
"""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Any, Final

from corekit.check.cases import CASE_DAY, well_adult
from corekit.criteria import TRUE, parse
from corekit.criteria.answers import UnusableAnswerError, as_value
from corekit.criteria.parsing import CONNECTIVES
from corekit.criteria.truth import FALSE
from corekit.criteria.values import is_number
from corekit.model.profile import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corekit.content.library import Library
    from corekit.criteria.person import Values

    #: Answers by fact.
    Answers = dict[str, Any]

_MOMENTS: Final = frozenset({"intake", "session_start", "after_session", "next_day", "test"})
#: How many ways are tried before nobody can say.
MOST_WAYS: Final = 200
#: The answer of somebody who does not know: nothing but the test `unknown` is true of it.
UNANSWERED: Final = "unknown"
#: How deep gates and derived facts are followed.
_DEEPEST: Final = 12


class People:
    """Makes people up over the facts of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.well = well_adult(library, CASE_DAY)
        self._numbers: dict[str, set[float]] = {}

    def values(self, answers: Answers, *, well: bool = True) -> Values:
        """The values of somebody with *answers*, on top of a well adult unless *well* is off."""
        context = {name: value for name, value in answers.items() if self._set_directly(name)}
        return self.library.facts.values(
            self.answers(answers, well=well), today=CASE_DAY, moments=_MOMENTS, context=context
        )

    def answers(self, answers: Answers, *, well: bool = True) -> dict[str, Answer]:
        """Dated answers, without what is set directly."""
        given = dict(self.well) if well else {}
        for name, value in answers.items():
            if not self._set_directly(name):
                given[name] = Answer(answer=value, on=CASE_DAY.isoformat())
        return given

    def _set_directly(self, name: str) -> bool:
        fact = self.library.facts.facts.get(name)
        return fact is not None and bool(fact.derive) and bool({"journal", "over", "run"} & set(fact.derive))

    def ways(self, criteria: Any, *, wanted: bool = True, most: int = MOST_WAYS) -> Iterator[Answers]:
        """Answers that may make *criteria* (canonical data) true, or false; to be held against them afterwards."""
        return islice(self._ways(criteria, wanted, 0), most)

    def _ways(self, data: Any, wanted: bool, depth: int) -> Iterator[Answers]:
        if data == "always":
            yield from ({},) if wanted else ()
        elif depth > _DEEPEST or not isinstance(data, dict):
            return
        elif len(data) == 1 and next(iter(data)) in CONNECTIVES:
            ((key, value),) = data.items()
            yield from self._connected(key, value, wanted, depth + 1)
        else:
            parts = [self._tested(name, test, wanted, depth + 1) for name, test in data.items()]
            yield from _joined(parts) if wanted else _each(parts)

    def _connected(self, key: str, value: Any, wanted: bool, depth: int) -> Iterator[Answers]:
        if key in ("not", "possibly"):
            yield from self._ways(value, wanted != (key == "not"), depth)
        elif key == "count":
            least = value.get("at_least", value.get("is", 0)) if wanted else 0
            for some in combinations(value["of"], least):
                yield from _joined([self._ways(part, True, depth) for part in some])
            if not wanted:
                yield from _joined([self._ways(part, False, depth) for part in value["of"]])
        else:
            parts = [self._ways(part, wanted, depth) for part in value]
            yield from _joined(parts) if (key == "all") == wanted else _each(parts)

    def _tested(self, name: str, test: Any, wanted: bool, depth: int) -> Iterator[Answers]:
        fact = self.library.facts.facts.get(name)
        if fact is None:
            return
        derive = fact.derive or {}
        if "criteria" in derive:
            for answer in ("yes", "no"):
                if self._fits(name, test, answer) == wanted:
                    yield from self._ways(derive["criteria"], answer == "yes", depth)
        elif "count" in derive:
            for number in range(len(derive["count"]) + 1):
                if self._fits(name, test, number) == wanted:
                    yield from _joined([self._ways(part, True, depth) for part in derive["count"][:number]])
        else:
            gated = fact.ask_when is not None and depth <= _DEEPEST
            gates = list(islice(self._ways(fact.ask_when, True, depth), 4)) if gated else [{}]
            for value in (*self.representatives(name, [test]), UNANSWERED):
                if self._fits(name, test, value) == wanted:
                    for gate in gates:
                        if gate.get(name, value) == value:
                            yield {**gate, name: value}

    def _fits(self, name: str, test: Any, value: Any) -> bool:
        subject = self.library.subject_facts
        if value == UNANSWERED:
            return parse({name: test}, subject).evaluate({}) == TRUE
        field = subject.field(name)
        try:
            held = as_value(field, value) if field is not None else value
        except UnusableAnswerError:
            return False
        return parse({name: test}, subject).evaluate({name: held}) == TRUE

    def representatives(self, name: str, tests: Iterable[Any]) -> tuple[Any, ...]:
        """Answers to a fact that differ in what some of *tests* says of them."""
        field = self.library.subject_facts.field(name)
        if field is None:
            return ()
        named = [value for test in tests for value in _named(test)]
        if field.kind == "number":
            return tuple(_around(sorted({value for value in named if is_number(value)}), field))
        words = tuple(field.words or dict.fromkeys(value for value in named if isinstance(value, str)))
        if field.kind == "date":
            return ()
        if not field.holds_several:
            return words
        known = [value for value in dict.fromkeys(named) if isinstance(value, str)]
        sets = [[], *([value] for value in known), *([value] for value in words[:2]), known]
        return tuple(value for index, value in enumerate(sets) if value not in sets[:index])

    def all_of(self, criteria: Any, *, most: int) -> Iterator[Answers] | None:
        """Everybody who differs in what *criteria* rests on, without answers too; None if there are too many."""
        tests: dict[str, list[Any]] = {}
        self._rests_on(criteria, tests, set())
        if any(name not in self.library.facts.facts for name in tests):
            return None
        choices: list[Sequence[Any]] = []
        size = 1
        for name, on_it in tests.items():
            answers = self.representatives(name, on_it)
            if not answers or self.library.facts.facts[name].type in ("choices", "date"):
                return None
            choices.append([None, *answers])
            size *= len(answers) + 1
        if size > most:
            return None
        return (
            {name: value for name, value in zip(tests, some, strict=True) if value is not None}
            for some in product(*choices)
        )

    def _rests_on(self, data: Any, tests: dict[str, list[Any]], done: set[str]) -> None:
        if isinstance(data, list):
            for part in data:
                self._rests_on(part, tests, done)
        if not isinstance(data, dict):
            return
        for key, value in data.items():
            if key in CONNECTIVES:
                self._rests_on(value["of"] if key == "count" else value, tests, done)
            else:
                self._rests_on_fact(key, value, tests, done)

    def _rests_on_fact(self, name: str, test: Any, tests: dict[str, list[Any]], done: set[str]) -> None:
        fact = self.library.facts.facts.get(name)
        derive = (fact.derive if fact is not None else None) or {}
        if "criteria" in derive or "count" in derive:
            if name not in done:
                done.add(name)
                self._rests_on(derive.get("criteria") or derive["count"], tests, done)
            return
        tests.setdefault(name, []).append(test)
        for operand in (*derive.get("sum", ()), *derive.get("difference", ())):
            tests.setdefault(operand, []).append(test)
        if fact is not None and fact.ask_when is not None and name not in done:
            done.add(name)
            self._rests_on(fact.ask_when, tests, done)


def truths(people: People, criteria: Any, everybody: Iterable[Answers], *, well: bool) -> Iterator[int]:
    """Yield what criteria say of each of *everybody*."""
    parsed = parse(criteria, people.library.subject_facts)
    return (parsed.evaluate(people.values(answers, well=well)) for answers in everybody)


def never(found: Iterable[int]) -> bool:
    """Whether none of these is true."""
    return all(truth != TRUE for truth in found)


def always(found: Iterable[int]) -> bool:
    """Whether none of these is false."""
    return all(truth != FALSE for truth in found)


def _joined(parts: Sequence[Iterator[Answers]]) -> Iterator[Answers]:
    """Yield answers that hold one of each part; those that contradict one another are left out."""
    if not parts:
        yield {}
        return
    first, *rest = ([*islice(part, 8)] for part in parts)
    for some in islice(product(first, *rest), MOST_WAYS * 4):
        joined = _merged(some)
        if joined is not None:
            yield joined


def _merged(some: Iterable[Mapping[str, Any]]) -> Answers | None:
    joined: Answers = {}
    for answers in some:
        for name, value in answers.items():
            known = joined.setdefault(name, value)
            if isinstance(known, list) and isinstance(value, list):
                joined[name] = [*known, *(entry for entry in value if entry not in known)]
            elif known != value:
                return None
    return joined


def _each(parts: Sequence[Iterator[Answers]]) -> Iterator[Answers]:
    for part in parts:
        yield from part


def _named(test: Any) -> Iterator[Any]:
    """Yield every plain value that a test names."""
    if isinstance(test, dict):
        for key, value in test.items():
            if key not in ("unknown", "has", "fact"):
                yield from _named(value)
    elif isinstance(test, list):
        for value in test:
            yield from _named(value)
    else:
        yield test


def _around(figures: Sequence[float], field: Any) -> Iterator[float]:
    low = field.minimum if field.minimum is not None else (figures[0] - 1 if figures else 0)
    high = field.maximum if field.maximum is not None else (figures[-1] + 1 if figures else 1)
    near = {value + step for value in figures for step in (-1, 0, 1)}
    yield from sorted(value for value in {low, *near, high} if low <= value <= high)
