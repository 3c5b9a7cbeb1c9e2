# SPDX-License-Identifier: Apache-2.0
"""Tables as a workbook: a sheet each, every text as text, and the same bytes for the same tables."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from corekit_table.cells import begins_like_a_formula, fitting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit.values import RenderRequest
    from corekit_table.sheets import Cell, Sheet

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST = 9, 60
_LONGEST_TITLE = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_PAPERS = {"a4": 9, "letter": 1}
_RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))


class _Archive(ZipFile):
    """An archive whose members bear no time of their own."""

    def writestr(self, name: Any, data: Any, *_: Any, **__: Any) -> None:  # type: ignore[override]
        member = ZipInfo(name.filename if isinstance(name, ZipInfo) else name, _EARLIEST)
        member.compress_type = ZIP_DEFLATED
        member.external_attr = 0o600 << 16
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname or filename, Path(filename).read_bytes())


def workbook_bytes(sheets: Sequence[Sheet], request: RenderRequest, *, made_on: date) -> bytes:
    """The workbook as a file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _add(book, sheet, request)
    made = datetime(made_on.year, made_on.month, made_on.day)
    book.properties.creator = "corekit"
    book.properties.created = book.properties.modified = made
    book.properties.language = request.language
    stream = io.BytesIO()
    with _Archive(stream, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return stream.getvalue()


def _add(book: Workbook, sheet: Sheet, request: RenderRequest) -> None:
    page = book.create_sheet(_FORBIDDEN.sub(" ", sheet.title)[:_LONGEST_TITLE])
    for column, name in enumerate(sheet.header, start=1):
        cell = _write(page, 1, column, name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F5C66")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = _write(page, number, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for column, width in enumerate(_widths(sheet), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _PAPERS[str(request.options["paper"])]
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_view.rightToLeft = request.language.split("-")[0] in _RIGHT_TO_LEFT


def _write(page: Any, row: int, column: int, value: Cell) -> Any:
    """A cell of the value's own type: a text is a text, whatever it begins with, and stays one when it is edited."""
    cell = page.cell(row, column)
    if isinstance(value, str):
        cell.value = fitting(value)
        cell.data_type = "s"
        if begins_like_a_formula(value):
            cell.quotePrefix = True
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    return cell


def _widths(sheet: Sheet) -> list[int]:
    """Wide enough for the longest line of a column, within bounds."""
    columns = zip(sheet.header, *sheet.rows, strict=True)
    return [min(_WIDEST, max(_NARROWEST, *(_length(cell) + 2 for cell in column))) for column in columns]


def _length(cell: Cell) -> int:
    return max(map(len, str("" if cell is None else cell).split("\n")))
