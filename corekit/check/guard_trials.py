# SPDX-License-Identifier: Apache-2.0
"""
Hold changed guards of progressions against the cases that speak of moves.

What guards read in a case does not depend on the guards, so it is worked out once; a change is tried by deciding again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.check.moved import EXPECTATIONS, unmet
from corekit.criteria import parse
from corekit.progress.remembering import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corekit.check.cases import CaseRunner
    from corekit.check.mutants import Mutant
    from corekit.check.mutation import Situation
    from corekit.check.scenes import Scene
    from corekit.content.library import Library
    from corekit.model.progression import Progression
    from corekit.progress.guards import Guard
    from corekit.progress.moves import Decision


class ChangedGuards:
    """A progression with the change of a mutant made."""

    def __init__(self, library: Library, mutant: Mutant) -> None:
        self.mutant = mutant
        self.library = library.replacing(mutant.kind, mutant.item, mutant.data)
        self.model: Progression = self.library.get("progression", mutant.item)
        self._memory = Memory(self.library)
        self._when = tuple(
            parse(data, library.subject_facts) for data in (mutant.old, mutant.new) if mutant.new is not None
        )

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages in which the changed guard is tested."""
        place, index, *_ = self.mutant.pointer.split("/")[1:]
        ids = tuple(stage.id for stage in self.model.stages)
        return (ids[int(index)],) if place == "stages" else ids

    def guards(self, stage: str) -> tuple[Guard, ...]:
        """The guards of *stage*."""
        found = next(each for each in self.model.stages if each.id == stage)
        return self._memory.guards(self.mutant.item, self.model, found)

    def differs(self, values: Mapping[str, Any]) -> bool:
        """Whether the criteria that were changed are worth something else; so they may be where others were."""
        if not self._when:
            return True
        old, new = self._when
        return old.evaluate(values) != new.evaluate(values)

    def decide(self, scene: Scene) -> Decision:
        """The move in *scene* with the change made."""
        return scene.decide(self.model, self.guards(scene.position.stage))

    def may_matter(self, scene: Scene) -> bool:
        """Whether the change can make a difference in *scene*: its stage is tested and the criteria differ."""
        advances = "/advance" in self.mutant.pointer
        values = scene.evidence.in_stage if advances else scene.evidence.values
        return scene.position.stage in self.stages and self.differs(values)


class GuardTrials:
    """The scenes of all cases that speak of moves, by progression."""

    def __init__(self, runner: CaseRunner, situations: Iterable[Situation]) -> None:
        self.library = runner.library
        self._runner = runner
        self._situations = [one for one in situations if not EXPECTATIONS.keys().isdisjoint(one.case.expect)]
        self._known: dict[str, list[tuple[Mapping[str, Any], Scene]]] | None = None

    def noticed(self, changed: ChangedGuards) -> bool:
        """Whether some case does not hold any more."""
        return any(
            changed.may_matter(scene) and is_unmet(expect, changed.decide(scene))
            for expect, scene in self._scenes(changed.mutant.item)
        )

    def _scenes(self, progression: str) -> Sequence[tuple[Mapping[str, Any], Scene]]:
        if self._known is None:
            self._known = {}
            for expect, scene in self._set():
                self._known.setdefault(scene.progression, []).append((expect, scene))
        return self._known.get(progression, ())

    def _set(self) -> Iterator[tuple[Mapping[str, Any], Scene]]:
        for one in self._situations:
            for scene in self._runner.scenes_of(one.kind, one.item, one.case):
                yield one.case.expect, scene


def is_unmet(expect: Mapping[str, Any], decision: Decision) -> bool:
    """Whether *decision* is another than a case expects."""
    return next(unmet(expect, decision), None) is not None
