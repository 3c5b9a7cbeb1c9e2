# SPDX-License-Identifier: Apache-2.0
"""Which slots the tracks and progressions of the offered regimens open today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import FALSE, TRUE, parse
from corekit.planning.choosing import choose_parts
from corekit.planning.reasons import Because, because

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.criteria.subject import Subject
    from corekit.model.position import Position
    from corekit.model.progression import Following, Progression, Stage, Use
    from corekit.model.regimen import Regimen, Track
    from corekit.planning.assessment import Assessment
    from corekit.planning.choosing import Chosen


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Slot:
    """A place in the plan for one exercise (or for `pick` of those a selector grants)."""

    regimen: str
    track: int
    phase: str
    #: The exercise asked for; None when a selector chooses.
    exercise: str | None
    #: Which other exercises would serve (`or`), or which to choose from (`exercises`).
    select: Any = None
    pick: int = 1
    #: A dose by name, or figures that override the exercise's own.
    dose: Any = None
    intensity: Mapping[str, Any] | None = None
    frequency: Mapping[str, Any] | None = None
    progression: str | None = None
    stage: str | None = None
    #: The slot this one is done right after; None when it stands alone.
    after: Slot | None = None
    #: Factors on the dose, after moves by dose.
    scale: Mapping[str, float] | None = None
    #: The stage's own exercise, in whose place this one stands after a move by exercise.
    instead_of: str | None = None


@attrs.define(kw_only=True, eq=False, repr=False)
class SlotOpener:
    """Walks tracks and progressions of the offered regimens and collects slots, later phases and reasons."""

    assessment: Assessment
    positions: Mapping[str, Position]
    #: Whether only regimens whose review somebody signed are opened.
    signed_only: bool = False
    #: Regimens that gave no exercise before; they take no place of others.
    barren: frozenset[str] = frozenset()
    slots: list[Slot] = attrs.field(factory=list)
    reasons: list[Because] = attrs.field(factory=list)
    later: list[tuple[str, str, int]] = attrs.field(factory=list)
    stages: dict[str, Stage] = attrs.field(factory=dict)
    #: Each regimen that stands in the place of others.
    displacing: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    _visited: set[str] = attrs.field(factory=set)

    @property
    def going(self) -> dict[str, Stage]:
        """The stages of progressions that are given, not those of stopped ones."""
        given = {slot.progression for slot in self.slots}
        return {name: stage for name, stage in self.stages.items() if name in given}

    def open(self, identifier: str) -> None:
        """Open the slots of one regimen (canonical id); a regimen is opened once."""
        if identifier in self._visited:
            return
        self._visited.add(identifier)
        regimen = self.assessment.library.get("regimen", identifier)
        tracks = [(i, track) for i, track in enumerate(regimen.tracks) if self._now(identifier, i, track)]
        maintaining = self._maintaining(identifier)
        for index, track in tracks:
            if track.phase == "maintain" and not maintaining:
                self.later.append((identifier, track.phase, index))
                self.reasons.append(because("phase_later", regimen=identifier, phase=track.phase))
            elif track.phase != "maintain" and maintaining and track.progression is None and track.regimens is None:
                self.reasons.append(because("track_not_now", regimen=identifier, track=index))
            else:
                self._open_track(identifier, index, track)

    def _truth(self, track: Track) -> int:
        if track.when is None:
            return TRUE
        return self.assessment.library.criteria(track.when).evaluate(self.assessment.values)

    def _now(self, identifier: str, index: int, track: Track) -> bool:
        truth = self._truth(track)
        if truth == FALSE:
            self.reasons.append(because("track_not_now", regimen=identifier, track=index))
        elif truth != TRUE:
            facts = self.assessment.undecided_facts(self.assessment.library.criteria(track.when))
            self.reasons.append(because("track_undecided", regimen=identifier, track=index, facts=facts))
        return truth == TRUE

    def _maintaining(self, identifier: str) -> bool:
        """
        Whether only upkeep is left of a regimen.

        That is so when every progression among its tracks of today, and of the regimens that stand in them, has
        reached a stage of the phase `maintain`; a regimen that has no other phase begins with it.
        """
        stages = list(self._stages_now(identifier, {identifier}))
        if not stages:
            regimen: Regimen = self.assessment.library.get("regimen", identifier)
            return all(track.phase == "maintain" for track in regimen.tracks)
        return all(stage.phase == "maintain" for stage in stages)

    def _stages_now(self, identifier: str, seen: set[str]) -> Iterator[Stage]:
        """The stages of today's progressions before upkeep, of a regimen and of those that stand in its tracks."""
        for track in self.assessment.library.get("regimen", identifier).tracks:
            if track.phase == "maintain" or self._truth(track) != TRUE:
                continue
            if track.progression is not None:
                yield self.stage_of(track.progression)[0]
            elif track.regimens is not None:
                for other in self._parts(track).regimens:
                    if other not in seen:
                        seen.add(other)
                        yield from self._stages_now(other, seen)

    def stage_of(self, identifier: str) -> tuple[Stage, str]:
        """The stage somebody is in, and the reason code: continued, entered by a test, or the first."""
        progression: Progression = self.assessment.library.get("progression", identifier)
        by_id = {stage.id: stage for stage in progression.stages}
        position = self.positions.get(identifier)
        if position is not None and position.stage in by_id:
            return by_id[position.stage], "stage_continued"
        begun = entered(progression, self.assessment.library.subject_facts, self.assessment.values)
        return (progression.stages[0], "stage_first") if begun is None else (begun, "stage_entered")

    def _open_track(self, identifier: str, index: int, track: Track) -> None:
        if track.progression is not None:
            self._open_progression(identifier, index, track)
        elif track.regimens is not None:
            self._open_regimens(identifier, track)
        else:
            self.slots.append(
                Slot(
                    regimen=identifier,
                    track=index,
                    phase=track.phase,
                    exercise=track.exercise,
                    select=track.exercises if track.exercise is None else track.or_,
                    pick=track.pick or 1,
                    dose=track.dose,
                    intensity=track.intensity,
                    frequency=track.frequency,
                )
            )

    def _open_progression(self, identifier: str, index: int, track: Track) -> None:
        progression = track.progression
        assert progression is not None  # noqa: S101 - narrowed by the caller
        stage, code = self.stage_of(progression)
        self.stages[progression] = stage
        pack = self.assessment.library.owner("progression", progression)
        position = self.positions.get(progression)
        if position is not None and position.stopped == "yes":
            self.reasons.append(because("progression_stopped", pack=pack, progression=progression, stage=stage.id))
            return
        self.reasons.append(because(code, pack=pack, progression=progression, stage=stage.id))
        place = Slot(
            regimen=identifier,
            track=index,
            phase=stage.phase or track.phase,
            exercise=None,
            progression=progression,
            stage=stage.id,
            scale=position.scale if code == "stage_continued" and position is not None else None,
        )
        instead: Mapping[str, str] = (position.instead or {}) if code == "stage_continued" and position else {}
        for use in stage.use:
            lead = self._use(place, use, instead)
            self.slots.append(lead)
            self.slots.extend(self._use(place, following, instead, after=lead) for following in use.followed_by or ())

    @staticmethod
    def _use(place: Slot, use: Following | Use, instead: Mapping[str, str], *, after: Slot | None = None) -> Slot:
        if use.exercise in instead:
            own = attrs.evolve(place, exercise=instead[use.exercise], instead_of=use.exercise, after=after)
            return attrs.evolve(own, frequency=use.frequency)
        return attrs.evolve(
            place,
            exercise=use.exercise,
            select=use.or_,
            dose=use.dose,
            intensity=use.intensity,
            frequency=use.frequency,
            after=after,
        )

    def _parts(self, track: Track) -> Chosen:
        return choose_parts(track, self.assessment, signed_only=self.signed_only, barren=self.barren)

    def _open_regimens(self, identifier: str, track: Track) -> None:
        chosen = self._parts(track)
        self.reasons.extend(chosen.reasons)
        self.displacing.update(chosen.displacing)
        if not chosen.regimens:
            self.reasons.append(because("track_without_regimen", regimen=identifier, selector=track.regimens))
        for other in chosen.regimens:
            self.open(other)


def entered(progression: Progression, subject: Subject, values: Mapping[str, Any]) -> Stage | None:
    """The stage that somebody with *values* enters by a test; None for the first, where no test says otherwise."""
    for entry in progression.enter or ():
        if parse(entry.when, subject).evaluate(values) == TRUE:
            return next(stage for stage in progression.stages if stage.id == entry.stage)
    return None
