# SPDX-License-Identifier: Apache-2.0
"""A decision and its next plan in the language of the plan; what the plan carries from before is in it already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.planning.localising import plan_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from corekit.content.speech import Speech
    from corekit.model.plan import Plan, Reason
    from corekit.model.progress import Progress


def progress_in(progress: Progress, speech: Speech, carried: Collection[str]) -> Progress:
    """The decision with the sentences of packs in the language of *speech*; *carried* are ids that have it."""
    plan = progress.plan
    return attrs.evolve(
        progress,
        moves=tuple(attrs.evolve(move, reasons=_reasons(move.reasons, speech, carried)) for move in progress.moves),
        questions=tuple(
            attrs.evolve(question, ask=speech.marked("fact", question.fact, question.ask))
            for question in progress.questions or ()
        )
        or None,
        plan=None if plan is None else _plan_in(plan, speech, carried),
    )


def _plan_in(plan: Plan, speech: Speech, carried: Collection[str]) -> Plan:
    said = plan_in(plan, speech)
    rules = zip(plan.stop_rules, said.stop_rules, strict=True)
    return attrs.evolve(
        said,
        exercises={**said.exercises, **_kept(plan.exercises, carried)},
        progressions={**said.progressions, **_kept(plan.progressions, carried)},
        stop_rules=tuple(before if before.exercise in carried else after for before, after in rules),
    )


def _kept(items: dict[str, Any], carried: Collection[str]) -> dict[str, Any]:
    return {name: data for name, data in items.items() if name in carried}


def _reasons(reasons: Iterable[Reason], speech: Speech, carried: Collection[str]) -> tuple[Reason, ...]:
    """The sentences of a progression's own guards; those of the core are in its catalogue."""
    return tuple(
        attrs.evolve(reason, parameters=_said(reason.parameters, speech))
        if reason.code == "guard_true" and reason.parameters["progression"] not in carried
        else reason
        for reason in reasons
    )


def _said(parameters: dict[str, Any], speech: Speech) -> dict[str, Any]:
    because = speech.text("progression", parameters["progression"], parameters["because"])
    return {**parameters, "because": because}
