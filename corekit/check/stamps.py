# SPDX-License-Identifier: Apache-2.0
"""What must be the same for the answer to be the same: stamps of packs, of what lies about them, and of the code."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corekit.check.targets import project_of
from corekit.content import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

#: The layout of what is remembered; another number makes all that is there worthless.
FORMAT: Final = 1


def pack_stamp(root: Traversable) -> tuple[str, int] | None:
    """
    Return a text that changes with any file of a pack, or of the project about it, and when any of them changed last.

    The time is in nanoseconds since 1970. None where nobody can tell.
    """
    if isinstance(root, Path):
        try:
            found = [*sorted(_walk(str(root))), *_around(root)]
        except OSError:
            return None
        return _digest(found), max((status[2] for status in found), default=0)
    try:
        stamp = files.survey(root).stamp
    except OSError:
        return None
    return None if stamp is None else (stamp, 0)


def code_stamp() -> str:
    """Return a text that differs between any two states of corekit's own code, and between Pythons."""
    here = Path(__file__).parents[1]
    own = [stat for stat in _walk(str(here)) if stat[0].endswith((".py", ".json"))]
    return _digest([FORMAT, sys.version, sorted(own)])


def _around(root: Path) -> list[Any]:
    """The files of the project and of the package that the pack lies in: how it is packaged is checked as well."""
    project = project_of(root)
    places = {str(project), *(str(above) for above in Path(os.path.realpath(root)).parents if _within(above, project))}
    return sorted(stat for place in sorted(places) for stat in _stats(place))


def _within(path: Path, project: Path) -> bool:
    return path.is_relative_to(project)


def _stats(directory: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                if entry.is_file():
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns, status.st_ino
    except OSError:
        yield directory, -1, -1, -1


def _walk(directory: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _walk(entry.path)
            else:
                status = entry.stat(follow_symlinks=False)
                yield entry.path, status.st_size, status.st_mtime_ns, status.st_ino


def _digest(data: Any) -> str:
    return hashlib.blake2b(repr(data).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
