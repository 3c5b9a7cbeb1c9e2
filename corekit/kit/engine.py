# SPDX-License-Identifier: Apache-2.0
"""What the packs, the plugins and a person's answers together mean on one day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.criteria.history import History
    from corekit.model.finding import Finding
    from corekit.model.profile import Answer, Profile
    from corekit.planning.assessment import Assessment
    from corekit.planning.plan import Request
    from corekit.planning.rulebook import RuleBook
    from corekit.plugin import Plugins


class Engine:
    """The safety rules and screeners of a kit, applied to people; immutable."""

    def __init__(self, plugins: Plugins, library: Library, *, require_review: str) -> None:
        self.library = library
        self._plugins = plugins
        self._require_review = require_review

    @cached_property
    def book(self) -> RuleBook:
        """The safety rules as they are installed."""
        from corekit.planning.rulebook import RuleBook  # noqa: PLC0415 - the engine is fetched when it is used

        book = RuleBook.of(self.library)
        if self.library.memo.is_new:
            from corekit.planning.substitutes import users_of  # noqa: PLC0415 - only a cold start works them out

            users_of(self.library)
            self.library.memo.save()
        return book

    @cached_property
    def _unsound(self) -> tuple[str, ...]:
        """Why rules may be missing: problems of packs and plugins that screen."""
        broken = (str(problem) for problem in self._plugins.screening_unsound)
        return tuple(dict.fromkeys((*broken, *self.library.unsound)))

    def request(self, profile: Profile, **asked: Any) -> Request:
        """Return what is asked of a plan: *asked*, within the person's time and equipment."""
        from corekit.planning.fitting import TimeBudget  # noqa: PLC0415 - the engine is fetched when it is used
        from corekit.planning.plan import Request  # noqa: PLC0415 - as above

        minutes = profile.time.minutes_per_day if profile.time else None
        days = profile.time.days_per_week if profile.time else None
        return Request(
            equipment=profile.equipment,
            time=TimeBudget(minutes_per_day=minutes, days_per_week=days or 7),
            require_review=self._require_review,
            **asked,
        )

    def assess(self, profile: Profile, today: date, *, moments: frozenset[str] = frozenset({"intake"})) -> Assessment:
        """Return what the answers of *profile* mean on the day *today*; those that could not be read are problems."""
        from corekit.content.documents import check_answers  # noqa: PLC0415 - the engine is fetched when it is used

        checked = check_answers(profile, self.library)
        return self.assess_answers(checked.usable, today, problems=(*profile.unread, *checked.faults), moments=moments)

    def assess_answers(
        self,
        answers: dict[str, Answer],
        today: date,
        *,
        problems: tuple[str, ...],
        moments: frozenset[str] = frozenset({"intake"}),
        library: Library | None = None,
        book: RuleBook | None = None,
        found: Sequence[tuple[str, Finding]] = (),
        figures: Mapping[str, Any] | None = None,
        history: History | None = None,
    ) -> Assessment:
        """
        Return what *answers* mean on the day *today*; *found* stands beside what the screeners find.

        *figures* are the journal facts that the core works out, by fact, and *history* is the journal itself.
        """
        from corekit.planning.assessment import Assessment  # noqa: PLC0415 - the engine is fetched when it is used

        def assess(findings: Sequence[tuple[str, Finding]]) -> Assessment:
            return Assessment(
                library=library or self.library,
                book=book or self.book,
                answers=answers,
                today=today,
                problems=(*self._unsound, *problems),
                findings=findings,
                moments=moments,
                context=figures,
                history=history,
            )

        plain = assess(found)
        findings = self._findings(plain, today)
        return assess((*found, *findings)) if findings else plain

    def _findings(self, assessment: Assessment, today: date) -> tuple[tuple[str, Finding], ...]:
        found: list[tuple[str, Finding]] = []
        for screener in self._plugins.screeners():
            try:
                found.extend((screener.id, finding) for finding in screener.screen(assessment.values, today))
            except Exception as error:  # noqa: BLE001 - a screener that fails must hold, whatever it raised
                from corekit.model.finding import Finding  # noqa: PLC0415 - only for a screener that fails

                because = f"The screener '{screener.id}' failed ({type(error).__name__}); nothing is issued without it."
                found.append((screener.id, Finding(id="failed", outcome="hold", because=because, sources="editorial")))
        return tuple(found)
