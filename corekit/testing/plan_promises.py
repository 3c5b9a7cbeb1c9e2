# SPDX-License-Identifier: Apache-2.0
"""What a plan must show in every format: sentences to be found in it, each with what it is and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.formats.wording import NO_MEDICAL_DEVICE, SAFETY_NET
from corekit.messages import translator
from corekit.messages.labels import ADVICE, OUTCOMES, REVIEW_STATES, label
from corekit.model.plan import Reason, StopRuleOf
from corekit.model.screening import SafetyNet
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.model.plan import Plan

#: Source that `laden` makes up.
_SOURCE = "law:2026-a-source"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Promise(Record):
    """One sentence that a plan must show: `what` it is, its JSON pointer `where`, and its `text`."""

    what: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.what} ({self.where}): {self.text!r}"


def promises(plan: Plan) -> tuple[Promise, ...]:
    """Return what *plan* must show, whatever its status, in its own language."""
    return tuple(each for part in (_told, _heeded, _cited, _made_from) for each in part(plan) if each.text)


def missing(plan: Plan, text: str) -> tuple[Promise, ...]:
    """Return what *plan* must show and *text* does not; line breaks, marks and capitals do not matter."""
    shown = plain(text)
    return tuple(promise for promise in promises(plan) if plain(promise.text) not in shown)


def laden(plan: Plan) -> Plan:
    """Return an issued *plan* with one more of everything that must be shown, so that no format goes untried."""
    first, *rest = plan.items
    caution = Reason(
        code="caution",
        parameters={"exercise": first.exercise, "because": "The law of formats asks for care here."},
        pack="core",
        sources={_SOURCE: "verified"},
    )
    stops = (
        StopRuleOf(when={"stop_b": "yes"}, say="The law of formats stops every session here."),
        StopRuleOf(when={"stop_b": "yes"}, say="The law of formats stops one exercise here.", exercise=first.exercise),
    )
    return attrs.evolve(
        plan,
        items=(attrs.evolve(first, cautions=(*first.cautions, caution)), *rest),
        stop_rules=(*plan.stop_rules, *stops),
        safety_net=(*plan.safety_net, SafetyNet(text="The law of formats gets help at once here.", pack="core")),
        sources={**plan.sources, _SOURCE: {"id": "2026-a-source", "type": "book", "title": "Laws of formats"}},
    )


def plain(text: str) -> str:
    """Return *text* without line breaks, marks and capitals, so that a sentence is found however it is set."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _told(plan: Plan) -> Iterator[Promise]:
    """That it is no medical device; where something must be done, what, and by whose advice."""
    t = translator(plan.language)
    yield Promise(what="disclaimer", where="/", text=t.gettext(NO_MEDICAL_DEVICE))
    if plan.outcome == "proceed":
        return
    yield Promise(what="outcome", where="/outcome", text=label(OUTCOMES, plan.outcome, t))
    yield Promise(what="outcome", where="/outcome", text=label(ADVICE, plan.outcome, t))
    for number, fired in enumerate(plan.screening.fired):
        if fired.outcome == plan.outcome:
            where = f"/screening/fired/{number}"
            yield Promise(what="reason", where=f"{where}/because", text=fired.because)
            yield from (Promise(what="advice", where=f"{where}/say", text=said) for said in fired.say or ())


def _heeded(plan: Plan) -> Iterator[Promise]:
    """Safety net, stop rules, cautions."""
    if not plan.safety_net:
        t = translator(plan.language)
        yield from (Promise(what="safety net", where="/safety_net", text=t.gettext(line)) for line in SAFETY_NET)
    for number, net in enumerate(plan.safety_net):
        yield Promise(what="safety net", where=f"/safety_net/{number}/text", text=net.text)
    for number, rule in enumerate(plan.stop_rules):
        yield Promise(what="stop rule", where=f"/stop_rules/{number}/say", text=rule.say)
    for number, item in enumerate(plan.items):
        for place, caution in enumerate(item.cautions):
            because = str(caution.parameters.get("because", ""))
            yield Promise(what="caution", where=f"/items/{number}/cautions/{place}", text=because)


def _cited(plan: Plan) -> Iterator[Promise]:
    """The title of every source of an exercise, a regimen, a caution, and of a rule that asks for something."""
    data = plan.to_dict()
    strong = [fired for fired in data["screening"]["fired"] if fired.get("outcome", "proceed") != "proceed"]
    used = sorted(set(_sources_in([data["items"], data["exercises"], data["regimens"], strong])))
    for source in used:
        title = (plan.sources.get(source) or {}).get("title", "")
        yield Promise(what="source", where=f"/sources/{source}/title", text=str(title))


def _sources_in(data: Any) -> Iterator[str]:
    if isinstance(data, list):
        for part in data:
            yield from _sources_in(part)
    elif isinstance(data, dict):
        if isinstance(data.get("sources"), dict):
            yield from data["sources"]
        for key, value in data.items():
            if key not in ("excluded_when", "caution_when"):  # conditions that this person was screened for
                yield from _sources_in(value)


def _made_from(plan: Plan) -> Iterator[Promise]:
    """Title, licence, attribution and review state of every pack that took part."""
    t = translator(plan.language)
    for number, pack in enumerate(plan.packs):
        where = f"/packs/{number}"
        yield Promise(what="attribution", where=f"{where}/title", text=pack.title)
        yield Promise(what="licence", where=f"{where}/licence", text=pack.licence)
        for place, name in enumerate(pack.maintainers):
            yield Promise(what="attribution", where=f"{where}/maintainers/{place}", text=name)
        yield Promise(what="review state", where=f"{where}/review", text=label(REVIEW_STATES, pack.review, t))
