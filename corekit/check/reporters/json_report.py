# SPDX-License-Identifier: Apache-2.0
"""A report for programs: one JSON document that follows `check-report.schema.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.check.report import CheckReport


def render(report: CheckReport) -> str:
    """Return the report as JSON, with every note and every case."""
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"
