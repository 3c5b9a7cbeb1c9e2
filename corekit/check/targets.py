# SPDX-License-Identifier: Apache-2.0
"""What paths on the command line stand for: packs, and which of their files to speak of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.plugin.location import locate_directory
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Files that mark the top of a project.
_PROJECT = ("pyproject.toml", "setup.py", "setup.cfg")


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Target(Record):
    """A directory that holds a `pack.yaml`, and the paths within it that were asked for; none stands for all."""

    root: Path
    only: tuple[str, ...] = ()

    def shows(self, file: str | None) -> bool:
        """Whether findings in *file* are to be shown."""
        if not self.only:
            return True
        if file is None:
            return False
        place = os.path.realpath(file)
        return any(place == path or place.startswith(path + os.sep) for path in self.only)


def find_targets(paths: Iterable[Path]) -> tuple[tuple[Target, ...], tuple[Path, ...]]:
    """
    Return what *paths* stand for, and those of them that neither hold a pack nor lie in one.

    A directory stands for the packs in it; a file, or a folder inside of a pack, for the pack around it, of which only
    what lies there is shown.
    """
    shown: dict[str, tuple[Path, set[str]]] = {}
    missing: list[Path] = []
    for path in paths:
        whole = locate_directory(path) if path.is_dir() else ()
        roots = whole or _around(path)
        for root in roots:
            _, only = shown.setdefault(os.path.realpath(root), (root, set()))
            only.add("" if whole else os.path.realpath(path))
        if not roots:
            missing.append(path)
    targets = (
        Target(root=root, only=() if "" in only else tuple(sorted(only))) for _, (root, only) in sorted(shown.items())
    )
    return tuple(targets), tuple(missing)


def _around(path: Path) -> tuple[Path, ...]:
    """Return the packs of the nearest directory above *path* that holds any, if *path* belongs to them."""
    place = Path(os.path.realpath(path))
    for above in Path(os.path.abspath(path)).parents:  # noqa: PTH100 - as it was written, not where a link leads
        roots = locate_directory(above)
        if roots:
            near = tuple(root for root in roots if _holds(root, place) or _holds(place, root))
            return near or (roots if path.is_file() and path.parent.samefile(above) else ())
    return ()


def _holds(one: Path, other: Path) -> bool:
    return Path(os.path.realpath(other)).is_relative_to(os.path.realpath(one))


def project_of(root: Path) -> Path:
    """Return the project that the pack in *root* belongs to: its code lies there, if it has any."""
    place = Path(os.path.realpath(root))
    for above in place.parents:
        if any((above / name).is_file() for name in _PROJECT):
            return above
    return place.parent if place.name == "content" else place
