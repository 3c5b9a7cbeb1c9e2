# SPDX-License-Identifier: Apache-2.0
"""What every document says in the same words: outcome, advice, safety net, open questions, what is incomplete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.formats.citations import with_citation
from corekit.formats.outline import Listing, Notice, Outline, Paragraph, listing, section
from corekit.messages import N_, SOURCE_LANGUAGE
from corekit.messages.labels import ADVICE, OUTCOMES, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from corekit.messages import Translator
    from corekit.model.screening import OpenQuestion, RuleReason, SafetyNet, Screening, SelectedEffect

NO_MEDICAL_DEVICE = N_(
    "corekit is not a medical device. This is no diagnosis and replaces no examination. If you are unsure, or if you"
    " get worse, ask a doctor or physiotherapist."
)

#: So many open questions are told; nobody reads more, and an intake asks them all.
_MOST_QUESTIONS = 10

#: Shown where no pack brings a safety net of its own (red flags sheet, section 13; editorial wording).
SAFETY_NET = (
    N_("Numbness around the genitals or the back passage, or new trouble with bladder, bowel or sexual function."),
    N_("Pain, numbness or weakness in both legs, or a leg that is getting weaker."),
    N_("Fever together with back or neck pain."),
    N_("New chest pain, collapse, or signs of a stroke: a drooping face, slurred speech, weakness on one side."),
)


def device_statement(translator: Translator) -> Outline:
    """That this is no medical device; in another language than English also that content may come as it was written."""
    statement = Paragraph(text=translator.gettext(NO_MEDICAL_DEVICE), quiet=True)
    if translator.language == SOURCE_LANGUAGE:
        return (statement,)
    as_written = translator.gettext("What has not been translated comes in the language of its authors.")
    return (statement, Paragraph(text=as_written, quiet=True))


def outcome_blocks(screening: Screening, outcome: str, translator: Translator) -> Outline:
    """The outcome (the screening's, or a plan's stronger one), what to do now, and how soon."""
    title = label(OUTCOMES, outcome, translator)
    lines = dict.fromkeys(_advice(screening, outcome, translator))
    if outcome == "proceed":
        return (Paragraph(text=title, strong=True), *(Paragraph(text=line) for line in lines))
    return (Notice(title=title, lines=tuple(lines)),)


def why_blocks(screening: Screening, outcome: str, sources: Mapping[str, Any], translator: Translator) -> Outline:
    """Every rule that fired with an outcome, the strongest first, and why.

    What rules of another than the told `outcome` advise stands here, so that no advice is lost.
    """
    order = list(OUTCOMES)
    fired = sorted(_with_outcome(screening), key=lambda reason: (order.index(str(reason.outcome)), reason.rule))
    lines = [
        " ".join((_why(reason, sources, translator), *(() if reason.outcome == outcome else reason.say or ())))
        for reason in fired
    ]
    return section(translator.gettext("Why"), listing(lines))


def _with_outcome(screening: Screening | None) -> list[RuleReason]:
    """The rules that fired and ask for something to be done."""
    fired = (screening.fired or ()) if screening is not None else ()
    return [reason for reason in fired if reason.outcome in OUTCOMES and reason.outcome != "proceed"]


def safety_net_blocks(nets: Iterable[SafetyNet], screening: Screening | None, translator: Translator) -> Outline:
    """When to get help at once; shown in every document, whatever it says otherwise.

    What a rule of `screening` has said already as advice is not said again. What rules say that leave exercises out or
    limit them is no warning sign, and stands below in a notice of its own.
    """
    advised = {say for reason in _with_outcome(screening) for say in reason.say or ()}
    about_exercise = _acting_on_exercises(screening)
    told: dict[str, bool] = {}
    for net in nets:
        if net.text not in advised:
            told[net.text] = told.get(net.text, True) and net.rule in about_exercise
    signs = tuple(text for text, of_exercise in told.items() if not of_exercise)
    advice = tuple(text for text, of_exercise in told.items() if of_exercise)
    general = tuple(translator.gettext(line) for line in SAFETY_NET)
    title = translator.gettext("Warning signs: get help at once, at any time")
    heed = Notice(title=translator.gettext("Please heed too, when you exercise"), lines=advice)
    return (Notice(title=title, lines=signs or general), *((heed,) if advice else ()))


def _acting_on_exercises(screening: Screening | None) -> frozenset[str]:
    """The rules that leave exercises out, limit them or ask for care, and ask for nothing else."""
    if screening is None:
        return frozenset()
    acting = {one.rule for one in (*screening.exclusions, *screening.cautions, *screening.limits)}
    return frozenset(acting - {reason.rule for reason in _with_outcome(screening)})


def question_blocks(
    questions: Sequence[OpenQuestion], translator: Translator, *, can_wait: bool = False, ids: bool = False
) -> Outline:
    """
    The most decisive of the questions that are open, and how many more there are; in an emergency only that there are.

    With *ids* each is followed by the name of its fact, for authors.
    """
    if not questions:
        return ()
    if can_wait:
        text = translator.ngettext(
            "{n} question is open; it can wait.", "{n} questions are open; they can wait.", len(questions)
        )
        return (Paragraph(text=text, quiet=True),)
    told = questions if len(questions) <= _MOST_QUESTIONS + 1 else questions[:_MOST_QUESTIONS]
    lines = tuple(f"{question.ask} ({question.fact})" if ids else question.ask for question in told)
    blocks: Outline = (
        Paragraph(text=translator.gettext("The most decisive ones come first.")),
        Listing(items=lines, numbered=True),
    )
    more = len(questions) - len(told)
    if more:
        blocks += (Paragraph(text=translator.gettext("And {n} more, which the questionnaire asks in turn.", n=more)),)
    return section(translator.gettext("Open questions"), blocks)


def problem_blocks(screening: Screening, translator: Translator) -> Outline:
    """What is wrong with the installation or with an answer, so that the document is not complete."""
    title = translator.gettext("This answer is not complete")
    lines = tuple(f"{problem[:1].upper()}{problem[1:]}" for problem in screening.problems)
    return (Notice(title=title, lines=lines),) if lines else ()


def effect_blocks(effects: Sequence[SelectedEffect], sources: Mapping[str, Any], translator: Translator) -> Outline:
    """Why exercises are left out or limited, each reason once; what acts because nobody knows stands apart."""
    known = dict.fromkeys(_effect(one, sources, translator) for one in effects if one.applied != "unknown")
    unknown = dict.fromkeys(_effect(one, sources, translator) for one in effects if one.applied == "unknown")
    return (*listing(tuple(known)), *supposed_blocks(tuple(unknown), translator))


def supposed_blocks(lines: Sequence[str], translator: Translator) -> Outline:
    """Statements of rules that act only as long as nobody knows, after one sentence that says so."""
    if not lines:
        return ()
    said = translator.gettext("Not known yet whether these concern you; they count until that is answered:")
    return (Paragraph(text=said), *listing(lines))


def supposed(because: str, translator: Translator) -> str:
    """The *because* of a rule that acts only as long as nobody knows; it states nothing about the person."""
    return translator.gettext(
        "Not known yet whether this concerns you; it counts until that is answered: {because}", because=because
    )


def within(days: int, translator: Translator) -> str:
    """How soon somebody should be seen."""
    if days == 0:
        return translator.gettext("Do this today.")
    return translator.ngettext("Do this within {n} day.", "Do this within {n} days.", days)


def _advice(screening: Screening, outcome: str, translator: Translator) -> Iterable[str]:
    fired = [reason for reason in screening.fired or () if reason.outcome == outcome]
    if outcome in ADVICE:
        yield translator.gettext(ADVICE[outcome])
    for reason in fired:
        yield from (translator.known(text) for text in reason.say or ())
    soonest = min((reason.within_days for reason in fired if reason.within_days is not None), default=None)
    if soonest is not None:
        yield within(soonest, translator)


def _why(reason: RuleReason, sources: Mapping[str, Any], translator: Translator) -> str:
    because = with_citation(translator.known(reason.because), reason.sources, sources, translator)
    return f"{reason.title}: {because}" if reason.title and reason.title != reason.because else because


def _effect(effect: SelectedEffect, sources: Mapping[str, Any], translator: Translator) -> str:
    return with_citation(translator.known(effect.because), effect.sources, sources, translator)
