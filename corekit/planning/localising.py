# SPDX-License-Identifier: Apache-2.0
"""
Documents in the language of whoever reads them.

Decisions are made on content as it was written; only then are its sentences translated. A question, a stop rule or a
sentence of the safety net that nobody translated comes as it was written, with its language behind it: `[en]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.content.speech import Speech
    from corekit.model.intake import Intake, Question
    from corekit.model.plan import EmbeddedRegimen, Later, Plan, PlanItem, Reason
    from corekit.model.screening import OpenQuestion, RuleReason, SafetyNet, Screening, SelectedEffect, Verdict
    from corekit.model.trace import Trace
    from corekit.model.why import Why
    from corekit.planning.assessment import Assessment

    Told = TypeVar("Told", RuleReason, SelectedEffect)

#: Kinds that an address of a rule begins with.
_KINDS = ("rule", "condition", "exercise")


def screening_in(screening: Screening, speech: Speech) -> Screening:
    """The screening with the sentences of packs in the language of *speech*."""
    judge = screening.judge

    def verdict(exercise: str) -> Verdict:
        given: Verdict = judge(exercise)
        return attrs.evolve(given, reasons=_reasons(given.reasons, speech))

    return attrs.evolve(
        screening,
        fired=_reasons(screening.fired, speech),
        undecided=_reasons(screening.undecided, speech),
        open_questions=_questions(screening.open_questions, speech),
        exclusions=_effects(screening.exclusions, speech),
        cautions=_effects(screening.cautions, speech),
        limits=_effects(screening.limits, speech),
        preferences=_effects(screening.preferences, speech),
        safety_net=_safety_net(screening.safety_net, speech),
        judge=None if judge is None else verdict,
    )


def trace_in(trace: Trace, speech: Speech) -> Trace:
    """The trace with the sentences of packs in the language of *speech*."""
    rules = (
        attrs.evolve(rule, title=_said(rule.rule, rule.title, speech), because=_said(rule.rule, rule.because, speech))
        for rule in trace.rules
    )
    facts = {
        name: attrs.evolve(
            fact,
            ask=speech.marked("fact", name, fact.ask, None if fact.derived else "ask"),
            choices=_choices(name, fact.choices, speech),
        )
        for name, fact in trace.facts.items()
    }
    return attrs.evolve(trace, screening=screening_in(trace.screening, speech), rules=tuple(rules), facts=facts)


def form_in(data: dict[str, Any], speech: Speech) -> dict[str, Any]:
    """The data of the intake's web page with the sentences of packs in the language of *speech*."""
    return {
        **data,
        "facts": {name: _form_fact(name, fact, speech) for name, fact in data["facts"].items()},
        "rules": [
            {
                **rule,
                "title": _said(rule["address"], rule["title"], speech),
                "because": _said(rule["address"], rule["because"], speech),
                "say": [_said(rule["address"], text, speech, marked=True) for text in rule["say"]],
            }
            for rule in data["rules"]
        ],
        "equipment": [
            [name, speech.text("term", f"equipment/{name}", title, "title")] for name, title in data["equipment"]
        ],
    }


def _form_fact(name: str, fact: dict[str, Any], speech: Speech) -> dict[str, Any]:
    told = dict(fact)
    if "ask" in told:
        told["ask"] = speech.marked("fact", name, told["ask"], "ask")
    if "because" in told:
        told["because"] = speech.text("fact", name, told["because"], "because")
    if "choices" in told:
        told["choices"] = _choices(name, told["choices"], speech)
    return told


def why_in(why: Why, speech: Speech) -> Why:
    """The explanation of one exercise with the sentences of packs in the language of *speech*."""
    return attrs.evolve(
        why,
        title=speech.text("exercise", why.exercise, why.title, "title"),
        reasons=_reasons(why.reasons, speech),
        preferences=_reasons(why.preferences or (), speech),
        questions=_questions(why.questions or (), speech),
        titles={name: _called(name, title, speech) for name, title in (why.titles or {}).items()},
    )


def intake_in(intake: Intake, assessment: Assessment, speech: Speech) -> Intake:
    """The questions of an intake in the language of *speech*."""
    groups = tuple(
        attrs.evolve(group, questions=tuple(_question(question, speech) for question in group.questions))
        for group in intake.groups
    )
    told = (ruling.rule for ruling in assessment.fired if ruling.outcome)
    say = tuple(_said(rule.address, text, speech, marked=True) for rule in told for text in rule.say)
    return attrs.evolve(intake, groups=groups, say=say)


