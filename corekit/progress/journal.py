# SPDX-License-Identifier: Apache-2.0
"""A journal as it stands: each entry once, corrections in the place of what they correct, in the order of the days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corekit.model.journal import JournalEntry


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Journal(Record):
    """The entries in effect, in the order of their days and, within a day, of their recording."""

    entries: tuple[JournalEntry, ...]
    #: Id of every entry there ever was -> id of the one in effect in its place.
    standing: Mapping[str, str]
    #: What was left aside, and why; none of it is an error.
    notes: tuple[Diagnostic, ...] = ()

    def followed_by(self, entry: JournalEntry, *, latest: int) -> Journal:
        """The *latest* entries of the journal with one more, of a later day than all, which corrects none."""
        entries = (*self.entries, entry)[-latest:]
        return Journal(entries=entries, standing={**self.standing, entry.id: entry.id}, notes=self.notes)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each entry stands among the entries."""
        return {entry.id: place for place, entry in enumerate(self.entries)}

    def place(self, identifier: str | None) -> int:
        """Where the entry of that id, or what corrects it, stands among the entries; -1 for none."""
        return self.places.get(self.standing.get(identifier or "", ""), -1)


def journal_of(entries: Iterable[JournalEntry], *, today: date) -> Journal:
    """
    Read *entries*, in any order, as they stand on the day *today*.

    The same entry twice is one entry. A correction (`supersedes`) takes the place of the entry it names; of several
    corrections of one entry the one recorded last counts. A correction of what is not there counts as an entry of its
    own, with a note. Raises `DocumentInvalid` for a date that is none or after *today*, and for two entries that
    differ under one id.
    """
    faults: list[Diagnostic] = []
    given = _once(entries, faults)
    for index, entry in enumerate(given):
        faults.extend(_date_faults(entry, index))
    if faults:
        raise DocumentInvalid(faults[0].message, hint=faults[0].hint, diagnostics=faults)
    recorded = sorted(given, key=lambda entry: (_moment(entry), entry.id))
    replaced, notes = _replaced(recorded)
    kept = [entry for entry in recorded if entry.id not in replaced]
    late = [entry for entry in kept if date.fromisoformat(entry.date) > today]
    if late:
        raise DocumentInvalid(
            f"An entry of the journal is dated {late[0].date}, which is after today ({today.isoformat()}).",
            hint="Correct it with a new entry that supersedes it.",
            diagnostics=[_fault("journal-future", entry, "The entry is dated after today.") for entry in late],
        )
    standing = {entry.id: _last(entry.id, replaced) for entry in recorded}
    kept.sort(key=lambda entry: (entry.date, _moment(entry), entry.id))
    return Journal(entries=tuple(kept), standing=standing, notes=tuple(notes))


def _once(entries: Iterable[JournalEntry], faults: list[Diagnostic]) -> tuple[JournalEntry, ...]:
    known: dict[str, JournalEntry] = {}
    for entry in entries:
        same = known.setdefault(entry.id, entry)
        if same is not entry and same != entry:
            message = f"Two entries bear the id {entry.id} and differ."
            hint = "Give the correction an id of its own and name the first in 'supersedes'."
            faults.append(_fault("journal-same-id", entry, message, hint=hint))
    return tuple(known.values())


def _replaced(recorded: Sequence[JournalEntry]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Id of each corrected entry -> id of its next correction; nothing corrects itself by a detour."""
    replaced: dict[str, str] = {}
    notes: list[Diagnostic] = []
    known = {entry.id for entry in recorded}
    for entry in recorded:
        target = entry.supersedes
        if target is None:
            continue
        if target not in known or _last(target, replaced) == _last(entry.id, replaced):
            why = "which is not in the journal" if target not in known else "which corrects it in turn"
            message = f"The entry {entry.id} supersedes {target}, {why}; it counts as an entry of its own."
            notes.append(_fault("journal-supersedes", entry, message, severity="warning"))
        else:
            replaced[_last(target, replaced)] = entry.id
    return replaced, notes


def _last(identifier: str, replaced: Mapping[str, str]) -> str:
    while identifier in replaced:
        identifier = replaced[identifier]
    return identifier


def _date_faults(entry: JournalEntry, index: int) -> Iterable[Diagnostic]:
    for key, value, read in (
        ("date", entry.date, date.fromisoformat),
        ("recorded_at", entry.recorded_at, datetime.fromisoformat),
    ):
        try:
            read(value)
        except ValueError:
            form = "YYYY-MM-DD" if key == "date" else "such as 2026-11-21T08:30:00Z"
            yield Diagnostic(
                code="journal-date",
                message=f"'{key}' of the entry {entry.id} is no date that exists.",
                pointer=f"/{index}/{key}",
                hint=f"Write it as {form}.",
            )


def _moment(entry: JournalEntry) -> datetime:
    moment = datetime.fromisoformat(entry.recorded_at)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _fault(
    code: str, entry: JournalEntry, message: str, *, hint: str | None = None, severity: str = "error"
) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message=message, pointer=f"/{entry.id}", hint=hint)
