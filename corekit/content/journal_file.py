# SPDX-License-Identifier: Apache-2.0
"""
A journal on disk: one entry a line, appended under a lock and flushed before anybody is told that it is there.

A line that a killed writer left unfinished stays where it is: the next writer ends it, and every reader reports it. No
line is ever rewritten or taken out.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.model.journal import JournalEntry
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

#: The journal of a person is nobody else's.
_PRIVATE: Final = 0o600
#: A line is no longer than this (bytes): an entry holds answers, not files.
_LONGEST: Final = 1024 * 1024
_TEXTS: Final = ("id", "date", "recorded_at", "plan", "supersedes", "time_of_day", "notes")
_RESULT_NUMBERS: Final = ("sets", "reps", "hold_seconds", "minutes", "metres", "load_kg", "effort_0_10")
_RESULT_WORDS: Final = ("side", "notes", "item")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class JournalFile(Record):
    """The entries of a file in the order of its lines, and a diagnostic for every line that is none."""

    entries: tuple[JournalEntry, ...] = ()
    damaged: tuple[Diagnostic, ...] = ()


def append(path: Path, entries: Iterable[JournalEntry]) -> None:
    """
    Append *entries* to the file; when this returns they are on the disk.

    The file is made with mode 0600. Raises OSError where it cannot be written: then none, or the first of the entries
    may be there, and writing them again does no harm (an id counts once).
    """
    lines = b"".join(_line(entry) for entry in entries)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), _PRIVATE)
    try:
        with _locked(descriptor):
            _write(descriptor, (b"" if _ends_well(descriptor) else b"\n") + lines)
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
    _flush_folder(path)


def read_journal(path: Path) -> JournalFile:
    """
    Read the entries of a file; a line that is no entry is reported and left where it is.

    Raises OSError for a file that cannot be read.
    """
    with path.open("rb") as file:
        content = file.read()
    entries: list[JournalEntry] = []
    damaged: list[Diagnostic] = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append(entry_of(_data(line)))
        except (ValueError, RecursionError) as error:
            damaged.append(_damaged(path, number, str(error)))
        except DocumentInvalid as error:
            damaged.append(_damaged(path, number, error.message))
    return JournalFile(entries=tuple(entries), damaged=tuple(damaged))


def entries_of(content: str | bytes) -> tuple[JournalEntry, ...]:
    """
    The entries of an upload: all of its lines, or none.

    Raises `DocumentInvalid`, with the line, for the first that is no entry, and where there is none at all.
    """
    entries = []
    lines = content.encode(errors="replace") if isinstance(content, str) else content
    for number, line in enumerate(lines.split(b"\n"), start=1):
        if line.strip():
            try:
                entries.append(entry_of(_data(line)))
            except (ValueError, RecursionError):  # its words may quote an answer
                hint = "Each line is one entry as JSON; see 'corekit schema journal-entry'."
                raise DocumentInvalid(f"Line {number} cannot be read as JSON.", hint=hint) from None
            except DocumentInvalid as error:
                message = f"Line {number} is no journal entry: {error.message}"
                raise DocumentInvalid(message, hint=error.hint, diagnostics=error.diagnostics) from error
    if not entries:
        raise DocumentInvalid("There is no journal entry in this.", hint="Give one entry a line, as JSON.")
    return tuple(entries)


def entry_of(data: Any) -> JournalEntry:
    """The entry of JSON data; raises `DocumentInvalid` with every fault for what does not follow its schema."""
    entry = JournalEntry.from_dict(data)
    if not _looks_sound(entry):
        from corekit.content.documents import check_document  # noqa: PLC0415 - only to explain faults

        faults = check_document("journal-entry", data)
        if faults:
            raise DocumentInvalid(faults[0].message, hint=faults[0].hint, diagnostics=faults)
    return entry


def _looks_sound(entry: JournalEntry) -> bool:
    """Whether an entry is surely as its schema wants it; False only means that nobody can be sure."""
    if entry.schema != 1 or not all(isinstance(getattr(entry, name) or "", str) for name in _TEXTS):
        return False
    if len(entry.id) < 8 or len(entry.date) != 10 or len(entry.recorded_at) < 10:
        return False
    return _are_answers(entry.facts) and all(
        isinstance(result.exercise, str)
        and _are_answers(result.facts)
        and all(_is_amount(getattr(result, name)) for name in _RESULT_NUMBERS)
        and all(isinstance(getattr(result, name) or "-", str) for name in _RESULT_WORDS)
        and (result.effort_0_10 or 0) <= 10
        for result in entry.exercises or ()
    )


def _is_amount(value: Any) -> bool:
    return value is None or (type(value) is int and value >= 0)


def _are_answers(facts: Any) -> bool:
    if facts is None:
        return True
    return isinstance(facts, dict) and all(
        isinstance(name, str)
        and name.replace("_", "a").isalnum()
        and name == name.lower()
        and name[0].isalpha()
        and (
            isinstance(answer, str | int | float)
            or (isinstance(answer, list) and all(isinstance(each, str) for each in answer))
        )
        for name, answer in facts.items()
    )


def _line(entry: JournalEntry) -> bytes:
    """One line; JSON escapes every line break inside of it."""
    return (entry.to_json(indent=None) + "\n").encode()


def _data(line: bytes) -> Any:
    if len(line) > _LONGEST:
        raise ValueError("the line is too long")
    return json.loads(line.decode(), parse_constant=_refuse, object_pairs_hook=_once)


def _refuse(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("a key stands there twice")
    return data


def _damaged(path: Path, number: int, why: str) -> Diagnostic:
    del why  # it may quote an answer
    return Diagnostic(
        code="journal-damaged-line",
        message="This line is no journal entry; it is kept where it is and not used.",
        hint="Record the session again, or mend the line by hand.",
        file=str(path),
        line=number,
        column=1,
    )


def _ends_well(descriptor: int) -> bool:
    """Whether the file is empty or its last line is ended; else a writer was killed in the middle of one."""
    size = os.lseek(descriptor, 0, os.SEEK_END)
    if size == 0:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _flush_folder(path: Path) -> None:
    """A new file is only there for good when its folder is on the disk too."""
    if os.name != "posix":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(descriptor: int) -> Iterator[None]:
    """One writer at a time; the system lets go of the lock of a process that ends, however it ends."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - another platform

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        try:
            yield
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - another platform

        fcntl.flock(descriptor, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(descriptor, fcntl.LOCK_UN)
