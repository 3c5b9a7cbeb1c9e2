# SPDX-License-Identifier: Apache-2.0
"""The command line: `corekit COMMAND`, a module for each group of commands, imported only when it is called."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

#: A process that is ours looks for cyclic garbage after so many new objects: a plan and a check of ten thousand files
#: end before, a longer one does not grow without end. The usual 700 cost a twentieth of a plan.
_COLLECT_AFTER = 500_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (`corekit.cli.exit_codes`); nothing but a bug of click raises."""
    if arguments is None:
        gc.set_threshold(_COLLECT_AFTER)  # before the imports, which make most of a plan's objects
    from corekit.cli.running import run  # noqa: PLC0415 - `import corekit.cli` stays free of click

    code = run(sys.argv[1:] if arguments is None else list(arguments))
    if arguments is None:
        gc.freeze()  # Python's end would look through every object for cycles: a fifth of a plan
    return code
