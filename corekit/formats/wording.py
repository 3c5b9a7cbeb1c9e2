# SPDX-License-Identifier: Apache-2.0
"""What every document says in the same words: outcome, advice, safety net, open questions, reasons, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import with_citation
from corekit.formats.outline import Listing, Notice, Outline, Paragraph, listing, section
from corekit.messages import N_
from corekit.messages.labels import ADVICE, OUTCOMES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corekit.messages import Translator
    from corekit.model.screening import Screening

#: Outcomes after which nobody should exercise, strongest first.
REFERRALS = ("refer_emergency", "refer_urgent", "stop_today")

NO_MEDICAL_DEVICE = N_(
    "corekit is not a medical device. This is no diagnosis and replaces no examination. If you are unsure, or if you"
    " get worse, ask a doctor or physiotherapist."
)

#: Always shown when no pack brings a safety net of its own (red flags sheet, section 13; editorial wording).
SAFETY_NET = (
    N_("Numbness around the genitals or the back passage, or new trouble with bladder, bowel or sexual function."),
    N_("Pain, numbness or weakness in both legs, or a leg that is getting weaker."),
    N_("Fever together with back or neck pain."),
    N_("New chest pain, collapse, or signs of a stroke: a drooping face, slurred speech, weakness on one side."),
)


def device_statement(translator: Translator) -> Outline:
    """That this is no medical device."""
    return (Paragraph(text=translator.gettext(NO_MEDICAL_DEVICE), quiet=True),)


def sentences(said: str | Sequence[str] | None) -> tuple[str, ...]:
    """What content says in one sentence or in a list of them."""
    if said is None:
        return ()
    return (said,) if isinstance(said, str) else tuple(said)


def outcome_blocks(screening: Screening, translator: Translator) -> Outline:
    """The outcome, what to do now, and every rule that led to it or to a weaker one."""
    outcome = screening.outcome
    title = label(OUTCOMES, outcome, translator)
    lines = [translator.gettext(ADVICE[outcome]) if outcome in ADVICE else ""]
    fired = [reason for reason in screening.fired if reason.outcome]
    for reason in fired:
        lines += sentences(reason.say)
    urgent = [reason.within_days for reason in fired if reason.outcome == outcome and reason.within_days is not None]
    if urgent:
        lines.append(within(min(urgent), translator))
    distinct = tuple(dict.fromkeys(line for line in lines if line))
    if outcome == "proceed":
        return (Paragraph(text=title, strong=True), *(Paragraph(text=line) for line in distinct))
    return (Notice(title=title, lines=distinct), *why_blocks(screening, translator))


def within(days: int, translator: Translator) -> str:
    """How soon somebody should be seen."""
    if days == 0:
        return translator.gettext("Do this today.")
    return translator.ngettext("Do this within {n} day.", "Do this within {n} days.", days)


def why_blocks(screening: Screening, translator: Translator) -> Outline:
    """Every rule that fired with an outcome, strongest first, and why."""
    order = list(OUTCOMES)
    fired = sorted(
        (reason for reason in screening.fired if reason.outcome),
        key=lambda reason: (order.index(reason.outcome) if reason.outcome in order else len(order), reason.rule),
    )
    lines = [
        f"{reason.title or plain(reason.rule)}: {with_citation(reason.because or '', reason.sources, {}, translator)}"
        for reason in fired
    ]
    return section(translator.gettext("Why"), listing(lines))


def safety_net_blocks(nets: Iterable[Any], translator: Translator) -> Outline:
    """When to get help at once; shown in every document, whatever it says otherwise."""
    lines = tuple(dict.fromkeys(text for net in nets for text in sentences(net.text)))
    general = tuple(translator.gettext(line) for line in SAFETY_NET)
    return (
        Notice(
            title=translator.gettext("Get emergency help at once, at any time, if you notice:"), lines=lines or general
        ),
    )


def question_blocks(questions: Sequence[Any], translator: Translator) -> Outline:
    """The questions that are open, the most decisive first."""
    if not questions:
        return ()
    lines = tuple(f"{question.ask} ({question.fact})" for question in questions)
    return section(
        translator.gettext("Open questions"),
        (
            Paragraph(text=translator.gettext("The first answers decide the most.")),
            Listing(items=lines, numbered=True),
        ),
    )


def problem_blocks(problems: Iterable[Any], translator: Translator) -> Outline:
    """What is wrong with the installation or with an answer, so that the document is not complete."""
    return section(
        translator.gettext("Not complete"),
        listing([problem if isinstance(problem, str) else problem.text for problem in problems]),
    )


def effect_lines(effects: Iterable[Any], records: Mapping[str, Any], translator: Translator) -> list[str]:
    """Why exercises are left out or limited, one line for each reason; doubtful ones are marked."""
    lines = []
    for effect in effects:
        text = with_citation(effect.because or plain(effect.rule), effect.sources, records, translator)
        if effect.applied == "unknown":
            text = translator.gettext("{reason} (applied because the answer is not known)", reason=text)
        lines.append(text)
    return lines
