# SPDX-License-Identifier: Apache-2.0
"""A QuestionnaireResponse of any system as a profile, and a sentence for everything that has no place in one."""

from __future__ import annotations

import json
import re
from typing import Any

from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from pydantic import ValidationError

from corekit.values import ReadResult
from corekit_fhir.questionnaires import BY, EXACT, LISTS, OFFERED, ON, SEVERAL, TIMES
from corekit_fhir.resources import ANSWERS

_FACT = re.compile(r"[a-z][a-z0-9_]*")
_WHO = ("patient", "clinician", "device")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ENDED = ("completed", "amended")
#: Parts of a response that a profile has no place for, and what to say of each.
_ABOUT = {
    "subject": "who it is about",
    "author": "who recorded it",
    "source": "who answered",
    "encounter": "the encounter it belongs to",
    "basedOn": "the request it answers",
    "partOf": "the procedure it is part of",
    "identifier": "its business identifier",
    "text": "its text for people",
    "contained": "resources contained in it",
    "extension": "extensions of the whole response",
    "modifierExtension": "extensions that change its meaning",
    "implicitRules": "the rules it was made under",
}
_OWN_MARKS = frozenset((SEVERAL, ON, BY, OFFERED, EXACT))


def read_response(content: bytes) -> ReadResult:
    """The answers of a response; raises ValueError for what is none, or is withdrawn."""
    data = _data(content)
    losses: list[str] = []
    if data["status"] not in _ENDED:
        losses.append(f"Its status is '{data['status']}': answers may still be missing.")
    for name, what in _ABOUT.items():
        if name in data and not (name == "subject" and set(data[name]) <= {"display"}):
            losses.append(f"'{name}' ({what}) has no place in a profile.")
    document: dict[str, Any] = {"schema": 1}
    authored = str(data.get("authored", ""))
    if _DAY.match(authored):
        document["answered_on"] = authored[:10]
        if len(authored) > 10:
            losses.append("The time of day of 'authored' has no place in a profile; its date is kept.")
    else:
        losses.append("It does not say on which day it was answered ('authored'): its answers count as expired.")
    if "language" in data:
        document["language"] = data["language"]
    reading = _Reading(document, losses)
    reading.items(data.get("item", ()))
    return ReadResult(document=document, losses=tuple(losses))


def _data(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ValueError("This is no JSON document.") from None
    if not isinstance(data, dict) or data.get("resourceType") != "QuestionnaireResponse":
        raise ValueError("This is no QuestionnaireResponse; give one in JSON, not in a bundle.")
    try:
        QuestionnaireResponse.model_validate(data)
    except ValidationError as error:
        places = sorted({".".join(str(part) for part in fault["loc"]) or "the resource" for fault in error.errors()})
        raise ValueError(f"This is no valid QuestionnaireResponse of R4: {', '.join(places[:5])}.") from None
    if data["status"] == "entered-in-error":
        raise ValueError("This response was withdrawn ('entered-in-error'): nothing of it may be used.")
    return data


class _Reading:
    """One response as it is read into a profile."""

    def __init__(self, document: dict[str, Any], losses: list[str]) -> None:
        self.document = document
        self.losses = losses
        self.facts: dict[str, Any] = document.setdefault("facts", {})

    def items(self, items: Any) -> None:
        for item in items:
            link = str(item["linkId"])
            if link in LISTS:
                self.document[LISTS[link]] = self._answer(item, link)
            elif link in TIMES:
                self._time(link, item)
            else:
                self._fact(link, item)
            self.items(item.get("item", ()))
            for answer in item.get("answer", ()):
                self.items(answer.get("item", ()))

    def _time(self, link: str, item: Any) -> None:
        time = self.document.setdefault("time", {})
        figure = self._answer(item, link)
        if figure is not None:
            time[TIMES[link]] = figure

    def _fact(self, link: str, item: Any) -> None:
        marks = {mark["url"]: mark for mark in item.get("extension", ())}
        if "answer" not in item and not marks.keys() & {SEVERAL, EXACT}:
            return  # a group, or a question that nobody answered
        if not _FACT.fullmatch(link):
            self.losses.append(f"The answer to '{link}' has no place in a profile: it is not the name of a fact.")
            return
        if link in self.facts:
            self.losses.append(f"'{link}' is answered twice; the first answer is kept.")
            return
        answer = self._answer(item, link)
        if answer is None and EXACT not in marks:
            return
        self.facts[link] = self._marked(link, answer, marks)
        for url in marks.keys() - _OWN_MARKS:
            self.losses.append(f"An extension of '{link}' ({url}) has no place in a profile.")

    def _marked(self, link: str, answer: Any, marks: dict[str, Any]) -> Any:
        said: dict[str, Any] = {"answer": answer}
        if ON in marks:
            said["on"] = marks[ON].get("valueDate")
        if BY in marks and marks[BY].get("valueCode") in _WHO:
            said["by"] = marks[BY]["valueCode"]
        elif BY in marks:
            self.losses.append(f"Who answered '{link}' is not one of {', '.join(_WHO)}.")
        if OFFERED in marks:
            said["offered"] = [part["valueString"] for part in marks[OFFERED].get("extension", ())]
        return said if len(said) > 1 else answer

    def _answer(self, item: Any, link: str) -> Any:
        marks = {mark["url"]: mark for mark in item.get("extension", ())}
        if EXACT in marks:
            return json.loads(marks[EXACT]["valueString"])
        values = [value for answer in item.get("answer", ()) for value in self._value(answer, link)]
        if SEVERAL in marks or len(values) > 1:
            return values
        return values[0] if values else None

    def _value(self, answer: dict[str, Any], link: str) -> list[Any]:
        """The one value of an answer, or none where there is no place for it."""
        if "valueBoolean" in answer:
            return ["yes" if answer["valueBoolean"] else "no"]
        for name in ("valueInteger", "valueDecimal", "valueDate", "valueString"):
            if name in answer:
                return [answer[name]]
        if "valueCoding" in answer:
            return self._coded(answer["valueCoding"], link)
        if "valueQuantity" in answer and "value" in answer["valueQuantity"]:
            if answer["valueQuantity"].keys() - {"value"}:
                self.losses.append(f"The unit of '{link}' has no place in a profile; make sure that it is the fact's.")
            return [answer["valueQuantity"]["value"]]
        if "valueDateTime" in answer and _DAY.match(str(answer["valueDateTime"])):
            self.losses.append(f"The time of day of '{link}' has no place in a profile; its date is kept.")
            return [str(answer["valueDateTime"])[:10]]
        kind = next((name for name in answer if name.startswith("value")), "no value")
        self.losses.append(f"The answer to '{link}' has no place in a profile ({kind}).")
        return []

    def _coded(self, coding: dict[str, Any], link: str) -> list[Any]:
        if "code" not in coding:
            self.losses.append(f"The answer to '{link}' has no code, so it cannot be told which choice it is.")
            return []
        if coding.get("system") != ANSWERS:
            self.losses.append(f"The code of '{link}' is of another system; it is kept as a word of ours.")
        return [coding["code"]]
