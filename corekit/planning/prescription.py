# SPDX-License-Identifier: Apache-2.0
"""Fill one slot: the exercise asked for, else a variant, an alternative or a substitute; never by relaxing a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.selections import personal
from corekit.criteria import TRUE, parse
from corekit.planning.dosing import Prescribed, stand_in_dose, starting_dose, within
from corekit.planning.judge import held_seconds
from corekit.planning.reasons import Because, because
from corekit.planning.scaling import scaled_dose
from corekit.planning.schedule import bout_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.model.exercise import Exercise
    from corekit.planning.assessment import Assessment
    from corekit.planning.judge import Judgement
    from corekit.planning.limits import Change
    from corekit.planning.rulings import Ruling
    from corekit.planning.selection import Slot
    from corekit.planning.substitutes import Substitutes

#: What `laterality` means for the sides of one bout; two entries double its time.
SIDES = {
    "each_side": ("left", "right"),
    "symptomatic_side": ("symptomatic",),
    "opposite_side": ("opposite",),
    "one_direction_only": ("prescribed",),
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Prescription:
    """One exercise with its dose, in the slot it fills."""

    slot: Slot
    exercise: str
    variant: str | None
    phase: str
    prescribed: Prescribed
    sides: tuple[str, ...]
    #: The exercise in the plan that this one is done right after.
    after: str | None = None
    cautions: tuple[Because, ...]
    reasons: tuple[Because, ...]
    #: Days from the start, bouts a day and minutes a day; set by the schedule.
    days: tuple[int, ...] = ()
    bouts: int = 0
    minutes: float = 0.0
    horizon_days: int = 7

    @property
    def seconds(self) -> float:
        """Seconds one bout takes."""
        return bout_seconds(self.prescribed.dose, sides=2 if len(self.sides) == 2 else 1)

    @property
    def minutes_per_week(self) -> float:
        """Minutes a week on average over the schedule."""
        return self.minutes * len(self.days) * 7 / self.horizon_days


@attrs.define(kw_only=True, eq=False, repr=False)
class Prescriber:
    """Fills slots one after the other; keeps the reasons for everything it could not use."""

    assessment: Assessment
    equipment: frozenset[str] | None
    unwanted: frozenset[str]
    clinician: bool
    #: Whether only exercises whose review somebody signed are given.
    signed_only: bool = False
    #: What may stand in for an exercise that cannot be given.
    substitutes: Substitutes
    reasons: list[Because] = attrs.field(factory=list)
    _told: set[tuple[str, str]] = attrs.field(factory=set)

    def fill(self, slot: Slot) -> tuple[Prescription, ...]:
        """The prescriptions of *slot*; empty when nothing safe fits, and then a reason says so."""
        found: list[Prescription] = []
        for exercise, code in self._candidates(slot):
            if len(found) == slot.pick:
                break
            prescription = self._try(slot, exercise, code)
            if prescription is not None:
                found.append(prescription)
        if not found:
            self.reasons.append(self._empty(slot))
        return tuple(found)

    def _empty(self, slot: Slot) -> Because:
        if slot.exercise is None:
            return because("selector_empty", regimen=slot.regimen, track=slot.track)
        return because("slot_empty", exercise=slot.exercise, regimen=slot.regimen)

    def _candidates(self, slot: Slot) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        if slot.exercise is not None:
            seen.add(slot.exercise)
            yield slot.exercise, "included"
        code = "included" if slot.exercise is None else "alternative_chosen"
        for exercise in self._granted(slot.select) if slot.select is not None else ():
            if exercise not in seen:
                seen.add(exercise)
                yield exercise, code
        if slot.exercise is not None and self.assessment.library.has("exercise", slot.exercise):
            for exercise in sorted(self.substitutes.of(slot.exercise), key=self._rank):
                if exercise not in seen:
                    yield exercise, "substituted"

    def _granted(self, selector: Any) -> list[str]:
        """Exercises a selector grants (only what is certainly true): preferred, without a caution, easy ones first."""
        library = self.assessment.library
        criteria = parse(selector, library.subject_exercise)
        if not personal(criteria):
            return sorted(library.select(selector).certain, key=self._rank)
        facts = {"facts": self.assessment.values}
        names = [
            name
            for name in library.ids("exercise")
            if criteria.evaluate({**library.attributes(name), "id": name, **facts}) == TRUE
        ]
        return sorted(names, key=self._rank)

    def _rank(self, exercise: str) -> tuple[int, bool, int, str]:
        judged = self.assessment.judge.on(exercise)
        level = self.assessment.library.attributes(exercise).get("level", 0)
        return (-judged.preferred, bool(judged.of_kind("caution")), level, exercise)

    def _try(self, slot: Slot, name: str, code: str) -> Prescription | None:
        library = self.assessment.library
        if not library.has("exercise", name):
            return None
        if name in self.unwanted:
            self._tell(because("unwanted", exercise=name))
            return None
        if self.signed_only and library.review("exercise", name, today=self.assessment.today) != "signed":
            self._tell(because("exercise_not_reviewed", exercise=name))
            return None
        exercise = library.get("exercise", name)
        for variant in (None, *sorted(exercise.variants or {})):
            chosen = exercise if variant is None else library.variant(name, variant)
            if self._refused(name, chosen):
                continue
            prescription = self._prescribe(slot, name, variant, chosen, code)
            if prescription is not None:
                return prescription
        return None

    def _refused(self, name: str, exercise: Exercise) -> bool:
        if exercise.requires_clinician == "yes" and not self.clinician:
            self._tell(because("clinician_required", exercise=name))
            return True
        lacking = missing_equipment(exercise, self.equipment)
        if lacking:
            self._tell(because("equipment_missing", exercise=name, equipment=list(lacking)))
        return bool(lacking)

    def _prescribe(
        self, slot: Slot, name: str, variant: str | None, exercise: Exercise, code: str
    ) -> Prescription | None:
        start = self._start(slot, exercise, stands_in=code != "included")
        start, moved = self._moved(slot, name, start)
        judged = self.assessment.judge.on(name, variant=variant, hold_seconds=held_seconds(start.dose))
        if judged.verdict == "excluded":
            self._tell_excluded(name, judged)
            return None
        bounded = within(start, judged.limits)
        if bounded is None:
            self._tell_nothing_left(name, judged)
            return None
        prescribed, changes = bounded
        after = self.assessment.judge.on(name, variant=variant, hold_seconds=held_seconds(prescribed.dose))
        if after.verdict == "excluded":
            self._tell_excluded(name, after)
            return None
        reasons = [
            *_included(slot, name, variant, code),
            *moved,
            *_preferred(name, judged),
            *_limited(name, judged, changes),
        ]
        return Prescription(
            slot=slot,
            exercise=name,
            variant=variant,
            phase=slot.phase,
            prescribed=prescribed,
            sides=SIDES.get(exercise.laterality or "", ("both",)),
            cautions=tuple(_cautions(name, judged)),
            reasons=tuple(reasons),
        )

    def _start(self, slot: Slot, exercise: Exercise, *, stands_in: bool) -> Prescribed:
        """The dose before moves and limits: what the slot asks for, or what stands in for that."""
        if slot.exercise is None or not stands_in:
            intensity = slot.intensity if slot.exercise is not None else None
            return starting_dose(exercise, dose=slot.dose, intensity=intensity, frequency=slot.frequency)
        named = slot.dose if isinstance(slot.dose, str) and slot.dose in (exercise.doses or ()) else None
        own = starting_dose(exercise, dose=named, frequency=slot.frequency)
        library = self.assessment.library
        if slot.dose is None or named is not None or not library.has("exercise", slot.exercise):
            return own
        asked = starting_dose(library.get("exercise", slot.exercise), dose=slot.dose, intensity=slot.intensity)
        return stand_in_dose(exercise, own, asked)

    @staticmethod
    def _moved(slot: Slot, name: str, start: Prescribed) -> tuple[Prescribed, list[Because]]:
        """The dose after the moves of the journal, with what they changed."""
        reasons = []
        if slot.instead_of is not None:
            reasons.append(because("exercise_moved", exercise=name, instead_of=slot.instead_of))
        if not slot.scale:
            return start, reasons
        dose = scaled_dose(start.dose, slot.scale)
        reasons.extend(
            because("dose_moved", exercise=name, key=key, before=start.dose[key], after=figure)
            for key, figure in dose.items()
            if figure != start.dose[key]
        )
        return attrs.evolve(start, dose=dose), reasons

    def _tell_excluded(self, name: str, judged: Judgement) -> None:
        for hit in judged.of_kind("exclude", "content"):
            self._tell(_because_of("excluded", name, hit.ruling))

    def _tell_nothing_left(self, name: str, judged: Judgement) -> None:
        for hit in judged.of_kind("limit"):
            self._tell(_because_of("dose_nothing_left", name, hit.ruling))

    def _tell(self, reason: Because) -> None:
        key = (reason.code, repr(sorted(reason.parameters.items())))
        if key not in self._told:
            self._told.add(key)
            self.reasons.append(reason)


def missing_equipment(exercise: Exercise, at_hand: frozenset[str] | None) -> tuple[str, ...]:
    """What *exercise* needs and is not *at_hand*; of an inner list any one serves. None at hand: nothing was said."""
    have = at_hand or frozenset()
    lacking: list[str] = []
    for entry in exercise.equipment or ():
        choices = (entry,) if isinstance(entry, str) else tuple(entry)
        if not have.intersection(choices):
            lacking.append(" / ".join(choices))
    return tuple(lacking)


def _included(slot: Slot, name: str, variant: str | None, code: str) -> Iterator[Because]:
    if code != "included":
        yield because(code, exercise=name, instead_of=slot.exercise)
    elif variant is None:
        yield because("included", exercise=name, regimen=slot.regimen)
    if variant is not None:
        yield because("variant_chosen", exercise=name, variant=variant)


def _cautions(name: str, judged: Judgement) -> Iterator[Because]:
    for hit in judged.of_kind("caution"):
        yield _because_of("caution", name, hit.ruling)


def _preferred(name: str, judged: Judgement) -> Iterator[Because]:
    for hit in judged.of_kind("prefer"):
        rule = hit.ruling.rule
        why = rule.because or rule.title
        yield because("preferred", pack=rule.pack, sources=rule.sources, exercise=name, rule=rule.address, because=why)


def _limited(name: str, judged: Judgement, changes: tuple[Change, ...]) -> Iterator[Because]:
    for change in changes:
        for hit in judged.of_kind("limit"):
            asked: Mapping[str, Any] = hit.effect.bounds if hit.effect is not None else {}
            if not any(change.bound in (asked.get(place) or ()) for place in _places(change)):
                continue
            rule = hit.ruling.rule
            yield because(
                "intensity_withdrawn" if change.withdrawn else "dose_limited",
                pack=rule.pack,
                sources=rule.sources,
                exercise=name,
                part=change.part,
                key=change.key,
                before=change.before,
                **({} if change.withdrawn else {"after": change.after}),
                rule=rule.address,
                because=rule.because,
                applied=hit.ruling.applied,
            )


def _places(change: Change) -> tuple[str, ...]:
    """Where in a limit stands what made *change*."""
    return ("without",) if change.withdrawn else (change.part, "scale")


def _because_of(code: str, name: str, ruling: Ruling) -> Because:
    rule = ruling.rule
    return because(
        code,
        pack=rule.pack,
        sources=rule.sources,
        exercise=name,
        rule=rule.address,
        because=rule.because or rule.title,
        applied=ruling.applied,
    )
