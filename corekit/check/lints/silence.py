# SPDX-License-Identifier: Apache-2.0
"""Rules that say nothing: those that no answers make fire, and those that fire whatever is answered."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from corekit.check.lints.items import at_item, own
from corekit.check.lints.people import People, always, never, truths
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library

#: Above this many people nobody says that a rule never fires.
_MOST: Final = 4000


def silent_rules(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield rules of which it is certain, over every combination of representative answers, that they say nothing."""
    people: People | None = None
    for identifier in own(library, namespace, "rule"):
        rule = library.data("rule", identifier)
        if rule["when"] == "always" or rule.get("contradiction") == "yes":
            continue
        people = people or People(library)
        fault = _fault(people, rule["when"])
        if fault is not None:
            yield at_item(library, "rule", identifier, fault)


def _fault(people: People, when: Any) -> Diagnostic | None:
    fires = not never(truths(people, when, people.ways(when, most=40), well=True))
    rests = not always(truths(people, when, chain([{}], people.ways(when, wanted=False, most=40)), well=True))
    if fires and rests:
        return None
    everybody = people.all_of(when, most=_MOST)
    if everybody is None:
        return None
    found = list(truths(people, when, everybody, well=False))
    if never(found):
        message = "no answers make this rule fire: its parts exclude one another, or a question is never asked"
        hint = "Read it part by part; `corekit check --verbose` shows what each case comes to."
        return Diagnostic(code="rule-never-fires", message=message, hint=hint, pointer="/when")
    if always(found):
        message = "this rule fires whatever is answered"
        hint = "Write `when: always` if that is meant."
        return Diagnostic(code="rule-always-fires", message=message, hint=hint, pointer="/when")
    return None
