# SPDX-License-Identifier: Apache-2.0
"""From a plan and its journal to the decision and the next plan: pure functions, no clock, no files."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from corekit.criteria import TRUE
from corekit.model.plan import Reason
from corekit.model.position import Position
from corekit.model.progress import MOVES, JournalQuestion, Move, Progress
from corekit.planning.dosing import starting_dose
from corekit.planning.plan import make_plan
from corekit.planning.reasons import Because, because
from corekit.progress.continuing import PlanLibrary, book_of, continued, offers, packs_of
from corekit.progress.evidence import Witness, interval_of, planned_days, truth_in
from corekit.progress.guards import session_guards
from corekit.progress.journal import Journal, journal_of
from corekit.progress.moves import Decision, decide
from corekit.progress.remembering import Memory
from corekit.progress.rescreening import findings, voided
from corekit.progress.responses import unusable
from corekit.progress.steps import Place, given_by
from corekit.progress.telling import Recollection

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from corekit.content.library import Library
    from corekit.content.speech import Speech
    from corekit.model.finding import Finding
    from corekit.model.journal import JournalEntry
    from corekit.model.plan import Plan, PlanItem
    from corekit.model.profile import Answer
    from corekit.model.progression import Progression, Stage
    from corekit.planning.assessment import Assessment
    from corekit.planning.plan import Request
    from corekit.planning.rulebook import RuleBook


class Host(Protocol):
    """What the facade gives: content, safety rules, and the person's other wishes."""

    @property
    def library(self) -> Library:
        """Content as it is installed."""

    @property
    def book(self) -> RuleBook:
        """The safety rules as they are installed."""

    @property
    def speech(self) -> Speech | None:
        """What packs say in the language of the plan; None where all of them speak it."""

    def assess(
        self,
        library: Library,
        book: RuleBook,
        answers: dict[str, Answer],
        found: Sequence[tuple[str, Finding]],
        witness: Witness,
    ) -> Assessment:
        """Everything known about the person today: findings on top of the screeners' own, the journal as a whole."""

    def request(self, library: Library, plan: Plan, positions: Mapping[str, Position]) -> Request:
        """What is asked of the next plan."""


