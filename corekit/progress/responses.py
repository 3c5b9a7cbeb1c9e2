# SPDX-License-Identifier: Apache-2.0
"""The answers of one journal entry: those of the session, with what was reported of its exercises brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.answers import OPEN_ANSWERS, UnusableAnswerError, as_value
from corekit.criteria.values import Interval, Members, is_number
from corekit.model.profile import Answer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from corekit.content.library import Library
    from corekit.model.fact import Fact
    from corekit.model.journal import ExerciseResult, JournalEntry

#: Choices from the most to the least reassuring, where the order of the question is another (editorial, after the
#: traffic lights of the mckenzie sheet: what leaves the limb is best, what travels into it is worst).
BEST_TO_WORST: Mapping[str, tuple[str, ...]] = {
    "symptom_location_change": ("centralised", "unchanged", "peripheralised"),
    "stretch_sensation": ("none", "mild_discomfort", "local_pain", "sharp_or_radiating"),
    "response_during": (
        "centralising",
        "abolish",
        "decrease",
        "no_effect",
        "produce",
        "increase",
        "peripheralising",
    ),
    "response_after": ("centralised", "better", "no_effect", "no_worse", "no_better", "worse", "peripheralised"),
}

#: What a result holds beside its answers, and the fact it answers.
_MEASURED = {"effort_0_10": "effort_0_10"}


def answers_of(
    entry: JournalEntry, library: Library, *, of: Collection[str] | None = None
) -> tuple[dict[str, Answer], dict[str, Any]]:
    """
    The answers of *entry*, those of its exercises brought together; *of* narrows it to these exercises.

    Where exercises differ, the least reassuring answer counts. Where nobody can say which that is, the second mapping
    holds what it may be, as a value of criteria.
    """
    given: dict[str, list[Any]] = {name: [answer] for name, answer in (entry.facts or {}).items()}
    for result in entry.exercises or ():
        if of is None or result.exercise in of:
            for name, answer in reported(result).items():
                given.setdefault(name, []).append(answer)
    _with_difference(given)
    answers: dict[str, Answer] = {}
    open_values: dict[str, Any] = {}
    for name, each in given.items():
        fact = library.get("fact", name) if len(each) > 1 and library.has("fact", name) else None
        answer = each[0] if fact is None else least_reassuring(name, fact, each)
        if isinstance(answer, Interval | Members):
            open_values[name] = answer
        else:
            answers[name] = Answer(answer=answer, on=entry.date)
    return answers, open_values


def reported(result: ExerciseResult) -> dict[str, Any]:
    """What a result says, by fact."""
    measured = {fact: getattr(result, name) for name, fact in _MEASURED.items() if getattr(result, name) is not None}
    return {**measured, **(result.facts or {})}


def _with_difference(given: dict[str, list[Any]]) -> None:
    """Pain during minus pain at rest, where both are known and the difference is not (screening rules, SS-04)."""
    during = [pain for pain in given.get("pain_during_nprs", ()) if is_number(pain)]
    rest = [pain for pain in given.get("pain_rest_nprs", ()) if is_number(pain)]
    if during and rest and "pain_change_during" not in given:
        given["pain_change_during"] = [max(during) - min(rest)]


def least_reassuring(name: str, fact: Fact, answers: Iterable[Any]) -> Any:
    """
    The answer that permits least; one that was left open counts for every answer it could be.

    An `Interval` or `Members` where the question does not say which answer is the less reassuring.
    """
    each = list(dict.fromkeys(tuple(answer) if isinstance(answer, list) else answer for answer in answers))
    if len(each) == 1:
        return list(each[0]) if isinstance(each[0], tuple) else each[0]
    known = [answer for answer in each if answer not in OPEN_ANSWERS]
    if fact.type == "number":
        return _least_number(fact, known) if len(known) == len(each) else "unknown"
    if fact.type == "choices":
        return sorted({choice for answer in known for choice in ([answer] if isinstance(answer, str) else answer)})
    worst = _least_choice(name, fact, known)
    return worst if len(known) == len(each) or worst == _last(name, fact) else "unknown"


def _least_number(fact: Fact, figures: list[Any]) -> Any:
    if fact.reassuring is None:
        return Interval(min(figures), max(figures))
    return min(figures) if fact.reassuring == fact.maximum else max(figures)


def _least_choice(name: str, fact: Fact, choices: list[Any]) -> Any:
    if fact.type == "yes_no" and fact.reassuring is not None:
        other = [choice for choice in choices if choice != fact.reassuring]
        return other[0] if other else fact.reassuring
    order = BEST_TO_WORST.get(name) or (tuple(fact.choices) if fact.ordered == "yes" else ())
    if order and all(choice in order for choice in choices):
        return max(choices, key=order.index)
    other = [choice for choice in choices if choice != fact.reassuring]
    return other[0] if len(other) == 1 else Members(frozenset(), frozenset(choices))


def _last(name: str, fact: Fact) -> Any:
    """The least reassuring answer there is, None where nobody can say."""
    if fact.type == "yes_no":
        return None if fact.reassuring is None else "no" if fact.reassuring == "yes" else "yes"
    return BEST_TO_WORST[name][-1] if name in BEST_TO_WORST else None


def unusable(entries: Iterable[JournalEntry], library: Library) -> set[str]:
    """The questions to which *entries* hold an answer that does not fit, or that nobody asks."""
    found: set[str] = set()
    for entry in entries:
        for facts in (entry.facts or {}, *(result.facts or {} for result in entry.exercises or ())):
            found.update(name for name, answer in facts.items() if not _fits(name, answer, library))
    return found


def _fits(name: str, answer: Any, library: Library) -> bool:
    field = library.subject_facts.field(name)
    if answer in OPEN_ANSWERS:
        return field is not None
    try:
        return field is not None and as_value(field, answer) is not None
    except UnusableAnswerError:
        return False
