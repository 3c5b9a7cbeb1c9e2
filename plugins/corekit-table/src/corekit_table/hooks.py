# SPDX-License-Identifier: Apache-2.0
"""The formats `csv` and `xlsx`, as corekit finds them; what is heavy is imported when something is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit import hookimpl
from corekit.values import OutputFormat, Rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.values import RenderRequest

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS = ("plan", "catalogue")

CSV_OPTIONS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "separator": {
            "type": "string",
            "enum": [",", ";", "tab"],
            "default": ",",
            "description": "Between cells; a spreadsheet set to a language with decimal commas expects a semicolon.",
        },
        "bom": {
            "type": "boolean",
            "default": True,
            "description": "Begin with a byte order mark, without which Excel takes the file for another encoding.",
        },
    },
}
XLSX_OPTIONS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "paper": {
            "type": "string",
            "enum": ["a4", "letter"],
            "default": "a4",
            "description": "The paper it is printed on, across, as wide as the page.",
        },
    },
}


def render_csv(document: Any, request: RenderRequest) -> Rendered:
    """Return a plan or a catalogue as one table."""
    from corekit_table.delimited import csv_text  # noqa: PLC0415 - imported where it is used
    from corekit_table.sheets import file_name, sheets_of  # noqa: PLC0415 - as above

    text = csv_text(sheets_of(document, request.language), request)
    return Rendered.from_text(text, media_type=f"{CSV}; charset=utf-8", filename=file_name(document, ".csv"))


def render_xlsx(document: Any, request: RenderRequest) -> Rendered:
    """Return a plan or a catalogue as a workbook with a sheet for each of its parts."""
    from corekit_table.sheets import day_of, file_name, sheets_of  # noqa: PLC0415 - imported where it is used
    from corekit_table.workbook import workbook_bytes  # noqa: PLC0415 - openpyxl, only where it is used

    content = workbook_bytes(sheets_of(document, request.language), request, made_on=day_of(document))
    return Rendered(content=content, media_type=XLSX, filename=file_name(document, ".xlsx"))


@hookimpl
def corekit_output_formats() -> Iterator[OutputFormat]:
    """Offer the formats: corekit plan me.yaml -o plan.xlsx."""
    yield OutputFormat(
        name="csv", media_type=CSV, suffix=".csv", documents=DOCUMENTS, options=CSV_OPTIONS, render=render_csv
    )
    yield OutputFormat(
        name="xlsx", media_type=XLSX, suffix=".xlsx", documents=DOCUMENTS, options=XLSX_OPTIONS, render=render_xlsx
    )
