# SPDX-License-Identifier: Apache-2.0
"""People to test with: a well adult, and what somebody may answer at the extremes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from corekit.check.cases import well_adult as reassuring_answers
from corekit.model.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.kit import Kit
    from corekit.model.fact import Fact

#: The day on which the people of the kit answer, unless a test says another.
TODAY = date(2026, 1, 15)
#: Of a long list of choices, no more are tried one by one.
_MOST_CHOICES = 40


def well_adult(
    kit: Kit, /, *, today: date = TODAY, equipment: tuple[str, ...] | None = None, **answers: Any
) -> Profile:
    """
    Return somebody who answered every question of *kit* reassuringly on *today*, with *answers* on top.

    *equipment* is all there is, unless named. Raises `UnknownName` for an answer to a question the kit does not have.
    """
    facts = {name: answer.to_dict() for name, answer in reassuring_answers(kit.library, today).items()}
    for name, answer in answers.items():
        facts[kit.library.resolve("fact", name)] = answer
    had = [name for name, _ in kit.library.equipment()] if equipment is None else list(equipment)
    return Profile.from_dict({"schema": 1, "answered_on": today.isoformat(), "equipment": had, "facts": facts})


def sample_profiles(kit: Kit, *, today: date = TODAY) -> Iterator[tuple[str, Profile]]:
    """
    Yield people at the extremes, each with a name that says what is extreme.

    Nobody answered anything; everything is answered reassuringly, unknown, declined; and of a well adult every single
    answer at each end of its scale, at each of its choices, and unknown.
    """
    blank = {"schema": 1, "answered_on": today.isoformat()}
    asked = {name: fact for name in kit.library.ids("fact") if not (fact := kit.library.get("fact", name)).derive}
    yield "nothing answered", Profile.from_dict({**blank, "facts": {}})
    yield "well", well_adult(kit, today=today)
    for word in ("unknown", "declined"):
        yield f"everything {word}", Profile.from_dict({**blank, "facts": dict.fromkeys(asked, word)})
    for name, fact in asked.items():
        for answer in _extremes(kit, name, fact, today):
            yield f"{name}: {answer}", well_adult(kit, today=today, **{name: answer})


def _extremes(kit: Kit, name: str, fact: Fact, today: date) -> Iterator[Any]:
    field = kit.library.facts.subject.field(name)
    if field is None:
        return
    if field.kind == "number":
        yield from (end for end in (field.minimum, field.maximum) if end is not None)
    elif field.kind == "date":
        yield from ("1900-01-01", today.isoformat())
    else:
        words = list(field.words or ())[:_MOST_CHOICES]
        if field.holds_several:
            yield from ([], words)
            words = words if fact.choices is not None and len(words) < _MOST_CHOICES else []
            yield from ([word] for word in words)
        else:
            yield from words
    yield "unknown"
