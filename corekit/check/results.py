# SPDX-License-Identifier: Apache-2.0
"""
What a check found last time, for as long as nothing it rests on has changed.

It rests on every file of the pack and of the project about it, on the packs it was checked with, on those that were
missing, on the checks of installed hooks, and on corekit's own code. All of these are looked at every time. A report in
which a checker broke down is never kept, nor one of files that changed while they were read.
"""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from corekit.check.report import BROKEN, PackReport
from corekit.check.stamps import code_stamp, pack_stamp
from corekit.content import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from corekit.plugin import FoundPack

_UNUSABLE: Final = (OSError, ValueError, KeyError, TypeError, AttributeError)
#: A file that changed so shortly before it was looked at may change again within the same tick of the clock.
_RACE_NANOSECONDS: Final = 50_000_000


class Results:
    """Reports by the directory they are about; *directory* None remembers nothing."""

    def __init__(self, directory: Path | None, checks: Any) -> None:
        self._directory = directory
        self._checks = checks
        self._stamps: dict[str, str | None] = {}

    @cached_property
    def _code(self) -> str:
        return code_stamp()

    def namespace(self, root: Path) -> str | None:
        """Return the namespace of the pack in *root*, if it was checked as it is now; None if that is not known."""
        stamp = self.stamp(root)
        header, _ = self._read(root) if stamp is not None else ({}, b"")
        name = header.get("namespace")
        return name if isinstance(name, str) and header.get("key") == self._key(stamp) else None

    def stamp(self, root: Traversable) -> str | None:
        """Return the stamp of the pack to be checked, before it is read; None if its report cannot be kept."""
        if self._directory is None or self._checks is None:
            return None
        identity = files.identity(root)
        if identity not in self._stamps:
            found = pack_stamp(root)
            racing = found is None or found[1] + _RACE_NANOSECONDS >= time.time_ns()
            self._stamps[identity] = None if found is None or racing else found[0]
        return self._stamps[identity]

    def find(self, namespace: str, known: Mapping[str, FoundPack], stamp: str | None) -> PackReport | None:
        """Return what was found in the pack when all was as it is now; None if that is not known."""
        if stamp is None:
            return None
        try:
            header, body = self._read(known[namespace].root)
            if header["key"] != self._key(stamp) or header["crc"] != zlib.crc32(body):
                return None
            if header["namespace"] != namespace or any(name in known for name in header["absent"]):
                return None
            if any(_of(name, known) != was for name, was in header["beside"].items()):
                return None
            return PackReport.from_dict(json.loads(body))
        except _UNUSABLE:
            return None

    def keep(self, report: PackReport, known: Mapping[str, FoundPack], stamp: str | None) -> None:
        """Remember a report of the pack whose stamp was *stamp* before it was read."""
        root = known[report.namespace].root
        if stamp is None or any(fault.code == BROKEN for fault in report.diagnostics):
            return
        now = pack_stamp(root)
        if now is None or now[0] != stamp:  # it changed while it was read
            return
        beside = {name: _of(name, known) for name in report.beside}
        if any(place is None for place in beside.values()):
            return
        body = json.dumps(report.to_dict(), separators=(",", ":")).encode()
        header = {
            "namespace": report.namespace,
            "key": self._key(stamp),
            "crc": zlib.crc32(body),
            "absent": report.absent,
            "beside": beside,
        }
        from corekit.content.cache import write_beside  # noqa: PLC0415 - only where something is written

        write_beside(self._file(root), json.dumps(header).encode() + b"\n" + body)

    def _key(self, stamp: str | None) -> list[Any]:
        return [self._code, self._checks, stamp]

    def _read(self, root: Traversable) -> tuple[dict[str, Any], bytes]:
        """Return header and body of what is remembered of a directory; both empty if it cannot be read."""
        try:
            head, _, body = self._file(root).read_bytes().partition(b"\n")
            header = json.loads(head)
        except (OSError, ValueError):
            return {}, b""
        return (header, body) if isinstance(header, dict) else ({}, b"")

    def _file(self, root: Traversable) -> Path:
        assert self._directory is not None  # noqa: S101 - tells the type checker
        name = hashlib.sha256(f"{files.identity(root)}\0{root}".encode("utf-8", "surrogateescape"))
        return self._directory / f"check-{name.hexdigest()[:24]}.json"


def _of(name: str, known: Mapping[str, FoundPack]) -> list[Any] | None:
    """Return which pack a namespace means, and in which state; None if there is none or nobody can tell."""
    pack = known.get(name)
    stamp = pack_stamp(pack.root) if pack is not None else None
    return None if pack is None or stamp is None else [files.identity(pack.root), pack.version, stamp[0]]
