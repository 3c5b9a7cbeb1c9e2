# SPDX-License-Identifier: Apache-2.0
"""A report for code scanning: SARIF 2.1.0, with a rule for every code that was found."""

from __future__ import annotations

import json
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from corekit.check.codes import codes

if TYPE_CHECKING:
    from corekit.check.report import CheckReport
    from corekit.model.diagnostic import Diagnostic

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME: Final = "https://github.com/corekit/corekit"


def render(report: CheckReport) -> str:
    """Return the report as a SARIF document; what is waived is in it, suppressed, with its reason."""
    waived = [one for pack in report.packs for one in pack.waived]
    found = [*report.diagnostics, *(one.finding for one in waived)]
    names = sorted({fault.code for fault in found})
    index = {name: place for place, name in enumerate(names)}
    results = [_result(fault, index) for fault in report.diagnostics]
    results += [_result(one.finding, index, because=one.because) for one in waived]
    driver: dict[str, Any] = {
        "name": "corekit",
        "informationUri": _HOME,
        "rules": [_rule(name) for name in names],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.complete}],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str) -> dict[str, Any]:
    code = codes().get(name)
    if code is None:  # a check of an installed hook
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": code.sentence},
        "helpUri": code.docs,
        "defaultConfiguration": {"level": code.severity},
    }


def _result(fault: Diagnostic, index: dict[str, int], *, because: str | None = None) -> dict[str, Any]:
    message = fault.message if fault.hint is None else f"{fault.message} {fault.hint}"
    result: dict[str, Any] = {
        "ruleId": fault.code,
        "ruleIndex": index[fault.code],
        "level": fault.severity,
        "message": {"text": message},
    }
    if fault.file is not None:
        result["locations"] = [{"physicalLocation": _location(fault)}]
    if because is not None:
        result["suppressions"] = [{"kind": "external", "justification": because}]
    return result


def _location(fault: Diagnostic) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(fault.file or "")}}
    if fault.line is not None:
        region = {"startLine": fault.line}
        if fault.column is not None:
            region["startColumn"] = fault.column
        if fault.end_line is not None and fault.end_column is not None:
            region |= {"endLine": fault.end_line, "endColumn": fault.end_column}
        location["region"] = region
    return location


def _uri(file: str) -> str:
    """Return a path as a URI: relative as it is, else with its scheme."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(PurePosixPath(path.as_posix()).as_posix())
