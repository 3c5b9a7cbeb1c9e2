# SPDX-License-Identifier: Apache-2.0
"""Where an installed pack lies: looked for only where the cache does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import frozen

from corekit.plugin.location import CONTENT, MANIFEST, find_package, identity, package_files
from corekit.record import Record

if TYPE_CHECKING:
    from importlib.metadata import Distribution
    from importlib.resources.abc import Traversable


@frozen(kw_only=True, eq=False, repr=False)
class PackPlace(Record):
    """Where a pack was looked for and found: in its distribution, and where Python would import it from."""

    declared: Traversable | None
    importable: Traversable | None

    @property
    def root(self) -> Traversable | None:
        """The pack's directory, or None if there is none."""
        return self.declared if self.declared is not None else self.importable

    @property
    def shadowed(self) -> bool:
        """Whether both answered, with different directories."""
        return (
            self.declared is not None
            and self.importable is not None
            and identity(self.declared) != identity(self.importable)
        )


def locate_pack(package: str, distribution: Distribution) -> PackPlace:
    """Look for a pack's content: first in the distribution that declares it, then where Python would import it."""
    return PackPlace(declared=_declared(package, distribution), importable=_importable(package))


def _declared(package: str, distribution: Distribution) -> Traversable | None:
    """Return the pack directory among the files beside a distribution's metadata (wheels and archives)."""
    place = distribution.locate_file(f"{package}/{CONTENT}/{MANIFEST}")
    if not hasattr(place, "is_file") or not place.is_file():
        return None
    return cast("Traversable", place.parent)


def _importable(package: str) -> Traversable | None:
    """Return the pack directory in the package that Python would import (editable installs)."""
    files = package_files(find_package(package))
    if files is None or not (files / CONTENT / MANIFEST).is_file():
        return None
    return files / CONTENT
