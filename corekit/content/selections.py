# SPDX-License-Identifier: Apache-2.0
"""Which exercises a selector selects: worked out once for every selector of every rule, and remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria.criteria import parse
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
    """Return what *selector* selects, from what is remembered if it is a rule's."""
    known = library.memo.get("selections") or {}
    places = known.get(_key(selector))
    if places is None:
        places = _places(library, selector)
    names = library.ids("exercise")
    return Selection(frozenset(names[at] for at in places[0]), frozenset(names[at] for at in places[1]))


def remember_selections(library: Library) -> None:
    """
    Work out what every selector of the library's rules and conditions selects.

    All of them, whoever they will concern: which were used would tell something of a person.
    """
    library.memo.recall(
        "selections", lambda: {_key(selector): _places(library, selector) for selector in rule_selectors(library)}
    )


def rule_selectors(library: Library) -> Iterator[Any]:
    """Yield every selector of rules and conditions that does not depend on a person."""
    for identifier in library.ids("rule"):
        then = library.data("rule", identifier)["then"]
        limits = [entry["select"] for entry in then.get("limit") or ()]
        for selector in (*(then.get("exclude") or ()), *(then.get("caution") or ()), *limits):
            if not _personal(library, selector):
                yield selector
    for identifier in library.ids("condition"):
        data = library.data("condition", identifier)
        for effect in ("exclude", "caution", "limit", "prefer"):
            for entry in data.get(effect) or ():
                if not _personal(library, entry["select"]):
                    yield entry["select"]


def _personal(library: Library, selector: Any) -> bool:
    criteria = parse(selector, library.subject_exercise)
    return bool(criteria.facts) or "same" in json.dumps(selector)


def _places(library: Library, selector: Any) -> list[list[int]]:
    criteria = parse(selector, library.subject_exercise)
    truths = [criteria.evaluate({**library.attributes(name), "id": name}) for name in library.ids("exercise")]
    return [
        [at for at, truth in enumerate(truths) if truth == TRUE],
        [at for at, truth in enumerate(truths) if truth == UNKNOWN],
    ]


def _key(selector: Any) -> str:
    return json.dumps(selector, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
