# SPDX-License-Identifier: Apache-2.0
"""`python -m corekit_figures > bases.svg`: every base with its name, to choose from."""

from __future__ import annotations

import sys

from corekit_figures.api import draw
from corekit_figures.bases import BASES

_COLUMNS, _WIDTH, _HEIGHT, _LINE = 5, 230, 200, 24


def bases_sheet() -> str:
    """One SVG with a picture of each base."""
    cells = []
    for index, (name, base) in enumerate(BASES.items()):
        thing = "chair" if base.seat is not None else "mat"
        drawing = draw({"props": [thing], "frames": [{"base": name}]}, form="thumbnail", title=name, ids=name)
        share = min((_WIDTH - 20) / drawing.width, (_HEIGHT - _LINE - 10) / drawing.height, 1.0)
        x, y = index % _COLUMNS * _WIDTH, index // _COLUMNS * _HEIGHT
        size = f'width="{drawing.width * share:.0f}" height="{drawing.height * share:.0f}"'
        left = x + (_WIDTH - drawing.width * share) / 2
        picture = drawing.svg.replace("<svg ", f'<svg x="{left:.0f}" y="{y + _LINE}" {size} ', 1)
        cells.append(f'<text x="{x + _WIDTH // 2}" y="{y + 16}" text-anchor="middle">{name}</text>{picture}')
    rows = -(-len(BASES) // _COLUMNS)
    box = f'viewBox="0 0 {_COLUMNS * _WIDTH} {rows * _HEIGHT}"'
    font = 'font-family="sans-serif" font-size="15" fill="#22303f"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {font}><title>Bases</title>{"".join(cells)}</svg>\n'


if __name__ == "__main__":
    sys.stdout.write(bases_sheet())
