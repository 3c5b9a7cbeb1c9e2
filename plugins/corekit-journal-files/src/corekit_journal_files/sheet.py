# SPDX-License-Identifier: Apache-2.0
"""A CSV file with one exercise a row; rows of the same day and time are one session."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, time
from typing import TYPE_CHECKING, Any, Final

from corekit.values import ReadResult
from corekit_journal_files.figures import BOUNDS, Part, entry_of, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 20_000
_LONGEST_TEXT: Final = 2_000
_NUMBER: Final = re.compile(r"-?[0-9]{1,7}([.,][0-9]{1,4})?")
_TIME: Final = re.compile(r"([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")
#: Columns that are fields of a result: least and greatest value, and whether it is counted.
_RESULTS: Final[dict[str, tuple[float, float, bool]]] = {
    "sets": (0, 100, True),
    "reps": (0, 10_000, True),
    "hold_seconds": (0, 86_400, False),
    "minutes": (0, 1_440, False),
    "metres": (0, 1_000_000, False),
    "load_kg": (0, 1_000, False),
    "effort_0_10": (0, 10, False),
}
#: Columns that are answers to facts of the core, about the session and about the exercise.
_OF_SESSION: Final = ("pain_rest_nprs",)
_OF_EXERCISE: Final = ("pain_during_nprs",)
_SIDES: Final = ("left", "right", "both")
_NEEDED: Final = ("date", "exercise")
COLUMNS: Final = (*_NEEDED, "time", *_RESULTS, "side", "notes", *_OF_SESSION, *_OF_EXERCISE, *list(BOUNDS)[1:])


def read_sheet(content: bytes) -> ReadResult:
    """Return the sessions of a CSV file; raises ValueError, with line and column, for what cannot be read."""
    header, rows = _table(content)
    sessions: dict[tuple[str, str], list[Part]] = {}
    for line, row in rows:
        if any(cell.strip() for cell in row):
            if len(row) != len(header):
                raise ValueError(f"line {line} has {len(row)} cells, the header has {len(header)} columns")
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=True) if cell.strip()}
            sessions.setdefault(_moment(cells, line), []).append(_part(cells, line))
    if not sessions:
        raise ValueError("there is no row below the header")
    unknown = [name for name in header if name not in COLUMNS]
    return ReadResult(
        document=[entry_of(day, recorded_at, parts) for (day, recorded_at), parts in sessions.items()],
        losses=tuple(f"the column '{name}' has no place in a journal" for name in unknown),
    )


def _table(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and the rows with their lines."""
    text = _text(content)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            rows.append((reader.line_num, row))
            if len(rows) > MOST_ROWS + 1:
                raise ValueError(f"there are more than {MOST_ROWS} rows: give it in parts")
    except csv.Error as error:
        raise ValueError(f"near line {reader.line_num}: a quote does not end, or a cell is too long") from error
    if not rows:
        raise ValueError("it is empty")
    header = [re.sub(r"[\s-]+", "_", name.strip().lower()) for name in rows[0][1]]
    for name in _NEEDED:
        if name not in header:
            raise ValueError(f"there is no column '{name}'; the first line names the columns: {', '.join(COLUMNS)}")
    twice = next((name for name in header if name and header.count(name) > 1), None)
    if twice is not None:
        raise ValueError("two columns have the same name" + (f": '{twice}'" if twice in COLUMNS else ""))
    return header, rows[1:]


def _text(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        raise ValueError(f"it is larger than {LARGEST_BYTES // 1024 // 1024} MB: give it in parts")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is no text in UTF-8: save it as 'CSV UTF-8'") from None
    if "\0" in text:
        raise ValueError("it is no text: there are null characters in it")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _moment(cells: Mapping[str, str], line: int) -> tuple[str, str]:
    """Day and time of a row: what makes a session."""
    day = cells.get("date", "")
    try:
        known = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) is not None and bool(date.fromisoformat(day))
    except ValueError:
        known = False
    if not known:
        raise ValueError(_fault(line, "date", "there is no day; write it like 2026-11-21"))
    match = _TIME.fullmatch(cells.get("time", "00:00"))
    if match is None:
        raise ValueError(_fault(line, "time", "this is no time; write it like 18:30 or 18:30+01:00"))
    minutes, seconds, zone = match.groups()
    clock = f"{minutes:0>5}{seconds or ':00'}"
    try:
        time.fromisoformat(f"{clock}{zone or ''}")
    except ValueError:
        raise ValueError(_fault(line, "time", "there is no such time; write it like 18:30")) from None
    return day, f"{day}T{clock}{zone or '-00:00'}"  # RFC 3339: the zone is not known


def _part(cells: Mapping[str, str], line: int) -> Part:
    if "exercise" not in cells:
        raise ValueError(_fault(line, "exercise", "the exercise is missing"))
    result: dict[str, Any] = {"exercise": _words(cells, "exercise", line)}
    for name, (low, high, counted) in _RESULTS.items():
        if name in cells:
            value = _number(cells, name, line, low, high)
            if counted and not isinstance(value, int):
                raise ValueError(_fault(line, name, "this has to be a whole number"))
            result[name] = value
    if "side" in cells:
        if cells["side"].lower() not in _SIDES:
            raise ValueError(_fault(line, "side", f"this is none of {', '.join(_SIDES)}"))
        result["side"] = cells["side"].lower()
    if "notes" in cells:
        result["notes"] = _words(cells, "notes", line)
    facts = {name: _number(cells, name, line, 0, 10) for name in _OF_EXERCISE if name in cells}
    if facts:
        result["facts"] = facts
    figures = {name: _number(cells, name, line, *bounds) for name, bounds in BOUNDS.items() if name in cells}
    return Part(
        result=result,
        figures=figures,
        answers={name: _number(cells, name, line, 0, 10) for name in _OF_SESSION if name in cells},
    )


def _words(cells: Mapping[str, str], name: str, line: int) -> str:
    text = cells[name]
    if len(text) > _LONGEST_TEXT:
        raise ValueError(_fault(line, name, f"this is longer than {_LONGEST_TEXT} characters"))
    if any(not char.isprintable() and char != "\n" for char in text):
        raise ValueError(_fault(line, name, "there are control characters in it"))
    return text


def _number(cells: Mapping[str, str], name: str, line: int, low: float, high: float) -> float:
    match = _NUMBER.fullmatch(cells[name])
    value = float(cells[name].replace(",", ".")) if match else None
    if value is None or not low <= value <= high:
        raise ValueError(_fault(line, name, f"this is no number from {low:g} to {high:g}"))
    return tidy(value) if name in BOUNDS else int(value) if value == int(value) else value


def _fault(line: int, column: str, what: str) -> str:
    """What is wrong and where; never what stands there, which is about a person."""
    return f"line {line}, column '{column}': {what}"
