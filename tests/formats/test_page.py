# SPDX-License-Identifier: Apache-2.0
"""docs/output-formats.md says what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

import corekit
from corekit.formats import core_formats
from corekit.formats.packages import PACKAGES

PAGE = (Path(__file__).parents[2] / "docs" / "output-formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_the_package_of_every_format_is_told(name: str) -> None:
    """The row of a format names the package that an error would name."""
    rows = [line for line in PAGE.splitlines() if line.startswith("| `") and f"`{name}`" in line.split("|")[1]]
    assert any(PACKAGES[name] in row for row in rows)


def test_every_option_is_told() -> None:
    """Each option of the core's formats, and of those that are installed here, stands on the page."""
    formats = (*core_formats().values(), *corekit.load(cache=False).plugins.formats())
    for each in formats:
        for option in each.options.get("properties", {}):
            assert f"`{option}`" in PAGE, f"{each.name}: {option}"
