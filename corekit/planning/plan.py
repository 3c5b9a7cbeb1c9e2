# SPDX-License-Identifier: Apache-2.0
"""From an assessment to a plan that stands on its own."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.plan import Later, Plan, PlanDay, PlanItem, Reason
from corekit.model.position import Position
from corekit.planning.audit import audit
from corekit.planning.choosing import Chosen, choose_regimens, grants
from corekit.planning.embedding import Embedding
from corekit.planning.fitting import TimeBudget, as_written, by_importance, fit, within_totals
from corekit.planning.prescription import Prescriber, Prescription
from corekit.planning.reasons import Because, because
from corekit.planning.screening import safety_net, screening_of, with_questions
from corekit.planning.selection import Slot, SlotOpener
from corekit.planning.substitutes import Substitutes, same_movement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.planning.assessment import Assessment

#: Days a plan lays out when no regimen says when to review (editorial).
DEFAULT_REVIEW_DAYS = 14
#: A plan never lays out more days than this at once (editorial: six weeks, the longest review of the sheets).
LONGEST_DAYS = 42

#: Why nothing is issued although nothing speaks against exercises: an answer, a package or equipment would bring them.
_WAITING = frozenset(
    {
        "regimen_screen_missing",
        "regimen_not_reviewed",
        "exercise_not_reviewed",
        "equipment_missing",
        "no_time",
    }
)
#: What waits for answers alone; each names the facts.
_UNDECIDED = frozenset({"regimen_indication_unknown", "regimen_contraindication_unknown", "track_undecided"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Request:
    """What somebody asks of a plan besides being safe."""

    start: date
    #: Canonical ids of regimens wished for.
    regimens: tuple[str, ...] = ()
    #: Canonical ids of exercises that are not wanted.
    without: frozenset[str] = frozenset()
    equipment: tuple[str, ...] | None = None
    time: TimeBudget = attrs.field(factory=lambda: TimeBudget(minutes_per_day=None, days_per_week=7))
    positions: Mapping[str, Position] = attrs.field(factory=dict)
    language: str = "en"
    #: The clinician who signs for exercises that require one.
    signed_by: str | None = None
    #: The least review state (`draft`, `signed`) of what is issued.
    require_review: str = "draft"


def make_plan(assessment: Assessment, request: Request) -> Plan:
    """
    Choose, prescribe, schedule and audit; a refusal is a plan with another status and the reasons.

    The same assessment and request give the same plan, byte for byte.
    """
    draft = _Draft(assessment=assessment, request=request)
    draft.reasons.extend(
        because("screen_missing", screen=screen, packages=assessment.library.brings(screen))
        for screen in assessment.missing_screens
    )
    if assessment.blocked:
        draft.reasons.append(because("content_blocked", outcome=assessment.outcome))
    else:
        draft.fill()
    return draft.finish()


@attrs.define(kw_only=True, eq=False, repr=False)
class _Draft:
    """A plan in the making."""

    assessment: Assessment
    request: Request
    reasons: list[Because] = attrs.field(factory=list)
    items: tuple[Prescription, ...] = ()
    chosen: Chosen | None = None
    opener: SlotOpener | None = None
    horizon: int = DEFAULT_REVIEW_DAYS

    def fill(self) -> None:
        """
        Choose regimens and fill their slots within the person's equipment and time.

        A regimen in whose place others stay out, and of which nothing is left, gives the place up: it is chosen again.
        """
        self.reasons.extend(_restricted(self.assessment))
        before, barren = list(self.reasons), frozenset[str]()
        while True:
            written = self._written(barren)
            useless = self._useless(written) - barren
            if not useless:
                break
            self.reasons, barren = list(before), barren | useless
        prescriptions, why = within_totals(by_importance(written), self.assessment)
        self.reasons.extend(why)
        modes = {item.exercise: self.assessment.library.get("exercise", item.exercise).mode for item in prescriptions}
        endurance = {exercise for exercise, mode in modes.items() if mode == "aerobic"}
        fitted, why = fit(prescriptions, self.request.time, days=self.horizon, endurance=endurance)
        self.items = as_written(fitted, written)
        self.reasons.extend(why)
        if self.status == "referred":
            self.reasons.append(because("nothing_left"))

    def _written(self, barren: frozenset[str]) -> list[Prescription]:
        """What the chosen regimens give, where none of *barren* keeps others out."""
        signed_only = self.request.require_review == "signed"
        self.chosen = choose_regimens(self.assessment, self.request.regimens, signed_only=signed_only, barren=barren)
        self.reasons.extend(self.chosen.reasons)
        self.horizon = self._horizon(self.chosen.regimens)
        self.opener = SlotOpener(
            assessment=self.assessment, positions=self.request.positions, signed_only=signed_only, barren=barren
        )
        for identifier in self.chosen.regimens:
            self.opener.open(identifier)
        self.reasons.extend(self.opener.reasons)
        prescriber = Prescriber(
            assessment=self.assessment,
            equipment=frozenset(self.request.equipment or ()),
            unwanted=self.request.without,
            clinician=self.request.signed_by is not None,
            signed_only=signed_only,
            substitutes=Substitutes(
                library=self.assessment.library,
                open_stages=self.opener.going,
                offered=partial(grants, assessment=self.assessment, reasons=[], signed_only=signed_only),
            ),
        )
        written = self._once(prescriber, self.opener.slots)
        self.reasons.extend(prescriber.reasons)
        return written

    def _useless(self, written: Sequence[Prescription]) -> frozenset[str]:
        """The regimens that keep others out and give nothing, neither by themselves nor by what stands in them."""
        giving = {item.slot.regimen for item in written}
        displacing = {
            **(self.chosen.displacing if self.chosen else {}),
            **(self.opener.displacing if self.opener else {}),
        }
        return frozenset(name for name, parts in displacing.items() if giving.isdisjoint((name, *parts)))

    def _once(self, prescriber: Prescriber, slots: Iterable[Slot]) -> list[Prescription]:
        """
        Fill the slots; an exercise that two slots ask for is given once, except right after different ones: what only
        stands in for a follower, or stands alone, is not given where the plan has it anyway.

        So is a movement that several packs describe, unless a progression asks for it: its stages rest on their own.
        What follows another exercise follows whatever fills that one's slot, as often, and goes where nothing does.
        """
        filled: dict[tuple[str, str | None, str | None], Prescription] = {}
        leads: dict[Slot, Prescription] = {}
        library = self.assessment.library
        for slot in slots:
            lead = leads.get(slot.after) if slot.after is not None else None
            if slot.after is not None and lead is None:
                self.reasons.append(because("nothing_to_follow", exercise=slot.exercise, after=slot.after.exercise))
                continue
            for item in prescriber.fill(slot if lead is None else _after(slot, lead)):
                placed = item if lead is None else attrs.evolve(item, after=lead.exercise)
                free = lead is None and not slot.progression
                if free or (lead is not None and item.exercise != slot.exercise):
                    twins = [
                        other
                        for other in filled.values()
                        if item.exercise == other.exercise
                        or (free and same_movement(library, item.exercise, other.exercise))
                    ]
                    if twins:
                        self.reasons.append(because("already_in_plan", exercise=item.exercise))
                        leads.setdefault(slot, twins[0])
                        continue
                key = (placed.exercise, placed.variant, placed.after)
                if key in filled:
                    self.reasons.append(because("already_in_plan", exercise=placed.exercise))
                leads.setdefault(slot, filled.setdefault(key, placed))
        return list(filled.values())

    def _horizon(self, regimens: Sequence[str]) -> int:
        reviews = [
            regimen.review_every_days
            for identifier in regimens
            if (regimen := self.assessment.library.get("regimen", identifier)).review_every_days
        ]
        return min(min(reviews, default=DEFAULT_REVIEW_DAYS), LONGEST_DAYS)

    @property
    def status(self) -> str:
        """`issued`, `incomplete` or `referred`."""
        if self.assessment.blocked:
            return "incomplete" if self.assessment.outcome == "hold" else "referred"
        if self.items:
            return "issued"
        return "incomplete" if self._waits else "referred"

    @property
    def _waits(self) -> bool:
        """Whether an answer, a wish or a package, rather than a clinician, would bring exercises back."""
        codes = {reason.code for reason in self.reasons}
        refused = "regimen_contraindicated" in codes and not (self.chosen and self.chosen.only_wished)
        return ("no_regimen" in codes and not refused) or not codes.isdisjoint(_WAITING | _UNDECIDED)

    def finish(self) -> Plan:
        """The document."""
        assessment, request = self.assessment, self.request
        later = self.opener.later if self.opener is not None else []
        findings = () if assessment.blocked else audit(self.items, [phase for _, phase, _ in later], assessment)
        outcome = assessment.outcome
        if outcome == "proceed" and self.status == "referred":
            outcome = "refer_routine"
        items = tuple(self._items())
        stages = self.opener.stages if self.opener is not None else {}
        embedding = Embedding.of(self.items, sorted(stages), self.chosen.regimens if self.chosen else (), assessment)
        reasons = tuple(_reason(reason) for reason in _distinct(self.reasons))
        audited = tuple(_reason(reason) for reason in findings)
        waiting = [reason for reason in self.reasons if reason.code in _UNDECIDED]
        screening = with_questions(screening_of(assessment), waiting, assessment)
        return Plan(
            schema=1,
            status=self.status,
            outcome=outcome,
            created_on=assessment.today.isoformat(),
            start=request.start.isoformat(),
            language=request.language,
            screening=screening,
            regimens=embedding.regimens,
            items=items,
            days=tuple(self._days(items)),
            later=tuple(self._later(later)),
            reasons=reasons,
            audit=audited,
            exercises=embedding.exercises,
            progressions=embedding.progressions,
            positions=tuple(self._positions(stages)),
            stop_rules=embedding.stop_rules,
            safety_net=safety_net(assessment),
            sources=embedding.sources(screening, (*reasons, *_reasons_of(items))),
            packs=embedding.packs,
            next_review=(request.start + timedelta(days=self.horizon)).isoformat() if items else None,
            signed_by=request.signed_by,
            equipment=request.equipment,
        )

    def _items(self) -> Iterator[PlanItem]:
        ids: dict[str, str] = {}
        for index, item in enumerate(self.items, start=1):
            ids.setdefault(item.exercise, f"{index:02d}-{_slug(item.exercise)}")
        for index, item in enumerate(self.items, start=1):
            yield PlanItem(
                id=f"{index:02d}-{_slug(item.exercise)}",
                exercise=item.exercise,
                variant=item.variant,
                regimen=item.slot.regimen,
                track=item.slot.track,
                phase=item.phase,
                progression=item.slot.progression,
                stage=item.slot.stage,
                after=ids[item.after] if item.after is not None else None,
                dose=item.prescribed.dose,
                intensity=item.prescribed.intensity,
                frequency=item.prescribed.frequency,
                sides=item.sides,
                days=item.days,
                bouts_per_day=item.bouts,
                minutes_per_day=item.minutes,
                cautions=tuple(_reason(reason) for reason in item.cautions),
                reasons=tuple(_reason(reason) for reason in item.reasons),
            )

    def _days(self, items: Sequence[PlanItem]) -> Iterator[PlanDay]:
        for day in range(self.horizon):
            today = [item for item in items if day in item.days]
            if today:
                yield PlanDay(
                    date=(self.request.start + timedelta(days=day)).isoformat(),
                    items=tuple(item.id for item in today),
                    minutes=round(sum(item.minutes_per_day for item in today), 2),
                )

    def _later(self, later: Iterable[tuple[str, str, int]]) -> Iterator[Later]:
        for regimen, phase, index in later:
            library = self.assessment.library
            track = library.get("regimen", regimen).tracks[index]
            kind, name = ("exercise", track.exercise) if track.exercise else ("progression", track.progression)
            yield Later(
                regimen=regimen,
                phase=phase,
                track=index,
                exercise=track.exercise,
                progression=track.progression,
                title=library.get(kind, name).title if name is not None and library.has(kind, name) else None,
                select=track.exercises if track.exercises is not None else track.regimens,
            )

    def _positions(self, stages: Mapping[str, Any]) -> Iterator[Position]:
        for progression, stage in sorted(stages.items()):
            known = self.request.positions.get(progression)
            if known is not None and known.stage == stage.id:
                yield known
            else:
                since = self.request.start.isoformat()
                yield Position(progression=progression, stage=stage.id, phase=stage.phase, since=since)


def _restricted(assessment: Assessment) -> Iterator[Because]:
    """The rules that let only a part of the exercises continue."""
    for ruling in assessment.rulings:
        rule = ruling.rule
        if ruling.applies and rule.content is not None and not isinstance(rule.content, str):
            why = rule.because or rule.title
            yield because(
                "content_restricted",
                pack=rule.pack,
                sources=rule.sources,
                rule=rule.address,
                because=why,
                applied=ruling.applied,
            )


def _after(slot: Slot, lead: Prescription) -> Slot:
    """*slot* as often as what it follows, unless it says how often itself."""
    return slot if slot.frequency else attrs.evolve(slot, frequency=lead.prescribed.frequency)


def _reasons_of(items: Iterable[PlanItem]) -> Iterator[Reason]:
    for item in items:
        yield from (*item.reasons, *item.cautions)


def _slug(identifier: str) -> str:
    return identifier.rpartition(":")[2]


def _reason(reason: Because) -> Reason:
    return Reason(code=reason.code, parameters=reason.parameters, pack=reason.pack, sources=reason.sources)


def _distinct(reasons: Iterable[Because]) -> Iterator[Because]:
    seen: set[str] = set()
    for reason in reasons:
        key = repr((reason.code, sorted(reason.parameters.items()), reason.pack))
        if key not in seen:
            seen.add(key)
            yield reason
