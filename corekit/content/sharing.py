# SPDX-License-Identifier: Apache-2.0
"""Work over many files in several processes; whatever goes wrong there is left to this one."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Files a process takes at a time, unless said.
_AT_A_TIME = 250

_work: Callable[[str], bytes | None] | None = None


def share(
    work: Callable[[str], bytes | None], names: Sequence[str], processes: int, *, at_a_time: int = _AT_A_TIME
) -> dict[str, bytes]:
    """
    Return what *work* makes of each of *names*, but for those of which it makes nothing.

    A process takes *at_a_time* of them. The work is done by forks of this process, so that nothing need be sent to
    them: call it only where no other thread runs. Where there is no `fork`, or a process dies, what it would have done
    is missing from the result.
    """
    import multiprocessing  # noqa: PLC0415 - only for large packs
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - as above

    if "fork" not in multiprocessing.get_all_start_methods():
        return {}
    global _work  # noqa: PLW0603 - what a fork inherits
    _work = work
    chunks = [names[start : start + at_a_time] for start in range(0, len(names), at_a_time)]
    done: dict[str, bytes] = {}
    try:
        # what is there before the fork is nobody's garbage: to look for it would copy all memory of this process
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, mp_context=fork, initializer=gc.freeze) as pool:
            for chunk, results in zip(chunks, pool.map(_do, chunks), strict=True):
                done.update((name, result) for name, result in zip(chunk, results, strict=True) if result is not None)
    except (BrokenProcessPool, OSError):
        return done
    finally:
        _work = None
    return done


def _do(names: Sequence[str]) -> list[bytes | None]:
    assert _work is not None  # noqa: S101 - tells the type checker
    return [_work(name) for name in names]
