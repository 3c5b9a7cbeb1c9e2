# SPDX-License-Identifier: Apache-2.0
"""What a pack of exercises and programmes should hold besides: subclass `ContentLaws` instead of `PackLaws`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from corekit.content.layout import KINDS
from corekit.model.attributes import ATTRIBUTES
from corekit.testing.pack_laws import PackLaws

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.kit import Kit

#: The items of a pack as its author wrote them: kind, then id without the namespace.
Written = dict[str, dict[str, dict[str, Any]]]

_MOVES = ("stop", "refer", "regress", "stay", "advance")
#: Kinds whose items say or do something that has to rest on something.
_STATING = ("exercise", "condition", "progression", "regimen", "rule", "claim")
#: How sure a source is.
_CERTAINTIES = frozenset({"verified", "recalled"})


class ContentLaws(PackLaws):
    """
    The laws of every pack, and those of one that brings exercises, regimens or progressions.

    They ask for more than corekit needs: sources that are used, ladders that end, exercises that can be taught.
    `preferences` are criteria of `caution_when` that only prefer, so that without an answer they say nothing;
    `level_exceptions` are pairs of an exercise and a harder one that is at a lower level for a reason of its own.
    """

    preferences: ClassVar[tuple[Mapping[str, Any], ...]] = ()
    level_exceptions: ClassVar[frozenset[tuple[str, str]]] = frozenset()

    @pytest.fixture(scope="class")
    @classmethod
    def written(cls, kit: Kit, namespace: str) -> Written:
        """The pack's items as their author wrote them."""
        return written_in(kit, namespace)

    def test_every_statement_says_how_certain_it_is(self, kit: Kit, namespace: str, written: Written) -> None:
        """Each item names sources of the pack or the core as verified or recalled, or says that it is editorial."""
        for kind in _STATING:
            for name, item in written[kind].items():
                stated = list(stated_sources(item))
                assert stated, f"{kind} {name} names no source"
                for value in stated:
                    assert value == "editorial" or set(value.values()) <= _CERTAINTIES, f"{kind} {name}: {value}"
                    strange = {key for key in _keys(value) if _owner(kit, key, namespace) not in (namespace, "core")}
                    assert not strange, f"{kind} {name}: {strange} are sources neither of the pack nor of the core"

    def test_every_source_is_used(self, kit: Kit, namespace: str, written: Written) -> None:
        """No source stands in the list without a statement that rests on it."""
        named = {
            found.id
            for kind in (*_STATING, "fact")
            for item in written[kind].values()
            for value in stated_sources(item)
            for key in _keys(value)
            if (found := kit.library.names.find("source", key, namespace)).id is not None
        }
        own = {name for name in kit.library.ids("source") if kit.library.owner("source", name) == namespace}
        assert own <= named, own - named

    def test_moves_lead_to_stages_that_exist(self, written: Written) -> None:
        """Every guard and every entry that names a stage names one of its own progression."""
        for name, progression in written["progression"].items():
            stages = {stage["id"] for stage in progression["stages"]}
            places = (*progression["stages"], progression.get("always", {}))
            assert {guard["to"] for place in places for guard in guards_of(place) if "to" in guard} <= stages, name
            assert {entry["stage"] for entry in progression.get("enter", ())} <= stages, name

    def test_what_decides_has_cases(self, kit: Kit, namespace: str, written: Written) -> None:
        """Rules, regimens and progressions, and exercises that exclude or warn by themselves, ship with cases."""
        tested = set(_tested(kit))
        deciding = {
            (kind, kit.library.names.canonical(kind, namespace, name))
            for kind in ("rule", "regimen", "progression", "exercise")
            for name, item in written[kind].items()
            if kind != "exercise" or "excluded_when" in item or "caution_when" in item
        }
        assert deciding <= tested, deciding - tested

    def test_every_safety_attribute_is_said(self, written: Written) -> None:
        """No exercise leaves a safety attribute unsaid, or to `assume`, so none is shut out or let in by silence."""
        safety = {attribute.id for attribute in ATTRIBUTES.values() if attribute.safety}
        for name, exercise in written["exercise"].items():
            assert safety - {*exercise, *exercise.get("without", ())} == set(), name

    def test_unanswered_contraindications_exclude(self, written: Written) -> None:
        """What is not known counts as present where it excludes, and as a caution where it warns; variants alike."""
        for name, exercise in written["exercise"].items():
            for form in (exercise, *exercise.get("variants", {}).values()):
                assert {entry["if_unknown"] for entry in form.get("excluded_when", ())} <= {"apply"}, name
                for entry in form.get("caution_when", ()):
                    unanswered = "ignore" if entry["when"] in self.preferences else "caution"
                    assert entry["if_unknown"] == unanswered, (name, entry["when"])

    @pytest.mark.parametrize("way", ["easier", "harder"])
    def test_ladders_have_an_end(self, written: Written, way: str) -> None:
        """Following easier or harder never comes back to the same exercise."""
        exercises = written["exercise"]
        for start in exercises:
            seen, name = [start], exercises[start].get(way)
            while name in exercises:
                assert name not in seen, (way, seen)
                seen.append(name)
                name = exercises[name].get(way)

    def test_ladders_lead_the_way_they_say(self, written: Written) -> None:
        """What is easier is at no higher level, what is harder at no lower one."""
        exercises = written["exercise"]
        up = {(name, other) for name, item in exercises.items() if (other := item.get("harder")) in exercises}
        down = {(other, name) for name, item in exercises.items() if (other := item.get("easier")) in exercises}
        wrong = {(low, high) for low, high in up | down if exercises[low]["level"] > exercises[high]["level"]}
        assert wrong == self.level_exceptions, wrong ^ self.level_exceptions

    def test_every_exercise_can_be_taught_from_its_text(self, written: Written) -> None:
        """Each says how it begins, what moves, what to think of, what goes wrong, when to stop, how much and why."""
        for name, exercise in written["exercise"].items():
            assert len(exercise["steps"]) >= 3, name
            for key in ("cues", "mistakes", "stop_when", "dose", "frequency", "evidence"):
                assert exercise.get(key), (name, key)


def written_in(kit: Kit, namespace: str) -> Written:
    """Return the items of a pack as their author wrote them, those too that cannot be used."""
    pack = kit.library.pack(namespace)
    return {kind: {name: pack.written(kind, name) for name in pack.ids(kind)} for kind in KINDS}


def stated_sources(data: Any) -> Iterator[Any]:
    """Yield every value of a `sources` key in plain data: `editorial`, or certainties by source."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources":
                yield value
            else:
                yield from stated_sources(value)
    elif isinstance(data, list):
        for value in data:
            yield from stated_sources(value)


def guards_of(place: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield every guard of a stage, or of a progression's `always`, a single one like one in a list."""
    for move in _MOVES:
        guards = place.get(move, [])
        yield from guards if isinstance(guards, list) else [guards]


def _tested(kit: Kit) -> Iterator[tuple[str, str]]:
    """Kind and id of whatever a case is about: the item that it stands in, or the progressions that it names."""
    for kind, name, _, case in kit.library.cases():
        yield kind, name
        yield from (("progression", named) for named in case.progressions or ())


def _keys(sources: Any) -> tuple[str, ...]:
    return () if sources == "editorial" else tuple(sources)


def _owner(kit: Kit, key: str, namespace: str) -> str | None:
    found = kit.library.names.find("source", key, namespace).id
    return None if found is None else kit.library.owner("source", found)
