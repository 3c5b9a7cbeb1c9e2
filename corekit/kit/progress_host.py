# SPDX-License-Identifier: Apache-2.0
"""The kit as the progress engine sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.speech import Speech
    from corekit.kit.engine import Engine
    from corekit.model.finding import Finding
    from corekit.model.plan import Plan
    from corekit.model.position import Position
    from corekit.model.profile import Answer, Profile
    from corekit.planning.assessment import Assessment
    from corekit.planning.plan import Request
    from corekit.planning.rulebook import RuleBook
    from corekit.progress.evidence import Witness


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class ProgressHost:
    """What is installed, for one person on one day; *faults* are answers of the person that could not be used."""

    engine: Engine
    profile: Profile
    today: date
    faults: tuple[str, ...]
    speech: Speech | None

    @property
    def library(self) -> Library:
        """Content as it is installed."""
        return self.engine.library

    @property
    def book(self) -> RuleBook:
        """The safety rules as they are installed."""
        return self.engine.book

    def assess(
        self,
        library: Library,
        book: RuleBook,
        answers: dict[str, Answer],
        found: Sequence[tuple[str, Finding]],
        witness: Witness,
    ) -> Assessment:
        """Return what is known of the person today, with findings and figures of the journal."""
        return self.engine.assess_answers(
            answers,
            self.today,
            problems=(*self.profile.unread, *self.faults),
            library=library,
            book=book,
            found=found,
            figures=witness.figures,
            history=witness.history,
        )

    def request(self, library: Library, plan: Plan, positions: Mapping[str, Position]) -> Request:
        """Return what is asked of the next plan: it goes on with the regimens of the last one."""
        unwanted = (name for name in self.profile.without or () if library.has("exercise", name))
        return self.engine.request(
            self.profile,
            start=self.today,
            regimens=tuple(plan.regimens),
            without=frozenset(unwanted),
            positions=positions,
            language=plan.language,
            signed_by=plan.signed_by,
        )
