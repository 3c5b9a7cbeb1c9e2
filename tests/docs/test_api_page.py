# SPDX-License-Identifier: Apache-2.0
"""The page about the API has a word on everything that is public."""

from __future__ import annotations

import re

import pytest

import corekit
from corekit import Kit

from .snippets import ROOT

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", corekit.__all__)
def test_every_public_name_is_on_the_page(name: str) -> None:
    """What an application may import is named in docs/api.md."""
    assert re.search(rf"\b{name}\b", PAGE)


@pytest.mark.parametrize("name", [name for name in vars(Kit) if not name.startswith("_")])
def test_every_method_of_the_kit_is_on_the_page(name: str) -> None:
    """What a kit can do is shown in docs/api.md as `kit.NAME`."""
    assert re.search(rf"\bkit\.{name}\b", PAGE)
