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
from corekit.check.stamps import code_stamp, newest, pack_stamp
from corekit.content import files

if TYPE_CHECKING:
    from collections.abc import Mapping
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

    @cached_property
    def _code(self) -> str:
        return code_stamp()

    def stamp(self, namespace: str, known: Mapping[str, FoundPack]) -> str | None:
        """Return the stamp of the pack to be checked, before it is read; None if its report cannot be kept."""
        if self._directory is None or self._checks is None:
            return None
        root = known[namespace].root
        stamp = pack_stamp(root)
        return None if newest(root) + _RACE_NANOSECONDS >= time.time_ns() else stamp

    def find(self, namespace: str, known: Mapping[str, FoundPack], stamp: str | None) -> PackReport | None:
        """Return what was found in the pack when all was as it is now; None if that is not known."""
        if stamp is None:
            return None
        try:
            head, _, body = self._file(namespace, known).read_bytes().partition(b"\n")
            header = json.loads(head)
            if header["key"] != [self._code, self._checks, stamp] or header["crc"] != zlib.crc32(body):
                return None
            if any(name in known for name in header["absent"]):
                return None
            if any(_of(name, known) != was for name, was in header["beside"].items()):
                return None
            return PackReport.from_dict(json.loads(body))
        except _UNUSABLE:
            return None

    def keep(self, report: PackReport, known: Mapping[str, FoundPack], stamp: str | None) -> None:
        """Remember a report of the pack whose stamp was *stamp* before it was read."""
        if stamp is None or any(fault.code == BROKEN for fault in report.diagnostics):
            return
        if pack_stamp(known[report.namespace].root) != stamp:
            return
        beside = {name: _of(name, known) for name in report.beside}
        if any(place is None for place in beside.values()):
            return
        body = json.dumps(report.to_dict(), separators=(",", ":")).encode()
        key = [self._code, self._checks, stamp]
        header = {"key": key, "crc": zlib.crc32(body), "absent": report.absent, "beside": beside}
        from corekit.content.cache import write_beside  # noqa: PLC0415 - only where something is written

        write_beside(self._file(report.namespace, known), json.dumps(header).encode() + b"\n" + body)

    def _file(self, namespace: str, known: Mapping[str, FoundPack]) -> Path:
        assert self._directory is not None  # noqa: S101 - tells the type checker
        root = known[namespace].root
        name = hashlib.sha256(f"{namespace}\0{files.identity(root)}\0{root}".encode("utf-8", "surrogateescape"))
        return self._directory / f"check-{name.hexdigest()[:24]}.json"


def _of(name: str, known: Mapping[str, FoundPack]) -> list[Any] | None:
    """Return which pack a namespace means, and in which state; None if there is none or nobody can tell."""
    pack = known.get(name)
    stamp = pack_stamp(pack.root) if pack is not None else None
    return None if pack is None or stamp is None else [files.identity(pack.root), pack.version, stamp]
