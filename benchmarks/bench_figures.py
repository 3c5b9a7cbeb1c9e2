# SPDX-License-Identifier: Apache-2.0
"""
Drawing all figures of two packs: how long one takes to solve, how long to draw once it is solved, and how large it is.

A figure is all pictures of one exercise. Exits with 1 above the targets. `python benchmarks/bench_figures.py`
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from corekit_figures import draw
from corekit_figures.reading import read_figure
from corekit_figures.remembering import forget
from corekit_figures.solving.solve import solve_figure

from corekit.testing import isolated_kit

ROOT = Path(__file__).parents[1]
PACKS = ("plugins/corekit-redflags", "plugins/corekit-mckenzie", "examples/desk-neck")
SOLVE_MILLISECONDS, DRAW_MILLISECONDS = 30.0, 3.0
RUNS = 9


def milliseconds(run: Any) -> float:
    """The shortest of several runs: what the work itself takes."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main() -> int:
    library = isolated_kit(*(ROOT / pack for pack in PACKS)).library
    figures = {name: library.data("exercise", name).get("figure") for name in library.ids("exercise")}
    rows = []
    for name, figure in figures.items():
        if figure:
            spec = read_figure(figure)
            solving = milliseconds(lambda spec=spec: solve_figure(spec))
            forget()
            size = len(draw(figure).svg)
            rows.append((solving, milliseconds(lambda figure=figure: draw(figure)), size, name))
    for solving, drawing, size, name in sorted(rows):
        print(f"{name:40} solve {solving:6.1f} ms   draw {drawing:5.2f} ms   {size / 1000:5.1f} kB")
    solve, drawn = median(row[0] for row in rows), median(row[1] for row in rows)
    print(f"{len(rows)} figures: median solve {solve:.1f} ms (target {SOLVE_MILLISECONDS:g}), ", end="")
    print(f"median draw {drawn:.2f} ms (target {DRAW_MILLISECONDS:g})")
    return int(solve > SOLVE_MILLISECONDS or drawn > DRAW_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
