# SPDX-License-Identifier: Apache-2.0
"""What a plan or a catalogue comes to as tables: what to read first, sessions, exercises, sources, packs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from corekit import Plan
from corekit.formats.catalogue_outline import cited_lines, title_of, warning_blocks
from corekit.formats.core_formats import kind_of
from corekit.formats.dose_text import dose_sentence, frequency_sentence, intensity_sentence
from corekit.formats.exercise_outline import condition_blocks, equipment_blocks, evidence_lines
from corekit.formats.naming import Names
from corekit.formats.outline import Block, Heading, Listing, Notice, Outline, Paragraph, Table
from corekit.formats.plan_outline import (
    caution_lines,
    date_blocks,
    laterality_of,
    pack_lines,
    plan_title,
    refusal_blocks,
    source_blocks,
)
from corekit.formats.wording import (
    device_statement,
    outcome_blocks,
    problem_blocks,
    question_blocks,
    safety_net_blocks,
    why_blocks,
)
from corekit.messages import N_, translator_of
from corekit.messages.labels import PHASES, REVIEW_STATES, label, plain
from corekit_table.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.messages import Translator
    from corekit.model.catalogue import Catalogue
    from corekit.model.plan import PackUsed, PlanItem

Cell = str | int | float | date | None

READ_FIRST = N_("Read first")
_NUMBERED = True


@attrs.frozen(kw_only=True)
class Sheet:
    """One table: its title, the header and the rows. A text may have several lines, parted by line breaks."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    #: The same as sentences, for a file in which all tables are one; None where the rows fit there.
    lines: tuple[str, ...] | None = None


def words(language: str) -> Translator:
    """Our own sentences and the core's, in a language."""
    return translator_of("corekit_table", language)


def sheets_of(document: Plan | Catalogue, language: str) -> tuple[Sheet, ...]:
    """The tables of a document, what must be read first before all others."""
    t = words(language)
    made = _of_plan(document, t) if isinstance(document, Plan) else _of_catalogue(document, t)
    return tuple(sheet for sheet in made if sheet.rows)


def day_of(document: Plan | Catalogue) -> date:
    """The day on which a document was made."""
    return date.fromisoformat(document.created_on if isinstance(document, Plan) else document.today)


def file_name(document: Plan | Catalogue, suffix: str) -> str:
    """`plan-2026-01-15.csv`."""
    return f"{kind_of(document)}-{day_of(document).isoformat()}{suffix}"


# ---- a plan -----------------------------------------------------------------------------------------------------


def _of_plan(plan: Plan, t: Translator) -> Iterator[Sheet]:
    names = Names(plan=plan, translator=t)
    yield _lines_sheet(t.gettext(READ_FIRST), _heeded(plan, names), t)
    yield _sessions(plan, names)
    yield _plan_exercises(plan, names)
    yield _stop_rules(plan, names)
    yield _safety_net(plan, t)
    yield _lines_sheet(t.gettext("Sources"), source_blocks(plan, t), t)
    yield _packs(plan.packs, t)


def _heeded(plan: Plan, names: Names) -> Outline:
    t = names.translator
    head = Heading(text=plan_title(plan.status, t), level=1)
    if plan.status != "issued":
        return (head, *refusal_blocks(plan, names))
    referral = () if plan.outcome == "proceed" else outcome_blocks(plan.screening, plan.outcome, t)
    return (
        head,
        *date_blocks(plan, t),
        *referral,
        *device_statement(t),
        *problem_blocks(plan.screening, t),
        *(why_blocks(plan.screening, plan.outcome, plan.sources, t) if referral else ()),
        *question_blocks(plan.screening.open_questions, t),
    )


