# SPDX-License-Identifier: Apache-2.0
"""A report for CI servers: JUnit XML, a suite for each pack, a test for each file with findings and for each case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.check.case_result import CaseResult
    from corekit.check.report import CheckReport, PackReport
    from corekit.model.diagnostic import Diagnostic

#: What XML 1.0 cannot hold, escaped or not.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CASE_CODES: Final = frozenset({"case-failed"})


def render(report: CheckReport) -> str:
    """Return the report as a JUnit document; notes and waived findings stand in a suite's output, and fail nothing."""
    suites = [_problems(report.problems)] if report.problems else []
    suites += [_suite(pack) for pack in report.packs]
    root = ET.Element("testsuites", name="corekit check")
    root.extend(suites)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _problems(problems: Iterable[Diagnostic]) -> ET.Element:
    tests = [_test("corekit", fault.code, [fault], broken=True) for fault in problems]
    return _counted(ET.Element("testsuite", name="corekit"), tests)


def _suite(pack: PackReport) -> ET.Element:
    suite = ET.Element("testsuite", name=_clean(pack.namespace), file=_clean(pack.root))
    by_file: dict[str, list[Diagnostic]] = {}
    told = _CASE_CODES if any(not case.passed for case in pack.cases) else ()  # as tests of their own
    for fault in pack.diagnostics:
        if fault.severity != "note" and fault.code not in told:
            by_file.setdefault(fault.file or pack.root, []).append(fault)
    tests = [
        _test(pack.namespace, file, faults, broken=any(fault.code == "checker-failed" for fault in faults))
        for file, faults in sorted(by_file.items())
    ]
    if not by_file:
        tests.append(ET.Element("testcase", name="content", classname=_clean(pack.namespace), time="0"))
    tests.extend(_case(pack.namespace, case) for case in pack.cases)
    said = [str(fault) for fault in pack.diagnostics if fault.severity == "note"]
    said += [f"waived: {waived.finding} because: {waived.because}" for waived in pack.waived]
    suite = _counted(suite, tests)
    if said:
        ET.SubElement(suite, "system-out").text = _clean("\n".join(said))
    return suite


def _counted(suite: ET.Element, tests: list[ET.Element]) -> ET.Element:
    suite.extend(tests)
    suite.set("tests", str(len(tests)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(test.find(tag) is not None for test in tests)))
    return suite


def _test(owner: str, name: str, faults: list[Diagnostic], *, broken: bool) -> ET.Element:
    test = ET.Element("testcase", name=_clean(name), classname=_clean(owner), time="0")
    first = faults[0]
    tag = "error" if broken else "failure"
    failure = ET.SubElement(test, tag, type=_clean(first.code), message=_clean(first.message))
    failure.text = _clean("\n".join(str(fault) for fault in faults))
    return test


def _case(owner: str, case: CaseResult) -> ET.Element:
    title = f" ({case.title})" if case.title else ""
    name = f"{case.kind} {case.item}, case {case.index + 1}{title}"
    test = ET.Element("testcase", name=_clean(name), classname=_clean(f"{owner}.cases"), time="0")
    if not case.passed:
        text = "; ".join(case.failures)
        tag, code = ("error", "checker-failed") if case.broken else ("failure", "case-failed")
        ET.SubElement(test, tag, type=code, message=_clean(text)).text = _clean(f"{case.file}: {text}")
    return test


def _clean(text: str) -> str:
    """Return a text with what XML cannot hold replaced."""
    return _FORBIDDEN.sub("\ufffd", text)
