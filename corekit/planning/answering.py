# SPDX-License-Identifier: Apache-2.0
"""Record the answers of one page of a form: right ones are kept, wrong ones reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.documents import check_answers
from corekit.model.profile import Answer, Profile
from corekit.planning.practical import NAMES, practical_answers
from corekit.planning.questions import choices_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from corekit.content.library import Library
    from corekit.model.diagnostic import Diagnostic


def record(
    profile: Profile, answers: Mapping[str, Any], library: Library, *, on: date, language: str
) -> tuple[Profile, list[Diagnostic]]:
    """
    Add *answers* (fact id, or an alias of it, to answer) to *profile* with the day they were given.

    `equipment`, `minutes_per_day` and `days_per_week` are taken as well (`corekit.planning.practical`).

    Returns the new profile and a diagnostic for each answer that does not fit its question; those are left out, and an
    older answer to the same question stays as it was.
    """
    profile, faults = practical_answers(profile, answers, library)
    facts = {fact: answer for fact, answer in answers.items() if fact not in NAMES}
    given = {fact: Answer(answer=answer, on=on.isoformat()) for fact, answer in facts.items()}
    page = Profile(schema=profile.schema, answered_on=on.isoformat(), facts=given)
    checked = check_answers(page, library)
    kept = {fact: _with_offer(fact, answer, library) for fact, answer in checked.usable.items()}
    recorded = attrs.evolve(profile, facts={**(profile.facts or {}), **kept}, language=profile.language or language)
    return recorded, [*faults, *checked.diagnostics]


def _with_offer(fact: str, answer: Answer, library: Library) -> Answer:
    """The answer with the choices that were offered, where somebody may add choices later."""
    model = library.get("fact", fact) if library.has("fact", fact) else None
    if model is None or model.type != "choices":
        return answer
    return attrs.evolve(answer, offered=tuple(choice for choice, _ in choices_of(model, library)))