def plan_in(plan: Plan, speech: Speech) -> Plan:
    """The plan with the sentences of packs in the language of *speech*."""
    return attrs.evolve(
        plan,
        screening=screening_in(plan.screening, speech),
        regimens={name: _regimen(name, regimen, speech) for name, regimen in plan.regimens.items()},
        items=tuple(_item(item, speech) for item in plan.items),
        reasons=_why(plan.reasons, speech),
        audit=_why(plan.audit, speech),
        exercises={name: speech.item("exercise", name, data) for name, data in plan.exercises.items()},
        progressions={name: speech.item("progression", name, data) for name, data in plan.progressions.items()},
        later=tuple(_later(entry, speech) for entry in plan.later),
        stop_rules=tuple(
            rule
            if rule.exercise is None
            else attrs.evolve(rule, say=speech.marked("exercise", rule.exercise, rule.say))
            for rule in plan.stop_rules
        ),
        safety_net=_safety_net(plan.safety_net, speech),
    )


def _later(entry: Later, speech: Speech) -> Later:
    if entry.title is None:
        return entry
    kind, name = ("exercise", entry.exercise) if entry.exercise else ("progression", entry.progression)
    return attrs.evolve(entry, title=speech.text(kind, name or "", entry.title, "title"))


def _called(name: str, title: str, speech: Speech) -> str:
    """The title of a progression or regimen."""
    told = speech.text("progression", name, title, "title")
    return told if told != title else speech.text("regimen", name, title, "title")


def _reasons(reasons: Iterable[RuleReason], speech: Speech) -> tuple[RuleReason, ...]:
    return tuple(
        attrs.evolve(
            _because(reason, speech),
            title=_said(reason.rule, reason.title, speech),
            say=tuple(_said(reason.rule, text, speech, marked=True) for text in reason.say)
            if reason.say
            else reason.say,
        )
        for reason in reasons
    )


def _effects(effects: Iterable[SelectedEffect], speech: Speech) -> tuple[SelectedEffect, ...]:
    return tuple(_because(effect, speech) for effect in effects)


def _because(told: Told, speech: Speech) -> Told:
    return attrs.evolve(told, because=_said(told.rule, told.because, speech))


def _safety_net(nets: Iterable[SafetyNet], speech: Speech) -> tuple[SafetyNet, ...]:
    return tuple(attrs.evolve(net, text=_said(net.rule or "", net.text, speech, marked=True)) for net in nets)


def _questions(questions: Iterable[OpenQuestion], speech: Speech) -> tuple[OpenQuestion, ...]:
    return tuple(
        attrs.evolve(question, ask=speech.marked("fact", question.fact, question.ask, "ask")) for question in questions
    )


def _question(question: Question, speech: Speech) -> Question:
    fact = question.fact
    because = question.because
    return attrs.evolve(
        question,
        ask=speech.text("fact", fact, question.ask, "ask"),
        language=speech.language_of("fact", fact, question.ask, "ask"),
        because=speech.text("fact", fact, because, "because") if because is not None else None,
        choices=_choices(fact, question.choices, speech),
    )


def _choices(fact: str, choices: Any, speech: Speech) -> Any:
    """The answers of a question as pairs of id and label."""
    return [[name, _choice(fact, name, label, speech)] for name, label in choices or ()] or None


def _choice(fact: str, name: str, label: str, speech: Speech) -> str:
    """The label of an answer; of a condition or an exercise its own title."""
    for kind in ("condition", "exercise"):
        said = speech.text(kind, name, label, "title")
        if said != label:
            return said
    return speech.choice(fact, name, label)


def _regimen(name: str, regimen: EmbeddedRegimen, speech: Speech) -> EmbeddedRegimen:
    because = regimen.because
    return attrs.evolve(
        regimen,
        title=speech.text("regimen", name, regimen.title, "title"),
        because=speech.text("regimen", name, because, "because") if because is not None else None,
    )


def _item(item: PlanItem, speech: Speech) -> PlanItem:
    return attrs.evolve(item, cautions=_why(item.cautions, speech), reasons=_why(item.reasons, speech))


def _why(reasons: Iterable[Reason], speech: Speech) -> tuple[Reason, ...]:
    """Reasons of a plan: the sentence of the rule that one of them carries."""
    return tuple(
        attrs.evolve(reason, parameters=_parameters(reason.parameters, speech))
        if reason.parameters.keys() & {"because", "title"}
        else reason
        for reason in reasons
    )


def _parameters(parameters: dict[str, Any], speech: Speech) -> dict[str, Any]:
    rule, because = parameters.get("rule"), parameters.get("because")
    if "title" in parameters:
        regimen, title = parameters["regimen"], parameters["title"]
        return {**parameters, "title": speech.text("regimen", regimen, title, "title")}
    if not isinstance(rule, str) or not isinstance(because, str):
        return parameters
    return {**parameters, "because": _said(rule, because, speech)}


def _said(address: str, text: str, speech: Speech, *, marked: bool = False) -> str:
    """A sentence of the rule, condition or exercise at *address*; what stands elsewhere is the core's own."""
    kind, _, rest = address.partition(":")
    if kind not in _KINDS:
        return text
    return (speech.marked if marked else speech.text)(kind, rest.partition("/")[0], text)
