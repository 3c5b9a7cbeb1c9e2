# SPDX-License-Identifier: Apache-2.0
"""`corekit log`: record what was done and how it went, in a file that only ever grows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corekit.cli import exit_codes
from corekit.cli.journal_entries import exercise_of, new_entry
from corekit.cli.journals import JOURNAL, PLAN, open_journal, open_plan
from corekit.cli.options import Settings, kit_options, read_day
from corekit.cli.output import print_json
from corekit.errors import DocumentInvalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from corekit.kit import Kit
    from corekit.messages import Translator
    from corekit.model.diagnostic import Diagnostic
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan

_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command("log")
@click.argument("journal", type=JOURNAL)
@click.option("--plan", "plan_path", type=PLAN, help="The plan that was followed: its exercises and questions.")
@click.option("--from", "given", type=_FILE, help="Take entries from this file; JSON (Lines) unless --format says.")
@click.option("-f", "--format", "format_name", metavar="FORMAT", help="A format of --from that a plugin reads.")
@click.option("--as", "names", multiple=True, metavar="NAME=ID", help="What --from calls NAME is this exercise.")
@click.option("--date", "day", metavar="DATE", callback=read_day, help="The day of the session; today unless said.")
@click.option(
    "--exercise", "exercises", multiple=True, metavar="ID[,KEY=VALUE]", help="What was done: id,sets=3,reps=10."
)
@click.option(
    "--set", "answers", multiple=True, metavar="FACT=ANSWER", help="An answer: one, several as a,b, or nothing."
)
@click.option("--activity", "activities", multiple=True, metavar="TEXT", help="What was done that day.")
@click.option("--position", "positions", multiple=True, metavar="TEXT", help="A position that was kept for long.")
@click.option("--time-of-day", metavar="TEXT", help="When the pain was felt.")
@click.option("--notes", metavar="TEXT", help="Notes in own words.")
@click.option("--supersedes", metavar="ID", help="The entry that this one corrects.")
@kit_options(dated=True)
def log_command(settings: Settings, journal: Path, **said: Any) -> int:
    """Add an entry to JOURNAL (JSON Lines, made where there is none, mode 0600).

    Asks on the terminal, or takes a file or options. An entry is never changed: a correction is a new entry that names
    the one it supersedes. When the command says that an entry is recorded, it is on the disk.
    """
    kit = settings.kit()
    plan = open_plan(said["plan_path"]) if said["plan_path"] is not None else None
    before = open_journal(journal, may_be_new=True)
    wanted = {name: value for name, value in said.items() if name != "plan_path" and value}
    if said["given"] is not None:
        from corekit.cli.log_reading import read_entries  # noqa: PLC0415 - only where a file is given

        entries = read_entries(said["given"], kit, plan, settings, said["format_name"], said["names"])
        entries = _unless_known(entries, before.entries)
    elif said["format_name"] or said["names"]:
        raise click.UsageError("--format and --as are about a file: give it with --from.")
    elif wanted.keys() - {"day"} or settings.as_json or not sys.stdin.isatty():
        entries = [_from_options(kit, plan, settings, said)]
    else:
        from corekit.cli.log_asking import ask_entries  # noqa: PLC0415 - only on a terminal

        entries = ask_entries(kit, plan, before.entries, settings, said["day"] or settings.today)
    _check(entries, before.entries, kit, plan, settings.today)
    _append(journal, entries)
    if settings.as_json:
        print_json({"recorded": [entry.to_dict() for entry in entries], "journal": str(journal)})
    else:
        if not entries:
            click.echo(settings.translator().gettext("Nothing new to record."), err=True)
        for entry in entries:
            click.echo(_recorded(entry, kit, plan, settings.translator()), err=True)
    return exit_codes.FINDINGS if before.damaged else exit_codes.FINE


def _recorded(entry: JournalEntry, kit: Kit, plan: Plan | None, t: Translator) -> str:
    """What was recorded, for the person who did it."""
    from datetime import date  # noqa: PLC0415 - beside the annotation

    from corekit.messages.labels import day  # noqa: PLC0415 - only where people read

    parts = [_title(result.exercise, kit, plan) for result in entry.exercises or ()]
    answers = len(entry.facts or {}) + sum(len(result.facts or {}) for result in entry.exercises or ())
    if answers:
        parts.append(t.ngettext("{n} answer", "{n} answers", answers))
    if entry.activities or entry.positions or entry.time_of_day:
        parts.append(t.gettext("what the day was like"))
    if entry.notes:
        parts.append(t.gettext("a note"))
    when, what = day(date.fromisoformat(entry.date), t), t.listing(parts) or t.gettext("nothing but the day")
    if entry.supersedes is not None:
        return t.gettext("Corrected for {date}: {what}.", date=when, what=what)
    return t.gettext("Recorded for {date}: {what}.", date=when, what=what)


def _title(exercise: str, kit: Kit, plan: Plan | None) -> str:
    from corekit.messages.labels import plain  # noqa: PLC0415 - only where people read

    if plan is not None and exercise in plan.exercises:
        return str(plan.exercises[exercise]["title"])
    return (
        str(kit.library.get("exercise", exercise).title) if kit.library.has("exercise", exercise) else plain(exercise)
    )


def _from_options(kit: Kit, plan: Plan | None, settings: Settings, said: Mapping[str, Any]) -> JournalEntry:
    day = said["day"] or settings.today
    exercises = [_result(each, kit, plan) for each in said["exercises"]]
    lists = {name: list(said[name]) for name in ("activities", "positions")}
    texts = {name: said[name] for name in ("time_of_day", "notes", "supersedes")}
    return new_entry(day, plan, exercises=exercises, facts=_answers(said["answers"], kit), **lists, **texts)


def _result(given: str, kit: Kit, plan: Plan | None) -> dict[str, Any]:
    """What was done of one exercise: `id,sets=3,reps=10`; a key that is no field of a result is an answer."""
    from corekit.model.codec import plan_of  # noqa: PLC0415 - only where an exercise is given
    from corekit.model.journal import ExerciseResult  # noqa: PLC0415 - as above

    name, *told = given.split(",")
    fields = plan_of(ExerciseResult).fields.keys() - {"exercise", "facts"}
    result: dict[str, Any] = {"exercise": exercise_of(name.strip(), kit, plan)}
    answers: list[str] = []
    for each in told:
        key, equals, value = (part.strip() for part in each.partition("="))
        if not equals or not value:
            raise click.UsageError(
                "Write what was done as --exercise ID,KEY=VALUE, such as --exercise chin-nod,reps=8."
            )
        if key in fields:
            result[key] = _value(value)
        else:
            answers.append(each)
    facts = _answers(answers, kit)
    return {**result, **({"facts": facts} if facts else {})}


def _answers(given: Iterable[str], kit: Kit) -> dict[str, Any]:
    """Answers by fact. Raises `UnknownName` for a question that nobody asks: a slip must not lose an answer."""
    answers: dict[str, Any] = {}
    for each in given:
        fact, equals, answer = each.partition("=")
        if not equals or not fact.strip():
            said = "An answer is FACT=ANSWER: write --set pain_rest_nprs=2."  # what was typed may be an answer
            raise click.UsageError(said)
        answers[kit.library.resolve("fact", fact.strip())] = _value(answer.strip())
    return answers


def _value(text: str) -> Any:
    if not text or text.startswith("[") or "," in text:
        return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def _unless_known(entries: Iterable[JournalEntry], before: Iterable[JournalEntry]) -> list[JournalEntry]:
    """The entries that are not in the journal yet: the same file may be given twice."""
    known = set(before)
    return [entry for entry in entries if entry not in known]


def _check(
    entries: Iterable[JournalEntry], before: Iterable[JournalEntry], kit: Kit, plan: Plan | None, today: date
) -> None:
    """Nothing wrong gets into the file: dates, ids, answers, and the exercises of the plan."""
    from corekit.cli.failures import say_diagnostics  # noqa: PLC0415 - only when something is wrong
    from corekit.model.diagnostic import Diagnostic as Fault  # noqa: PLC0415 - as above
    from corekit.progress.journal import journal_of  # noqa: PLC0415 - only where something is recorded

    added = list(entries)
    for entry in added:
        if entry.date > today.isoformat():
            hint = "Give the day of the session with --date; what has not happened yet is not recorded."
            raise DocumentInvalid(f"The day {entry.date} is after today ({today.isoformat()}).", hint=hint)
    known = {entry.id for entry in before}
    for entry in added:
        if entry.supersedes is not None and entry.supersedes not in known:
            hint = "The id of an entry stands in the journal file, and in what 'corekit log --json' says."
            raise DocumentInvalid(f"There is no entry {entry.supersedes} to correct.", hint=hint)
    corrected = {entry.supersedes for entry in added}
    journal_of(
        (*(entry for entry in before if entry.id not in corrected and entry.date <= today.isoformat()), *added),
        today=today,
    )
    faults = [fault for entry in added for fault in _answer_faults(entry, kit)]
    if any(fault.severity == "error" for fault in faults):
        raise DocumentInvalid("An answer cannot be used; nothing was recorded.", diagnostics=faults)
    done = {result.exercise for entry in added for result in entry.exercises or ()}
    for name in sorted(done - set(plan.exercises)) if plan is not None else ():
        message = f"The exercise {name} is not part of the plan; it is recorded and changes nothing in the plan."
        faults.append(Fault(code="journal-unplanned", severity="warning", message=message))
    say_diagnostics(faults)


def _answer_faults(entry: JournalEntry, kit: Kit) -> Iterable[Diagnostic]:
    from corekit.content.documents import check_answers  # noqa: PLC0415 - only where something is recorded
    from corekit.model.profile import Answer, Profile  # noqa: PLC0415 - as above

    told = [entry.facts or {}, *(result.facts or {} for result in entry.exercises or ())]
    for facts in told:
        answers = {name: Answer(answer=answer) for name, answer in facts.items()}
        profile = Profile(schema=1, answered_on=entry.date, facts=answers)
        yield from check_answers(profile, kit.library).diagnostics


def _append(journal: Path, entries: Iterable[JournalEntry]) -> None:
    from corekit.content.journal_file import append  # noqa: PLC0415 - only where something is recorded

    try:
        append(journal, entries)
    except OSError as error:
        raise click.FileError(str(journal), error.strerror or "cannot be written") from error
