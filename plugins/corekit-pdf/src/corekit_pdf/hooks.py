# SPDX-License-Identifier: Apache-2.0
"""The output format `pdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit import hookimpl
from corekit.values import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.values import Rendered, RenderRequest

DOCUMENTS: Final = (
    *("plan", "screening", "intake", "recheck", "why", "trace", "progress", "report"),
    *("exercise", "regimen", "catalogue"),
)

OPTIONS: Final[dict[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "large_print": {"type": "boolean", "default": False, "description": "Type of 16 points instead of 11."},
        "log_sheet": {
            "type": "boolean",
            "default": True,
            "description": "Whether a plan ends with a sheet to fill in by hand.",
        },
        "paper": {"type": "string", "enum": ["a4", "letter"], "default": "a4", "description": "The paper."},
        "figures": {
            "type": "string",
            "enum": ["strip", "none"],
            "default": "strip",
            "description": "Whether exercises are drawn, where corekit-figures is installed.",
        },
    },
}


@hookimpl
def corekit_output_formats() -> Iterator[OutputFormat]:
    """Offer handouts: `corekit plan me.yaml -f pdf -o plan.pdf`."""
    yield OutputFormat(
        name="pdf",
        media_type="application/pdf",
        suffix=".pdf",
        documents=DOCUMENTS,
        options=OPTIONS,
        render=render,
    )


def render(document: Any, request: RenderRequest) -> Rendered:
    """A document as a handout."""
    from corekit_pdf.handout import handout  # noqa: PLC0415 - only when a handout is wanted

    return handout(document, request)
