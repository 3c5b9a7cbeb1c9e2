# SPDX-License-Identifier: Apache-2.0
"""Plans and catalogues as tables: the laws of every format, what is where, and formulas that stay text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from corekit_table.cells import FORMULA, clean, inert
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from corekit.testing import TODAY, OutputFormatLaws, format_fixtures, payloads, well_adult, with_payload

if TYPE_CHECKING:
    from corekit import Kit, Plan
    from corekit.values import Rendered

PLUGINS = Path(__file__).parents[2]
PACKS = tuple(PLUGINS / f"corekit-{name}" for name in ("conditions", "mckenzie", "readiness", "redflags"))
MODULE = "corekit_table.hooks"


kit, plan = format_fixtures(MODULE, *PACKS, regimen="mckenzie:back")


def table(rendered: Rendered, separator: str = ",") -> list[dict[str, str]]:
    """The lines of a CSV file by column."""
    return list(csv.DictReader(io.StringIO(rendered.content.decode("utf-8-sig")), delimiter=separator))


def book(rendered: Rendered) -> Any:
    """The workbook in a file."""
    return load_workbook(io.BytesIO(rendered.content))


def texts(rendered: Rendered) -> list[str]:
    """Every text of a workbook."""
    sheets = book(rendered).worksheets
    return [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


class TestCsv(OutputFormatLaws):
    """CSV keeps the laws of every format."""

    format = "csv"
    module = MODULE
    packs = PACKS
    options = ({"separator": ";"}, {"separator": "tab"}, {"bom": False})


class TestXlsx(OutputFormatLaws):
    """So does XLSX."""

    format = "xlsx"
    module = MODULE
    packs = PACKS
    options = ({"paper": "letter"},)

    def text_of(self, rendered: Rendered) -> str:
        """What stands in the cells of all sheets."""
        return "\n".join(texts(rendered))


def test_a_workbook_has_a_sheet_for_each_part(kit: Kit, plan: Plan) -> None:
    """What to read first comes first; headers are frozen; dates are dates and minutes are numbers."""
    made = book(kit.render(plan, "xlsx"))
    assert made.sheetnames == [
        *("Read first", "Sessions", "Exercises", "When to stop", "Warning signs", "Sources", "Made from"),
    ]
    assert {sheet.freeze_panes for sheet in made.worksheets} == {"A2"}
    lines = list(made["Sessions"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == sum(len(day.items) for day in plan.days)
    assert lines[0][0] == datetime.fromisoformat(plan.days[0].date)
    assert sum(line[6] for line in lines) == pytest.approx(sum(day.minutes for day in plan.days))
    widths = [column.width for column in made["Exercises"].column_dimensions.values()]
    assert min(widths) >= 9
    assert max(widths) <= 60


def test_a_csv_file_says_of_each_line_what_it_is(kit: Kit, plan: Plan) -> None:
    """Filtered by the first column it gives each part, with the doses in their columns."""
    lines = table(kit.render(plan, "csv"))
    sessions = [line for line in lines if line["Part"] == "Sessions"]
    assert [line["Date"] for line in sessions] == [day.date for day in plan.days for _ in day.items]
    titles = {plan.exercises[item.exercise]["title"] for item in plan.items}
    assert {line["Exercise"] for line in sessions} == titles
    assert [line["Text"] for line in lines if line["Part"] == "When to stop"] == list(
        dict.fromkeys(rule.say for rule in plan.stop_rules)
    )
    assert next(line["Part"] for line in lines) == "Read first"


def test_separator_and_mark_are_chosen(kit: Kit, plan: Plan) -> None:
    """Semicolons and tabs give the same table; the byte order mark is there unless it is not wanted."""
    plain = table(kit.render(plan, "csv"))
    assert table(kit.render(plan, "csv", separator=";"), ";") == plain
    assert table(kit.render(plan, "csv", separator="tab"), "\t") == plain
    assert kit.render(plan, "csv").content.startswith(b"\xef\xbb\xbf")
    assert kit.render(plan, "csv", bom=False).content.startswith(b'"Part"')


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_catalogue_has_every_exercise_and_its_warning(kit: Kit, format: str) -> None:
    """Title, steps, evidence, licence: and that nobody was screened for any of it."""
    catalogue = kit.catalogue("mckenzie", today=TODAY)
    rendered = kit.render(catalogue, format)
    text = rendered.text if format == "csv" else "\n".join(texts(rendered))
    assert text is not None
    for name, exercise in catalogue.exercises.items():
        for said in (name, exercise["title"], *exercise["steps"]):
            assert clean(said) in text.replace('""', '"')
    for said in ("chosen for nobody", "not a medical device", "CC-BY-4.0", "draft: not yet reviewed", "Long A"):
        assert said in text


def test_a_refusal_has_no_sessions_and_says_what_to_do(kit: Kit) -> None:
    """The sheets of exercises are not there; what to do now stands in the first."""
    made = book(kit.render(kit.plan(well_adult(kit, stroke_like_symptom="yes"), today=TODAY), "xlsx"))
    assert not {"Sessions", "Exercises", "When to stop"} & set(made.sheetnames)
    assert any("call an ambulance now" in str(row[0]) for row in made["Read first"].iter_rows(values_only=True))


def test_a_file_bears_the_day_of_the_plan(kit: Kit, plan: Plan) -> None:
    """No clock is read: members of the archive have no time, and the workbook that of the plan."""
    content = kit.render(plan, "xlsx").content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    made = book(kit.render(plan, "xlsx"))
    assert made.properties.created == made.properties.modified == datetime.fromisoformat(plan.created_on)


# ---- attacks ----------------------------------------------------------------------------------------------------


def active(cell: str) -> bool:
    """Whether a spreadsheet would compute a cell that it read from a file without types."""
    return cell.lstrip(' "\u00a0')[:1] in tuple(FORMULA)


@pytest.mark.parametrize("payload", payloads())
def test_no_text_of_a_csv_file_is_computed(kit: Kit, plan: Plan, payload: str) -> None:
    """Wherever a program parts cells, none begins like a formula, and no text makes a line or a column of its own."""
    for ids in (True, False):
        attacked = with_payload(plan, payload, ids=ids)
        lines = list(csv.reader(io.StringIO(kit.render(attacked, "csv", bom=False).text or "", newline="")))
        assert len({len(line) for line in lines}) == 1
        for separator in (",", ";", "\t"):
            rendered = kit.render(attacked, "csv", bom=False, separator="tab" if separator == "\t" else separator)
            for other in (",", ";", "\t"):
                for line in csv.reader(io.StringIO(rendered.text or "", newline=""), delimiter=other):
                    assert [cell for cell in line if active(cell)] == []


@pytest.mark.parametrize("payload", payloads())
def test_no_text_of_a_workbook_is_computed(kit: Kit, plan: Plan, payload: str) -> None:
    """Texts are texts: no formula, no link, nothing outside; what begins like a formula is marked as text."""
    rendered = kit.render(with_payload(plan, payload), "xlsx")
    with zipfile.ZipFile(io.BytesIO(rendered.content)) as archive:
        for name in archive.namelist():
            assert re.fullmatch(r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/[\w/.]+(\.xml|\.rels)", name)
            xml = archive.read(name)
            assert b"<f>" not in xml
            assert b"<f " not in xml
            assert b"<hyperlink" not in xml
            assert b'TargetMode="External"' not in xml
    for sheet in book(rendered).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str) and active(cell.value):
                    assert cell.quotePrefix


@given(st.text(alphabet="=+-@|%\"';, \taä1\n\uff1d\u200b", max_size=12))
def test_no_text_at_all_becomes_a_formula(text: str) -> None:
    """Whatever is put together of marks, quotes and separators stays text under every way to part cells."""
    line = f'"x","{inert(clean(text)).replace(chr(34), chr(34) * 2)}","y"'
    for separator in (",", ";", "\t"):
        (cells,) = csv.reader(io.StringIO(line, newline=""), delimiter=separator)
        assert [cell for cell in cells if active(cell)] == []


def test_a_text_that_is_none_of_this_stays_as_it_is() -> None:
    """Sentences with dashes, percent and signs inside are not touched."""
    for text in ("Hold 10-15 seconds.", "50 % of your strength", "Ask a doctor; or call.", "a = b", "2 + 2"):
        assert inert(clean(text)) == text


def test_a_very_long_text_fits_into_a_cell(kit: Kit, plan: Plan) -> None:
    """What a cell cannot hold ends in an ellipsis instead of breaking the file."""
    name = plan.items[0].exercise
    exercises = {**plan.exercises, name: {**plan.exercises[name], "steps": ["x" * 20_000, "y" * 20_000]}}
    long = [text for text in texts(kit.render(attrs.evolve(plan, exercises=exercises), "xlsx")) if len(text) > 20_000]
    assert len(long) == 1
    assert long[0].endswith("\u2026")
