# SPDX-License-Identifier: Apache-2.0
"""Which regimens are offered, and which slots their tracks and progressions open today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import FALSE, TRUE, parse
from corekit.planning.assessment import ALWAYS_NEEDED
from corekit.planning.reasons import Because, because

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corekit.model.position import Position
    from corekit.model.progression import Following, Progression, Stage, Use
    from corekit.model.regimen import Regimen, Track
    from corekit.planning.assessment import Assessment


@attrs.frozen(kw_only=True, eq=False, repr=False)
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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Chosen:
    """The regimens offered, and why others are not."""

    regimens: tuple[str, ...]
    reasons: tuple[Because, ...]
    #: Screens that a wished or indicated regimen needs and no sound pack covers.
    missing_screens: tuple[str, ...]


def choose_regimens(assessment: Assessment, wishes: Sequence[str], *, signed_only: bool = False) -> Chosen:
    """
    Choose among all regimens: those wished for (canonical ids), else those indicated.

    A wish overrides a missing indication, never a contraindication or a missing screen. A contraindication whose
    answer is unknown counts as present. With *signed_only* a regimen whose review nobody signed is not offered.
    """
    library = assessment.library
    candidates = list(dict.fromkeys(wishes)) or list(library.ids("regimen"))
    chosen: list[str] = []
    reasons: list[Because] = []
    missing: list[str] = []
    for identifier in candidates:
        regimen = library.get("regimen", identifier)
        if not wishes and not _indicated(identifier, regimen, assessment, reasons):
            continue
        lacking = [screen for screen in _needs(regimen) if not assessment.covered(screen)]
        if refused := refusal(identifier, regimen, assessment, signed_only=signed_only):
            reasons.append(refused)
        elif lacking:
            missing.extend(lacking)
            reasons.extend(
                because("regimen_screen_missing", regimen=identifier, screen=screen, packages=library.brings(screen))
                for screen in lacking
            )
        else:
            chosen.append(identifier)
            code = "regimen_wished" if wishes else "regimen_indicated"
            reasons.append(because(code, pack=library.owner("regimen", identifier), regimen=identifier))
    if not chosen:
        reasons.append(because("no_regimen"))
    return Chosen(regimens=tuple(chosen), reasons=tuple(reasons), missing_screens=tuple(dict.fromkeys(missing)))


def offered(identifier: str, assessment: Assessment, *, signed_only: bool) -> bool:
    """Whether nothing keeps a regimen from being given: no contraindication, no missing screen, no missing review."""
    regimen = assessment.library.get("regimen", identifier)
    return refusal(identifier, regimen, assessment, signed_only=signed_only) is None and all(
        map(assessment.covered, _needs(regimen))
    )


def refusal(identifier: str, regimen: Regimen, assessment: Assessment, *, signed_only: bool) -> Because | None:
    """Why a regimen is not offered although it was asked for: a contraindication, true or unknown, or no review."""
    if signed_only and assessment.library.review("regimen", identifier, today=assessment.today) != "signed":
        return because("regimen_not_reviewed", regimen=identifier)
    if regimen.contraindicated_when is None:
        return None
    criteria = parse(regimen.contraindicated_when, assessment.library.subject_facts)
    truth = criteria.evaluate(assessment.values)
    if truth == FALSE:
        return None
    pack = assessment.library.owner("regimen", identifier)
    if truth == TRUE:
        return because("regimen_contraindicated", pack=pack, regimen=identifier)
    facts = assessment.undecided_facts(criteria)
    return because("regimen_contraindication_unknown", pack=pack, regimen=identifier, facts=facts)


def _indicated(identifier: str, regimen: Regimen, assessment: Assessment, reasons: list[Because]) -> bool:
    if regimen.indicated_when is None:
        return False
    criteria = parse(regimen.indicated_when, assessment.library.subject_facts)
    truth = criteria.evaluate(assessment.values)
    pack = assessment.library.owner("regimen", identifier)
    if truth == FALSE:
        reasons.append(because("regimen_not_indicated", pack=pack, regimen=identifier))
    elif truth != TRUE:
        facts = assessment.undecided_facts(criteria)
        reasons.append(because("regimen_indication_unknown", pack=pack, regimen=identifier, facts=facts))
    return truth == TRUE


def _needs(regimen: Regimen) -> tuple[str, ...]:
    return tuple(dict.fromkeys((ALWAYS_NEEDED, *(regimen.needs or ()))))


@attrs.define(kw_only=True, eq=False, repr=False)
class SlotOpener:
    """Walks tracks and progressions of the offered regimens and collects slots, later phases and reasons."""

    assessment: Assessment
    positions: Mapping[str, Position]
    #: Whether only regimens whose review somebody signed are opened.
    signed_only: bool = False
    slots: list[Slot] = attrs.field(factory=list)
    reasons: list[Because] = attrs.field(factory=list)
    later: list[tuple[str, str, int]] = attrs.field(factory=list)
    stages: dict[str, Stage] = attrs.field(factory=dict)
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
        maintaining = self._maintaining(regimen, [track for _, track in tracks])
        for index, track in tracks:
            if track.phase == "maintain" and not maintaining:
                self.later.append((identifier, track.phase, index))
                self.reasons.append(because("phase_later", regimen=identifier, phase=track.phase))
            elif track.phase != "maintain" and maintaining and track.progression is None:
                self.reasons.append(because("track_not_now", regimen=identifier, track=index))
            else:
                self._open_track(identifier, index, track)

    def _now(self, identifier: str, index: int, track: Track) -> bool:
        if track.when is None:
            return True
        criteria = parse(track.when, self.assessment.library.subject_facts)
        truth = criteria.evaluate(self.assessment.values)
        if truth == FALSE:
            self.reasons.append(because("track_not_now", regimen=identifier, track=index))
        elif truth != TRUE:
            facts = self.assessment.undecided_facts(criteria)
            self.reasons.append(because("track_undecided", regimen=identifier, track=index, facts=facts))
        return truth == TRUE

    def _maintaining(self, regimen: Regimen, now: Sequence[Track]) -> bool:
        """
        Whether only upkeep is left.

        That is so when every progression among the tracks of today has reached a stage of the phase `maintain`; a
        regimen that has no other phase begins with it.
        """
        stages = [
            self.stage_of(track.progression)[0]
            for track in now
            if track.progression is not None and track.phase != "maintain"
        ]
        if not stages:
            return all(track.phase == "maintain" for track in regimen.tracks)
        return all(stage.phase == "maintain" for stage in stages)

    def stage_of(self, identifier: str) -> tuple[Stage, str]:
        """The stage somebody is in, and the reason code: continued, entered by a test, or the first."""
        progression: Progression = self.assessment.library.get("progression", identifier)
        by_id = {stage.id: stage for stage in progression.stages}
        position = self.positions.get(identifier)
        if position is not None and position.stage in by_id:
            return by_id[position.stage], "stage_continued"
        for entry in progression.enter or ():
            if parse(entry.when, self.assessment.library.subject_facts).evaluate(self.assessment.values) == TRUE:
                return by_id[entry.stage], "stage_entered"
        return progression.stages[0], "stage_first"

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

    def _open_regimens(self, identifier: str, track: Track) -> None:
        library = self.assessment.library
        criteria = parse(track.regimens, library.subject_regimen)
        matching = [
            other for other in library.ids("regimen") if criteria.evaluate(library.regimen_values(other)) == TRUE
        ]
        granted = [other for other in matching if self._grants(other)]
        if not granted:
            self.reasons.append(because("track_without_regimen", regimen=identifier, selector=track.regimens))
        for other in granted:
            self.open(other)

    def _grants(self, identifier: str) -> bool:
        regimen = self.assessment.library.get("regimen", identifier)
        if refused := refusal(identifier, regimen, self.assessment, signed_only=self.signed_only):
            self.reasons.append(refused)
            return False
        lacking = [screen for screen in _needs(regimen) if not self.assessment.covered(screen)]
        packages = self.assessment.library.brings
        self.reasons.extend(
            because("regimen_screen_missing", regimen=identifier, screen=screen, packages=packages(screen))
            for screen in lacking
        )
        return not lacking
