# SPDX-License-Identifier: Apache-2.0
"""The laws of every output format."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from pypdf import PdfReader

from corekit.testing import OutputFormatLaws

if TYPE_CHECKING:
    from corekit.values import Rendered

PLUGINS = Path(__file__).parents[2]


class TestPdf(OutputFormatLaws):
    """Handouts keep them."""

    format: ClassVar[str] = "pdf"
    module: ClassVar[str] = "corekit_pdf.hooks"
    packs: ClassVar[tuple[Path | str, ...]] = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")
    options: ClassVar[tuple[dict[str, Any], ...]] = ({"large_print": True}, {"paper": "letter"})

    def text_of(self, rendered: Rendered) -> str:
        """What a reader extracts."""
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(rendered.content)).pages)
