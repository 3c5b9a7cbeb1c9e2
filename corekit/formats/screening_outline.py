# SPDX-License-Identifier: Apache-2.0
"""A screening as a person reads it: what to do now, why, what is open, what it means for exercise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from corekit.formats.citations import certainties, source_listing
from corekit.formats.outline import Heading, Outline, listing, section
from corekit.formats.wording import (
    device_statement,
    effect_blocks,
    outcome_blocks,
    problem_blocks,
    question_blocks,
    safety_net_blocks,
    why_blocks,
)
from corekit.messages.labels import day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.messages import Translator
    from corekit.model.screening import Screening


def screening_outline(
    screening: Screening, translator: Translator, sources: Mapping[str, Any] | None = None
) -> Outline:
    """
    The whole screening; in an emergency only what to do, why, and the warning signs.

    `sources` are bibliographic records by id, which the document itself does not hold.
    """
    records, urgent = sources or {}, screening.outcome == "refer_emergency"
    when = day(date.fromisoformat(screening.today), translator)
    return (
        Heading(text=translator.gettext("Screening of {date}", date=when), level=1),
        *outcome_blocks(screening, screening.outcome, translator),
        *device_statement(translator),
        *problem_blocks(screening, translator),
        *why_blocks(screening, screening.outcome, records, translator),
        *question_blocks(screening.open_questions, translator, can_wait=urgent),
        *(() if urgent else _effects(screening, records, translator)),
        *(() if urgent else _undecided(screening, translator)),
        *safety_net_blocks(screening.safety_net, screening, translator),
        *section(translator.gettext("Sources"), _sources(screening, records, translator)),
    )


def _effects(screening: Screening, records: Mapping[str, Any], translator: Translator) -> Outline:
    return tuple(
        block
        for title, effects in (
            (translator.gettext("Exercises left out because"), screening.exclusions),
            (translator.gettext("Exercises with care because"), screening.cautions),
            (translator.gettext("Doses limited because"), screening.limits),
            (translator.gettext("Exercises preferred because"), screening.preferences),
        )
        for block in section(title, effect_blocks(effects or (), records, translator))
    )


def _undecided(screening: Screening, translator: Translator) -> Outline:
    lines = [reason.title or reason.because for reason in screening.undecided]
    return section(translator.gettext("Rules that wait for an answer"), listing(lines))


def _sources(screening: Screening, records: Mapping[str, Any], translator: Translator) -> Outline:
    told = screening.outcome != "refer_emergency"
    effects = (*screening.exclusions, *screening.cautions, *screening.limits, *screening.preferences) if told else ()
    stated = [reason.sources for reason in screening.fired or ()] + [effect.sources for effect in effects]
    used = (pair for sources in stated for pair in certainties(sources).items())
    return source_listing(used, records, translator)
