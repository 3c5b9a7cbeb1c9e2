# SPDX-License-Identifier: Apache-2.0
"""
What was read last time: packs, and what was worked out over a library; never anything personal.

A pack is believed only while path, size, time and inode of every one of its files are what they were: all of them are
looked at every time, because screening with rules that changed is the worst that could happen. A cache that is broken,
or cannot be written, never matters; without it everything is the same, only slower.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content import files
from corekit.content.pack import LoadedPack, Pack, Slot
from corekit.content.texts import Texts
from corekit.errors import DocumentInvalid
from corekit.model.diagnostic import Diagnostic
from corekit.model.manifest import Manifest
from corekit.record import Record

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: The layout of the cache; another number makes all that is there worthless.
FORMAT: Final = 3
_READ_ERRORS: Final = (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, DocumentInvalid)


def cache_directory() -> Path:
    """
    Return the directory of the user's caches that belongs to corekit; nothing is created.

    On Linux it is the XDG rule in two lines, held by a test against platformdirs, whose import is a thirtieth of a
    warm plan.
    """
    if sys.platform == "linux":
        given = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (given if given.is_absolute() else Path("~/.cache").expanduser()) / "corekit"
    else:  # noqa: RET505 - the type checker reads one platform's branch alone
        from platformdirs import user_cache_path  # noqa: PLC0415 - nothing is imported for `cache=False`

        return user_cache_path("corekit")


def code_version() -> str:
    """
    Return a text that differs between any two versions of the code that reads packs.

    Size and time of its own files tell apart two states of a checkout, where the version number does not.
    """
    here = Path(__file__).parent
    stats = [
        (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
        for folder in (here, here.parent / "model", here.parent / "criteria", here.parent / "planning")
        if folder.is_dir()
        for entry in os.scandir(folder)
        if entry.name.endswith((".py", ".json"))
    ]
    return _name(repr((FORMAT, sorted(stats))))


@attrs.frozen(eq=False, repr=False, slots=False)
class Cache(Record):
    """The cache in *directory*; None remembers nothing."""

    directory: Path | None
    _version: list[str] = attrs.field(factory=list, init=False, repr=False)

    @property
    def version(self) -> str:
        """The version of the code, worked out once."""
        if not self._version:
            self._version.append(code_version())
        return self._version[0]

    def load(self, root: Traversable, *, distribution: str | None = None, version: str | None = None) -> LoadedPack:
        """Return the pack in *root*, from the cache while it is true."""
        from corekit.content.pack import load_pack  # noqa: PLC0415 - only a cold start reads files

        stamp = self._stamp(root)
        if self.directory is None or stamp is None:
            return load_pack(root, distribution=distribution, version=version)
        path = self.directory / f"pack-{_name(files.identity(root), self.version)}.json"
        known = self._read(path, root, stamp, distribution, version)
        if known is not None:
            return known
        loaded = load_pack(root, distribution=distribution, version=version)
        if self._stamp(root) == stamp:  # else it changed while it was read
            self._write(path, loaded, stamp)
        return loaded

    @staticmethod
    def _stamp(root: Traversable) -> str | None:
        try:
            return files.survey(root).stamp
        except OSError:
            return None

    def _read(
        self, path: Path, root: Traversable, stamp: str, distribution: str | None, version: str | None
    ) -> LoadedPack | None:
        try:
            content = path.read_bytes()
            line = content.index(b"\n") + 1
            header = json.loads(content[:line])
            if header["stamp"] != stamp:
                return None
            return _from_header(header, content[line:], root, distribution, version)
        except _READ_ERRORS:
            return None

    @staticmethod
    def _write(path: Path, loaded: LoadedPack, stamp: str) -> None:
        if loaded.pack is None:
            return
        header = json.dumps({"stamp": stamp, **_to_header(loaded.pack)}, ensure_ascii=True, separators=(",", ":"))
        write_beside(path, header.encode() + b"\n" + loaded.pack.texts)

    def read_memo(self, key: str) -> Texts:
        """Return what was worked out over the library with that fingerprint; empty if nothing is known."""
        if self.directory is None:
            return Texts()
        try:
            return Texts.read(self._memo(key).read_bytes(), key)
        except _READ_ERRORS:
            return Texts()

    def write_memo(self, key: str, memo: Texts) -> None:
        """Remember what was worked out over the library with that fingerprint: of content alone, never of a person."""
        if self.directory is not None:
            write_beside(self._memo(key), memo.written(key))

    def _memo(self, key: str) -> Path:
        assert self.directory is not None  # noqa: S101 - tells the type checker
        return self.directory / f"library-{_name(key, self.version)}.json"


def _name(*parts: str) -> str:
    """A short name for a file; what it holds says exactly what it is about. hashlib is a fortieth of a warm plan."""
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def write_beside(path: Path, content: bytes) -> None:
    """Write a cache file whole or not at all; that it cannot be written does not matter."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        _forget(beside)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _to_header(pack: Pack) -> dict[str, Any]:
    places = {name: index for index, name in enumerate(pack.files)}
    return {
        "manifest": pack.manifest.to_dict(),
        "digest": pack.digest,
        "seal": pack.seal,
        "checksum": zlib.crc32(pack.texts),
        "files": pack.files,
        "reviews": pack.reviews,
        "broken": pack.broken,
        "diagnostics": [fault.to_dict() for fault in pack.diagnostics],
        "items": {
            kind: {
                "ids": list(slots),
                "starts": [slot.start for slot in slots.values()],
                "ends": [slot.end for slot in slots.values()],
                "files": [places[slot.file] for slot in slots.values()],
                "pointers": [slot.pointer for slot in slots.values()],
            }
            for kind, slots in pack.items.items()
        },
    }


def _from_header(
    header: dict[str, Any], texts: bytes, root: Traversable, distribution: str | None, version: str | None
) -> LoadedPack:
    names = header["files"]
    items = {
        kind: {
            identifier: Slot(start, end, names[file], pointer)
            for identifier, start, end, file, pointer in zip(
                table["ids"], table["starts"], table["ends"], table["files"], table["pointers"], strict=True
            )
        }
        for kind, table in header["items"].items()
    }
    if zlib.crc32(texts) != header["checksum"]:
        raise ValueError("the cache file was damaged")
    diagnostics = tuple(Diagnostic.from_dict(fault) for fault in header["diagnostics"])
    pack = Pack(
        manifest=Manifest.from_dict(header["manifest"]),
        items=items,
        texts=texts,
        digest=header["digest"],
        seal=header["seal"],
        files=tuple(names),
        reviews=header["reviews"],
        diagnostics=diagnostics,
        broken={kind: tuple(entries) for kind, entries in header["broken"].items()},
        root=root,
        distribution=distribution,
        version=version,
    )
    return LoadedPack(
        pack=pack,
        diagnostics=diagnostics,
        namespace=pack.namespace,
        root=root,
        distribution=distribution,
        version=version,
        screens=pack.screens,
    )
