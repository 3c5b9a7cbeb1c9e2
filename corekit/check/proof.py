# SPDX-License-Identifier: Apache-2.0
"""
Proof by exploration that a progression does what every progression must.

Every stage is reached by some responses and left by some; nothing goes forward on silence, nor on more pain than what
holds it back; worsening that goes on ends with a stop or a clinician; and the same response for ever does not lead back
and forth for ever. What fails comes with a log that can be put into a case and replayed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.cases import CASE_DAY, well_adult
from corekit.check.exploring import Held, Response, State, Walker
from corekit.check.lints.items import at_item, own
from corekit.check.logs import reassuring_session
from corekit.model.diagnostic import Diagnostic
from corekit.planning.assessment import Assessment
from corekit.planning.rulebook import RuleBook
from corekit.progress.progress import Grounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library

#: Worsening that goes on has to end within so many sessions (editorial: two months of daily ones).
BOUND = 60
#: A constant response is followed through so many moves.
_MOST_MOVES = 40
_PAIN = ("pain_rest_nprs", "pain_during_nprs", "pain_change_during", "pain_next_day_change")
#: Ways of getting worse, each of which has to end somewhere; the last only where pain is no aim of the exercise.
_WORSENING: tuple[Response, ...] = (
    {"overall_change": "worse"},
    {"symptom_location_change": "peripheralised"},
    {"pain_next_day_change": 3},
    {"stretch_sensation": "sharp_or_radiating"},
    {"pain_during_nprs": 8, "pain_change_during": 3},
)


def prove(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """
    Explore every progression of the pack *namespace*; a diagnostic for each thing that does not hold.

    Where the library has an error nothing is explored: what is missing could be the stop that is looked for.
    """
    identifiers = tuple(own(library, namespace, "progression"))
    if not identifiers or any(fault.severity == "error" for fault in library.problems):
        return
    book = RuleBook.of(library)
    for identifier in identifiers:
        for fault in _Proof(library, book, identifier).faults():
            yield at_item(library, "progression", identifier, fault)


class _Proof:
    """One progression, explored for a well adult of whom nothing is excluded."""

    def __init__(self, library: Library, book: RuleBook, identifier: str) -> None:
        self.library = library
        self.identifier = identifier
        person = well_adult(library, CASE_DAY)
        session = reassuring_session(library)
        apart = {name: answer for name, answer in person.items() if name not in session}
        assessment = Assessment(library=library, book=book, answers=person, today=CASE_DAY)
        self.ground = _Free(library=library, assessment=lambda: assessment)
        usual = {name: answer for name, answer in session.items() if name != "days_since_start"}
        self.walker = Walker(library, identifier, apart, self.ground, usual)
        self.responses = self.walker.responses()
        self.held: dict[tuple[Any, ...], list[tuple[Response, Held | None]]] = {}

    def faults(self) -> Iterator[Diagnostic]:
        """Everything that does not hold."""
        reached = self._explore()
        yield from self._unreachable(reached)
        yield from self._traps(reached)
        yield from self._pain(reached)
        yield from self._worsening(reached)
        yield from self._silence(reached)
        yield from self._oscillation(reached)

    @property
    def stages(self) -> list[str]:
        """The stages in order."""
        return [stage.id for stage in self.walker.progression.stages]

    def _explore(self) -> dict[str, State]:
        """The stages that can be reached, each with the first state it was reached in."""
        entries = [self.stages[0], *(entry.stage for entry in self.walker.progression.enter or ())]
        waiting = [self.walker.start(stage) for stage in entries]
        reached: dict[str, State] = {}
        seen: set[tuple[Any, ...]] = set()
        while waiting:
            state = waiting.pop(0)
            if state.place in seen or state.position.stopped == "yes":
                continue
            seen.add(state.place)
            first = reached.setdefault(state.position.stage, state)
            if first is not state:
                continue
            self.held[state.place] = [(each, self.walker.hold(state, each)) for each in self.responses]
            waiting.extend(held.state for _, held in self.held[state.place] if held is not None)
        return reached

    def _unreachable(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        for stage in self.stages:
            if stage not in reached:
                message = f"No response of a well adult leads to the stage '{stage}'."
                yield self._fault("progression-unreachable-stage", stage, message, "Let some stage advance into it.")

    def _traps(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        for stage, state in reached.items():
            model = next(each for each in self.walker.progression.stages if each.id == stage)
            if model.phase == "maintain" or stage == self.stages[-1]:
                continue
            left = {held.state.position.stage for _, held in self.held[state.place] if held is not None}
            if left <= {stage}:
                message = f"No response leads out of the stage '{stage}'."
                hint = "Give it an 'advance' or 'regress' that can become true."
                yield self._fault("progression-trap", stage, message, hint, state.log)

    def _pain(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        """One answer about pain made worse must not turn a hold into a step forward."""
        for stage, state in reached.items():
            for response, held in self.held[state.place]:
                if held is None or held.decision.move != "advance":
                    continue
                for name in _PAIN:
                    milder = self._milder(name, response)
                    kinder = None if milder is None else self.walker.hold(state, milder, longest=held.sessions)
                    if milder is not None and (kinder is None or kinder.decision.move not in ("advance", "stay")):
                        message = f"In the stage '{stage}' more pain ({name}) leads forward where less pain does not."
                        log = (*state.log, _repeated(response, held.sessions))
                        hint = "Ask the advance for a pain of at most so much."
                        yield self._fault("progression-advances-on-pain", stage, message, hint, log)
                        return

    def _milder(self, name: str, response: Response) -> Response | None:
        told = response.get(name, self.walker.usual.get(name))
        fact = self.library.get("fact", name) if self.library.has("fact", name) else None
        if fact is None or not isinstance(told, int | float):
            return None
        least = 0 if name in ("pain_change_during", "pain_next_day_change") else fact.minimum
        return {**response, name: told - 1} if told - 1 >= least else None

    def _worsening(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        replaced = self.walker.progression.replaces_default_responses is not None
        for stage, state in reached.items():
            for response in _WORSENING[:-1] if replaced else _WORSENING:
                ended, log = self._follow(state, response, until=("stop", "refer"))
                if not ended or sum(each.get("repeat", 1) for each in log[len(state.log) :]) > BOUND:
                    (name, value), *_ = response.items()
                    message = f"In the stage '{stage}' {name} = {value} for {BOUND} sessions neither stops nor refers."
                    hint = "Add a 'stop' or 'refer' that answers it."
                    yield self._fault("progression-worsening-goes-on", stage, message, hint, log)

    def _follow(self, state: State, response: Response, *, until: tuple[str, ...]) -> tuple[bool, tuple[Response, ...]]:
        for _ in range(_MOST_MOVES):
            held = self.walker.hold(state, response)
            if held is None:
                return False, (*state.log, _repeated(response, BOUND))
            state = held.state
            if held.decision.move in until:
                return True, state.log
        return False, state.log

    def _silence(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        silent = dict.fromkeys(self.walker.usual, "unknown")
        for stage, state in reached.items():
            held = self.walker.hold(state, silent)
            if held is not None and held.decision.move == "advance":
                message = f"In the stage '{stage}' sessions without any answer lead forward."
                hint = "Let the advance ask for an answer."
                yield self._fault("progression-silence-advances", stage, message, hint, held.state.log)

    def _oscillation(self, reached: dict[str, State]) -> Iterator[Diagnostic]:
        for stage, start in reached.items():
            first = {repr(response): held for response, held in self.held[start.place]}
            for response in (*self.responses, *self.walker.between):
                state, log = start, start.log
                for move in range(_MOST_MOVES):
                    held = first.get(repr(response)) if move == 0 else None
                    held = held or self.walker.hold(state, response)
                    if held is None or held.decision.move in ("stop", "refer"):
                        break
                    state = held.state
                    log = state.log if move < len(self.stages) else log
                else:
                    again = f"From the stage '{stage}' the same response leads back and forth for ever."
                    hint = "Let the step back ask for something that the step forward excludes."
                    yield self._fault("progression-oscillates", stage, again, hint, log)
                    return

    def _fault(self, code: str, stage: str, message: str, hint: str, log: Iterable[Response] = ()) -> Diagnostic:
        steps = list(log)
        replay = json.dumps({"given": {"stage": self.stages[0], "log": steps}}, ensure_ascii=False)
        return Diagnostic(
            code=code,
            message=f"{self.identifier}: {message}" + (f" Replay: {replay}" if steps else ""),
            hint=hint,
            pointer=f"/stages/{self.stages.index(stage)}",
        )


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Free(Grounds):
    """A ground on which nothing is excluded: the proof is about the progression, not about a person."""

    def may_be_given(self, exercise: str) -> bool:
        """Whether there is such an exercise."""
        return self.library.has("exercise", exercise)


def _repeated(response: Response, sessions: int) -> Response:
    return {**response, **({"repeat": sessions} if sessions > 1 else {})}
