# SPDX-License-Identifier: Apache-2.0
"""A measure over time as a small drawing: a line with its points between two bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from corekit.formats.markup import Markup, element, join
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDTH: Final = 640
_HEIGHT: Final = 220
_START, _END, _TOP, _BOTTOM = 44, 628, 14, 184
#: How parts are drawn where no style sheet reaches into a drawing: on paper. On a screen the page's own goes before.
_LINE: Final[dict[str, str | float]] = {"fill": "none", "stroke": "#0a5f4d", "stroke_width": 3}
_DOT: Final[dict[str, str | float]] = {"fill": "#ffffff", "stroke": "#0a5f4d", "stroke_width": 2.5}
_AXIS: Final[dict[str, str | float]] = {"fill": "#333333", "font_size": 15, "font_family": "sans-serif"}
#: With more points than this the line alone is drawn.
_MOST_POINTS: Final = 60


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Series(Record):
    """Figures on days (as ordinals) between `low` and `high`; `first` and `last` name the ends of the axis."""

    days: tuple[int, ...]
    values: tuple[float, ...]
    low: float
    high: float
    first: str
    last: str


def plot(series: Series, *, label: str, number: Callable[[float], str]) -> Markup:
    """The drawing; *label* says in words what it shows."""
    span_days = (series.days[-1] - series.days[0]) or 1
    span = (series.high - series.low) or 1.0
    places = [
        (
            _START + (day - series.days[0]) / span_days * (_END - _START),
            _BOTTOM - (value - series.low) / span * (_BOTTOM - _TOP),
        )
        for day, value in zip(series.days, series.values, strict=True)
    ]
    path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = [element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r="4", class_="ck-dot", **_DOT) for x, y in places]
    lines = [_grid(series.low + span * part / 2, _BOTTOM - part / 2 * (_BOTTOM - _TOP), number) for part in range(3)]
    return element(
        "svg",
        lines,
        element("path", d=path, class_="ck-line", **_LINE),
        dots if len(dots) <= _MOST_POINTS else None,
        element("text", series.first, x=_START, y=_HEIGHT - 8, class_="ck-axis", **_AXIS),
        element("text", series.last, x=_END, y=_HEIGHT - 8, class_="ck-axis ck-end", text_anchor="end", **_AXIS),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=label,
    )


def _grid(value: float, y: float, number: Callable[[float], str]) -> Markup:
    return join(
        element("path", d=f"M{_START} {y:.1f} H{_END}", class_="ck-grid", stroke="#b8c2bd"),
        element(
            "text",
            number(round(value, 1)),
            x=_START - 8,
            y=f"{y + 5:.1f}",
            class_="ck-axis ck-end",
            text_anchor="end",
            **_AXIS,
        ),
    )
