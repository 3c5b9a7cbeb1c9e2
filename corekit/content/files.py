# SPDX-License-Identifier: Apache-2.0
"""The files of a pack, in a directory or an archive: which there are, whether they changed, what they hold."""

from __future__ import annotations

import hashlib
import os
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

import attrs

from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

#: Files with these endings are code, which a pack's directory may hold and nobody reads here.
_CODE = (".py", ".pyc", ".pyi")


@attrs.frozen(eq=False, repr=False)
class Survey(Record):
    """
    What a directory holds: paths relative to it, sorted, with `/`.

    *stamp* changes when the path, size, time or inode of any file does; None where nobody can tell.
    """

    files: tuple[str, ...]
    stamp: str | None


def survey(root: Traversable) -> Survey:
    """Look at every file below *root*; raises OSError if it cannot be listed."""
    if isinstance(root, Path):
        found = sorted(_walk(str(root), ""))
        return Survey(tuple(entry[0] for entry in found), _digest(found))
    return Survey(tuple(sorted(_names(root, ""))), _archive_stamp(root))


def _walk(directory: str, prefix: str) -> Iterator[tuple[str, int, int, int]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith((".", "__")) or name.endswith(_CODE):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{name}/")
            else:
                stat = _status(entry)
                yield f"{prefix}{name}", stat.st_size, stat.st_mtime_ns, stat.st_ino


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere: that it cannot be read is told when it is
        return entry.stat(follow_symlinks=False)


def _names(directory: Traversable, prefix: str) -> Iterator[str]:
    for entry in directory.iterdir():
        if entry.name.startswith((".", "__")) or entry.name.endswith(_CODE):
            continue
        if entry.is_dir():
            yield from _names(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}"


def _digest(found: Any) -> str:
    return hashlib.blake2b(repr(found).encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()


def _archive_stamp(root: Any) -> str | None:
    """The stamp of the archive that *root* (a `zipfile.Path`) lies in."""
    archive = getattr(getattr(root, "root", None), "filename", None)
    if archive is None:
        return None
    try:
        stat = os.stat(archive)  # noqa: PTH116 - an archive's name, never a Path
    except OSError:
        return None
    return _digest((archive, getattr(root, "at", ""), stat.st_size, stat.st_mtime_ns, stat.st_ino))


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
        if not S_ISREG(os.fstat(handle).st_mode):
            raise OSError(EINVAL, "it is no file")
        parts: list[bytes] = []
        while count > 0 and (part := os.read(handle, count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)
