# SPDX-License-Identifier: Apache-2.0
"""The command line: `corekit COMMAND`, a module for each group of commands, imported only when it is called."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (`corekit.cli.exit_codes`); nothing but a bug of click raises."""
    from corekit.cli.running import run  # noqa: PLC0415 - `import corekit.cli` stays free of click

    return run(sys.argv[1:] if arguments is None else list(arguments))