def progress_of(
    plan: Plan,
    entries: Iterable[JournalEntry],
    *,
    host: Host,
    answers: Mapping[str, Answer],
    today: date,
    renew: Collection[str] = (),
) -> Progress:
    """
    Decide on the journal of *plan* on the day *today*, and make the next plan.

    *answers* are the person's, apart from the journal; *renew* names progressions to be taken over in the installed
    version where this decision changes their stage. Raises `DocumentInvalid` for a journal that cannot be read
    (`journal_of`).
    """
    run = _Run(plan=plan, host=host, answers=answers, today=today, journal=journal_of(entries, today=today))
    decisions = {position.progression: run.decision(position) for position in plan.positions}
    renewed = frozenset(name for name in renew if name in decisions and decisions[name].by == "stage")
    after = run.next_plan(decisions, renewed)
    moves = tuple(_move(name, decision) for name, decision in decisions.items())
    progress = Progress(
        schema=1,
        today=today.isoformat(),
        decision=_strongest(decisions, run),
        outcome=after.outcome,
        moves=moves,
        reasons=tuple(_reason(each) for each in run.reasons()) or None,
        questions=tuple(run.questions(decisions)) or None,
        offers=tuple(offer for offer in run.offers if offer.progression not in renewed) or None,
        next_review=after.next_review,
        plan=after,
    )
    if host.speech is None:
        return progress
    from corekit.progress.localising import progress_in  # noqa: PLC0415 - only for readers of another language

    return progress_in(progress, host.speech, run.carried(renewed))


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Grounds:
    """The ground of one day: exercises of a library, and what the screening allows of them."""

    library: Library
    assessment: Callable[[], Assessment]

    def rung(self, exercise: str, direction: str) -> str | None:
        """The easier or harder exercise; easier ones are looked for further down where one may not be given."""
        seen = {exercise}
        name: str | None = exercise
        while name is not None and self.library.has("exercise", name):
            name = getattr(self.library.get("exercise", name), direction)
            if name is None or name in seen or not self.library.has("exercise", name):
                return None
            seen.add(name)
            if self.may_be_given(name):
                return name
            if direction == "harder":
                return None
        return None

    def needs_clinician(self, exercise: str) -> bool:
        """Whether *exercise* is done only by or with a clinician."""
        if not self.library.has("exercise", exercise):
            return False
        needed: bool = self.library.get("exercise", exercise).requires_clinician == "yes"
        return needed

    def may_be_given(self, exercise: str) -> bool:
        """Whether nothing excludes *exercise* today."""
        return self.library.has("exercise", exercise) and self.assessment().judge.on(exercise).verdict != "excluded"

    def dose(self, stage: Stage, exercise: str, instead: Mapping[str, str]) -> Mapping[str, Any]:
        """The dose of *exercise*, or of what stands in its place, as the stage gives it."""
        name = instead.get(exercise, exercise)
        if not self.library.has("exercise", name):
            return {}
        own = next((use.dose for use in stage.uses() if use.exercise == exercise), None)
        return starting_dose(self.library.get("exercise", name), dose=own if name == exercise else None).dose


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class _Run:
    """One decision in the making."""

    plan: Plan
    host: Host
    answers: Mapping[str, Answer]
    today: date
    journal: Journal

    @cached_property
    def library(self) -> Library:
        """Content as the plan carries it."""
        return continued(self.host.library, self.plan, speech=self.host.speech)

    def carried(self, renewed: Collection[str]) -> frozenset[str]:
        """The ids of what the next plan has from this one, not from what is installed."""
        return PlanLibrary(self.host.library, self.plan, renewed=renewed, speech=self.host.speech).carried

    @cached_property
    def offers(self) -> tuple[Any, ...]:
        """Progressions that are installed in another version."""
        return offers(self.host.library, self.plan, self.host.speech)

    @cached_property
    def grounds(self) -> Grounds:
        """What may be given today."""
        return Grounds(library=self.library, assessment=lambda: self.assessment)

    @cached_property
    def person(self) -> dict[str, Answer]:
        """The person's answers, those of the journal among them, without those that have to be given anew."""
        known = self.recollection.person(self.journal.entries, self.today)
        return voided(self.everything.new, known)

    @cached_property
    def assessment(self) -> Assessment:
        """The person today, before anything is concluded from the journal."""
        return self._assess(self.library, ())

    def _assess(self, library: Library, found: Sequence[tuple[str, Finding]]) -> Assessment:
        return self.host.assess(library, book_of(self.host.book, library), self.person, found, self.everything)

    @cached_property
    def recollection(self) -> Recollection:
        """The person, and what the entries of the journal tell of them."""
        return Recollection(Memory(self.library), self.answers)

    # ---- witnesses ----------------------------------------------------------------------------------------------

    def witness(self, position: Position) -> Witness:
        """The journal as the progression of *position* reads it."""
        items = [item for item in self.plan.items if item.progression == position.progression]
        names = {item.exercise for item in items}
        progression = self.library.get("progression", position.progression)
        names |= {name for stage in progression.stages for name in given_by(stage)}
        names |= set((position.instead or {}).values())
        return self._witness(position, frozenset(names), items)

    @cached_property
    def everything(self) -> Witness:
        """The journal as a whole, since the earliest progression or the plan began."""
        began = min(
            (each.began or each.since or self.plan.start for each in self.plan.positions), default=self.plan.start
        )
        moved = [each.answered for each in self.plan.positions if each.answered]
        answered = max(moved, key=self.journal.place, default=None) if len(moved) == len(self.plan.positions) else None
        position = Position(progression="", stage="", since=began, began=began, answered=answered)
        return self._witness(position, None, self.plan.items)

    def _witness(self, position: Position, exercises: frozenset[str] | None, items: Sequence[PlanItem]) -> Witness:
        return Witness(
            journal=self.journal,
            recollection=self.recollection,
            today=self.today,
            position=position,
            exercises=exercises,
            planned=planned_days(self.plan, items),
            interval=interval_of(items),
            left_out=bool(self.plan.items) and not items,
            shortened=any(item.exercise in self.shortened for item in items),
        )

    @cached_property
    def shortened(self) -> frozenset[str]:
        """The exercises that the plan gives for fewer minutes than asked, to fit the time there is."""
        cut = (reason.parameters or {} for reason in self.plan.reasons if reason.code == "time_reduced")
        return frozenset(said["exercise"] for said in cut if said.get("key") == "minutes")

    # ---- decisions ----------------------------------------------------------------------------------------------

    def decision(self, position: Position) -> Decision:
        """The move in one progression."""
        progression: Progression = self.library.get("progression", position.progression)
        place = Place(progression=progression, position=position, ground=self.grounds)
        guards = self.recollection.memory.guards(position.progression, progression, place.stage)
        return decide(place, guards, self.witness(position).evidence)

    @cached_property
    def true_rules(self) -> dict[str, list[tuple[JournalEntry, Mapping[str, Any]]]]:
        """The core's session rules that were true, with the entries they were true in."""
        found: dict[str, list[tuple[JournalEntry, Mapping[str, Any]]]] = {}
        witness = self.everything
        if not witness.new:
            return found
        evidence = witness.evidence
        earlier = tuple(zip(witness.new[:-1], evidence.unanswered, strict=True))
        latest = (witness.new[-1], evidence.values)
        for guard in session_guards(self.library.subject_facts, replaced=False):
            looked_at = (*earlier, latest) if guard.rule in _IN_ANY_SESSION else (latest,)
            true = [(entry, values) for entry, values in looked_at if truth_in(guard, values) == TRUE]
            found[guard.rule or ""] = true
        return {rule: entries for rule, entries in found.items() if entries}

    def reasons(self) -> Iterator[Because]:
        """What binds the whole person, and what of the journal was left aside."""
        for guard in session_guards(self.library.subject_facts, replaced=False):
            if guard.rule in self.true_rules and guard.rule in _OF_PERSON:
                yield because("session_rule", sources="editorial", rule=guard.rule, because=guard.because)
        for note in self.journal.notes:
            yield because("entry_noted", because=note.message)
        for name in sorted(unusable(self.everything.new, self.library)):
            yield because("entry_unusable", facts=[name])
        known = {*self.plan.exercises, *(item.exercise for item in self.plan.items)}
        strange = {result.exercise for entry in self.everything.recent for result in entry.exercises or ()} - known
        for exercise in sorted(strange):
            yield because("entry_unplanned", exercise=exercise)

    def questions(self, decisions: Mapping[str, Decision]) -> Iterator[JournalQuestion]:
        """The open questions of all progressions, each once; those of this day first: nothing counts before them."""
        names = dict.fromkeys(fact for decision in decisions.values() for fact in decision.questions)
        facts = {name: self.library.get("fact", name) for name in names if self.library.has("fact", name)}
        for name in sorted(facts, key=lambda each: facts[each].valid_days != 0):
            yield JournalQuestion(fact=name, ask=facts[name].ask or facts[name].title or name)

    # ---- the next plan ------------------------------------------------------------------------------------------

    def next_plan(self, decisions: Mapping[str, Decision], renewed: frozenset[str]) -> Plan:
        """The next plan from the positions after all moves."""
        found = tuple(("session", finding) for finding in self._findings(decisions))
        library = self.library
        if renewed:
            library = continued(self.host.library, self.plan, renewed=renewed, speech=self.host.speech)
        assessment = self._assess(library, found) if found or renewed else self.assessment
        positions = {name: decision.position for name, decision in decisions.items()}
        after = make_plan(assessment, self.host.request(library, self.plan, positions))
        return attrs.evolve(after, packs=packs_of(self.plan, after, renewed))

    def _findings(self, decisions: Mapping[str, Decision]) -> tuple[Finding, ...]:
        rules = self.true_rules
        referring = {"no_improvement", "repeated_sharp_pain_or_spasm"} & set(rules)
        referred = bool(referring) or any(decision.move == "refer" for decision in decisions.values())
        recent = self.everything.recent
        return findings(recent, rules, self.library, today=self.today, referred=referred)


#: Session rules about what happened in one session.
_IN_ANY_SESSION = frozenset({"emergency", "new_symptom", "sharp_pain_or_spasm"})
#: Session rules that bind the person, whichever exercise they came from.
_OF_PERSON = frozenset({"emergency", "new_symptom", "worse", "no_improvement", "repeated_sharp_pain_or_spasm"})


def _strongest(decisions: Mapping[str, Decision], run: _Run) -> str:
    """The most cautious move of all; a rule that binds the person is one even where nothing progresses."""
    made = {decision.move for decision in decisions.values()}
    made |= {"stop"} if {"emergency", "new_symptom", "worse"} & set(run.true_rules) else set()
    made |= {"refer"} if {"no_improvement", "repeated_sharp_pain_or_spasm"} & set(run.true_rules) else set()
    return next((move for move in MOVES if move in made), "stay")


def _move(name: str, decision: Decision) -> Move:
    return Move(
        progression=name,
        move=decision.move,
        by=decision.by,
        reasons=tuple(_reason(each) for each in decision.reasons),
        position=decision.position,
    )


def _reason(reason: Because) -> Reason:
    return Reason(code=reason.code, parameters=reason.parameters, pack=reason.pack, sources=reason.sources)
