# SPDX-License-Identifier: Apache-2.0
"""Regimens that contradict themselves: what they are for excludes what they give, or nothing keeps what was won."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.check.cases import CASE_DAY
from corekit.check.lints.items import at_item, own
from corekit.check.lints.people import People
from corekit.criteria import TRUE, parse
from corekit.model.diagnostic import Diagnostic
from corekit.planning.assessment import Assessment
from corekit.planning.rulebook import RuleBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library

#: How many people of whom an indication is true are asked (each costs a screening).
_MOST_PEOPLE: Final = 3
_MOST_TRIED: Final = 120


def contradicted_regimens(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield regimens that nobody is offered, that end with the pain, or that exclude what they give."""
    checker: _Checker | None = None
    for identifier in own(library, namespace, "regimen"):
        checker = checker or _Checker(library)
        for fault in checker.faults(library.data("regimen", identifier)):
            yield at_item(library, "regimen", identifier, fault)


class _Checker:
    """Holds regimens against people for whom they are meant."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._people = People(library)
        self._book = RuleBook.of(library)
        self._known: dict[str, tuple[Assessment, ...]] = {}

    def faults(self, regimen: Any) -> Iterator[Diagnostic]:
        """Yield what one regimen contradicts."""
        indicated = regimen.get("indicated_when", "always")
        against = regimen.get("contraindicated_when")
        # Without an indication nobody is named for whom it is meant: those made up would all be well in everything.
        if against is not None and indicated != "always" and self._all_contraindicated(indicated, against):
            message = "everybody for whom this regimen is meant has one of its contraindications: it is never offered"
            yield Diagnostic(code="regimen-never-offered", message=message, pointer="/contraindicated_when")
            return
        tracks = regimen.get("tracks") or ()
        if tracks and all(track.get("phase") != "maintain" for track in tracks):
            message = "no track is of the phase `maintain`: nothing is left to do once the pain has gone"
            hint = "Add a track with `phase: maintain`, such as one of these exercises on three days a week."
            yield Diagnostic(code="regimen-without-maintain", message=message, hint=hint, pointer="/tracks")
        for index, track in enumerate(tracks):
            given = list(self._given(track, f"/tracks/{index}"))
            if given:
                yield from self._excluded(given, [indicated, track.get("when", "always")])

    def _all_contraindicated(self, indicated: Any, against: Any) -> bool:
        meant = self._meant([indicated])
        criteria = parse(against, self._library.subject_facts)
        return bool(meant) and all(criteria.evaluate(one.values) == TRUE for one in meant)

    def _given(self, track: Any, pointer: str) -> Iterator[tuple[str, str]]:
        """Yield the exercises that a track gives without another to take their place, each with its pointer."""
        if isinstance(track.get("exercise"), str) and "or" not in track:
            yield track["exercise"], f"{pointer}/exercise"
        name = track.get("progression")
        if not isinstance(name, str) or not self._library.has("progression", name):
            return
        for stage in self._library.data("progression", name).get("stages") or ():
            for use in stage.get("use") or ():
                if isinstance(use.get("exercise"), str) and "or" not in use and "when" not in stage:
                    yield use["exercise"], f"{pointer}/progression"

    def _excluded(self, given: list[tuple[str, str]], criteria: list[Any]) -> Iterator[Diagnostic]:
        meant = self._meant(criteria)
        if not meant:
            return
        told: set[tuple[str, str]] = set()
        for exercise, pointer in given:
            if (exercise, pointer) in told or not self._library.has("exercise", exercise):
                continue
            told.add((exercise, pointer))
            judged = [one.judge.on(exercise) for one in meant]
            if all(one.verdict == "excluded" for one in judged):
                by = sorted({hit.ruling.rule.address for hit in judged[0].of_kind("exclude", "content")})
                message = f"'{exercise}' is excluded for everybody for whom this track is meant"
                hint = f"Excluded by {', '.join(by[:3])}." if by else None
                yield Diagnostic(code="regimen-excludes-own", message=message, hint=hint, pointer=pointer)

    def _meant(self, criteria: list[Any]) -> tuple[Assessment, ...]:
        """The people that `_made_up` yields, made once for all tracks that are meant for the same."""
        key = repr(criteria)
        if key not in self._known:
            self._known[key] = tuple(self._made_up(criteria))
        return self._known[key]

    def _made_up(self, criteria: list[Any]) -> Iterator[Assessment]:
        """Yield people of whom all of *criteria* are true, well in everything else, and free to exercise."""
        parts = [part for part in criteria if part != "always"]
        parsed = [parse(part, self._library.subject_facts) for part in parts]
        found = 0
        for answers in self._people.ways({"all": parts} if parts else "always", most=_MOST_TRIED):
            values = self._people.values(answers)
            if not all(part.evaluate(values) == TRUE for part in parsed):
                continue
            one = Assessment(
                library=self._library, book=self._book, answers=self._people.answers(answers), today=CASE_DAY
            )
            if not any(ruling.blocks for ruling in one.rulings):
                yield one
                found += 1
            if found == _MOST_PEOPLE:
                return
