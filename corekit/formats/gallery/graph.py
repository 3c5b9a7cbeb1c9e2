# SPDX-License-Identifier: Apache-2.0
"""Stages of a progression, and exercises from easier to harder, as a drawing from left to right."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from corekit.formats.markup import Markup, element, join

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT, _GAP, _TOP = 168, 64, 56, 34
_LETTERS: Final = 21
_LINES: Final = 2


def chain(
    nodes: Sequence[tuple[str, str]], *, label: str, back: Sequence[tuple[int, int]] = (), marked: int | None = None
) -> Markup:
    """
    Boxes (title, small print) joined by arrows; *back* are arrows (from, to) that lead back.

    *label* says in words what is drawn, for whoever does not see it.
    """
    width = len(nodes) * _WIDTH + (len(nodes) - 1) * _GAP + 4
    height = _TOP + _HEIGHT + (44 if back else 8)
    parts: list[Markup] = [element("title", label), _arrowheads()]
    for index in range(len(nodes) - 1):
        x = 2 + (index + 1) * _WIDTH + index * _GAP
        parts.append(_line(f"M{x} {_TOP + _HEIGHT / 2:g} H{x + _GAP - 7}", "forward"))
    for start, end in back:
        parts.append(_curve(start, end))
    parts += [_box(index, title, small, marked=index == marked) for index, (title, small) in enumerate(nodes)]
    drawing = element(
        "svg", parts, viewBox=f"0 {_TOP - 8} {width} {height - _TOP + 8}", width=width, height=height - _TOP + 8,
        role="img", aria_label=label,
    )  # fmt: skip
    return element("div", drawing, class_="graph", tabindex="0")


def _arrowheads() -> Markup:
    heads = [
        element("marker", element("path", d="M0 0 L8 4 L0 8 z", class_=kind), id=f"head-{kind}", viewBox="0 0 8 8",
                refX="7", refY="4", markerWidth="8", markerHeight="8", orient="auto")
        for kind in ("forward", "back")
    ]  # fmt: skip
    return element("defs", heads)


def _line(path: str, kind: str) -> Markup:
    return element("path", d=path, class_=f"arrow {kind}", marker_end=f"url(#head-{kind})")


def _curve(start: int, end: int) -> Markup:
    left, right = (2 + place * (_WIDTH + _GAP) + _WIDTH / 2 for place in (end, start))
    bottom = _TOP + _HEIGHT
    if start == end:
        return join()
    return _line(f"M{right:g} {bottom} C{right:g} {bottom + 40} {left:g} {bottom + 40} {left:g} {bottom + 6}", "back")


def _box(index: int, title: str, small: str, *, marked: bool) -> Markup:
    x = 2 + index * (_WIDTH + _GAP)
    lines = wrap(title, _LETTERS) or [""]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _LETTERS - 1]}…"]
    first = _TOP + _HEIGHT / 2 - (len(lines) - 1) * 9 - (5 if small else -5)
    texts = [
        element("text", line, x=x + _WIDTH / 2, y=f"{first + at * 18:g}", class_="box-title")
        for at, line in enumerate(lines)
    ]
    below = first + len(lines) * 18 - 1
    if small:
        texts.append(element("text", small[:26], x=x + _WIDTH / 2, y=f"{below:g}", class_="box-small"))
    rectangle = element(
        "rect", x=x, y=_TOP, width=_WIDTH, height=_HEIGHT, rx=10, class_="box marked" if marked else "box"
    )
    return join(rectangle, texts)
