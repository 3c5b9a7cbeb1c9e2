# SPDX-License-Identifier: Apache-2.0
"""Why one exercise is or is not offered, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import with_citation
from corekit.formats.dose_text import figure_text
from corekit.formats.outline import Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.wording import device_statement, question_blocks, safety_net_blocks, supposed
from corekit.messages import N_
from corekit.messages.labels import OUTCOMES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.messages import Translator
    from corekit.model.screening import RuleReason
    from corekit.model.why import Why

VERDICTS = {
    "allowed": N_("This exercise is allowed."),
    "caution": N_("This exercise is allowed with care."),
    "excluded": N_("This exercise is left out."),
}


def why_outline(why: Why, translator: Translator) -> Outline:
    """The verdict, the rules behind it, and which answers would change it."""
    t = translator
    return (
        Heading(text=t.gettext("Why: {exercise}", exercise=why.title), level=1),
        *device_statement(t),
        *_blocked(why, t),
        Paragraph(text=label(VERDICTS, why.verdict, t), strong=True),
        *section(t.gettext("Rules behind it"), listing(_reasons(why.reasons, t))),
        *section(t.gettext("Limits"), listing(tuple(_limits(why.limits, t)))),
        *section(t.gettext("What speaks for it"), listing(_reasons(why.preferences, t))),
        *_practical(why, t),
        *question_blocks(why.questions, t),
        *safety_net_blocks((), None, t),
    )


def _blocked(why: Why, translator: Translator) -> Outline:
    if not why.blocked:
        return ()
    title = translator.gettext("No exercise is given to this person at present")
    return (Notice(title=title, lines=(label(OUTCOMES, why.outcome, translator),)),)


def _reasons(reasons: Iterable[RuleReason], translator: Translator) -> tuple[str, ...]:
    return tuple(f"{reason.title}: {_because(reason, translator)} ({reason.rule})" for reason in reasons)


def _because(reason: RuleReason, translator: Translator) -> str:
    text = with_citation(reason.because, reason.sources, {}, translator)
    return text if reason.if_unknown is None else supposed(text, translator)


def _practical(why: Why, translator: Translator) -> Iterator[Paragraph]:
    if why.equipment_missing:
        things = translator.listing([plain(thing) for thing in why.equipment_missing])
        yield Paragraph(text=translator.gettext("It needs what you do not have: {equipment}.", equipment=things))
    if why.given_by:
        users = ", ".join(why.given_by)
        yield Paragraph(text=translator.gettext("It is given by: {regimens}.", regimens=users))
    else:
        yield Paragraph(text=translator.gettext("No installed programme gives it."))


def _limits(limits: Any, translator: Translator) -> Iterator[str]:
    words = {
        "at_most": translator.gettext("at most {n}"),
        "at_least": translator.gettext("at least {n}"),
    }
    for part, keys in (limits or {}).items():
        for key, bounds in keys.items() if isinstance(keys, dict) else ():
            if isinstance(bounds, dict):
                said = [
                    words[name].format(n=figure_text(bound, translator))
                    for name, bound in bounds.items()
                    if name in words
                ]
                yield f"{plain(key)}: {', '.join(said)}"
            elif isinstance(bounds, int | float):
                yield translator.gettext("{key}: times {n}", key=plain(key), n=translator.number(bounds))
        if part == "without":
            yield translator.gettext(
                "not given by: {measures}", measures=translator.listing([plain(key) for key in keys])
            )
        elif not isinstance(keys, dict):
            yield f"{plain(part)}: {keys}"
