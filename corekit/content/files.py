# SPDX-License-Identifier: Apache-2.0
"""The files of a pack, in a directory or an archive: which there are, whether they changed, what they hold."""

from __future__ import annotations

import os
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.layout import DATA
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    _Entry = tuple[str, int, int, int]

#: Files with these endings are code, which a pack's directory may hold and nobody reads here.
_CODE = (".py", ".pyc", ".pyi")
#: So many bytes are read at a time at least: some files do not say how long they are.
_ROOM = 4096


@attrs.frozen(eq=False, repr=False, slots=False)
class Survey(Record):
    """
    What a directory holds: paths relative to it, sorted, with `/`.

    *stamp* is a text that changes when the path, size, time or inode of any file does; None where nobody can tell.
    *odd* is what is no file that could be read: a pipe, a device, a link to a directory or to nothing, a directory
    named like a file.
    """

    files: tuple[str, ...]
    stamp: str | None
    odd: tuple[str, ...] = ()


def survey(root: Traversable, *, stamped: bool = True) -> Survey:
    """
    Look at every file below *root*; raises OSError if it cannot be listed.

    Without *stamped* there is no stamp: a directory says what its files are, their size and time each file alone.
    """
    if isinstance(root, Path):
        found = sorted(_walk(str(root), "", _stamped if stamped else _named))
        odd = tuple(entry[0] for entry in found if entry[1] < 0)
        files = tuple(entry[0] for entry in found if entry[1] >= 0)
        return Survey(files, repr(found) if stamped else None, odd)
    return Survey(tuple(sorted(_names(root, ""))), _archive_stamp(root) if stamped else None)


def _walk(directory: str, prefix: str, look: Callable[[os.DirEntry[str], str], _Entry]) -> Iterator[_Entry]:
    with os.scandir(directory) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith((".", "__")) or name.endswith(_CODE):
                continue
            if entry.is_dir(follow_symlinks=False) and not name.endswith(DATA):
                yield from _walk(entry.path, f"{prefix}{name}/", look)
            else:
                yield look(entry, f"{prefix}{name}")


def _stamped(entry: os.DirEntry[str], name: str) -> _Entry:
    """The name of a file with what changes when it does; a size below 0 for what is no file."""
    try:
        found = entry.stat()
    except OSError:
        return name, -1, 0, 0
    return name, found.st_size if S_ISREG(found.st_mode) else -1, found.st_mtime_ns, found.st_ino


def _named(entry: os.DirEntry[str], name: str) -> _Entry:
    """The name of a file, with 0 for a file and -1 for what is none."""
    try:
        return name, 0 if entry.is_file() else -1, 0, 0
    except OSError:
        return name, -1, 0, 0


def _names(directory: Traversable, prefix: str) -> Iterator[str]:
    for entry in directory.iterdir():
        if entry.name.startswith((".", "__")) or entry.name.endswith(_CODE):
            continue
        if entry.is_dir():
            yield from _names(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}"


def _archive_stamp(root: Any) -> str | None:
    """The stamp of the archive that *root* (a `zipfile.Path`) lies in."""
    archive = getattr(getattr(root, "root", None), "filename", None)
    if archive is None:
        return None
    try:
        found = os.stat(archive)  # noqa: PTH116 - an archive's name, never a Path
    except OSError:
        return None
    return repr((archive, getattr(root, "at", ""), found.st_size, found.st_mtime_ns, found.st_ino))


def identity(root: Traversable) -> str:
    """Return a text that names the place of *root*, the same in every process."""
    archive = getattr(getattr(root, "root", None), "filename", None)
    if archive is not None:
        return f"{os.path.realpath(archive)}!{getattr(root, 'at', '')}"
    return os.path.realpath(str(root))


def read_bytes(root: Traversable, name: str, *, maximum: int) -> bytes:
    """Read a file, at most one byte more than *maximum*, so that a file of any size costs little; raises OSError."""
    if isinstance(root, Path):
        return _read_regular(f"{root}/{name}", maximum + 1)
    with root.joinpath(*name.split("/")).open("rb") as file:
        content: bytes = file.read(maximum + 1)
        return content


def _read_regular(path: str, count: int) -> bytes:
    """Read up to *count* bytes of a file; raises OSError for what is none, such as a pipe, and never waits for one."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        found = os.fstat(handle)
        if not S_ISREG(found.st_mode):
            raise OSError(EINVAL, "it is no file")
        room = max(found.st_size + 1, _ROOM)  # for the largest file allowed it would cost more than the reading
        parts: list[bytes] = []
        while count > 0 and (part := os.read(handle, min(count, room))):
            parts.append(part)
            count -= len(part)
            if len(part) == found.st_size:  # as long as it said: nobody need ask for more
                break
        return b"".join(parts)
    finally:
        os.close(handle)
