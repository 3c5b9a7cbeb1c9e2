# SPDX-License-Identifier: Apache-2.0
"""What to ask next: everything that rules, conditions, indications and contraindications can use, in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corekit.criteria import UNKNOWN, open_questions, parse
from corekit.model.intake import Intake, QuestionGroup
from corekit.planning.questions import question_of
from corekit.planning.safety_rule import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.planning.assessment import Assessment
    from corekit.planning.rulebook import RuleBook


def intake_of(assessment: Assessment, *, purpose: str, language: str) -> Intake:
    """
    The pages still to ask, most decisive first.

    Facts of one `group` that can be asked now stand on one page, as a checklist where all are yes-or-no questions.
    *purpose* is `plan`, or `session` before a session: then only answers that serve a single day or have expired are
    asked. As soon as the outcome is an emergency it is `decided` and nothing more is asked.
    """
    decided = any(ruling.fired and ruling.outcome == OUTCOMES[0] for ruling in assessment.rulings)
    names = [] if decided else list(_open(assessment, purpose))
    return Intake(
        schema=1,
        today=assessment.today.isoformat(),
        language=language,
        purpose=purpose,
        groups=tuple(_pages(names, assessment)),
        remaining=len(names),
        outcome=assessment.outcome,
        decided=decided,
        say=tuple(text for ruling in assessment.fired if ruling.outcome for text in ruling.rule.say),
    )


def _open(assessment: Assessment, purpose: str) -> Iterator[str]:
    seen: set[str] = set(assessment.facts_to_ask)
    yield from assessment.facts_to_ask
    library = assessment.library
    for tier in tiers(assessment.book, library):
        wanted = [each for each in tier.criteria if not tier.only_unknown or _is_unknown(each, assessment)]
        for name in open_questions(wanted, assessment.values, possibly=True):
            fact = library.get("fact", name)
            if name in seen or (purpose == "session" and not _for_a_session(name, fact.valid_days, assessment)):
                continue
            seen.add(name)
            yield name


def _for_a_session(name: str, valid_days: int | None, assessment: Assessment) -> bool:
    return valid_days == 0 or assessment.values.status(name) in ("expired", "undated")


def _is_unknown(criteria: Criteria, assessment: Assessment) -> bool:
    return criteria.evaluate(assessment.values) == UNKNOWN


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Tier:
    """Criteria that matter equally; *only_unknown* where what "or unknown" has decided is not asked for."""

    criteria: tuple[Criteria, ...]
    only_unknown: bool = False


def tiers(book: RuleBook, library: Library) -> Iterator[Tier]:
    """Criteria in the order in which they matter: by the strongest outcome, then exclusions, then what regimens ask."""
    rules = [rule for rule in book.rules if not rule.raw and rule.exercise is None]
    for outcome in OUTCOMES:
        yield Tier(criteria=tuple(rule.when for rule in rules if rule.outcome == outcome))
    yield Tier(criteria=tuple(rule.when for rule in rules if rule.outcome is None and rule.restricts))
    yield Tier(criteria=tuple(_regimen_criteria(library)), only_unknown=True)
    yield Tier(criteria=tuple(rule.when for rule in book.rules if rule.exercise is not None))
    yield Tier(criteria=tuple(rule.when for rule in rules if not rule.restricts))


def _regimen_criteria(library: Library) -> Iterator[Criteria]:
    for identifier in library.ids("regimen"):
        regimen = library.get("regimen", identifier)
        written = [regimen.indicated_when, regimen.contraindicated_when, *(track.when for track in regimen.tracks)]
        for track in regimen.tracks:
            if track.progression is not None and library.has("progression", track.progression):
                entries = library.get("progression", track.progression).enter
                written.extend(entry.when for entry in entries or ())
        yield from (parse(data, library.subject_facts) for data in written if data is not None)


def _pages(names: Iterable[str], assessment: Assessment) -> Iterator[QuestionGroup]:
    pages: dict[str, list[str]] = {}
    for name in names:
        group = assessment.library.get("fact", name).group
        pages.setdefault(group or f"fact:{name}", []).append(name)
    for page, facts in pages.items():
        questions = tuple(question_of(name, assessment) for name in facts)
        grouped = not page.startswith("fact:")
        checklist = grouped and all(question.type == "yes_no" for question in questions)
        yield QuestionGroup(id=page.removeprefix("fact:"), checklist=checklist, questions=questions)
