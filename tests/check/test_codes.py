# SPDX-License-Identifier: Apache-2.0
"""Every code has a page, and its examples do what the page says."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

import corekit
from corekit.check.codes import codes
from corekit.content.reading import read
from corekit.content.validation import engine
from corekit.content.wording import describe

from .packs import BASE, checked, write
from .pages import INDEX, PAGES, REPOSITORY, index, read_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corekit import Kit

#: Texts that a page cannot show, for codes of both formats.
UNSHOWN: Mapping[str, Mapping[str, bytes]] = {
    "yaml-too-large": {"facts/demo_dizzy.yaml": b"ask: " + b"a" * 300_000},
    "yaml-not-utf8": {"facts/demo_dizzy.yaml": b"ask: Caf\xe9?\ntype: yes_no\n"},
    "yaml-control-character": {"facts/demo_dizzy.yaml": b"ask: Dizzy\x00?\ntype: yes_no\n"},
    "json-too-large": {"sources.json": b"[" + b" " * 300_000 + b"]"},
    "json-not-utf8": {"sources.json": b'[{"id": "caf\xe9"}]'},
    "json-control-character": {"sources.json": b'[{"id": "caf\x00"}]'},
}
#: Codes whose examples are files of a pack or a profile.
SHOWN = [name for name in codes() if (PAGES / f"{name}.md").exists() and read_page(name).wrong]


@cache
def _kit() -> Kit:
    return corekit.load(discover=False, paths=[BASE], cache=False)


def found_in(files: Mapping[str, str | bytes], directory: Path) -> set[str]:
    """The codes that are found when *files* are laid over the base pack, or in a profile."""
    if "me.yaml" in files:
        data = read(files["me.yaml"], name="me.yaml").data
        return {fault.code for fault in _kit().check("profile", data)}
    return {fault.code for fault in checked(write(directory, files), cache=directory.parent / "cache").diagnostics}


@pytest.mark.parametrize("name", codes())
def test_every_code_has_a_page_that_says_what_the_registry_says(name: str) -> None:
    """Severity, whether it is mended, whether it can be waived: page and registry cannot disagree."""
    page, code = read_page(name), codes()[name]

    assert page.name == name
    assert (page.severity, page.fixable, page.waivable) == (code.severity, code.fixable, not code.safety)


def test_every_page_is_of_a_code_and_in_the_index() -> None:
    """No page outlives its code; `python -m tests.check.pages` brings the index up to date."""
    assert {page.stem for page in PAGES.glob("*.md")} == {*codes(), "index"}
    assert INDEX.read_text(encoding="utf-8") == index()


@pytest.mark.parametrize("name", SHOWN)
def test_the_examples_of_a_page_do_what_it_says(name: str, tmp_path: Path) -> None:
    """What stands under Wrong provokes the code, what stands under Right does not."""
    page = read_page(name)

    assert name in found_in(page.wrong, tmp_path / "wrong")
    assert name not in found_in(page.right, tmp_path / "right")


@pytest.mark.parametrize("name", UNSHOWN)
def test_what_no_page_can_show_is_found_as_well(name: str, tmp_path: Path) -> None:
    """Bytes that are no text, and texts of any size, are findings like others."""
    assert name in found_in(UNSHOWN[name], tmp_path / "wrong")


@pytest.mark.parametrize(
    ("name", "schema", "value"),
    [
        ("schema-repeated", {"uniqueItems": True}, ["mat", "mat"]),
        ("schema-together", {"oneOf": [{"required": ["minutes"]}, {"required": ["seconds"]}]}, {}),
        ("schema-other", {"contains": {"const": "mat"}}, []),
    ],
)
def test_rules_that_no_schema_has_yet_have_words(name: str, schema: dict[str, object], value: object) -> None:
    """A later schema may use any rule of the draft; its faults get a code."""
    assert {describe(violation, echo=True).code for violation in engine(schema)(value)} == {name}


def test_every_code_is_provoked_by_some_test() -> None:
    """A code whose page shows no file is named by a test that provokes it."""
    texts = [path.read_text(encoding="utf-8") for path in REPOSITORY.glob("tests/**/*.py") if path.name != "pages.py"]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in REPOSITORY.glob("tests/**/*.json")]
    texts += [path.read_text(encoding="utf-8") for path in REPOSITORY.glob("tests/plugins_bad/*/case.toml")]
    texts += [path.read_text(encoding="utf-8") for path in REPOSITORY.glob("plugins/*/tests/**/*.py")]
    named = set(re.findall(r"[\"']([a-z0-9]+(?:-[a-z0-9]+)*)[\"']", "\n".join(texts)))

    assert set(codes()) - set(SHOWN) - named == set()
