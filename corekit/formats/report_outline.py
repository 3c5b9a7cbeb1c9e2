# SPDX-License-Identifier: Apache-2.0
"""A journal looked back upon, as a person reads it: tables, and a line of small bars where a plot would stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corekit.formats.outline import Heading, Outline, Paragraph, Table, section
from corekit.formats.wording import device_statement, safety_net_blocks
from corekit.messages.labels import MEASURES, day, label, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corekit.messages import Translator
    from corekit.model.report import Report, ReportLink, ReportSeries

_BARS = "▁▂▃▄▅▆▇█"
#: A line of bars is no longer than this; longer series are thinned.
_WIDEST = 40


def report_outline(report: Report, translator: Translator) -> Outline:
    """The whole report."""
    t = translator
    first, last = (day(date.fromisoformat(each), t) for each in (report.since, report.today))
    sessions = t.ngettext("{n} session recorded.", "{n} sessions recorded.", report.sessions)
    several = t.gettext("Your journal from {first} to {last}", first=first, last=last)
    return (
        Heading(text=several if first != last else t.gettext("Your journal of {day}", day=first), level=1),
        *device_statement(t),
        Paragraph(text=sessions),
        *section(t.gettext("Week by week"), _weeks(report, t)),
        *section(t.gettext("Pain and function"), _series(report.series, t)),
        *section(t.gettext("Exercises"), _exercises(report, t)),
        *section(t.gettext("Days with more pain"), _links(report.provokes, t)),
        *section(t.gettext("Days with less pain"), _links(report.helps, t)),
        Paragraph(text=t.gettext("What goes together need not cause one another."), quiet=True),
        *safety_net_blocks((), None, t),
    )


def bars(values: Sequence[float], *, lowest: float, highest: float) -> str:
    """A line of small bars between two bounds; of a long series every so many figures, the last always."""
    step = -(-len(values) // _WIDEST) if values else 1
    shown = list(values[::-1][::step])[::-1]
    span = (highest - lowest) or 1
    return "".join(_BARS[min(7, max(0, round((value - lowest) / span * 7)))] for value in shown)


def _weeks(report: Report, t: Translator) -> Outline:
    rows = tuple(
        (
            day(date.fromisoformat(week.start), t),
            t.number(week.sessions),
            "" if week.adherence_percent is None else f"{t.number(week.adherence_percent)} %",
            "" if week.pain_rest is None else t.number(week.pain_rest),
            "" if week.pain_during is None else t.number(week.pain_during),
        )
        for week in report.weeks
    )
    words = (
        t.gettext("Week from"),
        t.gettext("Sessions"),
        t.gettext("Done of planned"),
        t.gettext("Pain at rest"),
        t.gettext("Pain during"),
    )
    return (Table(header=words, rows=rows),) if rows else ()


def _series(series: Sequence[ReportSeries], t: Translator) -> Outline:
    rows = []
    for each in series:
        values = [point.value for point in each.points]
        highest = 10 if each.unit == "points" and max(values) <= 10 else max(values)
        line = bars(values, lowest=min(0, *values), highest=highest)
        course = f"{t.number(values[0])} → {t.number(values[-1])}"
        rows.append((label(MEASURES, each.fact, t) if each.fact in MEASURES else each.title, line, course))
    header = (t.gettext("Measure"), t.gettext("Course"), t.gettext("First and last"))
    return (Table(header=header, rows=tuple(rows)),) if rows else ()


def _exercises(report: Report, t: Translator) -> Outline:
    header = (t.gettext("Exercise"), t.gettext("Sessions"), t.gettext("Better after"), t.gettext("Worse after"))
    rows = tuple(
        (each.title, t.number(each.sessions), t.number(each.better), t.number(each.worse)) for each in report.exercises
    )
    return (Table(header=header, rows=rows),) if rows else ()


def _links(links: Sequence[ReportLink], t: Translator) -> Outline:
    header = (t.gettext("With"), t.gettext("Days"), t.gettext("Pain on these days"), t.gettext("Pain on other days"))
    rows = tuple(
        (
            f"{plain(link.what)} ({plain(link.kind)})",
            t.number(link.days_with),
            t.number(link.pain_with),
            t.number(link.pain_without),
        )
        for link in links
    )
    return (Table(header=header, rows=rows),) if rows else ()
