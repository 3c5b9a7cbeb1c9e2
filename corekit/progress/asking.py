# SPDX-License-Identifier: Apache-2.0
"""What to ask about a session: the questions that the guards of a plan rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import parse
from corekit.model.intake import Question
from corekit.planning.questions import choices_of
from corekit.progress.continuing import continued
from corekit.progress.guards import guards_of, session_guards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.model.plan import Plan

#: Questions that every journal asks, in this order.
ALWAYS_ASKED = (
    "pain_rest_nprs",
    "pain_during_nprs",
    "symptom_location_change",
    "stretch_sensation",
    "muscle_spasm_triggered",
    "response_during",
    "response_after",
    "symptoms_lasting_minutes",
    "technique_lost",
    "dose_completed_percent",
    "new_symptom_in_session",
    "overall_change",
)
#: Never asked of a person: the journal knows.
_WORKED_OUT = frozenset({"days_since_start", "pain_change_during", "last_exercise"})


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class SessionQuestions:
    """The questions about a session, those about each of its exercises, and those of the next day."""

    session: tuple[Question, ...]
    exercise: tuple[Question, ...]
    next_day: tuple[Question, ...]


def session_questions(plan: Plan, library: Library) -> SessionQuestions:
    """The questions that decide the moves of *plan*, and what stops its exercises."""
    library = continued(library, plan)
    names = dict.fromkeys(name for name in ALWAYS_ASKED if library.has("fact", name))
    for criteria in _criteria(plan, library):
        names.update(dict.fromkeys(sorted(_leaves(criteria, library))))
    asked = [name for name in names if name not in _WORKED_OUT]
    return SessionQuestions(
        session=tuple(_question(name, library) for name in asked if _place(name, library) == "session"),
        exercise=tuple(_question(name, library) for name in asked if _place(name, library) == "exercise"),
        next_day=tuple(_question(name, library) for name in asked if _place(name, library) == "next_day"),
    )


def _criteria(plan: Plan, library: Library) -> Iterator[Criteria]:
    subject = library.subject_facts
    for position in plan.positions:
        progression = library.get("progression", position.progression)
        stage = next((each for each in progression.stages if each.id == position.stage), progression.stages[0])
        replaced = progression.replaces_default_responses is not None
        guards = (*guards_of(progression, stage, "", subject), *session_guards(subject, replaced=replaced))
        yield from (guard.when for guard in guards)
    for rule in plan.stop_rules:
        yield parse(rule.when, subject)


def _leaves(criteria: Criteria, library: Library) -> Iterator[str]:
    """The asked facts that *criteria* rest on, through everything that is derived."""
    seen: set[str] = set()
    waiting = list(criteria.facts)
    while waiting:
        name = waiting.pop()
        if name in seen or not library.has("fact", name):
            continue
        seen.add(name)
        fact = library.get("fact", name)
        if not fact.derive:
            yield name
            continue
        waiting.extend(fact for origin in library.facts.derivations(name) for fact in origin.facts)
        waiting.extend(_named(fact.derive))


def _named(derive: Any) -> Iterable[str]:
    (way, operand), *_ = derive.items()
    return (operand["of"],) if way == "over" else tuple(operand) if way in ("sum", "difference") else ()


def _place(name: str, library: Library) -> str | None:
    fact = library.get("fact", name)
    if fact.ask_at == "next_day":
        return "next_day"
    if fact.ask_at not in ("after_session", "session_start"):
        return None
    return "exercise" if fact.scope == "exercise" else "session"


def _question(name: str, library: Library) -> Question:
    fact = library.get("fact", name)
    choices = [list(pair) for pair in choices_of(fact, library)]
    return Question(
        fact=name,
        ask=fact.ask or name,
        type=fact.type,
        choices=choices or None,
        unit=fact.unit,
        minimum=fact.minimum,
        maximum=fact.maximum,
        because=None,
    )
