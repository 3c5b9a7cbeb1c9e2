# SPDX-License-Identifier: Apache-2.0
"""What each format says, held against the standard that its readers go by."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

import corekit
from corekit.check.case_result import CaseResult
from corekit.check.codes import codes
from corekit.check.installed import Bringer
from corekit.check.report import CheckReport, PackReport
from corekit.check.reporters import FORMATS, reporter
from corekit.check.waived import Waived
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARDS = Path(__file__).parent / "data" / "standards"
SARIF = jsonschema.Draft4Validator(json.loads((STANDARDS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = xmlschema.XMLSchema(str(STANDARDS / "junit-10.xsd"))
REPORT = jsonschema.Draft202012Validator(corekit.schema("check-report"))

TEXTS = st.text(min_size=1, max_size=30)
LINES = st.none() | st.integers(1, 9999)
FAULTS = st.builds(
    Diagnostic,
    code=st.sampled_from(list(codes())) | st.just("style-long-title"),
    message=TEXTS,
    severity=st.sampled_from(["error", "warning", "note"]),
    hint=st.none() | TEXTS,
    file=st.none() | TEXTS.filter(lambda text: "\0" not in text),
    pointer=st.none() | TEXTS,
    fixable=st.booleans(),
)


@st.composite
def faults(draw: st.DrawFn) -> Diagnostic:
    """A finding with any text and with places that can be: an end is never before its start."""
    fault = draw(FAULTS)
    line, column = draw(LINES), draw(LINES)
    if fault.file is None or line is None:
        return fault
    end = {"end_line": line + draw(st.integers(0, 3)), "end_column": (column or 1) + draw(st.integers(0, 9))}
    return attrs.evolve(fault, line=line, column=column, **(end if column is not None else {}))


CASES = st.builds(
    CaseResult,
    kind=st.just("rule"),
    item=TEXTS,
    index=st.integers(0, 9),
    title=st.text(max_size=9),
    failures=st.lists(TEXTS, max_size=2).map(tuple),
    file=st.just("rules/a-rule.yaml"),
)
PACKS = st.builds(
    PackReport,
    namespace=TEXTS,
    root=TEXTS,
    version=st.none() | TEXTS,
    beside=st.lists(TEXTS, max_size=2).map(tuple),
    diagnostics=st.lists(faults(), max_size=3).map(tuple),
    waived=st.lists(st.builds(Waived, finding=faults(), because=TEXTS), max_size=1).map(tuple),
    cases=st.lists(CASES, max_size=2).map(tuple),
)
REPORTS = st.builds(
    CheckReport,
    packs=st.lists(PACKS, max_size=2).map(tuple),
    checks=st.lists(st.builds(Bringer, distribution=TEXTS, version=st.none() | TEXTS), max_size=1).map(tuple),
    problems=st.lists(faults(), max_size=1).map(tuple),
    incomplete=st.booleans(),
)


@given(REPORTS)
def test_json_follows_its_own_schema(report: CheckReport) -> None:
    """Any report does, and a pack's part of it can be read again."""
    data = json.loads(reporter("json")(report))

    REPORT.validate(data)
    for pack, written in zip(report.packs, data["packs"], strict=True):
        assert PackReport.from_dict(written).to_dict() == pack.to_dict()


@given(REPORTS)
def test_sarif_follows_the_official_schema(report: CheckReport) -> None:
    """Any report does; every finding is a result, what is waived is suppressed, every rule of the core has a page."""
    data = json.loads(reporter("sarif")(report))

    SARIF.validate(data)
    (ran,) = data["runs"]
    rules = ran["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in ran["results"])
    assert len(ran["results"]) == len(list(report.diagnostics)) + sum(len(pack.waived) for pack in report.packs)
    assert all(rule["helpUri"].endswith(f"/{rule['id']}.md") for rule in rules if rule["id"] in codes())


@given(REPORTS)
def test_junit_follows_a_public_schema(report: CheckReport) -> None:
    """Any report does, whatever characters stand in its texts; the counts are those of the tests."""
    text = reporter("junit")(report)

    JUNIT.validate(text)
    failing = {fault.file for pack in report.packs for fault in pack.diagnostics if fault.severity != "note"}
    root = xmlschema.XMLResource(text).root
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    assert int(root.get("failures")) + int(root.get("errors")) >= bool(failing or report.problems)


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does: split first, unescape then."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found is not None, line
    properties = dict(entry.split("=", 1) for entry in found[2].split(","))
    return found[1], {name: _unescaped(value, all_=True) for name, value in properties.items()}, _unescaped(found[3])


def _unescaped(text: str, *, all_: bool = False) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if all_ else []), ("%25", "%")]
    for escaped, plain in pairs:
        text = text.replace(escaped, plain)
    return text


