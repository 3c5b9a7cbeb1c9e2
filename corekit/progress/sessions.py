# SPDX-License-Identifier: Apache-2.0
"""A journal as criteria read it: the values of every session, worked out when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.history import History, Session
from corekit.progress.facts import Course, Rows
from corekit.progress.telling import AFTER_SESSION, NEXT_DAY, Lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.progress.telling import Heard

#: Runs are counted this far and then "or more": no guard of a sheet names as much (its longest run is 28 days).
LONGEST_RUN = 100


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Chronicle:
    """What the entries of a journal tell about the exercises of one course, as one looks back on it *today*."""

    library: Library
    heard: tuple[Heard, ...]
    course: Course
    today: date

    def history(self) -> History:
        """The journal since the course began."""
        course = self.course
        return History(
            since=course.began,
            sessions=tuple(_Recorded(self, heard) for heard in self.heard if heard.day >= course.began),
            between=self._between,
            longest=LONGEST_RUN,
            spacing=course.spacing,
            missed=course.planned,
        )

    def _between(self, day: date) -> Mapping[str, Any]:
        """What is known of a day without an entry: what the days before it come to."""
        return self.library.facts.values({}, today=day, moments=AFTER_SESSION, context=Rows(self.course, day, {}))


class _Recorded(Session):
    """A session of a chronicle; what answers alone decide in it is worked out once."""

    __slots__ = ()

    def __init__(self, chronicle: Chronicle, heard: Heard) -> None:
        told = Told(chronicle, heard)
        super().__init__(day=heard.day, values=told, done=heard.done, note=heard.note)

    def truth(self, of: Criteria) -> int:
        """The truth of *of* in this session."""
        told: Told = self.values  # type: ignore[assignment]
        return told.truth(of)


class Told(Lazy):
    """The values of one session: what was told of it, and of the person what held on its day."""

    def __init__(self, chronicle: Chronicle, heard: Heard) -> None:
        super().__init__(self._values)
        self._chronicle = chronicle
        self._heard = heard
        self._moments = NEXT_DAY if heard.day < chronicle.today else AFTER_SESSION

    def _values(self) -> Values:
        heard = self._heard
        return self._chronicle.library.facts.values(
            heard.answers,
            today=heard.day,
            moments=self._moments,
            context=Rows(self._chronicle.course, heard.day, heard.open_values),
            canonical=True,
            settled=heard.settled(self._moments),
        )

    def truth(self, of: Criteria) -> int:
        """The truth of *of* in the session."""
        return self._heard.truth(of, self._moments, self)

    def evaluated(self, of: Criteria) -> int:
        """The truth of *of* in the session, worked out."""
        return of.evaluate(self)

    def said(self, names: Iterable[str]) -> tuple[Any, ...] | None:
        """What was answered to the questions *names*, to tell sessions apart; None where only the values tell."""
        said = self._heard.said(names)
        return None if said is None else (self._moments, *said)
