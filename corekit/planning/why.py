# SPDX-License-Identifier: Apache-2.0
"""Why an exercise is or is not offered, and which answer would change that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.screening import OpenQuestion
from corekit.model.why import Why
from corekit.planning.prescription import missing_equipment
from corekit.planning.screening import reason_of, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit.content.library import Library
    from corekit.model.screening import RuleReason
    from corekit.planning.assessment import Assessment


def explain(assessment: Assessment, exercise: str, equipment: Sequence[str] | None) -> Why:
    """
    Explain the verdict on *exercise* (canonical id) for the assessed person.

    Raises `UnknownName` for an exercise that is not installed.
    """
    library = assessment.library
    content = library.get("exercise", exercise)
    judged = assessment.judge.on(exercise)
    verdict = verdict_of(judged)
    preferences = tuple(reason_of(hit.ruling) for hit in judged.of_kind("prefer"))
    given = dict(_given_by(library, exercise))
    return Why(
        schema=1,
        today=assessment.today.isoformat(),
        exercise=exercise,
        title=content.title,
        verdict=verdict.verdict,
        outcome=assessment.outcome,
        blocked=assessment.blocked,
        reasons=verdict.reasons,
        preferences=preferences,
        questions=tuple(_questions(assessment, judged.hits)),
        equipment_missing=missing_equipment(content, frozenset(equipment or ())),
        given_by=tuple(given),
        limits=verdict.limits,
        titles={name: title for name, title in given.items() if title is not None},
        sources=_citations(library, (*verdict.reasons, *preferences)),
    )


def _questions(assessment: Assessment, hits: Any) -> Iterator[OpenQuestion]:
    """What to ask about: the waiting rules that reach the exercise, else those that hold everything."""
    waiting = [hit.ruling for hit in hits if hit.ruling.waits]
    if assessment.blocked:
        waiting.extend(ruling for ruling in assessment.undecided if ruling.blocks)
    for name in assessment.questions_for([ruling.rule.when for ruling in waiting]):
        fact = assessment.library.get("fact", name)
        decides = dict.fromkeys(ruling.rule.address for ruling in waiting if name in ruling.rule.when.facts)
        yield OpenQuestion(fact=name, ask=fact.ask or name, group=fact.group, decides=tuple(decides))


def _given_by(library: Library, exercise: str) -> Iterator[tuple[str, str | None]]:
    """The id and title of everything that gives the exercise by name."""
    for identifier in library.ids("progression"):
        progression = library.get("progression", identifier)
        if any(exercise == use.exercise for stage in progression.stages for use in stage.uses()):
            yield identifier, progression.title
    for identifier in library.ids("regimen"):
        regimen = library.get("regimen", identifier)
        if any(track.exercise == exercise for track in regimen.tracks):
            yield identifier, regimen.title


def _citations(library: Library, reasons: Iterable[RuleReason]) -> dict[str, Any]:
    """The bibliographic records of what *reasons* cite."""
    cited = {key: one.pack for one in reasons if isinstance(one.sources, dict) for key in one.sources}
    found = {key: library.source(key, pack) for key, pack in sorted(cited.items())}
    return {key: source.to_dict() for key, source in found.items() if source is not None}
