# SPDX-License-Identifier: Apache-2.0
"""
The move in one progression: the most cautious guard that is true.

While a guard of stop, refer, regress or stay is unknown, nothing goes forward and its question is asked. A response is
answered once: until there is a new session, the same response neither takes back nor forward again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import TRUE, UNKNOWN
from corekit.planning.reasons import Because, because
from corekit.progress.guards import CAUTIOUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from corekit.criteria import Criteria
    from corekit.model.position import Position
    from corekit.progress.guards import Guard
    from corekit.progress.steps import Place, Step

#: After so many steps back in a row that had nowhere to lead to, somebody should look (editorial).
FLOOR_REFERS = 2


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Evidence:
    """What guards read on one day."""

    today: date
    #: The person, the latest session and the journal facts.
    values: Mapping[str, Any]
    #: The same with runs of sessions counted from the beginning of the stage: what a step forward rests on.
    in_stage: Mapping[str, Any]
    #: The latest session's values, exercise by exercise.
    by_exercise: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    #: The values of the sessions that no move has answered yet, for what binds whenever it happened.
    unanswered: Sequence[Mapping[str, Any]] = ()
    #: Id of the latest session's entry; None without one that is new.
    latest: str | None = None
    #: Whole weeks since the last session, or between two that no move has answered; 0 while none was missed for long.
    weeks_missed: int = 0
    #: Whether the plan gives fewer minutes than the stage asks, for want of time: what the next one asks is not tried.
    shortened: bool = False
    #: The truth of a guard in the latest session, or in one of those.
    truth: Callable[[Guard, Mapping[str, Any]], int] = lambda guard, values: guard.when.evaluate(values)
    #: The questions that would decide criteria, most decisive first; the second argument is for a step forward.
    ask: Callable[[Sequence[Criteria], bool], tuple[str, ...]] = lambda _criteria, _forward: ()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Decision:
    """The move, what it changes, why, what to ask, and the position after it."""

    move: str
    position: Position
    by: str | None = None
    reasons: tuple[Because, ...] = ()
    questions: tuple[str, ...] = ()
    #: The guards that made the move.
    guards: tuple[Guard, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Judged:
    guard: Guard
    truth: int


def decide(place: Place, guards: Sequence[Guard], evidence: Evidence) -> Decision:
    """The move from *place* on *evidence*; *guards* are the stage's own, those of every stage and the core's."""
    if place.position.stopped == "yes":
        return Decision(move="stop", position=place.position, reasons=(_about(place, "progression_stopped"),))
    judged = [_Judged(guard=guard, truth=_truth(guard, evidence)) for guard in guards if guard.move in CAUTIOUS]
    open_ones = [each.guard.when for each in judged if each.truth == UNKNOWN]
    questions = evidence.ask(open_ones, False)
    true = {
        move: [each.guard for each in judged if each.truth == TRUE and each.guard.move == move] for move in CAUTIOUS
    }
    for move in ("stop", "refer"):
        if true[move]:
            return _ended(place, move, true[move], evidence, questions)
    if true["regress"] and evidence.latest is not None:
        return _back(place, true["regress"], evidence, questions)
    if evidence.weeks_missed and place.stage.phase != "maintain":
        step = place.earlier()
        if step.leads or evidence.latest is None:
            return _missed(place, step, evidence, questions)
    if evidence.latest is None:
        return _stay(place, [_about(place, "nothing_new")], questions, latest_is_new=False)
    if true["stay"]:
        return _stay(place, _told(place, true["stay"]), questions, guards=true["stay"])
    return _onward(place, [guard for guard in guards if guard.move not in CAUTIOUS], open_ones, evidence, questions)


def _onward(
    place: Place,
    guards: Iterable[Guard],
    open_ones: Sequence[Criteria],
    evidence: Evidence,
    questions: tuple[str, ...],
) -> Decision:
    """Forward, if a guard says so and no cautious one is open."""
    judged = [_Judged(guard=guard, truth=guard.when.evaluate(evidence.in_stage)) for guard in guards]
    true = [each.guard for each in judged if each.truth == TRUE]
    if open_ones and true:
        return _stay(place, [_about(place, "guard_unknown", facts=list(questions))], questions)
    if true:
        return _forward(place, true, evidence, questions)
    waiting = [*open_ones, *(each.guard.when for each in judged if each.truth == UNKNOWN)]
    asked = tuple(dict.fromkeys((*questions, *evidence.ask(waiting, True))))
    return _stay(place, [_about(place, "no_guard")], asked)


def _truth(guard: Guard, evidence: Evidence) -> int:
    """What binds whenever it happened is read over all sessions that no move has answered."""
    truth = evidence.truth(guard, evidence.values)
    if guard.rule in _WHENEVER and truth != TRUE:
        return max([truth, *(TRUE for values in evidence.unanswered if evidence.truth(guard, values) == TRUE)])
    return truth


#: Session rules about what happened in a session; others are about how things are now.
_WHENEVER = frozenset({"emergency", "new_symptom", "peripheralised"})


def _ended(
    place: Place, move: str, guards: Sequence[Guard], evidence: Evidence, questions: tuple[str, ...]
) -> Decision:
    changes: dict[str, Any] = {"stopped": "yes"} if move == "stop" else {}
    return Decision(
        move=move,
        position=_after(place.position, evidence, changes),
        reasons=tuple(_told(place, guards)),
        questions=questions,
        guards=tuple(guards),
    )


def _back(place: Place, guards: Sequence[Guard], evidence: Evidence, questions: tuple[str, ...]) -> Decision:
    affected = {index: _affected(place, guard, evidence) for index, guard in enumerate(guards)}
    step = place.back(guards, affected)
    # A guard of a progression may say what its move does: that is told where it is done.
    reasons = _told(place, [each for each in guards if each.rule is not None or each.way == step.by or not step.leads])
    if step.leads:
        return _moved(place, "regress", step, guards, reasons, evidence, questions)
    floor = (place.position.floor or 0) + 1
    reasons.append(_about(place, "no_step_back"))
    if floor >= FLOOR_REFERS:
        reasons.append(_about(place, "floor_reached"))
    return Decision(
        move="refer" if floor >= FLOOR_REFERS else "stay",
        position=_after(place.position, evidence, {"floor": floor}),
        reasons=tuple(reasons),
        questions=questions,
        guards=tuple(guards),
    )


def _affected(place: Place, guard: Guard, evidence: Evidence) -> tuple[str, ...]:
    """The exercises whose own response makes *guard* true; all of the stage where none alone does."""
    alone = [name for name, values in evidence.by_exercise.items() if guard.when.evaluate(values) == TRUE]
    return tuple(name for name in alone if name in place.exercises) or place.exercises


def _missed(place: Place, step: Step, evidence: Evidence, questions: tuple[str, ...]) -> Decision:
    """After weeks without a session: a stage back; in the first, the dose is halved."""
    reason = _about(place, "weeks_missed", weeks=evidence.weeks_missed)
    if not step.leads:
        return _stay(place, [reason, _about(place, "no_step_back")], questions, latest_is_new=False)
    return _moved(place, "regress", step, (), [reason], evidence, questions)


def _forward(place: Place, guards: Sequence[Guard], evidence: Evidence, questions: tuple[str, ...]) -> Decision:
    """The first guard in the order written decides where to."""
    guard = guards[0]
    step = place.forward(guard)
    if step.leads and step.by == "stage" and evidence.shortened:
        return _stay(place, [_about(place, "time_short")], questions)
    if step.leads:
        return _moved(place, "advance", step, [guard], [_why(place, guard)], evidence, questions)
    why = _about(place, step.code or "no_step_forward", **step.parameters)
    return _stay(place, [why], questions)


def _moved(
    place: Place,
    move: str,
    step: Step,
    guards: Sequence[Guard],
    reasons: list[Because],
    evidence: Evidence,
    questions: tuple[str, ...],
) -> Decision:
    changes: dict[str, Any] = {**step.changes, "floor": None}
    if step.by == "stage":
        changes |= {"since": evidence.today.isoformat(), "entry": evidence.latest or place.position.answered}
    if step.code is not None:
        parameters = dict(step.parameters)
        reasons = [*reasons, _about(place, step.code, **parameters)]
    return Decision(
        move=move,
        by=step.by,
        position=_after(place.position, evidence, changes),
        reasons=tuple(reasons),
        questions=questions,
        guards=tuple(guards),
    )


def _stay(
    place: Place,
    reasons: Sequence[Because],
    questions: tuple[str, ...],
    *,
    guards: Sequence[Guard] = (),
    latest_is_new: bool = True,
) -> Decision:
    position = place.position
    if latest_is_new and position.floor:
        position = attrs.evolve(position, floor=None)
    return Decision(move="stay", position=position, reasons=tuple(reasons), questions=questions, guards=tuple(guards))


def _after(position: Position, evidence: Evidence, changes: Mapping[str, Any]) -> Position:
    began = position.began or position.since or evidence.today.isoformat()
    answered = evidence.latest or position.answered
    return attrs.evolve(
        position, **{"began": began, "moved": evidence.today.isoformat(), "answered": answered, **changes}
    )


def _told(place: Place, guards: Iterable[Guard]) -> list[Because]:
    """A reason for each of *guards*; what asks the same, or says the same, as one before it is told once."""
    asked: set[str] = set()
    told: list[Because] = []
    for guard in guards:
        marks = {guard.when.fingerprint, guard.because}
        if asked.isdisjoint(marks):
            told.append(_why(place, guard))
        asked |= marks
    return told


def _why(place: Place, guard: Guard) -> Because:
    code = "session_rule" if guard.rule is not None else "guard_true"
    names: dict[str, Any] = {"because": guard.because}
    if guard.rule is not None:
        names["rule"] = guard.rule
    else:
        names |= {"progression": place.position.progression, "stage": place.position.stage}
    return because(code, pack=guard.pack, sources=guard.sources, **names)


def _about(place: Place, code: str, **parameters: Any) -> Because:
    about = {"progression": place.position.progression, "stage": place.position.stage}
    return because(code, **{**about, **parameters})
