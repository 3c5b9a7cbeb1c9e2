# SPDX-License-Identifier: Apache-2.0
"""What no rule asks, but every plan needs: what is at hand, and how much time there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.criteria.values import is_finite
from corekit.model.diagnostic import Diagnostic
from corekit.model.intake import Question, QuestionGroup
from corekit.model.profile import Profile, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.content.speech import Speech

#: The page of these questions.
PAGE: Final = "practical"
_EQUIPMENT: Final = "equipment"
#: The least and the most that can be said, in the unit of the name.
_TIMES: Final = {"minutes_per_day": (1, 600), "days_per_week": (1, 7)}
#: All that is asked here; none of these is the name of a fact.
NAMES: Final = (_EQUIPMENT, *_TIMES)
_NOT_KNOWN: Final = ("unknown", "declined")


def practical_page(
    profile: Profile, library: Library, words: Mapping[str, str], speech: Speech | None
) -> QuestionGroup | None:
    """
    The questions about equipment and time that *profile* does not answer; None if it answers both.

    *words* are the questions by name. Only what some exercise of *library* needs is offered, under its title.
    """
    questions = []
    if profile.equipment is None:
        choices = [[name, _title(name, title, speech)] for name, title in library.equipment() if name in _used(library)]
        questions.append(Question(fact=_EQUIPMENT, ask=words[_EQUIPMENT], type="choices", choices=choices))
    if profile.time is None:
        for name, (least, most) in _TIMES.items():
            questions.append(Question(fact=name, ask=words[name], type="number", minimum=least, maximum=most))
    return QuestionGroup(id=PAGE, checklist=False, questions=tuple(questions)) if questions else None


def practical_answers(
    profile: Profile, answers: Mapping[str, Any], library: Library
) -> tuple[Profile, list[Diagnostic]]:
    """
    *profile* with those of *answers* that are about equipment and time, and a diagnostic for each that cannot be right.

    Who does not know has nothing at hand, and gets a plan for the time that its regimens ask for.
    """
    told = {name: None if answers[name] in _NOT_KNOWN else answers[name] for name in NAMES if name in answers}
    wrong = {fault.pointer: fault for name, said in told.items() for fault in _faults(name, said, library)}
    right = {name: said for name, said in told.items() if f"/facts/{name}" not in wrong}
    if _EQUIPMENT in right:
        profile = attrs.evolve(profile, equipment=tuple(right[_EQUIPMENT] or ()))
    if any(name in right for name in _TIMES):
        before = profile.time or Time()
        days = right.get("days_per_week", before.days_per_week)
        minutes = right.get("minutes_per_day", before.minutes_per_day)
        time = Time(minutes_per_day=_whole(minutes), days_per_week=None if days is None else int(days))
        profile = attrs.evolve(profile, time=time)
    return profile, list(wrong.values())


def _title(name: str, title: str, speech: Speech | None) -> str:
    return title if speech is None else speech.text("term", f"equipment/{name}", title, "title")


def _used(library: Library) -> frozenset[str]:
    """Everything that some exercise, or a variant of one, is done with."""
    items = [library.data("exercise", identifier) for identifier in library.ids("exercise")]
    variants = [variant for item in items for variant in (item.get("variants") or {}).values()]
    return frozenset(name for item in (*items, *variants) for name in _needed(item))


def _needed(item: Mapping[str, Any]) -> Iterator[str]:
    """What an exercise needs; of an entry that is a list, any one serves."""
    for entry in item.get(_EQUIPMENT) or ():
        yield from entry if isinstance(entry, list | tuple) else (entry,)


def _faults(name: str, said: Any, library: Library) -> Iterator[Diagnostic]:
    pointer = f"/facts/{name}"
    if said is None:
        return
    if name == _EQUIPMENT:
        known = {identifier for identifier, _ in library.equipment()}
        if not isinstance(said, list | tuple) or any(one not in known for one in said):
            hint = f"Choices: {', '.join(sorted(known))}."
            message = f"the answer to '{name}' is none of its choices"
            yield Diagnostic(code="profile-unknown-choice", message=message, hint=hint, pointer=pointer)
        return
    least, most = _TIMES[name]
    hint = f"From {least} to {most}."
    if not is_finite(said):
        message = f"the answer to '{name}' is not a number"
        yield Diagnostic(code="profile-wrong-type", message=message, hint=hint, pointer=pointer)
    elif not least <= said <= most or (name == "days_per_week" and said != int(said)):
        message = f"the answer to '{name}' is out of range"
        yield Diagnostic(code="profile-out-of-range", message=message, hint=hint, pointer=pointer)


def _whole(said: float | None) -> float | None:
    return int(said) if said is not None and said == int(said) else said
