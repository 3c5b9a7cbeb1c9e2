# SPDX-License-Identifier: Apache-2.0
"""Two weeks to fill in by hand: a box for every time an exercise is due, the pain, and room for notes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from corekit.formats.dose_text import dose_sentence
from corekit.formats.markup import Markup, element
from corekit.formats.naming import Names
from corekit.formats.plan_outline import laterality_of
from corekit.messages import N_, translator, translator_of
from corekit.messages.labels import day, short_weekday

if TYPE_CHECKING:
    from corekit.messages import Translator
    from corekit.model.plan import Plan, PlanItem

WEEKS: Final = 2
_DAYS: Final = 7
#: More boxes than this are no help; then one box stands for the day, with how often beside it.
_MOST_BOXES: Final = 8
_ROWS: Final = (
    N_("Pain at rest before (0 to 10)"),
    N_("Strongest pain during (0 to 10)"),
    N_("Pain the next day: more, same, less"),
    N_("Anything new? Then stop and see the warning signs."),
)


def log_sheet(plan: Plan, language: str) -> Markup:
    """The sheet: a table for each week from the start of the plan."""
    words = translator_of("corekit_pdf", language)
    start = date.fromisoformat(plan.start)
    tables = [_week(plan, start + timedelta(days=week * _DAYS), language) for week in range(WEEKS)]
    return element(
        "section",
        element("h2", words.gettext("Log sheet")),
        element(
            "p",
            words.gettext("Tick a box each time you have done the exercise. Bring the sheet to your next appointment."),
        ),
        tables,
        element("p", words.gettext("Notes")),
        [element("div", class_="ck-rule") for _ in range(2)],
        class_="ck-log",
    )


def _week(plan: Plan, first: date, language: str) -> Markup:
    t, words = translator(language), translator_of("corekit_pdf", language)
    days = [first + timedelta(days=offset) for offset in range(_DAYS)]
    names = Names(plan=plan, translator=t)
    header = element(
        "tr",
        element("th", words.gettext("Week from {date}", date=day(first, t)), scope="col", class_="ck-what"),
        [element("th", short_weekday(each, t), " ", str(each.day), scope="col") for each in days],
    )
    rows = [_row(item, plan, days, names) for item in plan.items]
    measures = [
        element("tr", element("th", words.gettext(row), scope="row"), [element("td") for _ in days]) for row in _ROWS
    ]
    return element("table", element("thead", header), element("tbody", rows, measures))


def _row(item: PlanItem, plan: Plan, days: list[date], names: Names) -> Markup:
    t = names.translator
    dose = dose_sentence(item.dose, t, laterality=laterality_of(item, plan))
    planned = {entry.date for entry in plan.days if item.id in entry.items}
    return element(
        "tr",
        element("th", names.exercise(item.exercise), element("span", dose, class_="ck-how-much"), scope="row"),
        [element("td", _boxes(item, t) if each.isoformat() in planned else "-") for each in days],
    )


def _boxes(item: PlanItem, t: Translator) -> Markup | list[Markup]:
    box = element("span", class_="ck-box")
    if item.bouts_per_day > _MOST_BOXES:
        return element("span", box, f" {t.number(item.bouts_per_day)}x")
    return [box for _ in range(max(1, item.bouts_per_day))]