@given(faults())
def test_a_workflow_command_survives_any_text(fault: Diagnostic) -> None:
    """Line ends, `%`, commas and colons arrive as they were written, and a finding stays one line."""
    text = reporter("github")(CheckReport(packs=(), problems=(fault,)))

    (line,) = text.removesuffix("\n").split("\n")
    command, properties, message = read_command(line)
    assert command == {"error": "error", "warning": "warning", "note": "notice"}[fault.severity]
    assert message == fault.message + ("" if fault.hint is None else f"\n{fault.hint}")
    assert properties["title"] == fault.code
    assert properties.get("file") == (fault.file and fault.file.replace("\\", "/"))
    assert properties.get("line") == (None if fault.line is None else str(fault.line))


@pytest.mark.parametrize("name", FORMATS)
@given(report=REPORTS)
def test_no_text_breaks_a_format(name: str, report: CheckReport) -> None:
    """Whatever stands in a file, its report can be written as UTF-8."""
    assert reporter(name)(report).encode("utf-8", "replace") is not None


class TestText:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        file = tmp_path / "a-rule.yaml"
        file.write_text("title: A rule\nwhen: {painn: yes}\n", encoding="utf-8")
        return file

    def report(self, file: Path, more: Mapping[str, Any] = {}) -> CheckReport:
        fault = Diagnostic(
            code="criteria-unknown-fact",
            message="there is no fact painn",
            hint="Did you mean pain?",
            file=str(file),
            line=2,
            column=8,
            end_line=2,
            end_column=13,
        )
        note = attrs.evolve(fault, severity="note", message="A note.", hint=None)
        pack = PackReport(namespace="demo", root=str(file.parent), beside=("core",), diagnostics=(fault, note), **more)
        return CheckReport(packs=(pack,), checks=(Bringer(distribution="style", version="1.0", checks=("a", "b")),))

    def test_shows_the_line_and_a_caret_under_the_fault(self, file: Path) -> None:
        """The caret stands under what is wrong, and the hint below."""
        lines = reporter("text")(self.report(file)).splitlines()

        place = next(index for index, line in enumerate(lines) if "[criteria-unknown-fact]" in line)
        assert lines[place] == f"{file}:2:8: error: there is no fact painn [criteria-unknown-fact]"
        source, caret = lines[place + 1], lines[place + 2]
        assert source == "    2 | when: {painn: yes}"
        assert source[caret.index("^") : caret.rindex("^") + 1] == "painn"
        assert lines[place + 3].strip() == "Did you mean pain?"

    def test_says_what_was_checked_with_what(self, file: Path) -> None:
        """The header names packs, those beside them, and the checks that ran; the end says the verdict."""
        text = reporter("text")(self.report(file, {"files": 3}))

        assert f"demo: 3 files in {file.parent}, with core\n" in text
        assert "checks of style 1.0: a, b\n" in text
        assert text.endswith("demo: not sound, 1 finding, 0 of 0 cases hold\n")

    def test_says_notes_only_if_asked(self, file: Path) -> None:
        """A note is no fault, and there can be many."""
        assert "A note." not in reporter("text")(self.report(file))
        assert "A note." in reporter("text")(self.report(file), verbose=True)

    def test_is_coloured_only_for_a_terminal(self, file: Path) -> None:
        """Without its colours it is the same text."""
        plain = reporter("text")(self.report(file))
        styled = reporter("text")(self.report(file), styled=True)

        assert "\x1b" not in plain
        assert "\x1b" in styled
        assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == plain

    def test_a_file_cannot_write_to_the_terminal(self, file: Path) -> None:
        """Control characters of a file or a message are shown as spaces."""
        file.write_text("title: A rule\nwhen: \x1b[2J{painn: yes}\n", encoding="utf-8")

        assert "\x1b" not in reporter("text")(self.report(file))
