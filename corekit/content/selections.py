# SPDX-License-Identifier: Apache-2.0
"""Which exercises a selector selects: worked out once for every selector of the packs, and remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.criteria import Criteria, parse
from corekit.criteria.truth import TRUE, UNKNOWN
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library


@attrs.frozen(eq=False, repr=False, slots=False)
class Selection(Record):
    """The exercises that a selector selects for certain, and those of which too little is said to know."""

    certain: frozenset[str]
    possible: frozenset[str]


def select(library: Library, selector: Any) -> Selection:
    """Return what *selector* selects, from what is remembered if a pack has it."""
    known = library.memo.get("selections") or {}
    places = known.get(_key(selector))
    if places is None:
        places = _places(library, selector)
    names = library.ids("exercise")
    return Selection(frozenset(names[at] for at in places[0]), frozenset(names[at] for at in places[1]))


def remember_selections(library: Library) -> None:
    """
    Work out what every selector of the library's rules, conditions and programmes selects.

    All of them, whoever they will concern: which were used would tell something of a person.
    """
    library.memo.recall(
        "selections",
        lambda: {_key(selector): _places(library, selector) for selector in selectors(library)},
    )


def selectors(library: Library) -> Iterator[Any]:
    """Yield every selector of the packs that does not depend on a person."""
    for selector in (*_of_safety(library), *_of_programmes(library)):
        if not personal(parse(selector, library.subject_exercise)):
            yield selector


def personal(selector: Criteria) -> bool:
    """Return whether what a selector selects depends on somebody's answers, or on the exercise they were about."""
    return bool(selector.facts) or "same" in json.dumps(selector.to_data())


def _of_safety(library: Library) -> Iterator[Any]:
    """The selectors of rules and conditions."""
    for identifier in library.ids("rule"):
        then = library.data("rule", identifier)["then"]
        limits = [entry["select"] for entry in then.get("limit") or ()]
        yield from (*(then.get("exclude") or ()), *(then.get("caution") or ()), *limits)
    for identifier in library.ids("condition"):
        data = library.data("condition", identifier)
        for effect in ("exclude", "caution", "limit", "prefer"):
            yield from (entry["select"] for entry in data.get(effect) or ())


def _of_programmes(library: Library) -> Iterator[Any]:
    """The selectors of tracks and stages."""
    tracks = (track for name in library.ids("regimen") for track in library.data("regimen", name)["tracks"])
    stages = (stage for name in library.ids("progression") for stage in library.data("progression", name)["stages"])
    uses = (use for stage in stages for entry in stage["use"] for use in (entry, *(entry.get("followed_by") or ())))
    for entry in (*tracks, *uses):
        yield from (entry[key] for key in ("exercises", "or") if key in entry)


def _places(library: Library, selector: Any) -> list[list[int]]:
    criteria = parse(selector, library.subject_exercise)
    truths = [criteria.evaluate({**library.attributes(name), "id": name}) for name in library.ids("exercise")]
    return [
        [at for at, truth in enumerate(truths) if truth == TRUE],
        [at for at, truth in enumerate(truths) if truth == UNKNOWN],
    ]


def _key(selector: Any) -> str:
    return json.dumps(selector, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
