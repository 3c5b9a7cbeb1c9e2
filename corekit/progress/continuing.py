# SPDX-License-Identifier: Apache-2.0
"""
Content as a plan carries it, safety rules as they are installed now.

A plan goes on with the exercises and progressions that it was made with, also after a pack was updated or is gone. What
an installed pack has withdrawn is not given any more, and a progression may be renewed at the boundary of a stage.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import attrs

from corekit.content.briefs import brief_of
from corekit.content.citing import citations_in
from corekit.content.memo import Memo
from corekit.content.selections import select
from corekit.content.variants import variant_data
from corekit.model.exercise import Exercise
from corekit.model.progress import Offer
from corekit.model.progression import Progression
from corekit.model.regimen import Regimen
from corekit.model.source import Source
from corekit.planning.rulebook import RuleBook, rules_of_exercise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.selections import Selection
    from corekit.content.speech import Speech
    from corekit.model.codec import Value
    from corekit.model.plan import PackUsed, Plan

_CARRIED = ("exercise", "progression")


class PlanLibrary:
    """A library in which the items that *plan* carries stand as the plan has them; for reading only."""

    def __init__(
        self, library: Library, plan: Plan, *, renewed: Collection[str] = (), speech: Speech | None = None
    ) -> None:
        self._library = library
        self._plan = plan
        self._attributes: dict[tuple[str, str | None], Mapping[str, Any]] = {}
        self._models: dict[tuple[str, str], Any] = {}
        installed = {pack.namespace for pack in library.packs}
        fresh = set(renewed) | _reached(renewed, library)
        self._own: dict[str, dict[str, Any]] = {
            kind: _kept(kind, items, installed, library, fresh, speech)
            for kind, items in (("exercise", plan.exercises), ("progression", plan.progressions))
        }
        self._own["regimen"] = {
            name: _regimen(name, plan) for name in plan.regimens if not library.has("regimen", name)
        }

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    @property
    def changed(self) -> Iterator[tuple[str, Exercise]]:
        """The exercises that the plan carries and that are installed otherwise, or not at all."""
        return ((name, self.get("exercise", name)) for name in self._own["exercise"])

    @property
    def carried(self) -> frozenset[str]:
        """The ids of everything that is as the plan has it, not as it is installed."""
        return frozenset(name for kind in _CARRIED for name in self._own[kind])

    def has(self, kind: str, identifier: str) -> bool:
        """Whether there is an item of that id, in the plan or installed."""
        return identifier in self._own.get(kind, ()) or self._library.has(kind, identifier)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of all items of a kind, those of the plan included."""
        return tuple(sorted({*self._library.ids(kind), *self._own.get(kind, ())}))

    def data(self, kind: str, identifier: str) -> Any:
        """The data of an item."""
        own = self._own.get(kind, {})
        return own[identifier] if identifier in own else self._library.data(kind, identifier)

    def get(self, kind: str, identifier: str) -> Any:
        """An item as a value of the model."""
        if identifier not in self._own.get(kind, ()):
            return self._library.get(kind, identifier)
        key = (kind, identifier)
        if key not in self._models:
            model: type[Value] = {"exercise": Exercise, "progression": Progression, "regimen": Regimen}[kind]
            self._models[key] = model.from_dict(self._own[kind][identifier])
        return self._models[key]

    def all(self, kind: str) -> Iterator[Any]:
        """Every item of a kind as a value of the model, those of the plan included."""
        return (self.get(kind, identifier) for identifier in self.ids(kind))

    def brief(self, kind: str, identifier: str) -> Mapping[str, Any]:
        """What every plan reads of an item."""
        own = self._own.get(kind, {})
        return brief_of(kind, own[identifier]) if identifier in own else self._library.brief(kind, identifier)

    def citations(self, kind: str, identifier: str) -> Sequence[str]:
        """The source keys that an item cites."""
        own = self._own.get(kind, {})
        return citations_in(own[identifier]) if identifier in own else self._library.citations(kind, identifier)

    def regimen_values(self, regimen: str) -> Mapping[str, Any]:
        """What selectors of regimens can test of one."""
        own = self._own["regimen"]
        if regimen not in own:
            return self._library.regimen_values(regimen)
        return {name: own[regimen][name] for name in ("approach", "needs") if name in own[regimen]}

    @cached_property
    def memo(self) -> Memo:
        """What is known of exactly these items: of the installed ones alone, what is remembered of them."""
        return Memo(None, "") if any(self._own.values()) else self._library.memo

    def select(self, selector: Any) -> Selection:
        """The exercises that a selector selects, and may select, those of the plan included."""
        return select(cast("Library", self), selector)

    def attributes(self, exercise: str, *, variant: str | None = None) -> Mapping[str, Any]:
        """The attributes of an exercise or of one of its variants."""
        if exercise not in self._own["exercise"]:
            return self._library.attributes(exercise, variant=variant)
        key = (exercise, variant)
        if key not in self._attributes:
            self._attributes[key] = self._library.values_of(self.get("exercise", exercise), variant=variant)
        return self._attributes[key]

    def variant(self, exercise: str, variant: str) -> Exercise:
        """An exercise as one of its variants."""
        if exercise not in self._own["exercise"]:
            return self._library.variant(exercise, variant)
        return Exercise.from_dict(variant_data(self._own["exercise"][exercise], variant))

    def owner(self, kind: str, identifier: str) -> str:
        """The namespace of the pack an item comes from."""
        if self._library.has(kind, identifier):
            return self._library.owner(kind, identifier)
        return identifier.partition(":")[0]

    def review(self, kind: str, identifier: str, *, today: date) -> str:
        """The review state of an item; of one that is not installed any more, `draft`."""
        return self._library.review(kind, identifier, today=today) if self._library.has(kind, identifier) else "draft"

    def source(self, key: str, pack: str | None = None) -> Any:
        """The source a citation names, installed or carried by the plan."""
        found = self._library.source(key, pack)
        carried = self._plan.sources.get(key)
        return Source.from_dict(carried) if found is None and carried is not None else found


