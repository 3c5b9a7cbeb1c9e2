# SPDX-License-Identifier: Apache-2.0
"""What a journal means for a plan, as a person reads it: the decision, why, what to answer, and the next plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.formats.naming import Names
from corekit.formats.outline import Block, Heading, Notice, Outline, Paragraph, listing, section
from corekit.formats.plan_outline import plan_outline, withheld_blocks
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import MOVES, day, label, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.messages import Translator
    from corekit.model.progress import Offer, Progress

#: Moves that must not be overlooked.
_WARNING = ("stop", "refer")


def progress_outline(progress: Progress, translator: Translator) -> Outline:
    """
    The whole decision, with the next plan below it.

    Where no exercises are given the page begins with that, whatever the move is; an emergency asks nothing.
    """
    t = translator
    when = day(date.fromisoformat(progress.today), t)
    plan = progress.plan
    withheld = plan if plan is not None and plan.status != "issued" else None
    following: Outline = safety_net_blocks((), None, t) if plan is None else plan_outline(plan, t)
    emergency = withheld is not None and withheld.outcome == "refer_emergency"
    asked = () if emergency else listing([question.ask for question in progress.questions or ()])
    asking = t.gettext("Open questions") if withheld else t.gettext("Questions to answer before a step forward")
    return (
        Heading(text=t.gettext("Where you are on {date}", date=when), level=1),
        *(withheld_blocks(withheld, t) if withheld else ()),
        *device_statement(t),
        *_verdict(progress, withheld=withheld is not None, translator=t),
        *section(t.gettext("Why"), listing(tuple(_reasons(progress, t, only_warnings=emergency)))),
        *section(asking, asked),
        *section(t.gettext("Newer versions"), listing([_offer(each, t) for each in progress.offers or ()])),
        *(_below(block) for block in following),
    )


def _verdict(progress: Progress, *, withheld: bool, translator: Translator) -> Outline:
    """The move; to go on, or a step, is nothing to say to somebody who gets no exercises."""
    verdict = label(MOVES, progress.decision, translator)
    if progress.decision in _WARNING:
        return (Notice(title=verdict),)
    return () if withheld else (Paragraph(text=verdict, strong=True),)


def _reasons(progress: Progress, t: Translator, *, only_warnings: bool) -> Iterator[str]:
    if progress.plan is None:
        return
    names = Names(plan=progress.plan, translator=t)
    for reason in progress.reasons or ():
        yield names.sentence(reason)
    for move in progress.moves:
        if only_warnings and move.move not in _WARNING:
            continue
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