def _sessions(plan: Plan, names: Names) -> Sheet:
    t = names.translator
    items = {item.id: item for item in plan.items}
    header = (
        t.gettext("Date"),
        t.gettext("Number"),
        t.gettext("Exercise"),
        t.gettext("Dose"),
        t.gettext("Effort"),
        t.gettext("Times that day"),
        t.gettext("Minutes that day"),
        t.gettext("Phase"),
    )
    rows = tuple(
        (date.fromisoformat(day.date), number, *_session_cells(items[key], names))
        for day in plan.days
        for number, key in enumerate(day.items, start=1)
    )
    return Sheet(title=t.gettext("Sessions"), header=header, rows=rows)


def _session_cells(item: PlanItem, names: Names) -> tuple[Cell, ...]:
    t = names.translator
    return (
        _exercise_title(item, names),
        clean(dose_sentence(item.dose, t, laterality=laterality_of(item, names.plan))),
        clean(intensity_sentence(item.intensity, t)),
        item.bouts_per_day or None,
        item.minutes_per_day,
        clean(label(PHASES, item.phase, t)),
    )


def _exercise_title(item: PlanItem, names: Names) -> str:
    title = names.exercise(item.exercise)
    return clean(f"{title} ({plain(item.variant)})" if item.variant else title)


def _plan_exercises(plan: Plan, names: Names) -> Sheet:
    t = names.translator
    header = (
        t.gettext("Exercise"),
        t.gettext("Dose"),
        t.gettext("How often"),
        t.gettext("How to do it"),
        t.gettext("Think of"),
        t.gettext("Avoid"),
        t.gettext("Take care"),
        t.gettext("Equipment"),
        t.gettext("Id"),
    )
    return Sheet(
        title=t.gettext("Exercises"), header=header, rows=tuple(_plan_exercise(item, names) for item in plan.items)
    )


def _plan_exercise(item: PlanItem, names: Names) -> tuple[Cell, ...]:
    t = names.translator
    data = names.plan.exercises.get(item.exercise) or {}
    cautions = caution_lines(item, t)
    return (
        _exercise_title(item, names),
        clean(dose_sentence(item.dose, t, laterality=laterality_of(item, names.plan))),
        clean(frequency_sentence(item.frequency, t)),
        _joined(data.get("steps") or (), numbered=_NUMBERED),
        _joined(data.get("cues") or ()),
        _joined(data.get("mistakes") or ()),
        _joined(filter(None, cautions)),
        _joined(_texts(equipment_blocks(data, t))),
        clean(item.exercise),
    )


def _stop_rules(plan: Plan, names: Names) -> Sheet:
    t = names.translator
    said: dict[str, list[str]] = {}
    for rule in plan.stop_rules:
        about = names.exercise(rule.exercise) if rule.exercise else t.gettext("Every exercise")
        said.setdefault(rule.say, []).append(about)
    rows = tuple((clean(say), clean(t.listing(list(dict.fromkeys(about))))) for say, about in said.items())
    return Sheet(title=t.gettext("When to stop"), header=(t.gettext("Text"), t.gettext("Exercise")), rows=rows)


def _safety_net(plan: Plan, t: Translator) -> Sheet:
    rows = tuple((line,) for line in _texts(safety_net_blocks(plan.safety_net, None, t)))
    return Sheet(title=t.gettext("Warning signs"), header=(t.gettext("Text"),), rows=rows)


# ---- a catalogue ------------------------------------------------------------------------------------------------


def _of_catalogue(catalogue: Catalogue, t: Translator) -> Iterator[Sheet]:
    head = (Heading(text=catalogue.title, level=1), *warning_blocks(t), *safety_net_blocks((), None, t))
    yield _lines_sheet(t.gettext(READ_FIRST), head, t)
    yield _catalogue_exercises(catalogue, t)
    sources = (Listing(items=cited_lines(catalogue, t)),)
    yield _lines_sheet(t.gettext("Sources"), sources, t)
    yield _packs(catalogue.packs, t)


#: Attributes of an exercise that stand in columns of their own.
_ATTRIBUTES = (
    *("mode", "qualities", "movement_family", "position", "muscles_stretched", "muscles_loaded", "load", "effort"),
    *("velocity", "balance_demand", "laterality", "level"),
)