def continued(library: Library, plan: Plan, *, renewed: Collection[str] = (), speech: Speech | None = None) -> Library:
    """
    *library* with what *plan* carries, save the progressions that are *renewed* from what is installed.

    *speech* is the language in which the plan carries texts: what differs in words alone is no other version.
    """
    return cast("Library", PlanLibrary(library, plan, renewed=renewed, speech=speech))


def book_of(book: RuleBook, library: Library) -> RuleBook:
    """*book* with the own conditions of the exercises that only the plan has in that form; both act."""
    changed = library.changed if isinstance(library, PlanLibrary) else ()
    rules = [
        attrs.evolve(rule, address=f"{rule.address}@plan")
        for name, exercise in changed
        for rule in rules_of_exercise(name, exercise, library)
    ]
    return RuleBook(rules=tuple(sorted((*book.rules, *rules), key=lambda rule: rule.address))) if rules else book


def offers(library: Library, plan: Plan, speech: Speech | None = None) -> tuple[Offer, ...]:
    """The progressions of *plan* that are installed in another version than it carries."""
    installed = {pack.namespace: pack for pack in library.packs}
    used = {pack.namespace: pack for pack in plan.packs}
    return tuple(
        Offer(
            progression=name,
            pack=space,
            planned=used[space].version if space in used else None,
            installed=installed[space].version if space in installed else None,
        )
        for name, data in sorted(plan.progressions.items())
        if library.has("progression", name)
        and _differs(name, data, plan, library, speech)
        and (space := library.owner("progression", name))
    )


def packs_of(plan: Plan, after: Plan, renewed: Collection[str]) -> tuple[PackUsed, ...]:
    """The packs of *after*: those it carries content of are named in the version that this content is of."""
    carried = {name.partition(":")[0] for name in (*plan.exercises, *plan.progressions)}
    carried -= {name.partition(":")[0] for name in renewed}
    before = {pack.namespace: pack for pack in plan.packs if pack.namespace in carried}
    now = {pack.namespace: pack for pack in after.packs}
    return tuple({**now, **before}[space] for space in sorted({*now, *before}))


def _differs(name: str, data: Any, plan: Plan, library: Library, speech: Speech | None) -> bool:
    if not _is_as_installed("progression", name, data, library, speech):
        return True
    return any(
        library.has("exercise", each)
        and not _is_as_installed("exercise", each, plan.exercises.get(each), library, speech)
        for each in _exercises_of(data)
    )


def _is_as_installed(kind: str, name: str, data: Any, library: Library, speech: Speech | None) -> bool:
    """Whether an item that a plan carries is the installed one, in the plan's language."""
    if not library.has(kind, name):
        return False
    installed = _without_tests(library.data(kind, name))
    return bool(installed == data or (speech is not None and speech.item(kind, name, installed) == data))


def _exercises_of(progression: Mapping[str, Any]) -> Iterator[str]:
    for stage in progression["stages"]:
        for use in stage["use"]:
            for given in (use, *(use.get("followed_by") or ())):
                yield given["exercise"]


def _reached(renewed: Iterable[str], library: Library) -> set[str]:
    """The exercises of renewed progressions, which come in their installed form as well."""
    return {
        name
        for progression in renewed
        if library.has("progression", progression)
        for name in _exercises_of(library.data("progression", progression))
    }


def _kept(
    kind: str,
    carried: Mapping[str, Any],
    installed: Collection[str],
    library: Library,
    fresh: Collection[str],
    speech: Speech | None,
) -> dict[str, Any]:
    """What the plan carries otherwise than it is installed, without what is withdrawn and what is renewed."""
    return {
        name: data
        for name, data in carried.items()
        if name not in fresh
        and not _is_as_installed(kind, name, data, library, speech)
        and (kind == "progression" or library.has(kind, name) or name.partition(":")[0] not in installed)
    }


def _regimen(name: str, plan: Plan) -> dict[str, Any]:
    """A regimen that is not installed any more, as far as the plan tells it: a track for each part that it gave."""
    known = plan.regimens[name]
    tracks: list[dict[str, Any]] = []
    for item in plan.items:
        if item.regimen != name or item.after is not None:
            continue
        given: dict[str, Any] = {"exercise": item.exercise, "dose": item.dose, "frequency": item.frequency}
        track = {"phase": item.phase, **({"progression": item.progression} if item.progression else given)}
        if track not in tracks:
            tracks.append(track)
    return {"title": known.title, "tracks": tracks, "review_every_days": known.review_every_days or 14}


def _without_tests(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "cases"}
