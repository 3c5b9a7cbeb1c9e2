# SPDX-License-Identifier: Apache-2.0
"""The values that hooks return and take: everything a plugin with code imports, besides `corekit.hookimpl`."""

from __future__ import annotations

from corekit.model.check import Check
from corekit.model.diagnostic import Diagnostic
from corekit.model.finding import Finding
from corekit.model.output_format import OutputFormat
from corekit.model.read_result import ReadResult
from corekit.model.reader import Reader
from corekit.model.render_request import RenderRequest
from corekit.model.rendered import Rendered
from corekit.model.screener import Screener

__all__ = [
    "Check",
    "Diagnostic",
    "Finding",
    "OutputFormat",
    "ReadResult",
    "Reader",
    "RenderRequest",
    "Rendered",
    "Screener",
]