def _catalogue_exercises(catalogue: Catalogue, t: Translator) -> Sheet:
    header = (
        t.gettext("Exercise"),
        t.gettext("Also known as"),
        t.gettext("Dose"),
        t.gettext("How often"),
        t.gettext("How to do it"),
        t.gettext("Think of"),
        t.gettext("Mistakes"),
        t.gettext("Stop"),
        t.gettext("Not for you if"),
        t.gettext("Equipment"),
        t.gettext("Evidence"),
        *(plain(name).capitalize() for name in _ATTRIBUTES),
        t.gettext("Id"),
    )
    rows = tuple(_catalogue_exercise(name, data, catalogue, t) for name, data in catalogue.exercises.items())
    return Sheet(title=t.gettext("Exercises"), header=header, rows=rows)


def _catalogue_exercise(name: str, data: Mapping[str, Any], catalogue: Catalogue, t: Translator) -> tuple[Cell, ...]:
    dose = (
        dose_sentence(data.get("dose"), t, laterality=data.get("laterality")),
        intensity_sentence(data.get("intensity"), t),
    )
    return (
        clean(title_of(name, data)),
        _joined(data.get("also_known_as") or ()),
        clean(", ".join(filter(None, dose))),
        clean(frequency_sentence(data["frequency"], t)) if data.get("frequency") else "",
        _joined(data.get("steps") or (), numbered=_NUMBERED),
        _joined(data.get("cues") or ()),
        _joined(data.get("mistakes") or ()),
        _joined(entry["say"] for entry in data.get("stop_when") or () if entry.get("say")),
        _joined(_texts(condition_blocks(data, catalogue.sources, t))),
        _joined(_texts(equipment_blocks(data, t))),
        _joined(evidence_lines(data, catalogue.sources, t)),
        *(_attribute(data.get(key)) for key in _ATTRIBUTES),
        clean(name),
    )


def _attribute(value: Any) -> Cell:
    if isinstance(value, list | tuple):
        return clean(", ".join(plain(str(part)) for part in value))
    if value is None or isinstance(value, int | float):
        return value
    return clean(plain(str(value)))


# ---- both -------------------------------------------------------------------------------------------------------


def _packs(packs: Iterable[PackUsed], t: Translator) -> Sheet:
    header = (
        t.gettext("Title"),
        t.gettext("Version"),
        t.gettext("Licence"),
        t.gettext("By"),
        t.gettext("Review"),
        t.gettext("Namespace"),
    )
    rows = tuple(
        (
            clean(pack.title),
            clean(pack.version or ""),
            clean(pack.licence),
            _joined(pack.maintainers),
            clean(label(REVIEW_STATES, pack.review, t)),
            clean(pack.namespace),
        )
        for pack in packs
    )
    return Sheet(title=t.gettext("Made from"), header=header, rows=rows, lines=tuple(map(clean, pack_lines(packs, t))))


def _lines_sheet(title: str, blocks: Outline, t: Translator) -> Sheet:
    """Blocks as a table of one column; titles of sections that repeat the sheet's own are left out."""
    lines = tuple((line,) for line in _texts(blocks) if line != title)
    return Sheet(title=title, header=(t.gettext("Text"),), rows=lines)


def _texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(clean(text) for block in blocks for text in _text(block) if text)


def _text(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Listing(items=items):
            yield from items
        case Notice(title=title, lines=lines):
            yield title
            yield from lines
        case Table(header=header, rows=rows):
            yield from (" | ".join(row) for row in (header, *rows))


def _joined(sentences: Iterable[str], *, numbered: bool = False) -> str:
    """Sentences in one cell, a line each."""
    lines = [clean(str(sentence)) for sentence in sentences]
    return "\n".join(f"{number}. {line}" if numbered else line for number, line in enumerate(lines, start=1))
