# SPDX-License-Identifier: Apache-2.0
"""Whether a plan made earlier still holds, under the safety rules that are installed now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.content.variants import variant_data
from corekit.criteria import FALSE, TRUE, parse
from corekit.model.exercise import Exercise
from corekit.model.recheck import Recheck, RecheckChange
from corekit.planning.dosing import Prescribed, within
from corekit.planning.judge import held_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.model.plan import Plan, PlanItem
    from corekit.planning.assessment import Assessment
    from corekit.planning.judge import Judgement

#: Codes of changes that make a plan unsafe to go on with.
_UNSAFE = frozenset({"outcome", "excluded", "limit", "screen_missing", "withdrawn"})


def recheck(plan: Plan, assessment: Assessment) -> Recheck:
    """
    Hold every item of *plan* against a fresh assessment of the same person.

    Content is read from the plan, safety rules from what is installed. The status is `unsafe` before `pack_missing`
    before `changed` before `current`.
    """
    changes = (*_person(assessment), *_packs(plan, assessment), *_items(plan, assessment))
    codes = {change.code for change in changes}
    status = "current"
    if codes & _UNSAFE:
        status = "unsafe"
    elif "pack_missing" in codes:
        status = "pack_missing"
    elif codes:
        status = "changed"
    return Recheck(schema=1, status=status, today=assessment.today.isoformat(), plan=plan.digest, changes=changes)


def _person(assessment: Assessment) -> Iterator[RecheckChange]:
    for screen in assessment.missing_screens:
        yield RecheckChange(code="screen_missing", text=f"No sound pack covers the screen '{screen}' now.")
    if assessment.blocked:
        yield RecheckChange(code="outcome", text=f"The screening now says {assessment.outcome}: no exercises.")


def _packs(plan: Plan, assessment: Assessment) -> Iterator[RecheckChange]:
    installed = {pack.namespace: pack for pack in assessment.library.packs}
    for used in plan.packs:
        pack = installed.get(used.namespace)
        if pack is None:
            text = f"The pack '{used.namespace}' is no longer installed."
            yield RecheckChange(code="pack_missing", pack=used.namespace, text=text)
        elif pack.digest != used.digest:
            text = f"The pack '{used.namespace}' has changed ({used.version} then, {pack.version} now)."
            yield RecheckChange(code="pack_changed", pack=used.namespace, text=text)


def _items(plan: Plan, assessment: Assessment) -> Iterator[RecheckChange]:
    installed = {pack.namespace for pack in assessment.library.packs}
    for item in plan.items:
        space = item.exercise.partition(":")[0]
        if space in installed and not assessment.library.has("exercise", item.exercise):
            text = f"The pack '{space}' does not give this exercise any more."
            yield RecheckChange(code="withdrawn", exercise=item.exercise, item=item.id, pack=space, text=text)
        data = plan.exercises[item.exercise]
        exercise = Exercise.from_dict(data if item.variant is None else variant_data(data, item.variant))
        attributes = assessment.library.values_of(exercise)
        hold = held_seconds(item.dose)
        if hold is not None:
            attributes = {**attributes, "hold_seconds": hold}
        judged = assessment.judge.on_attributes(item.exercise, attributes, variant=item.variant)
        yield from _excluded(item, exercise, judged, assessment)
        known = {reason.parameters.get("rule") for reason in item.cautions}
        for hit in judged.of_kind("caution"):
            rule = hit.ruling.rule
            if rule.address not in known:
                yield _change("caution", item, rule.because, rule.pack, rule.address)
        yield from _limits(item, judged)


def _excluded(item: PlanItem, exercise: Exercise, judged: Judgement, assessment: Assessment) -> Iterator[RecheckChange]:
    for hit in judged.of_kind("exclude", "content"):
        rule = hit.ruling.rule
        yield _change("excluded", item, rule.because, rule.pack, rule.address)
    for own in exercise.excluded_when or ():
        truth = parse(own.when, assessment.library.subject_facts).evaluate(assessment.values)
        strict = (own.if_unknown or "apply") in ("apply", "hold")
        if truth == TRUE or (truth != FALSE and strict):
            yield _change("excluded", item, own.because, item.exercise.partition(":")[0], f"exercise:{item.exercise}")


def _limits(item: PlanItem, judged: Judgement) -> Iterator[RecheckChange]:
    now = within(Prescribed(dose=item.dose, intensity=item.intensity, frequency=item.frequency), judged.limits)
    reasons = [hit.ruling.rule for hit in judged.of_kind("limit")]
    if now is None or now[1]:
        for rule in reasons:
            yield _change("limit", item, rule.because, rule.pack, rule.address)


def _change(code: str, item: PlanItem, text: str, pack: str, rule: str) -> RecheckChange:
    return RecheckChange(code=code, exercise=item.exercise, item=item.id, text=text, pack=pack, rule=rule)
