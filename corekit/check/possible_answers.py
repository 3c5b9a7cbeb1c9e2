# SPDX-License-Identifier: Apache-2.0
"""The answers that can make a difference to criteria: one of each kind that their tests tell apart."""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Any

from corekit.check.criteria_mutants import plain_figure, step_of
from corekit.criteria.fact_subject import DX
from corekit.criteria.parsing import CONNECTIVES
from corekit.criteria.values import is_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.criteria.subject import Field

#: More named choices of a set than this are not combined in every way.
_COMBINED = 5
UNKNOWN_ANSWER = "unknown"
#: What a case says of a question of the next day that has not come up.
NOT_YET = "not_yet"


class PossibleAnswers:
    """
    What can be answered to the facts that some criteria (data, canonical) rest on, through gates and derived facts.

    Every fact has its usual answer (that of a well adult; None where there is none) and others: each choice that is
    named and one that is not, each figure that is named with a step to either side, the ends of the scale, unknown.
    *outright* says that facts which are worked out are given like those that are asked, and nothing behind them.
    """

    def __init__(self, library: Library, criteria: Iterable[Any], *, outright: bool = False) -> None:
        self.library = library
        self._outright = outright
        self._named: dict[str, dict[Any, None]] = {}
        #: Whether the answers stand for all there are, so that what none of them shows nothing shows.
        self.exact = True
        self._gather(criteria)
        self.facts: dict[str, tuple[Any, ...]] = {}
        for name in sorted(self._named):
            fact = library.get("fact", name)
            if not fact.derive or outright:
                usual = fact.reassuring
                others = [answer for answer in self._answers(name) if answer != usual]
                self.facts[name] = (usual, *others)
            elif not {"criteria", "count", "sum", "difference"} & fact.derive.keys():
                self.exact = False

    @property
    def names(self) -> frozenset[str]:
        """All facts that are rested on, derived ones among them."""
        return frozenset(self._named)

    @property
    def size(self) -> int:
        """How many combinations there are."""
        size = 1
        for answers in self.facts.values():
            size *= len(answers)
        return size

    def combinations(self, most: int) -> Iterator[dict[str, Any]]:
        """Yield combinations as facts with another than the usual answer, the fewest first; *most* of them."""
        return islice(self._combinations(), most)

    def _combinations(self) -> Iterator[dict[str, Any]]:
        for count in range(len(self.facts) + 1):
            for names in combinations(self.facts, count):
                for answers in product(*(self.facts[name][1:] for name in names)):
                    yield dict(zip(names, answers, strict=True))

    def _gather(self, criteria: Iterable[Any]) -> None:
        table = self.library.facts
        waiting = list(criteria)
        seen: set[str] = set()
        while waiting:
            data = waiting.pop()
            for name, named in named_in(data):
                if not self.library.has("fact", name):
                    self.exact = False
                    continue
                self._named.setdefault(name, {}).update(dict.fromkeys(named))
                if self._outright:
                    continue
                derive = self.library.get("fact", name).derive
                figures = {"one_of": [*self._named[name]] or [0]}
                waiting.extend({part: figures} for part in _parts(derive))
                if name in seen:
                    continue
                seen.add(name)
                if derive:
                    waiting.extend(origin.to_data() for origin in table.derivations(name))
                elif (gate := table.gate(name)) is not None:
                    waiting.append(gate.to_data())
                if name == DX:
                    waiting.extend(known.to_data() for known in table.recognised().values())

    def _answers(self, name: str) -> Iterator[Any]:
        field = self.library.facts.subject.field(name)
        if field is None:
            return
        named = [value for value in self._named[name] if not isinstance(value, bool)]
        if field.is_scale:
            yield from self._figures(field, named)
        elif field.holds_several:
            yield from self._sets(field, [value for value in named if isinstance(value, str)])
        else:
            words = field.words or ()
            known = [value for value in named if value in words]
            if field.ordered:
                known = list(words)
            yield from dict.fromkeys((*known, *[word for word in words if word not in known][:1]))
        yield UNKNOWN_ANSWER
        if self._outright and self.library.get("fact", name).ask_at == "next_day":
            yield NOT_YET

    def _figures(self, field: Field, named: list[Any]) -> Iterator[Any]:
        found: dict[Any, None] = {}
        for value in named:
            if not is_number(value):
                self.exact = False
                continue
            step = step_of(field, value)
            found.update(dict.fromkeys((plain_figure(value - step), value, plain_figure(value + step))))
        found.update(dict.fromkeys(end for end in (field.minimum, field.maximum) if end is not None))
        least = field.minimum if field.minimum is not None or not self._is_counted(field.name) else 0
        for figure in found:
            low = least is None or figure >= least
            if low and (field.maximum is None or figure <= field.maximum):
                yield figure

    def _is_counted(self, name: str) -> bool:
        """Whether a fact is a number of sessions or days."""
        return not {"journal", "run"}.isdisjoint(self.library.get("fact", name).derive or {})

    def _sets(self, field: Field, named: list[str]) -> Iterator[list[str]]:
        unnamed = [word for word in field.words or () if word not in named][:1]
        known = [value for value in named if field.words is None or value in field.words]
        if len(known) > _COMBINED:
            self.exact = False
        largest = len(known) if len(known) <= _COMBINED else 2
        yield []
        for count in range(1, largest + 1):
            yield from (list(choices) for choices in combinations(known, count))
        if unnamed:
            yield unnamed


def _parts(derive: Any) -> Iterable[str]:
    """The facts whose figures a derived figure is made of."""
    if not derive:
        return ()
    return tuple(derive.get("sum") or derive.get("difference") or ())


def named_in(data: Any, *, whole: bool = False) -> Iterator[tuple[str, list[Any]]]:
    """Yield every test in criteria: its name, and the words or figures it names (its operand itself, if *whole*)."""
    if isinstance(data, list):
        for part in data:
            yield from named_in(part, whole=whole)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "count":
                yield from named_in(value["of"], whole=whole)
            elif key in CONNECTIVES:
                yield from named_in(value, whole=whole)
            else:
                yield key, [value] if whole else list(_named(value))


def _named(test: Any) -> Iterator[Any]:
    if isinstance(test, dict):
        for operator, operand in test.items():
            if operator != UNKNOWN_ANSWER:
                yield from _named(operand)
    elif isinstance(test, list):
        for value in test:
            yield from _named(value)
    else:
        yield test
