# SPDX-License-Identifier: Apache-2.0
"""
Poses that were solved before: in memory, and in a directory beside corekit's own cache.

A file holds joint angles of drawn people and nothing of anybody real. Its name is a digest of the specification and the
solver's version, so that nothing old is ever believed; it is written beside its place and moved there.
"""

from __future__ import annotations

import json
import os
import time
from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit_figures.solving import SOLVER_VERSION
from corekit_figures.solving.solved import Solved

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit_figures.spec import FigureSpec

#: How many figures are kept in memory.
KEPT: Final = 1024
_memory: OrderedDict[str, tuple[Solved, ...]] = OrderedDict()
_lock = Lock()


def solved_figure(spec: FigureSpec, cache: bool | Path = True) -> tuple[Solved, ...]:
    """The poses of a figure; *cache* says whether, or in which directory, they are remembered."""

    def solve() -> tuple[Solved, ...]:
        from corekit_figures.solving.solve import solve_figure  # noqa: PLC0415 - numpy only where something is solved

        return solve_figure(spec)

    return remembered(digest(spec, "poses"), len(spec.frames), solve, cache)


def remembered(key: str, count: int, solve: Callable[[], tuple[Solved, ...]], cache: bool | Path) -> tuple[Solved, ...]:
    """The *count* poses of a key, from memory, from a file, or solved now."""
    if cache is False:
        return solve()
    with _lock:
        found = _memory.get(key)
        if found is not None:
            _memory.move_to_end(key)
            return found
    file = _directory(cache) / f"{key}.json"
    found = _read(file, count)
    if found is None:
        found = solve()
        _write(file, found)
    with _lock:
        _memory[key] = found
        while len(_memory) > KEPT:
            _memory.popitem(last=False)
    return found


def forget() -> None:
    """Forget what is in memory; files stay."""
    with _lock:
        _memory.clear()


def digest(spec: FigureSpec, what: str) -> str:
    """The key of a figure's poses: what decides them, and the solver."""
    decides = [[attrs.asdict(frame) for frame in spec.frames], [attrs.asdict(prop) for prop in spec.props]]
    for frame in decides[0]:
        for key in ("arrows", "ghost"):
            del frame[key]
    data = json.dumps([SOLVER_VERSION, what, decides], sort_keys=True)
    return sha256(data.encode()).hexdigest()[:32]


def _directory(cache: bool | Path) -> Path:
    if isinstance(cache, Path):
        return cache
    from platformdirs import user_cache_path  # noqa: PLC0415 - not where a directory is given

    return user_cache_path("corekit") / "figures"


def _read(file: Path, count: int) -> tuple[Solved, ...] | None:
    try:
        data: list[Any] = json.loads(file.read_bytes())
        found = tuple(Solved.from_data(one) for one in data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if len(found) == count else None


def _write(file: Path, found: tuple[Solved, ...]) -> None:
    """Write the file beside its place and move it there; a cache that cannot be written is no fault."""
    beside = file.with_suffix(f".{os.getpid()}.{time.time_ns()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps([one.to_data() for one in found], separators=(",", ":")), encoding="utf-8")
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink()
