# SPDX-License-Identifier: Apache-2.0
"""Links between pages lead somewhere, and every page of the documentation can be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .snippets import ROOT, pages

if TYPE_CHECKING:
    from pathlib import Path

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"```.*?```", re.DOTALL)


def local_links(page: Path) -> list[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_local_link_leads_to_a_file(page: Path) -> None:
    """No link to another page of the project is dead."""
    missing = [link for link in local_links(page) if not (page.parent / link.partition("#")[0]).exists()]
    assert not missing


def test_every_page_is_linked_from_the_index() -> None:
    """A reader who starts at docs/index.md finds every page."""
    linked = {(ROOT / "docs" / link).resolve() for link in local_links(ROOT / "docs" / "index.md")}
    assert {page for page in (ROOT / "docs").glob("*.md") if page.name != "index.md"} <= linked
