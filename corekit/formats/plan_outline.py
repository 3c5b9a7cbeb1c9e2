# SPDX-License-Identifier: Apache-2.0
"""A plan as a person reads it: today's session, the week, then why; or what to do instead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from corekit.formats.citations import certainties, source_listing
from corekit.formats.dose_text import prescription_sentence
from corekit.formats.naming import Names
from corekit.formats.outline import Heading, Notice, Outline, Paragraph, Table, listing, section
from corekit.formats.wording import (
    device_statement,
    outcome_blocks,
    problem_blocks,
    question_blocks,
    safety_net_blocks,
    supposed,
    why_blocks,
)
from corekit.messages.labels import PHASES, REVIEW_STATES, day, label, long_day, plain, short_weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corekit.messages import Translator
    from corekit.model.plan import Later, PackUsed, Plan, PlanDay, PlanItem, Reason
    from corekit.model.position import Position

#: Reasons that are told under "Left out"; `regimen_not_indicated` is told only where there is no plan.
_LEFT_OUT = frozenset(
    {
        "regimen_contraindicated",
        "regimen_contraindication_unknown",
        "regimen_indication_unknown",
        "regimen_not_reviewed",
        "regimen_screen_missing",
        "regimen_left_to",
        "regimen_less_close",
        "track_undecided",
        "track_without_regimen",
        "content_restricted",
        "excluded",
        "exercise_not_reviewed",
        "nothing_to_follow",
        "equipment_missing",
        "unwanted",
        "clinician_required",
        "dose_nothing_left",
        "slot_empty",
        "selector_empty",
        "no_time",
    }
)
#: Told where there is no plan, and under "Later".
_ELSEWHERE = frozenset({"regimen_not_indicated", "phase_later"})
#: Outcomes that by themselves let exercises be given.
_MAY_CONTINUE = ("proceed", "refer_routine")
_BOTH_SIDES = 2


def plan_outline(plan: Plan, translator: Translator) -> Outline:
    """The whole plan, whatever its status."""
    names = Names(plan=plan, translator=translator)
    issued = plan.status == "issued"
    return (
        Heading(text=plan_title(plan.status, translator), level=1),
        *(_issued(plan, names) if issued else refusal_blocks(plan, names)),
        *source_blocks(plan, translator),
        *pack_blocks(plan, translator),
    )


def plan_title(status: str, translator: Translator) -> str:
    """What the plan is called, by its status."""
    if status == "issued":
        return translator.gettext("Your exercise plan")
    if status == "incomplete":
        return translator.gettext("No exercise plan yet")
    return translator.gettext("No exercise plan: see somebody first")


def date_blocks(plan: Plan, translator: Translator) -> Outline:
    """When it starts, when to look at it again, and who signed it."""
    parts = [translator.gettext("Starts on {date}.", date=_day(plan.start, translator))]
    if plan.next_review:
        parts.append(translator.gettext("Look at it again on {date}.", date=_day(plan.next_review, translator)))
    if plan.signed_by:
        parts.append(translator.gettext("Signed by {name}.", name=plan.signed_by))
    return (Paragraph(text=" ".join(parts)),)


def refusal_blocks(plan: Plan, names: Names) -> Outline:
    """No exercises: what to do now, why, and what would change it."""
    t = names.translator
    none_because = listing(_none_because(plan, names))
    return (
        *withheld_blocks(plan, t, because=_none_because(plan, names)),
        *device_statement(t),
        *problem_blocks(plan.screening, t),
        *why_blocks(plan.screening, plan.outcome, plan.sources, t),
        *(() if plan.outcome in _MAY_CONTINUE else section(t.gettext("Why there are no exercises"), none_because)),
        *safety_net_blocks(plan.safety_net, plan.screening, t),
        *question_blocks(plan.screening.open_questions, t, can_wait=plan.outcome == "refer_emergency"),
    )


def withheld_blocks(plan: Plan, translator: Translator, *, because: Sequence[str] = ()) -> Outline:
    """What to do now instead of exercises; *because* of what, where the outcome by itself would allow them."""
    told = outcome_blocks(plan.screening, plan.outcome, translator)
    if plan.outcome not in _MAY_CONTINUE:
        return told
    notice = Notice(title=translator.gettext("No exercises are given"), lines=tuple(because))
    return (notice,) if plan.outcome == "proceed" else (notice, *told)


def _none_because(plan: Plan, names: Names) -> tuple[str, ...]:
    """What the outcome alone does not say: missing screens, programmes that do not fit, what is left out."""
    codes = {reason.code for reason in plan.reasons}
    said_elsewhere = {"content_blocked"} | ({"nothing_left"} if "no_regimen" in codes else set())
    return names.sentences(reason for reason in plan.reasons if reason.code not in said_elsewhere)


def _issued(plan: Plan, names: Names) -> Outline:
    t = names.translator
    first = plan.days[0] if plan.days else None
    referral = () if plan.outcome == "proceed" else outcome_blocks(plan.screening, plan.outcome, t)
    return (
        *date_blocks(plan, t),
        *referral,
        *device_statement(t),
        *problem_blocks(plan.screening, t),
        *(_session(plan, first, names) if first is not None else ()),
        *_stop_rules(plan, t),
        *safety_net_blocks(plan.safety_net, plan.screening, t),
        *week_blocks(plan, names),
        *later_blocks(plan, names),
        *why_blocks(plan.screening, plan.outcome, plan.sources, t),
        *chosen_blocks(plan, names),
        *left_out_blocks(plan, names),
        *lacking_blocks(plan, names),
        *question_blocks(plan.screening.open_questions, t),
    )


def _session(plan: Plan, planned: PlanDay, names: Names) -> Outline:
    t = names.translator
    when = long_day(date.fromisoformat(planned.date), t)
    title = t.gettext("Today, {day}", day=when) if planned.date == plan.created_on else when
    items = plan.session_on(planned.date)
    return (
        Heading(text=title),
        Paragraph(
            text=t.ngettext(
                "About {n} minute in all, spread over the day where it says so.",
                "About {n} minutes in all, spread over the day where it says so.",
                max(1, round(planned.minutes)),
            )
        ),
        *(block for number, item in enumerate(items, start=1) for block in _exercise(item, number, names)),
    )


def _exercise(item: PlanItem, number: int, names: Names) -> Iterator[Any]:
    t = names.translator
    data = names.plan.exercises.get(item.exercise) or {}
    title = names.exercise(item.exercise)
    if item.variant:
        title = f"{title} ({plain(item.variant)})"
    yield Heading(text=f"{number}. {title}", level=3)
    dose = {"dose": item.dose, "intensity": item.intensity, "frequency": item.frequency}
    dose["laterality"] = laterality_of(item, names.plan)
    yield Paragraph(text=prescription_sentence(dose, t), strong=True)
    if item.after:
        before = next((other.exercise for other in names.plan.items if other.id == item.after), None)
        if before is not None:
            yield Paragraph(text=t.gettext("Right after {exercise}.", exercise=names.exercise(before)))
    yield from listing(data.get("steps") or (), numbered=True)
    yield from _labelled(t.gettext("Think of"), data.get("cues") or (), t)
    yield from _labelled(t.gettext("Avoid"), data.get("mistakes") or (), t)
    yield from _labelled(t.gettext("Take care"), caution_lines(item, t), t)
    for stop in own_stops(names.plan, item.exercise):
        yield Paragraph(text=stop, strong=True)


def _labelled(title: str, sentences: Iterable[str], translator: Translator) -> Outline:
    joined = " ".join(dict.fromkeys(sentences))
    if not joined:
        return ()
    return (Paragraph(text=translator.gettext("{label}: {sentences}", label=title, sentences=joined)),)


def laterality_of(item: PlanItem, plan: Plan) -> str | None:
    """Which sides the dose of *item* is for: `each_side`, `alternating`, or what goes without saying."""
    if len(item.sides) == _BOTH_SIDES:
        return "each_side"
    data = plan.exercises.get(item.exercise) or {}
    variant = (data.get("variants") or {}).get(item.variant) or {}
    return "alternating" if variant.get("laterality", data.get("laterality")) == "alternating" else None


def caution_lines(item: PlanItem, translator: Translator) -> tuple[str, ...]:
    """What to take care of in one exercise, each sentence once; worded as open, once, where nobody knows yet."""
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for each in item.cautions:
        said = translator.known(str(each.parameters.get("because", "")))
        (unknown if each.parameters.get("applied") == "unknown" else known)[said] = None
    open_ones = " ".join(filter(None, unknown))
    return (*filter(None, known), *((supposed(open_ones, translator),) if open_ones else ()))


def own_stops(plan: Plan, exercise: str) -> tuple[str, ...]:
    """What is said of this exercise and not of every one."""
    common = common_stops(plan)
    own = dict.fromkeys(rule.say for rule in plan.stop_rules if rule.exercise == exercise)
    return tuple(say for say in own if say not in common)


def common_stops(plan: Plan) -> tuple[str, ...]:
    """Stop rules of the session, and those that several exercises share: to stop in one more does no harm."""
    said: dict[str, set[str | None]] = {}
    for rule in plan.stop_rules:
        said.setdefault(rule.say, set()).add(rule.exercise)
    return tuple(say for say, about in said.items() if None in about or len(about) > 1)


def _stop_rules(plan: Plan, translator: Translator) -> Outline:
    lines = common_stops(plan)
    return (Notice(title=translator.gettext("When to stop, in any exercise"), lines=lines),) if lines else ()


def week_blocks(plan: Plan, names: Names) -> Outline:
    """The first seven days from the start, an exercise a row; `7x` is seven times that day."""
    t = names.translator
    start = date.fromisoformat(plan.start)
    week = [start + timedelta(days=offset) for offset in range(7)]
    planned = {entry.date: set(entry.items) for entry in plan.days}
    rows = []
    for item in plan.items:
        marks = [_mark(item) if item.id in planned.get(when.isoformat(), ()) else "" for when in week]
        rows.append((names.exercise(item.exercise), *marks))
    if not rows:
        return ()
    header = (t.gettext("Exercise"), *(short_weekday(when, t) for when in week))
    blocks: Outline = (Table(header=header, rows=tuple(rows)),)
    return section(t.gettext("The first week"), (*blocks, *_how_long(plan, t)))


def _how_long(plan: Plan, translator: Translator) -> Outline:
    if plan.next_review is None:
        return ()
    until = _day(plan.next_review, translator)
    return (
        Paragraph(
            text=translator.gettext("Go on like this until {date}, then answer the questions again.", date=until)
        ),
    )


def _mark(item: PlanItem) -> str:
    return f"{item.bouts_per_day}x" if item.bouts_per_day > 1 else "x"


def later_blocks(plan: Plan, names: Names) -> Outline:
    """Where each progression stands and what comes next in it, then what later phases bring."""
    t = names.translator
    lines = [line for position in plan.positions for line in _next_stage(position, names)]
    coming: dict[tuple[str, str], dict[str, None]] = {}
    for entry in plan.later:
        coming.setdefault((entry.regimen, entry.phase), {})[_to_come(entry, names)] = None
    for (regimen, phase), what in coming.items():
        words = {"phase": label(PHASES, phase, t), "what": t.listing(tuple(what)), "regimen": names.regimen(regimen)}
        lines.append(t.gettext("{phase}: {what} ({regimen})", **words))
    return section(t.gettext("Later"), listing(lines))


def _to_come(entry: Later, names: Names) -> str:
    if entry.title is not None:
        return entry.title
    if entry.exercise:
        return names.exercise(entry.exercise)
    if entry.progression:
        return names.progression(entry.progression)
    return names.translator.gettext("an exercise that fits then")


def _next_stage(position: Position, names: Names) -> Iterator[str]:
    """`Graded walking: stage 2 of 6, “Ten minutes”; next “Fifteen minutes”.`"""
    stages = [stage["id"] for stage in (names.plan.progressions.get(position.progression) or {}).get("stages") or ()]
    if position.stage not in stages or len(stages) == 1:
        return
    t, at = names.translator, stages.index(position.stage)
    words = {"n": at + 1, "total": len(stages), "stage": names.stage(position.progression, position.stage)}
    title = names.progression(position.progression)
    if at + 1 == len(stages):
        yield t.gettext("{progression}: stage {n} of {total}, “{stage}”, the last.", progression=title, **words)
    else:
        words["next"] = names.stage(position.progression, stages[at + 1])
        yield t.gettext(
            "{progression}: stage {n} of {total}, “{stage}”; the next is “{next}”.", progression=title, **words
        )


def chosen_blocks(plan: Plan, names: Names) -> Outline:
    """Why these exercises, with sources."""
    t = names.translator
    reasons = [reason for reason in plan.reasons if reason.code not in _LEFT_OUT | _ELSEWHERE]
    of_items = [reason for item in plan.items for reason in item.reasons]
    return _sentences(t.gettext("Why these exercises"), (*reasons, *of_items), names)


def left_out_blocks(plan: Plan, names: Names) -> Outline:
    """What is not in the plan, and why."""
    return _sentences(
        names.translator.gettext("Left out, and why"),
        [reason for reason in plan.reasons if reason.code in _LEFT_OUT],
        names,
    )


def lacking_blocks(plan: Plan, names: Names) -> Outline:
    """What the plan misses, by the rules of a whole programme."""
    return _sentences(names.translator.gettext("What this plan does not have"), plan.audit, names)


def _sentences(title: str, reasons: Iterable[Reason], names: Names) -> Outline:
    return section(title, listing(names.sentences(reasons)))


def source_blocks(plan: Plan, translator: Translator) -> Outline:
    """Every source with how certain its use is."""
    used = (pair for stated in _stated_sources(plan) for pair in certainties(stated).items())
    return section(translator.gettext("Sources"), source_listing(used, plan.sources, translator))


def _stated_sources(plan: Plan) -> Iterator[Any]:
    for fired in plan.screening.fired or ():
        yield fired.sources
    for reason in (*plan.reasons, *plan.audit):
        yield reason.sources
    for item in plan.items:
        for reason in (*item.reasons, *item.cautions):
            yield reason.sources
    for regimen in plan.regimens.values():
        yield regimen.sources
    for exercise in plan.exercises.values():
        yield exercise.get("sources")
        for entry in exercise.get("evidence") or ():
            yield entry.get("sources")


def pack_blocks(plan: Plan, translator: Translator) -> Outline:
    """The packs it is made from, with licence, attribution and review state."""
    return section(translator.gettext("Made from"), listing(pack_lines(plan.packs, translator)))


def pack_lines(packs: Iterable[PackUsed], translator: Translator) -> tuple[str, ...]:
    """A line for each pack: title, version, licence, attribution and review state."""
    return tuple(
        translator.gettext(
            "{title} ({namespace}), {licence}, by {maintainers}; {review}.",
            title=" ".join(filter(None, (pack.title, pack.version))),
            namespace=pack.namespace,
            licence=pack.licence,
            maintainers=", ".join(pack.maintainers),
            review=label(REVIEW_STATES, pack.review, translator),
        )
        for pack in packs
    )


def _day(iso: str, translator: Translator) -> str:
    return day(date.fromisoformat(iso), translator)
