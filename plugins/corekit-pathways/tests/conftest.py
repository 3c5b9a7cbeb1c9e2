# SPDX-License-Identifier: Apache-2.0
"""The files of the pack as plain data, and kits of it beside more or fewer of the other packs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corekit.testing import ContentFolder, isolated_kit

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit

PACK = Path(__file__).parents[1]
PLUGINS = PACK.parent


@pytest.fixture(scope="session")
def content() -> ContentFolder:
    """The content folder of the installed pack."""
    return ContentFolder(files("corekit_pathways") / "content")


@pytest.fixture(scope="session")
def kit_with() -> Callable[..., Kit]:
    """Make a kit of this pack, those it requires, and whichever others are named."""

    @cache
    def make(*others: str) -> Kit:
        return isolated_kit(*(PLUGINS / f"corekit-{name}" for name in ("redflags", "readiness", *others)), PACK)

    return make
