# SPDX-License-Identifier: Apache-2.0
"""The laws of every output format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from corekit.testing import OutputFormatLaws
from corekit.testing.pages import Page

if TYPE_CHECKING:
    from corekit.values import Rendered

PLUGINS = Path(__file__).parents[2]


class TestHtml(OutputFormatLaws):
    """Pages keep them."""

    format: ClassVar[str] = "html"
    module: ClassVar[str] = "corekit_html.hooks"
    packs: ClassVar[tuple[Path | str, ...]] = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")
    options: ClassVar[tuple[dict[str, Any], ...]] = (
        {"part": "body"},
        {"part": "body", "nonce": "abc123"},
        {"style": False, "part": "body"},
        {"prefix": "other"},
    )

    def text_of(self, rendered: Rendered) -> str:
        """Only what people read: neither script nor style."""
        return Page(rendered.text or "").text
