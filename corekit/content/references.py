# SPDX-License-Identifier: Apache-2.0
"""Where in each kind of item names and criteria stand: one table, for linking and for checking alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from corekit.content.spans import child
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS

if TYPE_CHECKING:
    from corekit.content.linker import Linker

#: Takes a value as written and its pointer, gives it canonical.
Link = Callable[[Any, str], Any]
#: Makes the links of the keys of a mapping.
Table = Mapping[str, Link]


def link_for(kind: str, linker: Linker) -> Link:
    """Return what makes the names in items of a kind canonical; *linker* keeps what it meets."""
    maker = _KINDS.get(kind)
    return _mapping(maker(linker)) if maker is not None else lambda value, _: value


def _mapping(table: Table) -> Link:
    """Link the values of the keys in *table*, which are plain words."""

    def link(value: Any, pointer: str) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: table[key](entry, f"{pointer}/{key}") if key in table else entry for key, entry in value.items()}

    return link


def _each(inner: Link) -> Link:
    """Link the entries of a list; what is no list is linked itself."""

    def link(value: Any, pointer: str) -> Any:
        if isinstance(value, list):
            return [inner(entry, f"{pointer}/{index}") for index, entry in enumerate(value)]
        return inner(value, pointer)

    return link


def _values(inner: Link) -> Link:
    """Link the values of a mapping."""

    def link(value: Any, pointer: str) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: inner(entry, child(pointer, key)) for key, entry in value.items()}

    return link


def _keys(linker: Linker) -> Link:
    """Link a mapping of facts to answers."""
    fact = linker.item("fact")

    def link(value: Any, pointer: str) -> Any:
        if not isinstance(value, dict):
            return value
        linked: dict[str, Any] = {}
        for key, entry in value.items():
            place = child(pointer, key)
            name, answer = linker.fact_test(fact(key, place), entry, place)
            linked[name] = answer
        return linked

    return link


def _exercise(linker: Linker) -> dict[str, Link]:
    table = _attributes(linker)
    own: Link = _each(_mapping({"when": linker.facts("excluded_when"), "sources": linker.sources}))
    table |= {
        "easier": _each(linker.item("exercise")),
        "harder": _each(linker.item("exercise")),
        "excluded_when": own,
        "caution_when": _each(_mapping({"when": linker.facts("caution_when"), "sources": linker.sources})),
        "stop_when": _each(_mapping({"when": linker.facts("stop_when")})),
        "evidence": _each(_mapping({"sources": linker.sources})),
        "sources": linker.sources,
        "cases": _cases(linker),
    }
    table["variants"] = _values(_mapping(dict(table)))
    return table


def _attributes(linker: Linker) -> dict[str, Link]:
    table: dict[str, Link] = {
        name: linker.term(attribute.vocabulary)
        for name, attribute in ATTRIBUTES.items()
        if attribute.vocabulary is not None
    }
    table["movements"] = _each(
        _mapping({name: linker.term(field.vocabulary or name) for name, field in RECORD_FIELDS.items()})
    )
    return table


def _fact(linker: Linker) -> dict[str, Link]:
    fact = linker.item("fact")
    criteria = linker.facts("derive")
    derive = _mapping(
        {
            "criteria": criteria,
            "count": _each(criteria),
            "sum": _each(fact),
            "difference": _each(fact),
            "run": _mapping({"of": criteria}),
            "over": _mapping({"of": fact, "exercise": linker.item("exercise"), "where": linker.selector("pick")}),
        }
    )
    return {
        "ask_when": linker.facts("ask_when"),
        "derive": derive,
        "sources": linker.sources,
        "cases": _cases(linker),
    }


def _bounded(linker: Linker, place: str) -> dict[str, Link]:
    """Link one entry of `limit`, or of a condition's effects."""
    return {"select": linker.selector(place), "sources": linker.sources}


def _rule(linker: Linker) -> dict[str, Link]:
    then = _mapping(
        {
            "content": _mapping({"only": linker.selector("content")}),
            "exclude": _each(linker.selector("exclude")),
            "caution": _each(linker.selector("caution")),
            "prefer": _each(linker.selector("prefer")),
            "limit": _each(_mapping(_bounded(linker, "limit"))),
            "treat_as": _each(linker.item("condition")),
            "ask": _each(linker.item("fact")),
        }
    )
    return {
        "when": linker.facts("when"),
        "then": then,
        "sources": linker.sources,
        "cases": _cases(linker),
    }


def _condition(linker: Linker) -> dict[str, Link]:
    table: dict[str, Link] = {
        "is_a": _each(linker.item("condition")),
        "recognised_by": linker.facts("recognised_by"),
        "sources": linker.sources,
        "cases": _cases(linker),
    }
    for effect in ("exclude", "caution", "limit", "prefer"):
        when = linker.facts("prefer" if effect == "prefer" else "when")
        table[effect] = _each(_mapping({**_bounded(linker, effect), "when": when}))
    return table


