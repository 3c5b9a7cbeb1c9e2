# SPDX-License-Identifier: Apache-2.0
"""Why one exercise is or is not offered, as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import with_citation
from corekit.formats.dose_text import figure_text
from corekit.formats.outline import Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.wording import device_statement, question_blocks, safety_net_blocks, supposed_blocks
from corekit.messages import N_
from corekit.messages.labels import OUTCOMES, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        *section(t.gettext("Rules behind it"), _rules(why, t)),
        *section(t.gettext("Limits"), listing(tuple(_limits(why.limits, t)))),
        *section(t.gettext("What speaks for it"), listing(tuple(_reason(why, each, t) for each in why.preferences))),
        *_practical(why, t),
        *question_blocks(why.questions, t, ids=True),
        *safety_net_blocks((), None, t),
    )


def _blocked(why: Why, translator: Translator) -> Outline:
    if not why.blocked:
        return ()
    title = translator.gettext("No exercise is given to this person at present")
    return (Notice(title=title, lines=(label(OUTCOMES, why.outcome, translator),)),)


def _rules(why: Why, translator: Translator) -> Outline:
    """What is known to act first, then what acts until somebody answers."""
    known = tuple(_reason(why, each, translator) for each in why.reasons if each.if_unknown is None)
    unknown = tuple(_reason(why, each, translator) for each in why.reasons if each.if_unknown is not None)
    return (*listing(known), *supposed_blocks(unknown, translator))


def _reason(why: Why, reason: RuleReason, translator: Translator) -> str:
    """A rule in words, and its address for authors; a title that only repeats the exercise is left out."""
    text = with_citation(reason.because, reason.sources, why.sources or {}, translator)
    return f"{text} ({reason.rule})" if reason.title == why.title else f"{reason.title}: {text} ({reason.rule})"


def _practical(why: Why, translator: Translator) -> Iterator[Paragraph]:
    if why.equipment_missing:
        things = translator.listing([plain(thing) for thing in why.equipment_missing])
        yield Paragraph(text=translator.gettext("It needs what you do not have: {equipment}.", equipment=things))
    if why.given_by:
        titles = why.titles or {}
        users = ", ".join(f"{titles[user]} ({user})" if user in titles else user for user in why.given_by)
        yield Paragraph(text=translator.gettext("It is given by: {regimens}.", regimens=users))
    else:
        yield Paragraph(text=translator.gettext("No installed programme gives it."))


def _limits(limits: Any, translator: Translator) -> Iterator[str]:
    words = {
        "at_most": translator.gettext("at most {n}"),
        "at_least": translator.gettext("at least {n}"),
    }
    scaled: dict[float, list[str]] = {}
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
                scaled.setdefault(bounds, []).append(plain(key))
        if part == "without":
            yield translator.gettext(
                "not given by: {measures}", measures=translator.listing([plain(key) for key in keys])
            )
        elif not isinstance(keys, dict):
            yield f"{plain(part)}: {keys}"
    for factor, names in scaled.items():
        yield translator.gettext("{key}: times {n}", key=", ".join(names), n=translator.number(factor))
