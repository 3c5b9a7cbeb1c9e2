# SPDX-License-Identifier: Apache-2.0
"""What paths on the command line stand for: packs, and which of their files to speak of."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.plugin.location import locate_directory
from corekit.plugin.names import HOOKS_GROUP
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Files that mark the top of a project.
_PROJECT = ("pyproject.toml", "setup.py", "setup.cfg")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
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


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Found(Record):
    """What the paths of a command line stand for."""

    #: The packs to check.
    targets: tuple[Target, ...] = ()
    #: Projects that offer hooks and hold no pack: nothing of them is content.
    only_hooks: tuple[Path, ...] = ()
    #: Paths that neither hold a pack nor lie in one.
    missing: tuple[Path, ...] = ()


def find_targets(paths: Iterable[Path]) -> Found:
    """
    Find the packs that *paths* stand for.

    A directory stands for the packs in it, or for the projects in it; a file, or a folder inside of a pack, for the
    pack around it, of which only what lies there is shown.
    """
    shown: dict[str, tuple[Path, set[str]]] = {}
    missing: list[Path] = []
    only_hooks: list[Path] = []
    for path in (one for given in paths for one in _projects(given)):
        whole = locate_directory(path) if path.is_dir() else ()
        roots = whole or _around(path)
        for root in roots:
            _, only = shown.setdefault(os.path.realpath(root), (root, set()))
            only.add("" if whole else os.path.realpath(path))
        if not roots:
            (only_hooks if _offers_hooks(path) else missing).append(path)
    targets = (
        Target(root=root, only=() if "" in only else tuple(sorted(only))) for _, (root, only) in sorted(shown.items())
    )
    return Found(targets=tuple(targets), only_hooks=tuple(only_hooks), missing=tuple(missing))


def _projects(path: Path) -> tuple[Path, ...]:
    """The projects directly in a directory that is no pack and no project itself and lies in none; else the path."""
    if not path.is_dir() or locate_directory(path) or _around(path) or _is_project(path):
        return (path,)
    inside = sorted(entry for entry in path.iterdir() if entry.is_dir())
    return tuple(entry for entry in inside if locate_directory(entry) or _offers_hooks(entry)) or (path,)


def _is_project(path: Path) -> bool:
    return any((path / name).is_file() for name in _PROJECT)


def _offers_hooks(path: Path) -> bool:
    """Whether a directory is a project whose pyproject.toml declares hooks."""
    file = path / "pyproject.toml"
    try:
        declared = tomllib.loads(file.read_text("utf-8"))["project"]["entry-points"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return HOOKS_GROUP in declared


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
        if _is_project(above):
            return above
    return place.parent if place.name == "content" else place
