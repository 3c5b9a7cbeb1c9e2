# SPDX-License-Identifier: Apache-2.0
"""Many JSON values in one file, each a text of its own that is decoded when somebody asks for it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: How many bytes the checksum takes, with the end of its line.
_SUM: Final = 9


class Series(Sequence[Any]):
    """Values one after the other; each is decoded when it is asked for, anew each time."""

    def __init__(self, body: str, bounds: Sequence[int]) -> None:
        """*bounds* are where the first text begins and where each ends."""
        self._body = body
        self._bounds = bounds

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, index: Any) -> Any:
        return json.loads(self._body[self._bounds[index] : self._bounds[index + 1]])


class Texts:
    """
    Named values and named series of values.

    A file of them begins with a checksum of all the rest. A line of JSON says where each text stands, then come the
    texts, in ASCII.
    """

    def __init__(self, body: str = "", header: Mapping[str, Any] | None = None) -> None:
        self._body = body
        self._values: Mapping[str, list[int]] = header["values"] if header else {}
        self._series: Mapping[str, list[int]] = header["series"] if header else {}

    @classmethod
    def read(cls, content: bytes, key: str) -> Texts:
        """Return the texts of a file; raises ValueError, KeyError or TypeError if it is damaged or of another *key*."""
        if content[:_SUM] != _checksum(memoryview(content)[_SUM:]):
            raise ValueError("the file was damaged")
        end = content.index(b"\n", _SUM) + 1
        header = json.loads(content[_SUM:end])
        if header["key"] != key:
            raise ValueError("the file is about something else")
        return cls(content[end:].decode("ascii"), header)

    def value(self, name: str) -> Any:
        """Return the value of that name; None if there is none."""
        place = self._values.get(name)
        return None if place is None else json.loads(self._body[place[0] : place[1]])

    def series(self, name: str) -> Series | None:
        """Return the series of that name; None if there is none."""
        bounds = self._series.get(name)
        return None if bounds is None else Series(self._body, bounds)

    def series_alone(self) -> Texts:
        """Return the series without the values."""
        return Texts(self._body, {"values": {}, "series": self._series})

    def having(self, values: Mapping[str, Any], series: Mapping[str, Iterable[Any]]) -> Texts:
        """Return the same texts with more (or other) values and series of JSON data."""
        parts: list[str] = []
        at = 0

        def add(text: str) -> int:
            nonlocal at
            parts.append(text)
            at += len(text)
            return at

        header: dict[str, Any] = {"values": {}, "series": {}}
        for name in {**self._values, **values}:
            begin = at
            old = self._values.get(name, (0, 0))
            text = _written(values[name]) if name in values else self._body[old[0] : old[1]]
            header["values"][name] = [begin, add(text)]
        for name in {**self._series, **series}:
            entries: Iterable[Any] = series[name] if name in series else self.series(name) or ()
            header["series"][name] = [at, *(add(_written(entry)) for entry in entries)]
        return Texts("".join(parts), header)

    def written(self, key: str) -> bytes:
        """Return the file that `read` reads with the same *key*."""
        header = _written({"key": key, "values": self._values, "series": self._series})
        content = f"{header}\n{self._body}".encode("ascii")
        return _checksum(content) + content


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _checksum(content: bytes | memoryview) -> bytes:
    return b"%08x\n" % zlib.crc32(content)
