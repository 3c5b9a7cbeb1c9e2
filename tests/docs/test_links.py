# SPDX-License-Identifier: Apache-2.0
"""Links between pages lead somewhere, and every page of the documentation can be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .reference import reference_pages
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
    made = {(ROOT / "docs" / path).resolve() for path in reference_pages()}
    targets = {link: (page.parent / link.partition("#")[0]).resolve() for link in local_links(page)}
    assert not [link for link, target in targets.items() if not target.exists() and target not in made]


def test_every_page_is_linked_from_the_index() -> None:
    """A reader who starts at docs/index.md finds every page."""
    linked = {(ROOT / "docs" / link).resolve() for link in local_links(ROOT / "docs" / "index.md")}
    written = {page for page in pages() if page.is_relative_to(ROOT / "docs") and page.name != "index.md"}
    made = {(ROOT / "docs" / path).resolve() for path in reference_pages()}
    assert written | made <= linked
