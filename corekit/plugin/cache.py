# SPDX-License-Identifier: Apache-2.0
"""What was found last time, so that a start need not look again.

One JSON file for each `sys.path`. It holds which distributions offer what, and what each sound hook module turned out
to offer. It is believed only while the path and modification time of every entry of `sys.path`, the Python and this
corekit are the same, and every pack is still where it was; what a hook module offers only while every file of its
package is the same. Anything broken is never kept, so that mending it is noticed at once.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from attrs import asdict

from corekit.plugin.found import Claim, FoundDistribution, FoundHooks, FoundPack
from corekit.plugin.location import MANIFEST, module_paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.plugin.loaded import Ids, Implementations

FORMAT = 1
KEPT_FILES = 16
RACE_NANOSECONDS = 50_000_000
"""A directory changed this shortly before it was looked at may change again within the same tick of its clock."""

Stamp = list[Any]
"""``[path, mtime in ns, size, inode]``; the last three are None for what is not there."""


class Cache:
    """The cache file that belongs to this process's `sys.path`; with no directory it remembers nothing."""

    def __init__(self, directory: Path | None) -> None:
        self._key = _key()
        name = crc32("\0".join(str(part[0]) for part in self._key).encode())
        self._file = None if directory is None else directory / f"plugins-{name:08x}.json"
        self._data: dict[str, Any] = {}

    def read(self) -> tuple[FoundDistribution, ...] | None:
        """Return the distributions found last time, or None if that is not known or may no longer be true."""
        if self._file is None:
            return None
        try:
            data = json.loads(self._file.read_bytes())
            if data["format"] != FORMAT or data["key"] != self._key:
                return None
            found = tuple(_distribution(one) for one in data["distributions"])
            if not all(_has_manifest(pack) for one in found for pack in one.packs):
                return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        self._data = data
        return found

    def write(self, found: tuple[FoundDistribution, ...]) -> None:
        """Remember what was found, unless something is wrong with it or was changed this very moment."""
        self._data = {}
        if any(one.problems for one in found):
            return
        packs = [_storable(pack) for one in found for pack in one.packs]
        if None not in packs and not _just_changed(self._key[1:]):
            distributions = [_plain(one) for one in found]
            self._data = {"format": FORMAT, "key": self._key, "distributions": distributions, "hooks": {}}
            self._save()

    def known(self, found: FoundHooks) -> tuple[Implementations, Ids] | None:
        """Return how a hook module implements what it offers, and the ids of that; None if it must be imported."""
        try:
            entry = self._data["hooks"][found.entry_point]
            if [_stamp(file) for file in module_paths(found.module) or ()] != entry["files"]:
                return None
            implementations = tuple((hook, attribute) for hook, attribute in entry["implementations"])
            return implementations, {hook: tuple(ids) for hook, ids in entry["ids"].items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def learn(self, found: FoundHooks, implementations: Implementations, ids: Ids) -> None:
        """Remember what a sound hook module offers."""
        stamps = [_stamp(file) for file in module_paths(found.module) or ()]
        if stamps and self._data and not _just_changed(stamps):
            entry = {"implementations": implementations, "ids": ids, "files": stamps}
            self._data = self._data | {"hooks": self._data["hooks"] | {found.entry_point: entry}}
            self._save()

    def _save(self) -> None:
        """Write the file beside its place and move it there; a cache that cannot be written is no fault."""
        if self._file is None:
            return
        beside = self._file.with_suffix(f".{os.getpid()}.{time.time_ns()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._data, separators=(",", ":")), encoding="utf-8")
            beside.replace(self._file)
            _prune(self._file.parent)
        except OSError:
            with suppress(OSError):
                beside.unlink()


def _prune(directory: Path) -> None:
    """Keep the files written last: every working directory that is on `sys.path` has one."""
    files = sorted(directory.glob("plugins-*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[KEPT_FILES:]:
        file.unlink(missing_ok=True)


def _key() -> list[Stamp]:
    """Return what must be the same for the cache to be believed."""
    places = [_stamp(os.path.abspath(entry))[:2] for entry in sys.path]  # also for ''  # noqa: PTH100
    own = [_stamp(entry.path) for entry in os.scandir(Path(__file__).parent) if entry.name.endswith(".py")]
    own.sort()
    return [[f"{sys.version} {sys.prefix}"], *places, *own]


def _stamp(path: str) -> Stamp:
    try:
        status = os.stat(path)  # noqa: PTH116 - a warm start looks at a hundred files
    except OSError:
        return [path, None, None, None]
    return [path, status.st_mtime_ns, status.st_size, status.st_ino]


def _just_changed(stamps: Iterable[Stamp]) -> bool:
    """Say whether anything changed so shortly ago that a further change might not show in its time."""
    return max((stamp[1] or 0 for stamp in stamps), default=0) + RACE_NANOSECONDS >= time.time_ns()


def _has_manifest(pack: FoundPack) -> bool:
    """Say whether a pack is still where it was."""
    if isinstance(pack.root, Path):
        return os.path.isfile(f"{pack.root}/{MANIFEST}")  # noqa: PTH113 - as in `_stamp`
    return (pack.root / MANIFEST).is_file()


def _storable(pack: FoundPack) -> dict[str, str] | None:
    """Return where a pack lies as JSON data, or None for a loader's own kind of place."""
    if isinstance(pack.root, Path):
        return {"path": str(pack.root)}
    from zipfile import Path as ArchivePath  # only where packs lie in archives  # noqa: PLC0415

    if isinstance(pack.root, ArchivePath):
        return {"archive": str(pack.root.root.filename), "at": pack.root.at}
    return None


def _plain(one: FoundDistribution) -> dict[str, Any]:
    """Return a distribution as JSON data from which `_distribution` makes it again."""
    return {
        "name": one.name,
        "version": one.version,
        "location": one.location,
        "requires": one.requires,
        "claims": [asdict(claim) for claim in one.claims],
        "packs": [[pack.namespace, pack.package, _storable(pack)] for pack in one.packs],
        "hooks": [[hooks.name, hooks.module] for hooks in one.hooks],
    }


def _distribution(data: dict[str, Any]) -> FoundDistribution:
    name, version, requires = data["name"], data["version"], tuple(data["requires"])
    return FoundDistribution(
        name=name,
        version=version,
        location=data["location"],
        requires=requires,
        claims=tuple(Claim(**claim) for claim in data["claims"]),
        packs=tuple(
            FoundPack(
                namespace=namespace,
                root=_root(place),
                origin="distribution",
                package=package,
                distribution=name,
                version=version,
                requires=requires,
            )
            for namespace, package, place in data["packs"]
        ),
        hooks=tuple(
            FoundHooks(name=hook, module=module, distribution=name, version=version) for hook, module in data["hooks"]
        ),
    )


def _root(place: dict[str, str]) -> Any:
    if "path" in place:
        return Path(place["path"])
    from zipfile import Path as ArchivePath  # only where packs lie in archives  # noqa: PLC0415

    return ArchivePath(place["archive"], place["at"])
