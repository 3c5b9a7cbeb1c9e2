# SPDX-License-Identifier: Apache-2.0
"""A report as a page: its outline, with a plot of every measure, and the warning signs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.formats.core_formats import outline_of
from corekit.formats.markup import Markup, element, join
from corekit.messages import translator
from corekit.messages.labels import MEASURES, day, label
from corekit_html.blocks import outlined, style_for
from corekit_html.documents import depth_of, filename_of, title_of
from corekit_html.page import Content
from corekit_html.plots import Series, plot
from corekit_html.prose import prose
from corekit_html.words import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from corekit.values import RenderRequest

_POINTS = 10.0
_FEWEST = 2


def report_page(report: Any, request: RenderRequest) -> Content:
    """The page of a report; what its plots show stands in its tables as well."""
    t = translator(request.language)
    style = style_for(t, depth=depth_of(request), prefix=str(request.options.get("prefix", "ck")))
    outline = outline_of(report, request.language)
    heading, *rest = outline
    return Content(
        title=title_of(outline),
        filename=filename_of(report),
        main=join(
            outlined((heading,), style),
            element("div", list(_plots(report, request.language)), class_="ck-plots"),
            outlined(tuple(rest), style),
        ),
        styles=("report.css",),
        kind="ck-document ck-report",
    )


def _plots(report: Any, language: str) -> Iterator[Markup]:
    t, words = translator(language), own_words(language)
    for each in report.series:
        if len(each.points) < _FEWEST:
            continue
        title = label(MEASURES, each.fact, t) if each.fact in MEASURES else str(each.title)
        values = [point.value for point in each.points]
        first, last = (day(date.fromisoformat(each.points[place].date), t) for place in (0, -1))
        said = words.gettext(
            "{title}: from {first} ({start}) to {last} ({end}); lowest {low}, highest {high}.",
            title=title,
            first=first,
            last=last,
            start=t.number(values[0]),
            end=t.number(values[-1]),
            low=t.number(min(values)),
            high=t.number(max(values)),
        )
        highest = _POINTS if each.unit == "points" and max(values) <= _POINTS and min(values) >= 0 else max(values)
        series = Series(
            days=tuple(date.fromisoformat(point.date).toordinal() for point in each.points),
            values=tuple(values),
            low=min(0.0, *values),
            high=highest,
            first=first,
            last=last,
        )
        yield element(
            "figure",
            element("figcaption", prose(title)),
            plot(series, label=said, number=t.number),
            class_="ck-plot",
        )
