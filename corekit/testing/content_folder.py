# SPDX-License-Identifier: Apache-2.0
"""The files of a pack as plain data, for tests of what a pack says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.reading import read

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class ContentFolder:
    """The content folder *root* of a pack; every file must read without a complaint."""

    def __init__(self, root: Traversable) -> None:
        self.root = root

    def document(self, name: str) -> Any:
        """Return one file as plain data; a fault of its text fails the test."""
        done = read((self.root / name).read_bytes(), name=name)
        assert not done.diagnostics, [str(fault) for fault in done.diagnostics]
        return done.data

    def items(self, folder: str) -> dict[str, dict[str, Any]]:
        """Return the items of one folder that has a file each, by id."""
        names = sorted(path.name for path in (self.root / folder).iterdir())
        return {name.removesuffix(".yaml"): self.document(f"{folder}/{name}") for name in names}
