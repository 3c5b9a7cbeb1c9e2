# SPDX-License-Identifier: Apache-2.0
"""What a journal means for a plan, as a person reads it: the decision, why, what to answer, and the next plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.formats.naming import Names
from corekit.formats.outline import Block, Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.plan_outline import plan_outline
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import MOVES, day, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.messages import Translator
    from corekit.model.progress import Offer, Progress

#: Moves that must not be overlooked.
_WARNING = ("stop", "refer")


def progress_outline(progress: Progress, translator: Translator) -> Outline:
    """The whole decision, with the next plan below it."""
    t = translator
    when = day(date.fromisoformat(progress.today), t)
    verdict = label(MOVES, progress.decision, t)
    plan = progress.plan
    following: Outline = safety_net_blocks((), None, t) if plan is None else plan_outline(plan, t)
    return (
        Heading(text=t.gettext("Where you are on {date}", date=when), level=1),
        *device_statement(t),
        Notice(title=verdict) if progress.decision in _WARNING else Paragraph(text=verdict, strong=True),
        *section(t.gettext("Why"), listing(tuple(_reasons(progress, t)))),
        *section(
            t.gettext("Questions to answer before a step forward"),
            listing([question.ask for question in progress.questions or ()]),
        ),
        *section(t.gettext("Newer versions"), listing([_offer(each, t) for each in progress.offers or ()])),
        *(_below(block) for block in following),
    )


def _reasons(progress: Progress, t: Translator) -> Iterator[str]:
    if progress.plan is None:
        return
    names = Names(plan=progress.plan, translator=t)
    for reason in progress.reasons or ():
        yield names.sentence(reason)
    for move in progress.moves:
        yield from names.sentences(move.reasons)


def _offer(offer: Offer, t: Translator) -> str:
    return t.gettext(
        "{progression}: your plan goes on with version {planned}; version {installed} can be taken over.",
        progression=plain(offer.progression.rpartition(":")[2]),
        planned=offer.planned or "?",
        installed=offer.installed or "?",
    )


def _below(block: Block) -> Block:
    """A block of the next plan, one level down."""
    if isinstance(block, Heading):
        return Heading(text=block.text, level=block.level + 1)
    return block
