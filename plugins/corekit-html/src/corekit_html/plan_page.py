# SPDX-License-Identifier: Apache-2.0
"""A plan as a page: when to stop and today's session first, then warning signs, the week, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.formats import plan_outline as outline
from corekit.formats.markup import Markup, element, join
from corekit.formats.naming import Names
from corekit.formats.wording import (
    device_statement,
    outcome_blocks,
    problem_blocks,
    question_blocks,
    safety_net_blocks,
    why_blocks,
)
from corekit.messages import translator
from corekit_html.blocks import notice, outlined, small_print, style_for
from corekit_html.cards import item_card
from corekit_html.days import day_title, minutes_text
from corekit_html.documents import depth_of, filename_of, outline_page
from corekit_html.figures import drawings_for
from corekit_html.journal import journal_form, session_data
from corekit_html.page import Content
from corekit_html.prose import prose
from corekit_html.words import own_words

if TYPE_CHECKING:
    from corekit.formats.outline import Outline
    from corekit.model.plan import Plan, PlanItem
    from corekit.values import RenderRequest
    from corekit_html.blocks import Style
    from corekit_html.figures import Drawings


def plan_page(plan: Plan, request: RenderRequest) -> Content:
    """The page of a plan, whatever its status: a refusal has no exercises and no script."""
    if plan.status != "issued":
        return outline_page(plan, request)
    t, drawings = translator(request.language), drawings_for(request)
    names = Names(plan=plan, translator=t)
    style = style_for(t, depth=depth_of(request), prefix=drawings.prefix)
    stops = outline.common_stops(plan)
    main = join(
        _top(plan, names, style),
        notice(t.gettext("When to stop, in any exercise"), stops, style) if stops else None,
        _sessions(plan, names, style, drawings),
        outlined(safety_net_blocks(plan.safety_net, plan.screening, t), style),
        journal_form(style, request.language) if request.options.get("script", True) else None,
        outlined(_after(plan, names), style),
        _reasons(plan, names, style),
        small_print((*outline.source_blocks(plan, t), *outline.pack_blocks(plan, t)), style),
    )
    return Content(
        title=outline.plan_title(plan.status, t),
        filename=filename_of(plan),
        main=main,
        bar=_bar(style, request.language, stops=bool(stops)),
        data=session_data(plan, names, request.language, drawings.prefix),
        scripts=("store.js", "timer.js", "session.js"),
        styles=("session.css",),
        drawn=tuple(drawings.sheets),
        kind=f"ck-plan ck-outcome-{plan.outcome}",
    )


def _top(plan: Plan, names: Names, style: Style) -> Markup:
    t = names.translator
    referral = () if plan.outcome == "proceed" else outcome_blocks(plan.screening, plan.outcome, t)
    return join(
        style.heading(outline.plan_title(plan.status, t), 1),
        outlined((*outline.date_blocks(plan, t), *referral, *device_statement(t)), style),
        outlined(problem_blocks(plan.screening, t), style),
    )


def _sessions(plan: Plan, names: Names, style: Style, drawings: Drawings) -> Markup | None:
    """The first day's exercises, then those of other days; the script shows the day that is chosen."""
    if not plan.days:
        return None
    first = plan.days[0]
    items = plan.session_on(first.date)
    others = [item for item in plan.items if item not in items]
    words = own_words(names.translator.language)
    return element(
        "section",
        style.heading(day_title(plan, first, names), 2, id=style.id("day")),
        element("p", minutes_text(first, names), class_="ck-minutes"),
        element("div", class_="ck-tools", hidden=True),
        _cards(items, 1, names, style, drawings),
        element(
            "div",
            style.heading(words.gettext("On other days"), 2),
            _cards(others, len(items) + 1, names, style, drawings),
            class_="ck-other",
        )
        if others
        else None,
        class_="ck-session",
        aria_labelledby=style.id("day"),
    )


def _cards(
    items: list[PlanItem] | tuple[PlanItem, ...], first: int, names: Names, style: Style, drawings: Drawings
) -> Markup:
    cards = [item_card(item, number, names, style, drawings) for number, item in enumerate(items, start=first)]
    return element("ol", cards, class_="ck-cards")


def _after(plan: Plan, names: Names) -> Outline:
    t = names.translator
    return (
        *outline.week_blocks(plan, names),
        *outline.later_blocks(plan, names),
        *question_blocks(plan.screening.open_questions, t),
    )


def _reasons(plan: Plan, names: Names, style: Style) -> Markup:
    """Why it is as it is: folded, for who asks."""
    t = names.translator
    told = (
        why_blocks(plan.screening, plan.outcome, plan.sources, t),
        outline.chosen_blocks(plan, names),
        outline.left_out_blocks(plan, names),
        outline.lacking_blocks(plan, names),
    )
    return join(_folded(blocks, style) for blocks in told if blocks)


def _folded(blocks: Outline, style: Style) -> Markup:
    title, *rest = blocks
    return element("details", element("summary", prose(getattr(title, "text", ""))), outlined(tuple(rest), style))


def _bar(style: Style, language: str, *, stops: bool) -> Markup:
    """What stays in sight while somebody exercises."""
    words = own_words(language)
    links = [
        element("a", words.gettext("When to stop"), href=f"#{style.id('stop')}", class_="ck-to-stop")
        if stops
        else None,
        element("a", words.gettext("Warning signs"), href=f"#{style.id('net')}", class_="ck-to-net"),
    ]
    return element("nav", links, class_="ck-bar", aria_label=words.gettext("Safety"))
