# SPDX-License-Identifier: Apache-2.0
"""An intake as a Questionnaire, and a profile as a QuestionnaireResponse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from corekit.formats.intake_outline import is_page, question_text
from corekit.formats.wording import NO_MEDICAL_DEVICE
from corekit.messages import translator
from corekit.messages.labels import group_title
from corekit_fhir.resources import ANSWERS, URN, Resource, canonical, line, resource_id, subject, valid

if TYPE_CHECKING:
    from corekit import Intake, Profile
    from corekit.model.intake import Question, QuestionGroup
    from corekit.model.profile import Answer
    from corekit.values import RenderRequest

QUESTIONNAIRE = f"{URN}:questionnaire"
#: Extensions of an item, all of our own.
SEVERAL, ON, BY, OFFERED, EXACT = (f"{URN}:fhir:{name}" for name in ("several", "on", "by", "offered", "exact"))
#: Items that are no facts; no fact is named like this.
EQUIPMENT, REGIMENS, WITHOUT, MINUTES, DAYS = (
    f"${name}" for name in ("equipment", "regimens", "without", "minutes_per_day", "days_per_week")
)
LISTS = {EQUIPMENT: "equipment", REGIMENS: "regimens", WITHOUT: "without"}
TIMES = {MINUTES: "minutes_per_day", DAYS: "days_per_week"}
_TYPES = {"yes_no": "choice", "choice": "choice", "choices": "choice", "number": "decimal", "date": "date"}
_UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
_LOWEST, _HIGHEST = (f"http://hl7.org/fhir/StructureDefinition/{name}" for name in ("minValue", "maxValue"))
_CODE = re.compile(r"[^\s]+(\s[^\s]+)*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAFE_INTEGER = 2**31 - 1


def intake_resource(intake: Intake, request: RenderRequest) -> Resource:
    """The questions that are open, a group for each page."""
    t = translator(request.language)
    return valid(
        {
            "resourceType": "Questionnaire",
            "id": resource_id("intake", intake.today),
            "url": QUESTIONNAIRE,
            "version": intake.today,
            "language": request.language,
            "status": "active",
            "title": t.gettext("Questions before exercise"),
            "date": intake.today,
            "subjectType": ["Patient"],
            "description": t.gettext(NO_MEDICAL_DEVICE),
            "item": [_group(group, request) for group in intake.groups],
        }
    )


def _group(group: QuestionGroup, request: RenderRequest) -> Resource:
    if not is_page(group):
        return _question(group.questions[0])
    title = group_title(group.id, translator(request.language))
    return {
        "linkId": line(f"group.{group.id}"),
        "text": line(title),
        "type": "group",
        "item": [_question(question) for question in group.questions],
    }


def _question(question: Question) -> Resource:
    item: Resource = {
        "linkId": line(question.fact),
        "definition": canonical("fact", question.fact),
        "text": line(question_text(question)),
        "type": _TYPES[question.type],
        "repeats": question.type == "choices",
    }
    limits = ((_LOWEST, question.minimum), (_HIGHEST, question.maximum))
    extensions = [{"url": url, "valueDecimal": figure} for url, figure in limits if figure is not None]
    if question.unit:
        extensions.append({"url": _UNIT, "valueCoding": {"display": line(question.unit)}})
    if extensions:
        item["extension"] = extensions
    if question.type == "yes_no":
        item["answerOption"] = [_option(word, word) for word in ("yes", "no", "unknown")]
    elif _TYPES[question.type] == "choice":
        item["answerOption"] = [_option(str(word), str(text)) for word, text in question.choices or ()]
    return item


def _option(word: str, text: str) -> Resource:
    return {"valueCoding": {"system": ANSWERS, "code": line(word), "display": line(text)}}


def profile_resource(profile: Profile, request: RenderRequest) -> Resource:
    """The answers of a person, each with the day on which it was given; nothing of the profile is lost."""
    items = [_answered(fact, answer) for fact, answer in (profile.facts or {}).items()]
    for link, name in LISTS.items():
        several = getattr(profile, name)
        if several is not None:
            items.append(_item(link, list(several)))
    for link, name in TIMES.items():
        figure = getattr(profile.time, name) if profile.time is not None else None
        if figure is not None:
            items.append(_item(link, figure))
    if profile.time is not None and not any(item["linkId"] in TIMES for item in items):
        items.append(_item(MINUTES, None))
    return valid(
        {
            "resourceType": "QuestionnaireResponse",
            "id": resource_id("profile", profile.digest.removeprefix("sha256:")[:32]),
            "questionnaire": QUESTIONNAIRE,
            "language": profile.language,
            "status": "completed",
            "subject": subject(request),
            "authored": profile.answered_on,
            "item": items,
        }
    )


def _answered(fact: str, answer: Answer) -> Resource:
    item = _item(fact, answer.answer)
    marks: list[Resource] = []
    if answer.on is not None:
        marks.append({"url": ON, "valueDate": answer.on})
    if answer.by is not None:
        marks.append({"url": BY, "valueCode": line(answer.by)})
    if answer.offered is not None:
        offered = [{"url": "choice", "valueString": line(str(word))} for word in answer.offered]
        marks.append({"url": OFFERED, "extension": offered} if offered else {"url": OFFERED, "valueBoolean": True})
    if marks:
        item["extension"] = [*item.get("extension", ()), *marks]
    return item


def _item(link: str, answer: Any) -> Resource:
    item: Resource = {"linkId": line(link)}
    several = isinstance(answer, list)
    values = [_value(each) for each in (answer if several else [answer])]
    if any(value is None for value in values):
        item["extension"] = [{"url": EXACT, "valueString": json.dumps(answer, ensure_ascii=True, sort_keys=True)}]
        return item
    if values:
        item["answer"] = values
    if several:
        item["extension"] = [{"url": SEVERAL, "valueBoolean": True}]
    return item


def _value(answer: Any) -> Resource | None:
    """One answer in the type that FHIR has for it; None where it has none that gives the same back."""
    if isinstance(answer, bool):
        return None  # a boolean of FHIR is read as the words yes and no, which profiles have
    if isinstance(answer, int) and abs(answer) <= _SAFE_INTEGER:
        return {"valueInteger": answer}
    if isinstance(answer, float):
        return {"valueDecimal": answer}
    if isinstance(answer, str) and _DATE.fullmatch(answer):
        return {"valueDate": answer} if _is_day(answer) else None
    if isinstance(answer, str) and _CODE.fullmatch(answer) and answer.isprintable():
        return {"valueCoding": {"system": ANSWERS, "code": answer}}
    return None


def _is_day(text: str) -> bool:
    from datetime import date  # noqa: PLC0415 - only for what looks like a day

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
