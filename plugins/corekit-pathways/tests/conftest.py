# SPDX-License-Identifier: Apache-2.0
"""The files of the pack as plain data, and kits of it beside more or fewer of the other packs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from corekit.content.reading import read
from corekit.testing import isolated_kit

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from corekit import Kit

PACK = Path(__file__).parents[1]
PLUGINS = PACK.parent


class Content:
    """The content folder of the pack; every file must read without a complaint."""

    def __init__(self, root: Traversable) -> None:
        self.root = root

    def document(self, name: str) -> Any:
        """One file as plain data."""
        done = read((self.root / name).read_bytes(), name=name)
        assert not done.diagnostics, name
        return done.data

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The items of one folder, by id."""
        names = sorted(path.name for path in (self.root / kind).iterdir())
        return {name.removesuffix(".yaml"): self.document(f"{kind}/{name}") for name in names}


@pytest.fixture(scope="session")
def content() -> Content:
    """The content folder of the installed pack."""
    return Content(files("corekit_pathways") / "content")


@pytest.fixture(scope="session")
def kit_with() -> Callable[..., Kit]:
    """Make a kit of this pack, those it requires, and whichever others are named."""

    @cache
    def make(*others: str) -> Kit:
        return isolated_kit(*(PLUGINS / f"corekit-{name}" for name in ("redflags", "readiness", *others)), PACK)

    return make