def _regimen(linker: Linker) -> dict[str, Link]:
    track = _mapping(
        {
            "when": linker.facts("track"),
            "exercise": linker.item("exercise"),
            "or": linker.selector("pick"),
            "exercises": linker.selector("pick"),
            "progression": linker.item("progression"),
            "regimens": linker.regimens("regimens"),
            "sources": linker.sources,
        }
    )
    return {
        "approach": linker.term("approach"),
        "indicated_when": linker.facts("indicated_when"),
        "contraindicated_when": linker.facts("contraindicated_when"),
        "needs": linker.term("screen"),
        "tracks": _each(track),
        "sources": linker.sources,
        "evidence": _each(_mapping({"sources": linker.sources})),
        "cases": _cases(linker),
    }


def _progression(linker: Linker) -> dict[str, Link]:
    use: dict[str, Link] = {"exercise": linker.item("exercise"), "or": linker.selector("pick")}
    use["followed_by"] = _each(_mapping(dict(use)))
    guards: dict[str, Link] = {
        move: _each(_mapping({"when": linker.facts(move), "sources": linker.sources}))
        for move in ("advance", "regress", "stay", "stop", "refer")
    }
    stage = _mapping({"use": _each(_mapping(use)), **guards, "sources": linker.sources})
    return {
        "enter": _each(_mapping({"when": linker.facts("enter")})),
        "stages": _each(stage),
        "always": _mapping(guards),
        "sources": linker.sources,
        "cases": _cases(linker),
    }


def _claim(linker: Linker) -> dict[str, Link]:
    return {"select": linker.selector("pick"), "sources": linker.sources, "cases": _cases(linker)}


def _case(linker: Linker) -> dict[str, Link]:
    wanted = _each(_exercise_or_attributes(linker))
    exercises, progressions, regimens = (_each(linker.item(kind)) for kind in ("exercise", "progression", "regimen"))
    expect = _mapping(
        {
            "asks": _each(linker.item("fact")),
            "excludes": wanted,
            "allows": wanted,
            "cautions": wanted,
            "does_not_caution": wanted,
            "prefers": wanted,
            "does_not_prefer": wanted,
            "does_not_limit": wanted,
            "unaffected": wanted,
            "acts_on": wanted,
            "plan_includes": exercises,
            "plan_excludes": exercises,
            "plan_chooses": regimens,
            "plan_does_not_choose": regimens,
            "plan_begins": progressions,
            "plan_does_not_begin": progressions,
        }
    )
    return {"given": _given(linker), "expect": expect, "screens": linker.term("screen")}


def _case_file(linker: Linker) -> dict[str, Link]:
    """A case that stands in a file of its own, or several about the same progressions."""
    return {**_case(linker), "progressions": _each(linker.item("progression")), "cases": _cases(linker)}


#: Keys of a case's `given` that are no facts.
_CIRCUMSTANCES: Final = frozenset({"equipment", "time", "regimens", "stage", "log", "today"})


def _given(linker: Linker) -> Link:
    keys = _keys(linker)

    def link(value: Any, pointer: str) -> Any:
        if not isinstance(value, dict):
            return value
        facts = keys({name: entry for name, entry in value.items() if name not in _CIRCUMSTANCES}, pointer)
        rest = {name: entry for name, entry in value.items() if name in _CIRCUMSTANCES}
        if "equipment" in rest:
            rest["equipment"] = linker.term("equipment")(rest["equipment"], f"{pointer}/equipment")
        if isinstance(rest.get("log"), list):
            rest["log"] = [_logged(entry, keys, f"{pointer}/log/{index}") for index, entry in enumerate(rest["log"])]
        return {**facts, **rest}

    return link


def _logged(entry: Any, keys: Link, pointer: str) -> Any:
    """An entry of a log: facts, and how often it is repeated."""
    if not isinstance(entry, dict) or "repeat" not in entry:
        return keys(entry, pointer)
    facts = {name: answer for name, answer in entry.items() if name != "repeat"}
    return {**keys(facts, pointer), "repeat": entry["repeat"]}


def _exercise_or_attributes(linker: Linker) -> Link:
    name = linker.item("exercise")
    attributes = _mapping(_attributes(linker))
    return lambda value, pointer: (attributes if isinstance(value, dict) else name)(value, pointer)


def _cases(linker: Linker) -> Link:
    return _each(_mapping(_case(linker)))


_KINDS: Final[Mapping[str, Callable[[Linker], dict[str, Link]]]] = {
    "exercise": _exercise,
    "fact": _fact,
    "rule": _rule,
    "condition": _condition,
    "regimen": _regimen,
    "progression": _progression,
    "claim": _claim,
    "case": _case_file,
}
