# SPDX-License-Identifier: Apache-2.0
"""A plan as a CarePlan with a ServiceRequest for every exercise; a referral as a request to see the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.core_formats import outline_of
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.naming import Names, because_text
from corekit.formats.plan_outline import caution_lines, laterality_of, plan_title
from corekit.formats.wording import NO_MEDICAL_DEVICE
from corekit.messages import translator
from corekit.messages.labels import ADVICE, OUTCOMES, label
from corekit.model.catalogue import Catalogue
from corekit_fhir.definitions import activity
from corekit_fhir.resources import (
    URN,
    Resource,
    bundle,
    canonical,
    concept,
    line,
    markdown,
    narrative,
    resource_id,
    subject,
    valid,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit import Plan
    from corekit.model.plan import PlanItem
    from corekit.values import RenderRequest

#: Of a plan: exercises may be done, or must wait.
_STATUS = {"issued": "active", "incomplete": "on-hold", "referred": "on-hold"}
#: How soon somebody must be seen.
_PRIORITY = {"refer_emergency": "stat", "refer_urgent": "urgent", "refer_routine": "routine"}
_WEEK = 7


def plan_resource(plan: Plan, request: RenderRequest) -> Resource:
    """The plan, what it asks for and advises against, and the exercises it embeds."""
    asked = [_exercise_request(plan, item, request) for item in plan.items]
    referral = [_referral(plan, request)] if plan.outcome in _PRIORITY else []
    against = list(_against(plan, request))
    embedded = Catalogue(
        schema=1,
        today=plan.created_on,
        language=plan.language,
        title="",
        exercises=plan.exercises,
        sources=plan.sources,
        packs=plan.packs,
    )
    definitions = [activity(name, data, request, embedded) for name, data in plan.exercises.items()]
    whole = _care_plan(plan, request, (*referral, *asked, *against))
    return bundle(
        [whole, *referral, *asked, *against, *definitions], key=_key(plan), when=plan.created_on, request=request
    )


def _key(plan: Plan) -> str:
    return plan.digest.removeprefix("sha256:")[:32]


def _intent(plan: Plan) -> str:
    """A plan that nobody signed is a proposal."""
    return "plan" if plan.signed_by else "proposal"


def _care_plan(plan: Plan, request: RenderRequest, asked: Iterable[Resource]) -> Resource:
    t = translator(request.language)
    last = plan.days[-1].date if plan.days else None
    return valid(
        {
            "resourceType": "CarePlan",
            "id": resource_id(_key(plan)),
            "identifier": [{"system": f"{URN}:plan", "value": plan.digest}],
            "language": request.language,
            "instantiatesCanonical": [canonical("regimen", name) for name in plan.regimens],
            "status": _STATUS[plan.status],
            "intent": _intent(plan),
            "title": line(plan_title(plan.status, t)),
            "description": line(t.gettext(NO_MEDICAL_DEVICE)),
            "subject": subject(request),
            "period": {"start": plan.start, **({"end": last} if last else {})},
            "created": plan.created_on,
            "author": {"display": line(plan.signed_by)} if plan.signed_by else None,
            "activity": [{"reference": {"reference": f"ServiceRequest/{each['id']}"}} for each in asked],
            "note": [{"text": markdown(text)} for text in _heeded(plan, request)],
            "text": narrative(outline_of(plan, request.language)),
        }
    )


def _heeded(plan: Plan, request: RenderRequest) -> Iterator[str]:
    """What must be heeded: a note each, so that a system that shows no narrative shows it all the same."""
    t = translator(request.language)
    if plan.outcome != "proceed":
        yield label(OUTCOMES, plan.outcome, t)
        yield label(ADVICE, plan.outcome, t)
        for fired in plan.screening.fired:
            if fired.outcome == plan.outcome:
                yield from (fired.because, *(fired.say or ()))
    yield from dict.fromkeys(net.text for net in plan.safety_net)
    yield from dict.fromkeys(rule.say for rule in plan.stop_rules)
    yield from dict.fromkeys(caution for item in plan.items for caution in caution_lines(item, t))


def _base(plan: Plan, request: RenderRequest, key: str) -> Resource:
    return {
        "resourceType": "ServiceRequest",
        "id": resource_id(_key(plan), key),
        "language": request.language,
        "intent": _intent(plan),
        "subject": subject(request),
        "authoredOn": plan.created_on,
    }


def _exercise_request(plan: Plan, item: PlanItem, request: RenderRequest) -> Resource:
    t = translator(request.language)
    names = Names(plan=plan, translator=t)
    data = plan.exercises.get(item.exercise) or {}
    figures = {"dose": item.dose, "intensity": item.intensity, "frequency": item.frequency}
    dose = prescription_sentence({**figures, "laterality": laterality_of(item, plan)}, t)
    cautions = caution_lines(item, t)
    stops = [rule.say for rule in plan.stop_rules if rule.exercise in (None, item.exercise)]
    made = {
        **_base(plan, request, item.id),
        "status": "active",
        "instantiatesCanonical": [canonical("exercise", item.exercise)],
        "code": concept(names.exercise(item.exercise)),
        "orderDetail": [concept(dose)] if dose else [],
        "patientInstruction": line(" ".join(data.get("steps") or ())),
        "note": [{"text": markdown(text)} for text in dict.fromkeys((*cautions, *stops)) if text],
    }
    if item.frequency.get("as_needed"):
        return valid({**made, "asNeededBoolean": True})
    timing = _timing(plan, item)
    return valid({**made, "occurrenceTiming": timing} if timing else made)


def _timing(plan: Plan, item: PlanItem) -> Resource | None:
    """The days as they are planned, and how often within a day or a week."""
    days = [day.date for day in plan.days if item.id in day.items]
    if not days:
        return None
    repeat: dict[str, Any] = {"boundsPeriod": {"start": days[0], "end": days[-1]}}
    bouts = max(1, item.bouts_per_day)
    whole = len(plan.days) == len(days) or len(days) >= _WEEK
    if whole and item.frequency.get("days_per_week", _WEEK) == _WEEK and "every_days" not in item.frequency:
        repeat |= {"frequency": bouts, "period": 1, "periodUnit": "d"}
    elif "every_days" in item.frequency:
        repeat |= {"frequency": bouts, "period": item.frequency["every_days"], "periodUnit": "d"}
    elif "days_per_week" in item.frequency:
        repeat |= {"frequency": bouts * int(item.frequency["days_per_week"]), "period": 1, "periodUnit": "wk"}
    return {"event": days, "repeat": repeat}


def _referral(plan: Plan, request: RenderRequest) -> Resource:
    """That somebody must see the person, and how soon."""
    t = translator(request.language)
    fired = [reason for reason in plan.screening.fired if reason.outcome == plan.outcome]
    return valid(
        {
            **_base(plan, request, "referral"),
            "status": "active",
            "priority": _PRIORITY[plan.outcome],
            "code": concept(label(OUTCOMES, plan.outcome, t)),
            "reasonCode": [concept(reason.because) for reason in fired],
            "patientInstruction": line(label(ADVICE, plan.outcome, t)),
            "note": [{"text": markdown(said)} for reason in fired for said in reason.say or ()],
        }
    )


def _against(plan: Plan, request: RenderRequest) -> Iterator[Resource]:
    """Exercises that the person must not do, each with every reason."""
    names = Names(plan=plan, translator=translator(request.language))
    reasons: dict[str, list[str]] = {}
    for reason in plan.reasons:
        if reason.code == "excluded" and "exercise" in reason.parameters:
            exercise = str(reason.parameters["exercise"])
            reasons.setdefault(exercise, []).append(because_text(reason.parameters, names.translator))
    for exercise, because in sorted(reasons.items()):
        yield valid(
            {
                **_base(plan, request, f"against-{exercise}"),
                "status": "active",
                "doNotPerform": True,
                "code": concept(names.exercise(exercise)),
                "reasonCode": [concept(text) for text in dict.fromkeys(because) if text],
            }
        )
