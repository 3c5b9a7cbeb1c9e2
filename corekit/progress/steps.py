# SPDX-License-Identifier: Apache-2.0
"""Where a move leads: the next stage, an easier or harder exercise, another dose; or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs

from corekit.model.dose import DOSE_KEYS
from corekit.planning.scaling import scaled_dose
from corekit.progress.guards import HALF
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from corekit.model.position import Position
    from corekit.model.progression import Progression, Stage
    from corekit.progress.guards import Guard

#: Nothing is scaled below this: further halving changes no figure that counts.
LEAST_SCALE = 1 / 64


class Ground(Protocol):
    """What stands around a position: exercises as the plan carries them, and what is allowed today."""

    def rung(self, exercise: str, direction: str) -> str | None:
        """The `easier` or `harder` exercise that may be given, None for none."""

    def needs_clinician(self, exercise: str) -> bool:
        """Whether *exercise* is done only by or with a clinician."""

    def may_be_given(self, exercise: str) -> bool:
        """Whether nothing excludes *exercise* today."""

    def dose(self, stage: Stage, exercise: str, instead: Mapping[str, str]) -> Mapping[str, Any]:
        """The dose that *stage* gives of *exercise*, before any factor."""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Step(Record):
    """A change of position: what is changed, and the fields that change; or why there is none."""

    by: str
    #: Fields of the position; empty where the step leads nowhere.
    changes: Mapping[str, Any] = attrs.field(factory=dict)
    #: Reason code and parameters that explain the step beside its guard.
    code: str | None = None
    parameters: Mapping[str, Any] = attrs.field(factory=dict)

    @property
    def leads(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.changes)


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Place:
    """A position in its progression, on the ground of one day."""

    progression: Progression
    position: Position
    ground: Ground

    @property
    def index(self) -> int:
        """The number of the stage, from 0; the first where the stage is gone."""
        ids = [stage.id for stage in self.progression.stages]
        return ids.index(self.position.stage) if self.position.stage in ids else 0

    @property
    def stage(self) -> Stage:
        """The stage."""
        return self.progression.stages[self.index]

    @property
    def exercises(self) -> tuple[str, ...]:
        """What the stage gives now, moves by exercise included."""
        instead = self.position.instead or {}
        return tuple(dict.fromkeys(instead.get(name, name) for name in given_by(self.stage)))

    # ---- back ---------------------------------------------------------------------------------------------------

    def back(self, guards: Iterable[Guard], affected: Mapping[int, Collection[str]]) -> Step:
        """
        The most cautious step back of *guards*: to the earliest stage, else to easier exercises, else to a lower dose.

        *affected* holds, by place of the guard, the exercises whose response made it true.
        """
        listed = list(guards)
        stages = [
            target for guard in listed if guard.way == "stage" and (target := self._stage_back(guard)) is not None
        ]
        if stages:
            return self._to(min(stages))
        easier: dict[str, str] = {}
        for place, guard in enumerate(listed):
            if guard.way == "exercise":
                easier.update(self._rungs("easier", affected.get(place, ())))
        if easier:
            return self._exchanged(easier)
        scales = [guard.scale or {} for guard in listed if guard.way == "dose"]
        step = self._scaled(_together(scales)) if scales else None
        return step if step is not None else Step(by=listed[0].way, code="no_step_back")

    def earlier(self) -> Step:
        """One stage back; in the first, half the dose, once."""
        if self.index > 0:
            return self._to(self.index - 1)
        return (None if self.position.scale else self._scaled(HALF)) or Step(by="stage", code="no_step_back")

    def _stage_back(self, guard: Guard) -> int | None:
        ids = [stage.id for stage in self.progression.stages]
        if guard.to is not None:
            return ids.index(guard.to) if guard.to in ids else None
        return self.index - 1 if self.index > 0 else None

    # ---- forward ------------------------------------------------------------------------------------------------

    def forward(self, guard: Guard) -> Step:
        """
        The step forward of *guard*; what a step back has taken away comes back first.

        Nothing that needs a clinician is advanced into, nor a stage of which nothing may be given today.
        """
        if self.position.scale and self._lowered:
            return Step(by="dose", changes={"scale": None}, code="dose_restored")
        if lowered := self._lowered_exercises():
            return self._restored(lowered)
        if guard.way == "exercise":
            harder = self._rungs("harder", self.exercises)
            return self._exchanged(harder) if harder else Step(by="exercise", code="no_step_forward")
        if guard.way == "dose":
            return self._scaled(guard.scale or {}) or Step(by="dose", code="no_step_forward")
        return self._next(guard)

    def _next(self, guard: Guard) -> Step:
        ids = [stage.id for stage in self.progression.stages]
        target = ids.index(guard.to) if guard.to in ids else self.index + 1 if guard.to is None else -1
        if not 0 <= target < len(ids):
            return Step(by="stage", code="no_step_forward")
        stage = self.progression.stages[target]
        leads = [use.exercise for use in stage.use]
        about = {"stage": stage.id}
        if any(self.ground.needs_clinician(name) for name in given_by(stage)):
            return Step(by="stage", code="clinician_ahead", parameters=about)
        if not any(self.ground.may_be_given(name) for name in leads):
            return Step(by="stage", code="stage_excluded", parameters=about)
        return self._to(target)

    @property
    def _lowered(self) -> bool:
        return any(
            factor < 1 if DOSE_KEYS[key].safer == "lower" else factor > 1
            for key, factor in (self.position.scale or {}).items()
        )

    def _lowered_exercises(self) -> dict[str, str]:
        """Own exercise of the stage -> the one a rung nearer to it, for those that a step back has made easier."""
        nearer: dict[str, str] = {}
        for own, now in (self.position.instead or {}).items():
            ladder = [own]
            while ladder[-1] != now and (rung := self.ground.rung(ladder[-1], "easier")) and rung not in ladder:
                ladder.append(rung)
            if len(ladder) > 1 and ladder[-1] == now:
                nearer[own] = ladder[-2]
        return nearer

    def _restored(self, nearer: Mapping[str, str]) -> Step:
        """Each exercise that was made easier one rung nearer to the stage's own."""
        instead = {**(self.position.instead or {}), **nearer}
        instead = {own: now for own, now in instead.items() if own != now}
        names = {
            "exercise": next(iter(nearer.values())),
            "instead_of": (self.position.instead or {})[next(iter(nearer))],
        }
        return Step(by="exercise", changes={"instead": instead or None}, code="exercise_changed", parameters=names)

    # ---- steps --------------------------------------------------------------------------------------------------

    def _to(self, target: int) -> Step:
        stage = self.progression.stages[target]
        cleared = {"instead": None, "scale": None}
        return Step(by="stage", changes={"stage": stage.id, "phase": stage.phase, **cleared})

    def _rungs(self, direction: str, exercises: Collection[str]) -> dict[str, str]:
        """Own exercise of the stage -> the one that comes in its place."""
        instead: Mapping[str, str] = self.position.instead or {}
        found: dict[str, str] = {}
        for own in given_by(self.stage):
            now = instead.get(own, own)
            rung = self.ground.rung(now, direction) if now in exercises else None
            if rung is not None and not self.ground.needs_clinician(rung):
                found[own] = rung
        return found

    def _exchanged(self, rungs: Mapping[str, str]) -> Step:
        instead = {**(self.position.instead or {}), **rungs}
        names = {"exercise": next(iter(rungs.values())), "instead_of": next(iter(rungs))}
        return Step(by="exercise", changes={"instead": instead}, code="exercise_changed", parameters=names)

    def _scaled(self, factors: Mapping[str, float]) -> Step | None:
        """A step by dose, None where it would change no figure of any exercise."""
        before = self.position.scale or {}
        after = {**before, **{key: before.get(key, 1.0) * factor for key, factor in factors.items()}}
        if any(not LEAST_SCALE <= factor <= 1 / LEAST_SCALE for factor in after.values()):
            return None
        instead = self.position.instead or {}
        for name in given_by(self.stage):
            dose = self.ground.dose(self.stage, name, instead)
            if scaled_dose(dose, before) != scaled_dose(dose, after):
                return Step(by="dose", changes={"scale": after}, code="dose_changed")
        return None


def given_by(stage: Stage) -> tuple[str, ...]:
    """The exercises that *stage* gives, those done right after others included."""
    return tuple(dict.fromkeys(given.exercise for given in stage.uses()))


def _together(scales: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The strictest factor of each key; factors of several guards never multiply."""
    found: dict[str, float] = {}
    for scale in scales:
        for key, factor in scale.items():
            tightest = min if DOSE_KEYS[key].safer == "lower" else max
            found[key] = tightest(factor, found.get(key, factor))
    return found
