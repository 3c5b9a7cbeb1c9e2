# SPDX-License-Identifier: Apache-2.0
"""Fit prescriptions into a person's days, and sums over the plan into the limits that count a day or a week."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs

from corekit.planning.dosing import Prescribed
from corekit.planning.frequency import ACROSS_DAYS, WITHIN_A_DAY, bouts_per_day, days_a_week, most_bouts_per_day
from corekit.planning.judge import held_seconds
from corekit.planning.reasons import Because, because
from corekit.planning.scaling import scaled
from corekit.planning.schedule import Slotted, available_days, lighter, place
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from corekit.planning.assessment import Assessment
    from corekit.planning.judge import Hit
    from corekit.planning.prescription import Prescription
    from corekit.planning.rulings import Ruling

#: Order in which phases are done and, turn by turn, claim a person's time.
_PHASE_ORDER = {"relieve": 0, "restore": 1, "maintain": 2}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class TimeBudget(Record):
    """The time a person has; None where nothing was said."""

    minutes_per_day: float | None
    days_per_week: int


def fit(
    prescriptions: Iterable[Prescription], budget: TimeBudget, *, days: int, endurance: Container[str] = ()
) -> tuple[tuple[Prescription, ...], tuple[Because, ...]]:
    """
    Lay *prescriptions* on *days* days from the start, the most important first.

    What does not fit is done less often a day, then with fewer sets or minutes, then left out, each time with a
    reason. What follows another exercise is done on that one's days, not more often, and goes when that one goes.
    Of the exercises of *endurance* one is not left out for want of time: where none would fit, the first of them goes
    before all but the progressions that relieve (a tested direction is one), and takes no more than half of the time.
    """
    wanted = tuple(prescriptions)
    given = _fit(wanted, budget, days)
    first = next((item for item in wanted if item.exercise in endurance and item.after is None), None)
    if first is None or any(item.exercise in endurance for item in given[0]):
        return given
    ahead = [item for item in wanted[: wanted.index(first)] if item.phase == "relieve" and item.slot.progression]
    moved = _fit(tuple(dict.fromkeys((*ahead, first, *wanted))), budget, days, sparing=first)
    return moved if any(item.exercise in endurance for item in moved[0]) else given


def _fit(
    prescriptions: Sequence[Prescription], budget: TimeBudget, days: int, *, sparing: Prescription | None = None
) -> tuple[tuple[Prescription, ...], tuple[Because, ...]]:
    """*prescriptions* in this order, as long as there is room; *sparing* takes no more than half of the time."""
    load = [0.0] * days
    anytime = available_days(days, budget.days_per_week)
    placed: list[Prescription] = []
    reasons: list[Because] = []
    for wanted in prescriptions:
        item, available = wanted, anytime
        if wanted.after is not None:
            lead = _lead(wanted, placed)
            if lead is None:
                reasons.append(because("nothing_to_follow", exercise=wanted.exercise, after=wanted.after))
                continue
            item, available = _not_more_often(wanted, lead), lead.days
        fitted = None
        if wanted is sparing and budget.minutes_per_day is not None:
            fitted = _fit_one(item, [0.0] * days, available, budget.minutes_per_day / 2, days, [])
        if fitted is not None:
            reasons.extend(_reductions(item, fitted))
            item = fitted
        fitted = _fit_one(item, load, available, budget.minutes_per_day, days, reasons)
        if fitted is None:
            reasons.append(because("no_time", exercise=item.exercise, minutes_per_day=budget.minutes_per_day))
        else:
            placed.append(fitted)
            for day in fitted.days:
                load[day] += fitted.minutes
    return tuple(placed), tuple(reasons)


def _lead(item: Prescription, given: Iterable[Prescription]) -> Prescription | None:
    """What *item* is done right after, among the exercises *given*."""
    return next((other for other in given if other.exercise == item.after), None)


def _not_more_often(item: Prescription, lead: Prescription) -> Prescription:
    """*item* at most as often a day as *lead*, which it follows."""
    most = bouts_per_day(lead.prescribed.frequency)
    if bouts_per_day(item.prescribed.frequency) <= most:
        return item
    kept = {key: value for key, value in lead.prescribed.frequency.items() if key in WITHIN_A_DAY}
    across = {key: value for key, value in item.prescribed.frequency.items() if key in ACROSS_DAYS}
    return _with(item, item.prescribed.dose, {**kept, **across})


def _fit_one(
    item: Prescription,
    load: Sequence[float],
    available: Sequence[int],
    minutes: float | None,
    days: int,
    reasons: list[Because],
) -> Prescription | None:
    placed = _placed(item, load, available, minutes)
    if placed is not None:
        return _on_days(item, placed, days)
    for dose, frequency in lighter(item.prescribed.dose, item.prescribed.frequency):
        smaller = attrs.evolve(item, prescribed=attrs.evolve(item.prescribed, dose=dose, frequency=frequency))
        placed = _placed(smaller, load, available, minutes)
        if placed is not None:
            reasons.extend(_reductions(item, smaller))
            return _on_days(smaller, placed, days)
    return None


def _placed(
    item: Prescription, load: Sequence[float], available: Sequence[int], minutes: float | None
) -> Slotted | None:
    frequency = item.prescribed.frequency
    return place(item.exercise, frequency, item.seconds, load, available=available, budget=minutes)


def _on_days(item: Prescription, placed: Slotted, days: int) -> Prescription:
    return attrs.evolve(item, days=placed.days, bouts=placed.bouts, minutes=placed.minutes, horizon_days=days)


def _reductions(item: Prescription, smaller: Prescription) -> Iterator[Because]:
    before, after = bouts_per_day(item.prescribed.frequency), bouts_per_day(smaller.prescribed.frequency)
    if before != after:
        yield because(
            "time_reduced", exercise=item.exercise, part="frequency", key="times_per_day", before=before, after=after
        )
    old, new = item.prescribed.dose.get("sets", 1), smaller.prescribed.dose.get("sets", 1)
    if old != new:
        yield because("time_reduced", exercise=item.exercise, part="dose", key="sets", before=old, after=new)
    whole, part = item.prescribed.dose.get("minutes"), smaller.prescribed.dose.get("minutes")
    if whole != part:
        yield because("time_reduced", exercise=item.exercise, part="dose", key="minutes", before=whole, after=part)


@attrs.define(kw_only=True, eq=False, repr=False)
class _Total:
    """One limit on a sum: how much of a key all selected exercises may take in a day or a week."""

    ruling: Ruling
    key: str
    at_most: float
    per: str
    each: str | None
    used: dict[str, float] = attrs.field(factory=dict)

    def groups(self, item: Prescription, assessment: Assessment) -> tuple[str, ...]:
        """What the sum is counted for: everything together, or each muscle the exercise stretches or loads."""
        if self.each is None:
            return ("all",)
        attributes = assessment.library.attributes(item.exercise, variant=item.variant)
        if not {"muscles_stretched", "muscles_loaded"} <= attributes.keys():
            return ("unsaid",)
        trained = (attributes["muscles_stretched"], attributes["muscles_loaded"])
        return tuple(
            dict.fromkeys(above for muscles in trained for name in muscles for above in _lineage(name, assessment))
        )

    def share(self, item: Prescription) -> float:
        """What *item* adds to the sum at its prescribed dose."""
        most = most_bouts_per_day(item.prescribed.frequency)
        bouts = most if math.isfinite(most) else 1
        daily = _volume(item.prescribed.dose, self.key) * bouts
        return daily * days_a_week(item.prescribed.frequency) if self.per == "week" else daily


def within_totals(
    prescriptions: Iterable[Prescription], assessment: Assessment
) -> tuple[tuple[Prescription, ...], tuple[Because, ...]]:
    """
    Keep sums over the plan within every limit that says `per: day` or `per: week`.

    Earlier prescriptions keep their share; a later one gets fewer repetitions, sets or bouts, or is left out, and with
    it what follows it.
    """
    totals: dict[tuple[str, str], _Total] = {}
    kept: list[Prescription] = []
    reasons: list[Because] = []
    for item in prescriptions:
        if item.after is not None and _lead(item, kept) is None:
            reasons.append(because("nothing_to_follow", exercise=item.exercise, after=item.after))
            continue
        concerned = list(_totals_of(item, assessment, totals))
        fitted: Prescription | None = item
        for total in concerned:
            before = fitted
            fitted = _reduce(fitted, total, assessment) if fitted is not None else None
            if fitted is not before:
                reasons.append(_total_reason(item, total))
        for total in concerned:
            if fitted is not None:
                for group in total.groups(fitted, assessment):
                    total.used[group] = total.used.get(group, 0.0) + total.share(fitted)
        if fitted is not None:
            kept.append(fitted)
    return tuple(kept), tuple(reasons)


def _total_reason(item: Prescription, total: _Total) -> Because:
    rule = total.ruling.rule
    return because(
        "total_limited",
        pack=rule.pack,
        sources=rule.sources,
        exercise=item.exercise,
        key=total.key,
        at_most=total.at_most,
        per=total.per,
        rule=rule.address,
        because=rule.because,
        applied=total.ruling.applied,
    )


def _totals_of(item: Prescription, assessment: Assessment, totals: dict[tuple[str, str], _Total]) -> Iterator[_Total]:
    hold = held_seconds(item.prescribed.dose)
    judged = assessment.judge.on(item.exercise, variant=item.variant, hold_seconds=hold)
    for hit in judged.of_kind("limit"):
        bounds: Mapping[str, Any] = hit.effect.bounds if hit.effect is not None else {}
        if "per" not in bounds:
            continue
        for key, asked in (bounds.get("dose") or {}).items():
            if "at_most" in asked:
                name = (f"{hit.ruling.rule.address}#{id(hit.effect)}", key)
                if name not in totals:
                    totals[name] = _new_total(hit, key, asked["at_most"], bounds)
                yield totals[name]


def _new_total(hit: Hit, key: str, at_most: float, bounds: Mapping[str, Any]) -> _Total:
    return _Total(ruling=hit.ruling, key=key, at_most=at_most, per=bounds["per"], each=bounds.get("each"))


def _reduce(item: Prescription, total: _Total, assessment: Assessment) -> Prescription | None:
    room = min(
        (total.at_most - total.used.get(group, 0.0) for group in total.groups(item, assessment)), default=math.inf
    )
    share = total.share(item)
    if share <= room:
        return item
    for smaller in _smaller(item, room / share if share else 0.0):
        if total.share(smaller) <= room:
            return smaller
    return None


def _smaller(item: Prescription, factor: float) -> Iterator[Prescription]:
    dose, frequency = item.prescribed.dose, item.prescribed.frequency
    if factor > 0 and "reps_by_set" not in dose:
        for key in ("reps", "cycles", "sets", "minutes", "metres"):
            if key in dose:
                yield _with(item, {**dose, key: scaled(key, dose[key], factor)}, frequency)
    for lighter_dose, lighter_frequency in lighter(dose, frequency):
        yield _with(item, lighter_dose, lighter_frequency)
        if "reps" in lighter_dose:
            for reps in range(int(lighter_dose["reps"]) - 1, 0, -1):
                yield _with(item, {**lighter_dose, "reps": reps}, lighter_frequency)


def _with(item: Prescription, dose: dict[str, Any], frequency: dict[str, Any]) -> Prescription:
    prescribed = Prescribed(dose=dose, intensity=item.prescribed.intensity, frequency=frequency)
    return attrs.evolve(item, prescribed=prescribed)


def _lineage(muscle: str, assessment: Assessment) -> Iterator[str]:
    """A muscle with every group it belongs to: what stretches one of the hamstrings stretches the hamstrings."""
    yield muscle
    for above in assessment.library.vocabulary.entry("muscle", muscle).parents:
        yield from _lineage(above, assessment)


def _volume(dose: Mapping[str, Any], key: str) -> float:
    """How much of *key* one bout holds (per side where the dose is per side)."""
    sets = dose.get("sets", 1)
    repetitions = sum(dose["reps_by_set"]) if "reps_by_set" in dose else sets * dose.get("reps", dose.get("cycles", 1))
    if key in ("reps", "cycles", "reps_by_set"):
        return float(repetitions)
    if key == "sets":
        return float(sets)
    if key in ("hold_seconds", "contract_seconds", "relax_seconds", "work_seconds", "recover_seconds"):
        return float(repetitions * dose.get(key, 0))
    return float(sets * dose.get(key, 0))


def by_importance(prescriptions: Sequence[Prescription]) -> list[Prescription]:
    """
    The order in which prescriptions claim time.

    Every track has its first exercise before any has its second, so that short time costs depth and not a whole part
    (walking, say). Among those phases go in their order, progressions before single exercises, what is done most often
    a day (a regimen rests on it) before what leads up to it, then as written. What follows another exercise comes
    right behind it.
    """
    alone = [item for item in prescriptions if item.after is None]
    followers = [item for item in prescriptions if item.after is not None]

    def rank(numbered: tuple[int, Prescription]) -> tuple[int, int, int, int]:
        index, item = numbered
        often = bouts_per_day(item.prescribed.frequency)
        return (_PHASE_ORDER.get(item.phase, 1), 0 if item.slot.progression else 1, -often, index)

    ordered: list[Prescription] = []
    for item in _in_turn([item for _, item in sorted(enumerate(alone), key=rank)]):
        ordered.append(item)
        behind = [other for other in followers if other.after == item.exercise]
        ordered.extend(behind)
        followers = [other for other in followers if other not in behind]
    return ordered


def _in_turn(ranked: Iterable[Prescription]) -> list[Prescription]:
    """The first exercise of each track, then the second of each that has one, and so on."""
    given: dict[tuple[str, int], int] = {}
    turns: list[tuple[int, Prescription]] = []
    for item in ranked:
        track = (item.slot.regimen, item.slot.track)
        turns.append((given.get(track, 0), item))
        given[track] = given.get(track, 0) + 1
    return [item for _, item in sorted(turns, key=lambda turn: turn[0])]


def as_written(fitted: Iterable[Prescription], written: Iterable[Prescription]) -> tuple[Prescription, ...]:
    """The *fitted* prescriptions in the order in which they are done: that of the slots they fill, phase by phase."""
    place = {item.slot: index for index, item in enumerate(written)}
    return tuple(sorted(fitted, key=lambda item: (_PHASE_ORDER.get(item.phase, 1), place[item.slot])))
