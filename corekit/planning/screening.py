# SPDX-License-Identifier: Apache-2.0
"""The screening as a document, made from an assessment; it never holds an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.screening import (
    OpenQuestion,
    RuleReason,
    SafetyNet,
    Screening,
    SelectedEffect,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.planning.assessment import Assessment
    from corekit.planning.judge import Judgement
    from corekit.planning.reasons import Because
    from corekit.planning.rulings import Ruling

_BOUNDS = ("dose", "intensity", "frequency", "scale", "without", "per", "each")


def screening_of(assessment: Assessment) -> Screening:
    """The document of *assessment*, with a judge that gives verdicts as long as the process lives."""
    return Screening(
        schema=1,
        today=assessment.today.isoformat(),
        outcome=assessment.outcome,
        complete=assessment.complete,
        fired=tuple(reason_of(ruling) for ruling in assessment.fired),
        undecided=tuple(reason_of(ruling) for ruling in assessment.undecided),
        open_questions=tuple(_questions(assessment)),
        exclusions=tuple(_effects(assessment, "exclude")),
        cautions=tuple(_effects(assessment, "caution")),
        limits=tuple(_effects(assessment, "limit")),
        preferences=tuple(_effects(assessment, "prefer")),
        safety_net=safety_net(assessment),
        problems=(*assessment.problems, *_missing(assessment)),
        packs=[_said(pack) for pack in assessment.library.provenance],
        judge=lambda exercise: verdict_of(assessment.judge.on(assessment.library.resolve("exercise", exercise))),
    )


def reason_of(ruling: Ruling) -> RuleReason:
    """A ruling as the document carries it."""
    rule = ruling.rule
    return RuleReason(
        rule=rule.address,
        title=rule.title,
        pack=rule.pack,
        because=rule.because,
        sources=rule.sources,
        outcome=ruling.outcome,
        within_days=rule.within_days if ruling.applies else None,
        if_unknown=ruling.policy if ruling.waits else None,
        facts=rule.facts if rule.facts is not None else tuple(sorted(rule.when.facts)),
        say=rule.say or None,
    )


def verdict_of(judged: Judgement) -> Verdict:
    """A judgement as the document `Verdict`."""
    limits: dict[str, Any] = {}
    for (part, key), bound in sorted(judged.limits.bounds.items()):
        figures = {"at_least": bound.at_least, "at_most": bound.at_most}
        limits.setdefault(part, {})[key] = {name: value for name, value in figures.items() if value is not None}
    if judged.limits.factors:
        limits["scale"] = dict(sorted(judged.limits.factors.items()))
    if judged.limits.withdrawn:
        limits["without"] = sorted(judged.limits.withdrawn)
    seen = {hit.ruling.rule.address: hit.ruling for hit in judged.hits if hit.kind != "prefer"}
    return Verdict(
        exercise=judged.exercise,
        verdict=judged.verdict,
        reasons=tuple(reason_of(ruling) for _, ruling in sorted(seen.items())),
        limits=limits or None,
    )


def safety_net(assessment: Assessment) -> tuple[SafetyNet, ...]:
    """
    What must be shown: the sentences of every rule that fired, or acts as if it had, each once.

    What holds for everybody, the warning signs, comes first. A rule that only holds until it is answered does not
    speak: its sentence is for those it concerns.
    """
    seen: dict[str, SafetyNet] = {}
    acting = (ruling for ruling in assessment.undecided if ruling.policy == "apply")
    for ruling in sorted((*assessment.fired, *acting), key=lambda each: bool(each.rule.when.facts)):
        for text in ruling.rule.say:
            seen.setdefault(text, SafetyNet(text=text, pack=ruling.rule.pack, rule=ruling.rule.address))
    return tuple(seen.values())


def with_questions(screening: Screening, waiting: Iterable[Because], assessment: Assessment) -> Screening:
    """*screening* that also asks, after all that concerns safety, what *waiting* programmes and parts wait for."""
    waits: dict[str, dict[str, None]] = {}
    for reason in waiting:
        for name in reason.parameters["facts"]:
            waits.setdefault(name, {})[f"regimen:{reason.parameters['regimen']}"] = None
    asked = {question.fact for question in screening.open_questions}
    more = [_question(name, tuple(waits[name]), assessment) for name in waits if name not in asked]
    return attrs.evolve(screening, open_questions=(*screening.open_questions, *more))


def _questions(assessment: Assessment) -> Iterator[OpenQuestion]:
    for name in dict.fromkeys((*assessment.facts_to_ask, *assessment.open_facts)):
        decides = [ruling.rule.address for ruling in assessment.undecided if name in ruling.rule.when.facts]
        yield _question(name, tuple(decides), assessment)


def _question(name: str, decides: tuple[str, ...], assessment: Assessment) -> OpenQuestion:
    fact = assessment.library.get("fact", name)
    return OpenQuestion(fact=name, ask=fact.ask or name, group=fact.group, decides=decides)


def _effects(assessment: Assessment, kind: str) -> Iterator[SelectedEffect]:
    for ruling in assessment.rulings:
        if not (ruling.applies or ruling.cautions) or (kind == "prefer" and not ruling.fired):
            continue
        for effect in ruling.rule.effects:
            shown = "caution" if ruling.cautions and effect.kind == "exclude" else effect.kind
            if shown == kind:
                rule = ruling.rule
                yield SelectedEffect(
                    rule=rule.address,
                    pack=rule.pack,
                    because=rule.because,
                    sources=rule.sources,
                    select=effect.select_data,
                    exercise=rule.exercise,
                    applied=ruling.applied,
                    **{key: effect.bounds[key] for key in _BOUNDS if key in effect.bounds},
                )


def _missing(assessment: Assessment) -> Iterator[str]:
    for screen in assessment.missing_screens:
        packages = ", ".join(assessment.library.brings(screen))
        yield (
            f"No installed pack covers the screen '{screen}'; install {packages}."
            if packages
            else (f"No installed pack covers the screen '{screen}'.")
        )


def _said(pack: Mapping[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in pack.items() if value is not None}
