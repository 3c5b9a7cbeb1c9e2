# SPDX-License-Identifier: Apache-2.0
"""An intake as a questionnaire on paper: the questions still open, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.formats.outline import Heading, Listing, Notice, Outline, Paragraph
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import ADVICE, OUTCOMES, group_title, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.formats.outline import Block
    from corekit.messages import Translator
    from corekit.model.intake import Intake, Question, QuestionGroup

#: Outcomes that are told before any further question.
_TOLD_AT_ONCE = ("refer_emergency", "refer_urgent", "stop_today", "refer_routine")


def intake_outline(intake: Intake, translator: Translator) -> Outline:
    """The whole questionnaire."""
    t = translator
    return (
        Heading(text=t.gettext("Questions before exercise"), level=1),
        *device_statement(t),
        *_verdict(intake, t),
        Paragraph(text=t.ngettext("{n} question is open.", "{n} questions are open.", intake.remaining)),
        *(block for group in intake.groups for block in _group(group, t)),
        *safety_net_blocks((), None, t),
    )


def question_text(question: Question, *, with_unit: bool = True) -> str:
    """The question with its unit, and marked where it comes in another language than asked for."""
    unit = f" ({question.unit})" if with_unit and question.unit and question.unit not in question.ask else ""
    language = f" [{question.language}]" if question.language else ""
    return f"{question.ask}{unit}{language}"


def is_page(group: QuestionGroup) -> bool:
    """Whether a group is a page with a title; a question that stands alone has the name of its fact."""
    return len(group.questions) > 1 or group.questions[0].fact != group.id


def _verdict(intake: Intake, translator: Translator) -> Outline:
    if intake.outcome not in _TOLD_AT_ONCE:
        return ()
    lines = dict.fromkeys([translator.gettext(ADVICE[intake.outcome]), *intake.say])
    return (Notice(title=label(OUTCOMES, intake.outcome, translator), lines=tuple(lines)),)


def _group(group: QuestionGroup, translator: Translator) -> Iterator[Block]:
    if is_page(group):
        yield Heading(text=group_title(group.id, translator))
    if group.checklist:
        items = tuple(question_text(question) for question in group.questions)
        yield Paragraph(text=translator.gettext("Which of these apply? Or none of these?"))
        yield Listing(items=items)
        return
    for question in group.questions:
        yield Paragraph(text=question_text(question))
        if question.choices:
            yield Listing(items=tuple(str(text) for _, text in question.choices))
