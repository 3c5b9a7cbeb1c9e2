# SPDX-License-Identifier: Apache-2.0
"""All tables as one, in a file without types (RFC 4180): a column says which part a line belongs to."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from corekit_table.cells import inert
from corekit_table.sheets import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corekit.values import RenderRequest
    from corekit_table.sheets import Cell, Sheet

_BOM = "\ufeff"
_SEPARATORS = {"tab": "\t"}


def csv_text(sheets: Sequence[Sheet], request: RenderRequest) -> str:
    """The tables under one header: columns of the same name are one column."""
    chosen = str(request.options["separator"])
    stream = io.StringIO()
    writer = csv.writer(
        stream, delimiter=_SEPARATORS.get(chosen, chosen), lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC
    )
    t = words(request.language)
    text = t.gettext("Text")
    headers = (name for sheet in sheets if sheet.lines is None for name in sheet.header)
    columns = tuple(dict.fromkeys((text, *headers)))
    writer.writerow([inert(name) for name in (t.gettext("Part"), *columns)])
    for sheet in sheets:
        writer.writerows(_rows(sheet, columns, text))
    return f"{_BOM if request.options['bom'] else ''}{stream.getvalue()}"


def _rows(sheet: Sheet, columns: Sequence[str], text: str) -> Iterator[list[str | int | float]]:
    header = sheet.header if sheet.lines is None else (text,)
    for row in sheet.rows if sheet.lines is None else ((line,) for line in sheet.lines):
        cells: dict[str, Cell] = dict(zip(header, row, strict=True))
        yield [inert(sheet.title), *(_cell(cells.get(name)) for name in columns)]


def _cell(cell: Cell) -> str | int | float:
    """Lines of a cell become one: readers of CSV differ about line breaks in it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return inert(" ".join(cell.split("\n"))) if isinstance(cell, str) else cell
