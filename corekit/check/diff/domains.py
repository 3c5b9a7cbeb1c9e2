# SPDX-License-Identifier: Apache-2.0
"""
Which values are worth trying: one of each kind that the tests of some criteria can tell apart.

Words and movement records that every test judges alike are one kind; of numbers the thresholds themselves, what lies
between them and what lies beyond. What is unknown is always tried.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.criteria.leaves import Has, Scale, Test, Unanswered, Words
from corekit.criteria.nodes import walk
from corekit.criteria.same import Same
from corekit.criteria.subject import SET_KINDS
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from corekit.criteria.nodes import Node
    from corekit.criteria.subject import Subject

#: A value that is not there: unknown.
ABSENT: Final = None
#: Of sets with more kinds of members than this only small ones are tried.
_MOST_MEMBERS: Final = 6
_OTHER: Final = "something else"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Domain(Record):
    """The values of one name to try; *whole* where they stand for all there are."""

    values: tuple[Any, ...]
    whole: bool


def tests_of(roots: Iterable[Node]) -> dict[str, list[Test]]:
    """Every test below *roots*, by the name that it tests."""
    found: dict[str, list[Test]] = {}
    for root in roots:
        for node in walk(root):
            if isinstance(node, Test):
                found.setdefault(node.name, []).append(node)
    return found


def decidable(root: Node) -> bool:
    """Whether values alone decide: no test on somebody's answer, on another exercise or on a name nobody knows."""
    for node in walk(root):
        if isinstance(node, Has):
            if node.personal or not decidable(node.inner):
                return False
        elif isinstance(node, Same) or (isinstance(node, Test) and not isinstance(node, Words | Scale | Unanswered)):
            return False
    return True


def domain_of(name: str, tests: list[Test], subject: Subject) -> Domain:
    """The values of *name* that *tests* can tell apart."""
    field = subject.field(name)
    kind = field.kind if field is not None else "one"
    if any(isinstance(test, Scale) for test in tests):
        scales = [test for test in tests if isinstance(test, Scale)]
        values = tuple(_scale(scales, field.minimum if field else None, field.maximum if field else None))
        return Domain(values=(ABSENT, *values), whole=True)
    if kind == "records":
        return _sets(_kinds(_records(tests, subject, name), tests))
    words = field.words if field is not None else None
    named = [word for test in tests if isinstance(test, Words) for word in test.wanted]
    kinds = _kinds([*dict.fromkeys((*(words or ()), *named)), *(() if words else (_OTHER,))], tests)
    if kind in SET_KINDS:
        return _sets(kinds)
    return Domain(values=(ABSENT, *kinds), whole=True)


def _kinds(candidates: Iterable[Any], tests: list[Test]) -> list[Any]:
    """One of all *candidates* that every test judges alike."""
    seen: dict[Hashable, Any] = {}
    for candidate in candidates:
        signature = tuple(_judged(test, candidate) for test in tests)
        seen.setdefault(signature, candidate)
    return list(seen.values())


def _judged(test: Test, candidate: Any) -> int:
    if isinstance(test, Has):
        return test.inner.truth(candidate)
    return test.of_word(candidate) if isinstance(test, Words) else -1


def _sets(kinds: list[Any]) -> Domain:
    small = len(kinds) <= _MOST_MEMBERS
    sizes = range(len(kinds) + 1) if small else (0, 1, 2)
    values: list[Any] = [list(chosen) for size in sizes for chosen in combinations(kinds, size)]
    return Domain(values=(ABSENT, *values), whole=small)


def _records(tests: list[Test], subject: Subject, name: str) -> Iterator[Mapping[str, Any]]:
    field = subject.field(name)
    inner = tests_of(test.inner for test in tests if isinstance(test, Has))
    domains = {
        key: _kinds([*(_words(field, key) or (_OTHER,))], [one for one in found if isinstance(one, Words)])
        for key, found in inner.items()
    }
    for chosen in product(*domains.values()):
        yield dict(zip(domains, chosen, strict=True))


def _words(field: Any, key: str) -> tuple[str, ...] | None:
    record = (field.records or {}).get(key) if field is not None else None
    return record.words if record is not None else None


def _scale(tests: list[Scale], minimum: float | None, maximum: float | None) -> Iterator[Any]:
    ends = sorted({end for test in tests for end in (test.low, test.high) if end is not None})
    if ends and isinstance(ends[0], str):
        yield from _days(ends)
        return
    inside = [end for end in ends if (minimum is None or end >= minimum) and (maximum is None or end <= maximum)]
    if not inside:
        yield from (end for end in (minimum, maximum) if end is not None)
        return
    low = inside[0] - 1 if minimum is None else minimum
    high = inside[-1] + 1 if maximum is None else maximum
    points = sorted({low, *inside, high})
    between = (_middle(first, second) for first, second in pairwise(points))
    yield from sorted({*points, *between})


def _middle(low: float, high: float) -> float:
    """A round number between two others where there is one."""
    whole = int(low) + 1
    return whole if low < whole < high else (low + high) / 2


def _days(ends: list[str]) -> Iterator[str]:
    for end in ends:
        day = date.fromisoformat(end)
        yield from (found.isoformat() for found in (day - timedelta(days=1), day, day + timedelta(days=1)))
