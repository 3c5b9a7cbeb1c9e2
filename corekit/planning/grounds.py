# SPDX-License-Identifier: Apache-2.0
"""How closely a regimen fits a person, and what it is there for: what alternatives are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import TRUE
from corekit.criteria.explaining import Explanation, explain
from corekit.criteria.values import Members
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit.model.regimen import Regimen
    from corekit.planning.assessment import Assessment

#: How closely a regimen fits, weakest first: the person described it, a diagnosis, a direction that was tested.
DESCRIBED, DIAGNOSED, TESTED = range(3)
#: Endurance is given beside everything else (S3-37, S3-40: for life), never instead of it.
ENDURANCE = "aerobic"
UPKEEP = "maintain"

_DIRECTION = "directional_preference"
#: The answer of a test that found none.
_NO_DIRECTION = "none_found"
_DIAGNOSIS = "dx"
_WHERE = "pain_regions"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Ground(Record):
    """Why one regimen is offered to one person."""

    regimen: str
    #: DESCRIBED, DIAGNOSED or TESTED.
    level: int
    #: How many different answers speak for it.
    answers: int
    #: What it is there for: a region that hurts and a phase, for each of both. Empty: nothing else replaces it.
    purposes: frozenset[tuple[str, str]]

    @property
    def rank(self) -> tuple[int, int, str]:
        """The closest fit first."""
        return (-self.level, -self.answers, self.regimen)

    @property
    def regions(self) -> frozenset[str]:
        """The regions that hurt and that it is there for."""
        return frozenset(region for region, _ in self.purposes)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Settled(Record):
    """Those of several alternatives that are given, and for each other one the one that stands in its place."""

    kept: tuple[str, ...]
    instead: dict[str, str]


def ground_of(name: str, assessment: Assessment) -> Ground:
    """What speaks for the regimen *name*: the parts of its indication, and of its tracks of today, that are true."""
    regimen: Regimen = assessment.library.get("regimen", name)
    tracks = [track for track in regimen.tracks if track.when is None or _holds(track.when, assessment)]
    indication = tuple(_speaking(_explained(regimen.indicated_when, assessment)))
    opened = tuple(part for track in tracks for part in _speaking(_explained(track.when, assessment)))
    phases = {track.phase for track in tracks} - {UPKEEP} or {UPKEEP}
    regions = {region for part in indication for region in _matched(part, assessment)}
    return Ground(
        regimen=name,
        level=_level(indication, (*indication, *opened)),
        answers=len({part.name for part in indication}),
        purposes=frozenset((region, phase) for region in regions for phase in phases)
        if regimen.approach != ENDURANCE
        else frozenset(),
    )


def settle(grounds: Sequence[Ground], *, barren: Iterable[str] = ()) -> Settled:
    """
    Keep, of regimens for the same region and phase, the one that fits most closely.

    One that is there for something else as well stays; so does one with a tested direction, and one that depends on no
    region. Those of *barren*, which gave no exercise, take no place.
    """
    taken: dict[tuple[str, str], str] = {}
    kept: set[str] = set()
    instead: dict[str, str] = {}
    idle = frozenset(barren)
    for ground in sorted(grounds, key=lambda each: each.rank):
        name = ground.regimen
        free = [purpose for purpose in sorted(ground.purposes) if purpose not in taken]
        if free or not ground.purposes or ground.level == TESTED or name in idle:
            kept.add(name)
            if name not in idle:
                taken.update(dict.fromkeys(free, name))
        else:
            instead[name] = taken[min(ground.purposes)]
    return Settled(kept=tuple(each.regimen for each in grounds if each.regimen in kept), instead=instead)


def _holds(criteria: Any, assessment: Assessment) -> bool:
    return assessment.library.criteria(criteria).evaluate(assessment.values) == TRUE


def _explained(criteria: Any, assessment: Assessment) -> Explanation | None:
    return None if criteria is None else explain(assessment.library.criteria(criteria), assessment.values)


def _speaking(part: Explanation | None) -> Iterator[Explanation]:
    """The tests that are true because somebody has something; not those that are true because it is absent."""
    if part is None or part.truth != TRUE or part.kind == "not":
        return
    if part.name is None:
        for below in part.parts:
            yield from _speaking(below)
    elif part.test not in ("no", ["no"]):
        yield part


def _behind(part: Explanation) -> Iterator[Explanation]:
    """A test with the tests that its fact was derived from."""
    yield part
    for below in part.parts:
        for speaking in _speaking(below):
            yield from _behind(speaking)


def _level(indication: Iterable[Explanation], everything: Iterable[Explanation]) -> int:
    told = (each for part in everything for each in _behind(part))
    if any(each.name == _DIRECTION and each.test != _NO_DIRECTION for each in told):
        return TESTED
    if any(each.name == _DIAGNOSIS for part in indication for each in _behind(part)):
        return DIAGNOSED
    return DESCRIBED


def _matched(part: Explanation, assessment: Assessment) -> Iterator[str]:
    """The regions that hurt and that a test speaks of."""
    hurting = assessment.values.get(_WHERE)
    if isinstance(hurting, Members):
        for each in _behind(part):
            if each.name == _WHERE:
                yield from (region for region in _words(each.test) if region in hurting.certain)


def _words(test: Any) -> Iterator[str]:
    if isinstance(test, str):
        yield test
    elif isinstance(test, dict):
        for value in test.values():
            yield from _words(value)
    elif isinstance(test, list | tuple):
        for value in test:
            yield from _words(value)
