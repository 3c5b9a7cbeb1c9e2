# SPDX-License-Identifier: Apache-2.0
"""Whether a condition catches fewer people, or a selector fewer exercises, than another: by trying boundary values."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.check.diff.domains import ABSENT, decidable, domain_of, tests_of
from corekit.criteria import NOT_APPLICABLE, TRUE, UNKNOWN, parse
from corekit.messages.labels import plain
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.subject import Subject

    #: How strict a condition is on some values; more is stricter.
    Strictness = Callable[[Mapping[str, Any]], int]

#: With more combinations than this only a part of them is tried.
_MOST: Final = 20_000
#: Steps through the combinations where not all are tried: a prime, so that every value of every name has its turn.
_STEP: Final = 104_729


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Catch(Record):
    """
    How a new condition compares with an old one: `same`, `fewer`, `more`, `other` (both) or `unknown`.

    *example* is what is caught no longer, or newly, in words.
    """

    verdict: str
    example: str = ""


class People:
    """Conditions about a person on both sides; derived facts that are reckoned otherwise now are worked out."""

    def __init__(self, old: Library, new: Library) -> None:
        self.old, self.new = old, new

    def compare(self, before: Any, after: Any) -> Catch:
        """Compare two conditions (canonical data); None never catches anybody."""
        if before == after and not self._touched(before):
            return Catch(verdict="same")
        sides = [_Side(data, library, self.reckoned) for data, library in ((before, self.old), (after, self.new))]
        gated = {name for side in sides for name in side.gated()}
        return _compare(sides[0].roots(), sides[1].roots(), sides[0], sides[1], self.new.subject_facts, gated)

    @cached_property
    def reckoned(self) -> frozenset[str]:
        """Derived facts whose criteria differ, and those that rest on them."""
        changed = {
            name
            for name in self.old.ids("fact")
            if name in self.new.ids("fact") and _derived(self.old, name) != _derived(self.new, name)
        }
        while True:
            more = {
                name
                for name in self.new.ids("fact")
                if name not in changed
                and (data := _derived(self.new, name)) is not None
                and parse(data, self.new.subject_facts).facts & changed
            }
            if not more:
                return frozenset(changed)
            changed |= more

    def _touched(self, data: Any) -> bool:
        return data is not None and bool(parse(data, self.new.subject_facts).facts & self.reckoned)


class _Side:
    """One condition with the derived facts it rests on; called with values it says how strict it is."""

    def __init__(self, data: Any, library: Library, reckoned: frozenset[str]) -> None:
        self._library = library
        self._criteria = parse(data, library.subject_facts) if data is not None else None
        self._derived: dict[str, Criteria] = {}
        self._gather(self._criteria, reckoned)

    def _gather(self, criteria: Criteria | None, reckoned: frozenset[str]) -> None:
        for name in sorted(criteria.facts & reckoned) if criteria is not None else ():
            data = _derived(self._library, name)
            if data is not None and name not in self._derived:
                inner = parse(data, self._library.subject_facts)
                self._gather(inner, reckoned)
                self._derived[name] = inner

    def roots(self) -> list[Criteria]:
        return [*([self._criteria] if self._criteria is not None else []), *self._derived.values()]

    def gated(self) -> Iterator[str]:
        for criteria in self.roots():
            for name in criteria.facts:
                if self._library.has("fact", name) and self._library.data("fact", name).get("ask_when") is not None:
                    yield name

    @property
    def derived(self) -> frozenset[str]:
        return frozenset(self._derived)

    def __call__(self, values: Mapping[str, Any]) -> int:
        if self._criteria is None:
            return 0
        known = dict(values)
        for name, criteria in self._derived.items():
            known[name] = {TRUE: "yes", UNKNOWN: ABSENT}.get(criteria.evaluate(known), "no")
        return self._criteria.evaluate(known)


def compare_selections(
    before: Iterable[tuple[int, Any]], after: Iterable[tuple[int, Any]], old: Library, new: Library
) -> Catch:
    """
    Compare what two rules do to exercises: pairs of a weight (2 excludes, 1 cautions) and a selector.

    A selector selects what is true or unknown of it; the heaviest that does counts.
    """
    sides = [_Selecting(list(pairs), library) for pairs, library in ((before, old), (after, new))]
    return _compare(sides[0].roots(), sides[1].roots(), sides[0], sides[1], new.subject_exercise, set())


def meet(one: Any, other: Any, library: Library) -> bool:
    """Whether some exercise, installed or not, can be selected by both of two selectors (None selects all)."""
    criteria = [parse(selector, library.subject_exercise) for selector in (one, other) if selector is not None]
    if not all(decidable(each.root) for each in criteria):
        return True
    tests = tests_of(each.root for each in criteria)
    domains = {name: domain_of(name, found, library.subject_exercise) for name, found in sorted(tests.items())}
    for chosen in _combinations([domain.values for domain in domains.values()]):
        values = {name: value for name, value in zip(domains, chosen, strict=True) if value is not ABSENT}
        if all(each.evaluate(values) == TRUE for each in criteria):
            return True
    return False


class _Selecting:
    """Selectors with their weights."""

    def __init__(self, pairs: list[tuple[int, Any]], library: Library) -> None:
        self._pairs = [(weight, parse(selector, library.subject_exercise)) for weight, selector in pairs]
        self.derived: frozenset[str] = frozenset()

    def roots(self) -> list[Criteria]:
        return [criteria for _, criteria in self._pairs]

    def __call__(self, values: Mapping[str, Any]) -> int:
        return max((weight for weight, criteria in self._pairs if criteria.evaluate(values)), default=0)


def _compare(
    before: list[Criteria],
    after: list[Criteria],
    old: _Side | _Selecting,
    new: _Side | _Selecting,
    subject: Subject,
    gated: set[str],
) -> Catch:
    roots = [criteria.root for criteria in (*before, *after)]
    if not all(decidable(root) for root in roots):
        return Catch(verdict="unknown")
    skipped = old.derived | new.derived
    tests = {name: found for name, found in tests_of(roots).items() if name not in skipped}
    domains = {name: domain_of(name, found, subject) for name, found in sorted(tests.items())}
    axes = [(*domain.values, *((NOT_APPLICABLE,) if name in gated else ())) for name, domain in domains.items()]
    whole = prod(map(len, axes)) <= _MOST and all(domain.whole for domain in domains.values())
    fewer, more = _witnesses(list(domains), axes, old, new)
    if fewer is not None:
        return Catch(verdict="fewer" if more is None else "other", example=_said(fewer))
    if more is not None:
        return Catch(verdict="more", example=_said(more))
    return Catch(verdict="same" if whole else "unknown")


def _witnesses(
    names: list[str], axes: list[tuple[Any, ...]], old: Strictness, new: Strictness
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The values with the fewest answers on which the new condition is less strict, and more strict."""
    fewer: dict[str, Any] | None = None
    more: dict[str, Any] | None = None
    for chosen in _combinations(axes):
        values = {name: value for name, value in zip(names, chosen, strict=True) if value is not ABSENT}
        before, after = old(values), new(values)
        if after < before and (fewer is None or len(values) < len(fewer)):
            fewer = values
        elif after > before and (more is None or len(values) < len(more)):
            more = values
    return fewer, more


def _combinations(axes: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    total = prod(map(len, axes))
    if total <= _MOST:
        yield from product(*axes)
        return
    for place in range(_MOST):
        yield _nth(axes, (place * _STEP) % total)


def _nth(axes: list[tuple[Any, ...]], place: int) -> tuple[Any, ...]:
    chosen = []
    for axis in axes:
        place, at = divmod(place, len(axis))
        chosen.append(axis[at])
    return tuple(chosen)


def _derived(library: Library, name: str) -> Any:
    if not library.has("fact", name):
        return None
    return (library.data("fact", name).get("derive") or {}).get("criteria")


def _said(values: Mapping[str, Any]) -> str:
    """The example in words; with no answer at all it says so."""
    parts = [f"{plain(name)} {_value(value)}" for name, value in values.items() if value is not NOT_APPLICABLE]
    parts += [f"{plain(name)} not asked" for name, value in values.items() if value is NOT_APPLICABLE]
    return ", ".join(parts) or "nothing answered"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(_value(one) for one in value) or "none"
    if isinstance(value, dict):
        return " ".join(plain(str(part)) for part in value.values())
    return plain(value) if isinstance(value, str) else f"{value:g}"
