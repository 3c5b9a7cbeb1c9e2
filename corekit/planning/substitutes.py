# SPDX-License-Identifier: Apache-2.0
"""Which exercises may stand in for one that cannot be given: alike in what they do, and in nothing more demanding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.model.attributes import ATTRIBUTES
from corekit.planning.audit import qualities_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from corekit.content.library import Library
    from corekit.model.progression import Progression, Stage
    from corekit.model.regimen import Regimen

#: What a substitute asks of somebody in steps, beside its level.
DEMANDS = ("effort", "load", "velocity", "impact", "balance_demand", "pressure")
#: What a substitute does only where the exercise it replaces does it as well.
_ADDED = tuple(name for name, attribute in ATTRIBUTES.items() if attribute.kind == "yes_no")
#: The muscles by which a quality is trained: a substitute trains one of the same.
_TRAINED_BY = {"elasticity": "muscles_stretched", "strength": "muscles_loaded", "control": "muscles_loaded"}


def same_movement(library: Library, exercise: str, other: str) -> bool:
    """Whether two exercises (canonical ids) are one movement as two packs describe it: of one family, in one mode."""
    first, second = library.attributes(exercise), library.attributes(other)
    known = "movement_family" in first and exercise != other
    return known and all(first.get(name) == second.get(name) for name in ("movement_family", "mode"))


@attrs.define(kw_only=True, eq=False, repr=False)
class Substitutes:
    """
    Finds what may stand in for an exercise.

    *open_stages* are the stages that this plan gives, by progression; *offered* says whether a regimen may be given to
    the person (nothing speaks against it and its screens are there).
    """

    library: Library
    open_stages: Mapping[str, Stage]
    offered: Callable[[str], bool]
    _users: Mapping[str, Mapping[str, Any]] | None = None

    def of(self, exercise: str) -> list[str]:
        """The exercises (canonical ids) that may stand in for *exercise*, in the order of their ids."""
        asked = self.library.attributes(exercise)
        highest, qualities = asked.get("level", 0), frozenset(qualities_of(asked))
        return [
            name
            for name in self.library.ids("exercise")
            if name != exercise
            and (other := self.library.attributes(name)).get("level", highest + 1) <= highest
            and self._alike(asked, other, qualities.intersection(qualities_of(other)))
            and self._free(name)
        ]

    def _alike(self, asked: Mapping[str, Any], other: Mapping[str, Any], qualities: Collection[str]) -> bool:
        return (
            any(self._trains(quality, asked, other) for quality in qualities)
            and self._same_movement(asked, other)
            and all(self._not_above(name, other.get(name), asked.get(name)) for name in DEMANDS)
            and all(other.get(name) == "no" or other.get(name) == asked.get(name) for name in _ADDED)
            and other.get("nerve_tension") in ("none", asked.get("nerve_tension"))
            and other.get("assistance") in ("self", asked.get("assistance"))
        )

    def _same_movement(self, asked: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """The same main movement of the same part, not further; and to the end of a range only where the other goes."""
        before, after = asked.get("movements") or (), other.get("movements") or ()
        if not before or not after:
            return False
        main, own = before[0], after[0]
        ends = [record for record in after if record.get("range") == "end"]
        return self._no_further(own, main) and all(
            any(self._no_further(end, record) for record in before) for end in ends
        )

    def _no_further(self, record: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
        vocabulary = self.library.vocabulary
        return (
            vocabulary.is_below("region", record["region"], asked["region"])
            and vocabulary.is_below("movement", record["movement"], asked["movement"])
            and (record.get("side") or "both") == (asked.get("side") or "both")
            and self._not_above("range", record.get("range"), asked.get("range"))
        )

    def _not_above(self, vocabulary: str, value: Any, most: Any) -> bool:
        """Whether *value* is certainly not above *most*; nobody knows it of one that is unsaid."""
        if value is None or most is None:
            return False
        own, limit = self.library.vocabulary.order(vocabulary, value), self.library.vocabulary.order(vocabulary, most)
        return value == most if own is None or limit is None else own <= limit

    def _trains(self, quality: str, asked: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Whether *quality* is trained in one of the same muscles, or a part of it; what names none is content."""
        muscles = _TRAINED_BY.get(quality, "")
        below, wanted = self.library.vocabulary.is_below, asked.get(muscles)
        return not wanted or any(
            below("muscle", name, muscle) or below("muscle", muscle, name)
            for name in other.get(muscles) or ()
            for muscle in wanted
        )

    def _free(self, exercise: str) -> bool:
        """
        Whether *exercise* may be given outside the programmes that give it.

        What a progression gives is reached through its tests and under its responses: it stands in only where that
        progression, as this plan gives it, has got so far. What only regimens give that are not for this person does
        not stand in at all.
        """
        if self._users is None:
            self._users = users_of(self.library)
        users = self._users.get(exercise)
        if users is None:
            return True
        if users["regimens"] and not any(map(self.offered, users["regimens"])):
            return False
        return not users["progressions"] or any(map(self._reached, users["progressions"].items()))

    def _reached(self, use: tuple[str, int]) -> bool:
        name, first = use
        stage = self.open_stages.get(name)
        if stage is None:
            return False
        progression: Progression = self.library.get("progression", name)
        return first <= [entry.id for entry in progression.stages].index(stage.id)


def users_of(library: Library) -> Mapping[str, Mapping[str, Any]]:
    """
    Return the programmes that give each exercise, by its canonical id.

    `progressions` maps each progression to the number of its first stage that gives it; `regimens` are those that give
    it by themselves or through a progression.
    """
    found: Mapping[str, Mapping[str, Any]] = library.memo.recall("users", lambda: _users_of(library))
    return found


def _users_of(library: Library) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    regimens: dict[str, list[str]] = {}

    def add(exercise: str, by: Iterable[str]) -> dict[str, Any]:
        users = found.setdefault(exercise, {"progressions": {}, "regimens": []})
        users["regimens"].extend(name for name in by if name not in users["regimens"])
        return users

    for name in library.ids("regimen"):
        for exercise, progression in _given_by(library.get("regimen", name)):
            if exercise is not None:
                add(exercise, (name,))
            if progression is not None:
                regimens.setdefault(progression, []).append(name)
    for name in library.ids("progression"):
        for index, stage in enumerate(library.get("progression", name).stages):
            for exercise in (use.exercise for use in stage.uses()):
                add(exercise, regimens.get(name, ()))["progressions"].setdefault(name, index)
    return found


def _given_by(regimen: Regimen) -> Iterator[tuple[str | None, str | None]]:
    for track in regimen.tracks:
        yield track.exercise, track.progression
