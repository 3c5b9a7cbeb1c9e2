# SPDX-License-Identifier: Apache-2.0
"""
Whole processes in turn, A B A B: a warm `corekit plan` against other command lines and with fewer packs, and `import`.

The plan against other command lines is that of the core, corekit-redflags and corekit-mckenzie alone. Prints medians in
milliseconds and the median of the ratios pair by pair.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
EXAMPLE = Path(__file__).parent.parent / "examples" / "desk-worker.yaml"
TODAY = "2026-11-21"
#: The packs of the plan that is held against other command lines.
FEW = ("corekit-redflags", "corekit-mckenzie")


def milliseconds(command: list[str]) -> float:
    """Wall time of one run of *command*."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begin) * 1000


def compare(name: str, ours: list[str], theirs: list[str]) -> None:
    """Run both in turn and print the medians and the ratio."""
    milliseconds(ours)
    milliseconds(theirs)
    pairs = [(milliseconds(ours), milliseconds(theirs)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{name:<42} {mine:7.1f} ms  against {other:7.1f} ms  ratio {ratio:.2f}")


def main() -> None:
    """Compare whatever peers are there."""
    scripts = Path(sys.executable).parent
    plan = [str(scripts / "corekit"), "plan", str(EXAMPLE), "--today", TODAY]
    few = [*plan, *(part for name in FEW for part in ("--only", name))]
    for peer in ("pytest", "llm"):
        found = shutil.which(peer, path=str(scripts))
        if found is None:
            print(f"{peer} is not installed beside this interpreter: left out")
        else:
            compare(f"corekit plan / {peer} --version", few, [found, "--version"])
    compare("corekit plan: all packs / two packs", plan, few)
    bare = [sys.executable, "-c", "pass"]
    compare("import corekit / bare interpreter", [sys.executable, "-c", "import corekit"], bare)


if __name__ == "__main__":
    main()
