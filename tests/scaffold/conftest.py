# SPDX-License-Identifier: Apache-2.0
"""A new pack, and what its author would type into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from corekit.scaffold.projects import new_pack

if TYPE_CHECKING:
    from pathlib import Path

_WAITING = re.compile(r"TO-DO(.*?)  # such as: (.*)$", re.MULTILINE)


def fill_in(file: Path) -> None:
    """Put the example that stands beside every placeholder in its place."""
    file.write_text(_WAITING.sub(r"\2\1", file.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a new pack."""
    new_pack("arm-care", beside=tmp_path)
    return tmp_path / "arm-care"
