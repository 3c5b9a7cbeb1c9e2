# SPDX-License-Identifier: Apache-2.0
"""The site is built without a warning, every link in it leads somewhere, and reading it fetches nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from .reference import reference_pages
from .snippets import ROOT

if TYPE_CHECKING:
    from pathlib import Path

#: Elements that a browser fetches what they name for, without being asked.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}
#: Relations of `link` that name something and fetch nothing.
_NAMED_ONLY = {"canonical", "next", "prev", "alternate"}


class Page(HTMLParser):
    """What a page links to, what it fetches, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = {""}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value for name, value in attrs if value is not None}
        self.anchors.update(value for name, value in named.items() if name in ("id", "name"))
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag in _FETCHED and _FETCHED[tag] in named and named.get("rel") not in _NAMED_ONLY:
            self.fetched.append(named[_FETCHED[tag]])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly: a warning of MkDocs is a failure."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="module")
def read(site: Path) -> dict[Path, Page]:
    """Every page of the site."""
    return {file.resolve(): Page(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}


def test_every_link_leads_to_a_page_and_a_place_in_it(site: Path, read: dict[Path, Page]) -> None:
    """No link within the site is dead, and none to a file of the repository."""
    dead = []
    for file, page in read.items():
        for link in page.links if file.name != "404.html" else ():
            parts = urlsplit(link)
            if parts.netloc:
                path = parts.path.partition("/blob/main/")[2]
                dead += [(file.name, link)] if path and not (ROOT / path).exists() else []
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            known = read.get(target)
            if not target.is_file() or (known is not None and unquote(parts.fragment) not in known.anchors):
                dead.append((str(file.relative_to(site)), link))
    assert not dead


def test_reading_fetches_nothing_from_elsewhere(read: dict[Path, Page]) -> None:
    """No font, script or picture comes from another host."""
    assert {url for page in read.values() for url in page.fetched if urlsplit(url).netloc} == set()


def test_the_reference_is_in_the_site(site: Path) -> None:
    """Pages that are made from the code are built as any other."""
    for path in reference_pages():
        assert (site / path.replace(".md", ".html")).is_file()
