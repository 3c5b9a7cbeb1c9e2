# SPDX-License-Identifier: Apache-2.0
"""A journal entry asked on the terminal: the day after, what was done, how it went, and the day around it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from corekit.cli.answers import MisreadError
from corekit.cli.asking import StoppedError, ask_question, ask_text, prompt, say
from corekit.cli.journal_entries import new_entry
from corekit.errors import DocumentInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from corekit.cli.options import Settings
    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.intake import Question
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan

_MINUTES = re.compile(r"(\d{1,3}(?:\.\d)?)min(?:utes)?")
_SETS = re.compile(r"(\d{1,3})x(\d{1,4})(?:x(\d{1,4}))?")


def ask_entries(
    kit: Kit, plan: Plan | None, before: Sequence[JournalEntry], settings: Settings, day: date
) -> list[JournalEntry]:
    """The entries that somebody answers for: the day after the last session first, then the session of *day*."""
    from corekit.progress.asking import session_questions  # noqa: PLC0415 - only on a terminal

    if plan is None:
        raise DocumentInvalid("Without a plan nobody knows what to ask.", hint="Give it with --plan plan.json.")
    questions = session_questions(plan, kit.library)
    translator = settings.translator(plan.language)
    try:
        corrected = _day_after(before, questions.next_day, plan, day, translator)
        return [*corrected, _session(plan, questions, day, translator)]
    except StoppedError:
        raise click.Abort from None


def _day_after(
    before: Sequence[JournalEntry], questions: Sequence[Question], plan: Plan, day: date, translator: Translator
) -> list[JournalEntry]:
    """The last session told again with how the day after it was, where it was yesterday or the days before."""
    if not before:
        return []
    last = max(before, key=lambda entry: (entry.date, entry.recorded_at))
    near = (day - timedelta(days=7)).isoformat() <= last.date < day.isoformat()
    open_ones = [question for question in questions if question.fact not in (last.facts or {})]
    if not near or not last.exercises or not open_ones:
        return []
    say(translator.gettext("First, the day after your session of {date}:", date=last.date), bold=True)
    told = {**(last.facts or {}), **_asked(open_ones, translator)}
    data = {
        name: value for name, value in last.to_dict().items() if name not in ("id", "recorded_at", "schema", "date")
    }
    from datetime import date as calendar_date  # noqa: PLC0415 - only here

    again = {**data, "facts": told, "supersedes": last.id}
    again.pop("plan", None)
    return [new_entry(calendar_date.fromisoformat(last.date), plan, **again)]


def _session(plan: Plan, questions: Any, day: date, translator: Translator) -> JournalEntry:
    items = plan.session_on(day.isoformat()) or plan.items
    names = list(dict.fromkeys(item.exercise for item in items))
    say("")
    say(translator.gettext("Which exercises did you do? Numbers, such as 1,3; nothing for all, 0 for none."), bold=True)
    for number, name in enumerate(names, start=1):
        say(f"  {number:>2}  {plan.exercises[name]['title']}")
    done = _chosen(ask_text(""), names)
    amounts = {name: _amount(name, plan, translator) for name in done}
    facts = _asked(questions.session, translator)
    felt = _felt(done, plan, questions.exercise, translator)
    say("")
    say(translator.gettext("The day around it; leave empty what does not matter."), bold=True)
    return new_entry(
        day,
        plan,
        exercises=[
            {"exercise": name, **amounts[name], **({"facts": felt[name]} if felt[name] else {})} for name in done
        ],
        facts=facts,
        activities=_listed(ask_text(translator.gettext("Activities, separated by commas:"))),
        positions=_listed(ask_text(translator.gettext("Positions you kept for long, separated by commas:"))),
        time_of_day=ask_text(translator.gettext("When did you feel the pain most?")),
        notes=ask_text(translator.gettext("Notes:")),
    )


def _amount(name: str, plan: Plan, translator: Translator) -> dict[str, Any]:
    """What was done of an exercise; nothing typed is as planned, which needs no figures."""
    how = translator.gettext("What did you do? Such as 3x10, 3x10x5 with seconds held, 20 min; nothing for as planned.")
    say(f"{plan.exercises[name]['title']}: {how}")

    def read(typed: str) -> dict[str, Any]:
        amount = amount_of(typed)
        if amount is None:
            raise MisreadError(translator.gettext("Write sets x repetitions (x seconds), or minutes: 3x10, 20 min."))
        return amount or _planned(name, plan)

    return prompt("", read)


def _planned(name: str, plan: Plan) -> dict[str, Any]:
    """The figures of an exercise's dose in the plan, as far as it gives one figure and no range."""
    doses = [item.dose for item in plan.items if item.exercise == name and item.dose]
    figures = ((key, doses[0].get(key) if doses else None) for key in ("sets", "reps", "hold_seconds", "minutes"))
    return {key: figure for key, figure in figures if isinstance(figure, int)}


def amount_of(typed: str) -> dict[str, Any] | None:
    """`3x10`, `3x10x5` or `20 min` as fields of a result; nothing for nothing, None for what is none of these."""
    text = typed.strip().lower().replace("\N{MULTIPLICATION SIGN}", "x").replace(" ", "")
    if not text:
        return {}
    if found := _MINUTES.fullmatch(text):
        return {"minutes": float(found[1]) if "." in found[1] else int(found[1])}
    if found := _SETS.fullmatch(text):
        return {
            name: int(each) for name, each in zip(("sets", "reps", "hold_seconds"), found.groups(), strict=True) if each
        }
    return None


def _felt(
    done: Sequence[str], plan: Plan, questions: Sequence[Question], translator: Translator
) -> dict[str, dict[str, Any]]:
    """How each exercise felt: asked once for all of them, and again for those that felt otherwise."""
    if not done:
        return {}
    alike = _asked(questions, translator)
    felt = dict.fromkeys(done, alike)
    if len(done) == 1:
        return felt
    say(
        translator.gettext("Did any of these feel otherwise? Their numbers, such as 2,3; nothing if all felt so."),
        bold=True,
    )
    for number, name in enumerate(done, start=1):
        say(f"  {number:>2}  {plan.exercises[name]['title']}")
    typed = ask_text("")
    for name in _chosen(typed, done) if typed.strip() else ():
        say(plan.exercises[name]["title"], bold=True)
        felt[name] = _asked(questions, translator)
    return felt


def _asked(questions: Iterable[Question], translator: Translator) -> dict[str, Any]:
    return {question.fact: ask_question(question, translator) for question in questions}


def _chosen(typed: str, names: Sequence[str]) -> list[str]:
    if not typed.strip():
        return list(names)
    numbers = [int(part) for part in typed.replace(",", " ").split() if part.isdigit()]
    return [names[number - 1] for number in numbers if 1 <= number <= len(names)]


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
