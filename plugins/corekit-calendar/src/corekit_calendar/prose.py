# SPDX-License-Identifier: Apache-2.0
"""What events say: the parts of a plan that must be heeded, and the exercises of a session, as plain lines."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from corekit.formats.core_formats import outline_of
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.naming import Names
from corekit.formats.outline import Block, Heading, Listing, Notice, Outline, Paragraph, Table, listing, section
from corekit.formats.plan_outline import (
    caution_lines,
    common_stops,
    date_blocks,
    laterality_of,
    own_stops,
    pack_blocks,
    plan_title,
    refusal_blocks,
    source_blocks,
)
from corekit.formats.terminal import plain_text
from corekit.formats.wording import device_statement, outcome_blocks, problem_blocks, safety_net_blocks, why_blocks
from corekit.messages import N_, translator_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit import Plan
    from corekit.messages import Translator

#: Titles of events: what a phone shows on its lock screen. They tell nobody anything.
SESSION = N_("Exercise")
READ_FIRST = N_("Exercise plan: read first")
REVIEW = N_("Exercise plan: answer the questions again")
CHANGED = N_("Exercise plan: something has changed")

_DISCREET = (
    N_("What to do stands in your plan."),
    N_("When to stop, and warning signs: see “{title}” on {date}."),
)
_MARK_UP = re.compile(r"<(?=[A-Za-z/!?])")


def words(language: str) -> Translator:
    """Our own sentences and the core's, in a language."""
    return translator_of("corekit_calendar", language)


def safe(text: str) -> str:
    """One line without emphasis, control characters and line separators, in which no calendar finds mark-up."""
    visible = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
    return _MARK_UP.sub("< ", plain_text(visible))


_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))


def read_first(plan: Plan, language: str, *, full: bool) -> str:
    """All that must be heeded and whom it comes from; with *full* the whole plan."""
    t = words(language)
    if full:
        return text_of(outline_of(plan, language))
    if plan.status != "issued":
        body: Outline = refusal_blocks(plan, Names(plan=plan, translator=t))
    else:
        body = (*date_blocks(plan, t), *_heeded(plan, t))
    head = Heading(text=plan_title(plan.status, t), level=1)
    return text_of((head, *body, *source_blocks(plan, t), *pack_blocks(plan, t)))


def _heeded(plan: Plan, t: Translator) -> Outline:
    referred = plan.outcome != "proceed"
    own = (stop for item in plan.items for stop in own_stops(plan, item.exercise))
    stops = tuple(dict.fromkeys((*common_stops(plan), *own)))
    cautions = dict.fromkeys(caution for item in plan.items for caution in caution_lines(item, t))
    return (
        *(outcome_blocks(plan.screening, plan.outcome, t) if referred else ()),
        *device_statement(t),
        *problem_blocks(plan.screening, t),
        *((Notice(title=t.gettext("Stop"), lines=stops),) if stops else ()),
        *safety_net_blocks(plan.safety_net, plan.screening, t),
        *section(t.gettext("Take care"), listing(tuple(filter(None, cautions)))),
        *(why_blocks(plan.screening, plan.outcome, plan.sources, t) if referred else ()),
    )


def session_text(plan: Plan, keys: Sequence[str], language: str, *, full: bool, read_first_on: str) -> str:
    """What the event of a session says: the way to the plan, before it with *full* the exercises."""
    t = words(language)
    what, where = _DISCREET
    pointer = t.gettext(where, title=t.gettext(READ_FIRST), date=read_first_on)
    if not full:
        return f"{safe(t.gettext(what))}\n{safe(pointer)}"
    blocks = [block for key in keys for block in _exercise(plan, key, t)]
    stops = common_stops(plan)
    notice = (Notice(title=t.gettext("When to stop, in any exercise"), lines=stops),) if stops else ()
    return text_of((*blocks, *notice, Paragraph(text=pointer)))


def session_titles(plan: Plan, keys: Sequence[str], language: str) -> str:
    """The exercises of a session, in one line."""
    names = Names(plan=plan, translator=words(language))
    exercises = {item.id: item.exercise for item in plan.items}
    return safe(", ".join(dict.fromkeys(names.exercise(exercises[key]) for key in keys)))


def _exercise(plan: Plan, key: str, t: Translator) -> Iterator[Block]:
    item = next(item for item in plan.items if item.id == key)
    data = plan.exercises.get(item.exercise) or {}
    yield Heading(text=Names(plan=plan, translator=t).exercise(item.exercise), level=3)
    dose = {"dose": item.dose, "intensity": item.intensity, "frequency": item.frequency}
    yield Paragraph(text=prescription_sentence({**dose, "laterality": laterality_of(item, plan)}, t))
    yield from listing(data.get("steps") or (), numbered=True)
    yield from listing(caution_lines(item, t))
    yield from listing(own_stops(plan, item.exercise))


def text_of(outline: Iterable[Block]) -> str:
    """Blocks as lines: titles in a line of their own after an empty one, list items with a dash or their number."""
    lines: list[str] = []
    for block in outline:
        if lines and isinstance(block, Heading | Notice):
            lines.append("")
        lines.extend(safe(line) for line in _lines(block))
    return "\n".join(lines)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Listing(items=items, numbered=numbered):
            yield from (f"{number}. {item}" if numbered else f"- {item}" for number, item in enumerate(items, start=1))
        case Table(header=header, rows=rows):
            yield from (" | ".join(row) for row in (header, *rows))
        case Notice(title=title, lines=sentences):
            yield title
            yield from (f"- {sentence}" for sentence in sentences)
