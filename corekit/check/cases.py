# SPDX-License-Identifier: Apache-2.0
"""
Run the cases that ship with content.

A case's `given` stands on top of a well adult: every fact at its reassuring answer. `expect` is containment: what it
does not name is not tested. In a rule's case `fires`, `outcome` and `asks` are that rule's alone; `excludes`, `allows`,
`cautions` and `limits` are the whole library's, on exercise ids or on the attributes of a made-up exercise that stands
on top of the core's easy exercise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import parse
from corekit.criteria.truth import NAMES
from corekit.model.exercise import Exercise
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.planning.fitting import TimeBudget
from corekit.planning.plan import Request, make_plan
from corekit.planning.rulings import Ruling
from corekit.planning.screening import verdict_of
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.case import Case
    from corekit.model.plan import Plan
    from corekit.planning.judge import Judgement
    from corekit.planning.rulebook import RuleBook, SafetyRule
    from corekit.progress.moves import Decision

#: The day on which cases happen, unless they say another.
CASE_DAY = date(2026, 1, 15)
#: What a made-up exercise is, besides what the case says of it.
EASY_EXERCISE = "core:easy-exercise"

#: Keys of `given` that are no facts.
_SETTINGS = frozenset({"equipment", "time", "regimens", "today", "stage", "log"})
_FIRES = {"yes": "true", "no": "false", "unknown": "unknown"}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CaseResult(Record):
    """What came of one case; `failures` are sentences, empty when everything held."""

    kind: str
    item: str
    index: int
    title: str
    failures: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every expectation held."""
        return not self.failures

    def __str__(self) -> str:
        place = f"{self.kind} {self.item}, case {self.index + 1}"
        return f"{place}: passed" if self.passed else f"{place} ({self.title}): {'; '.join(self.failures)}"


def run_cases(library: Library, book: RuleBook, *, packs: Iterable[str] | None = None) -> tuple[CaseResult, ...]:
    """
    Run every case of *library*, or of the *packs* named by namespace.

    Load the library with the core, the pack and its `requires` alone: a case never depends on what else is installed.
    """
    wanted = None if packs is None else frozenset(packs)
    runner = _Runner(library, book)
    return tuple(
        runner.run(kind, item, index, case)
        for kind, item, index, case in library.cases()
        if case.expect and (wanted is None or library.owner(kind, item) in wanted)
    )


def well_adult(library: Library, today: date) -> dict[str, Answer]:
    """The answers of a well adult: every asked fact of *library* at its reassuring answer."""
    answers: dict[str, Answer] = {}
    for name in library.ids("fact"):
        fact = library.get("fact", name)
        if fact.derive is None and fact.reassuring is not None:
            answers[name] = Answer(answer=fact.reassuring, on=today.isoformat())
    return answers


class _Runner:
    """Runs single cases; the made-up exercise is worked out once."""

    def __init__(self, library: Library, book: RuleBook) -> None:
        self.library = library
        self.book = book
        self.rules = {rule.address: rule for rule in book.rules}

    def run(self, kind: str, item: str, index: int, case: Case) -> CaseResult:
        """Hold one case against the engine."""
        trial = _Trial(self, kind, item, case)
        return CaseResult(kind=kind, item=item, index=index, title=case.title or "", failures=tuple(trial.failures()))


class _Trial:
    """One case, assessed and, where it asks for one, planned."""

    def __init__(self, runner: _Runner, kind: str, item: str, case: Case) -> None:
        self.library = runner.library
        self.rule: SafetyRule | None = runner.rules.get(f"rule:{item}") if kind == "rule" else None
        self.kind, self.item, self.case = kind, item, case
        self.today = date.fromisoformat(case.given["today"]) if "today" in case.given else CASE_DAY
        answers = well_adult(self.library, self.today)
        for fact, answer in case.given.items():
            if fact not in _SETTINGS:
                answers[fact] = Answer(answer=answer, on=self.today.isoformat())
        self.answers = answers
        self.assessment = Assessment(library=self.library, book=runner.book, answers=answers, today=self.today)
        self._plan: Plan | None = None
        self._decision: Decision | None = None

    def failures(self) -> Iterator[str]:
        """A sentence for every expectation that does not hold."""
        expect = self.case.expect
        for key in expect:
            yield from getattr(self, f"_{key}")(expect[key])

    def _fires(self, wanted: str) -> Iterator[str]:
        got = NAMES[self._truth()]
        if got != _FIRES[wanted]:
            yield f"expected fires: {wanted}, but it is {got}"

    def _truth(self) -> int:
        values = self.assessment.values
        if self.rule is not None:
            return self.rule.when.evaluate(values.raw if self.rule.raw else values)
        tested: Any = {self.item: "yes"} if self.kind == "fact" else {"dx": {"includes": self.item}}
        return parse(tested, self.library.subject_facts).evaluate(values)

    def _outcome(self, wanted: str) -> Iterator[str]:
        got = self.assessment.outcome
        if self.rule is not None:
            truth = self._truth()
            got = (Ruling(rule=self.rule, truth=truth).outcome or "proceed") if truth else "proceed"
        if got != wanted:
            yield f"expected outcome: {wanted}, got {got}"

    def _asks(self, wanted: list[str]) -> Iterator[str]:
        if self.rule is not None:
            asked = {*self.assessment.questions_for([self.rule.when]), *self.rule.ask}
        else:
            asked = set(self.assessment.open_facts) | {f for r in self.assessment.rulings for f in r.rule.ask}
        for fact in wanted:
            if fact not in asked:
                yield f"expected to ask {fact}, asks {', '.join(sorted(asked)) or 'nothing'}"

    def _judged(self, target: Any) -> Judgement:
        judge = self.assessment.judge
        if isinstance(target, str):
            return judge.on(self.library.resolve("exercise", target, within=self._namespace))
        easy = self.library.data("exercise", EASY_EXERCISE)
        made_up = Exercise.from_dict({**easy, **target})
        return judge.on_attributes("case:made-up", self.library.values_of(made_up))

    @property
    def _namespace(self) -> str:
        return self.library.owner(self.kind, self.item)

    def _excludes(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            if self._judged(target).verdict != "excluded":
                yield f"expected to exclude {target}"

    def _allows(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            judged = self._judged(target)
            if judged.verdict == "excluded":
                by = ", ".join(hit.ruling.rule.address for hit in judged.of_kind("exclude", "content"))
                yield f"expected to allow {target}, excluded by {by or 'limits'}"

    def _cautions(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            if not self._judged(target).of_kind("caution"):
                yield f"expected caution on {target}"

    def _limits(self, wanted: list[Any]) -> Iterator[str]:
        for entry in wanted:
            limits = verdict_of(self._judged(entry["select"])).limits or {}
            for part in ("dose", "intensity", "frequency", "scale"):
                if part in entry and not _contains(limits.get(part, {}), entry[part]):
                    yield f"expected {part} limit {entry[part]}, got {limits.get(part)}"

    def _status(self, wanted: str) -> Iterator[str]:
        if self.plan.status != wanted:
            codes = ", ".join(dict.fromkeys(reason.code for reason in self.plan.reasons))
            fired = ", ".join(reason.rule for reason in self.plan.screening.fired if reason.outcome)
            yield f"expected status: {wanted}, got {self.plan.status} ({fired or codes})"

    def _plan_includes(self, wanted: list[str]) -> Iterator[str]:
        held = {item.exercise for item in self.plan.items}
        for name in wanted:
            if self.library.resolve("exercise", name, within=self._namespace) not in held:
                yield f"expected {name} in the plan, which holds {', '.join(sorted(held)) or 'nothing'}"

    def _plan_excludes(self, wanted: list[str]) -> Iterator[str]:
        held = {item.exercise for item in self.plan.items}
        for name in wanted:
            if self.library.resolve("exercise", name, within=self._namespace) in held:
                yield f"expected {name} not in the plan"

    def _move(self, wanted: str) -> Iterator[str]:
        if self.decision.move != wanted:
            reasons = (reason.parameters.get("because") or reason.code for reason in self.decision.reasons)
            asked = ", ".join(self.decision.questions)
            why = f"{'; '.join(reasons)}{f' (open: {asked})' if asked else ''}"
            yield f"expected move: {wanted}, got {self.decision.move}: {why}"

    def _to(self, wanted: str) -> Iterator[str]:
        if self.decision.position.stage != wanted:
            yield f"expected to: {wanted}, got {self.decision.position.stage}"

    def _by(self, wanted: str) -> Iterator[str]:
        if self.decision.by != wanted:
            yield f"expected by: {wanted}, got {self.decision.by or 'no step'}"

    @property
    def decision(self) -> Decision:
        """The move after the sessions of the case's `log`, one a day, the last of them on its day."""
        if self._decision is None:
            from corekit.check.logs import decision_of  # noqa: PLC0415 - only cases of progressions have a log

            self._decision = decision_of(self.library, self.item, self.case, self.answers, self.assessment)
        return self._decision

    @property
    def plan(self) -> Plan:
        """The plan of the case; a regimen's case wishes for that regimen unless it says otherwise."""
        if self._plan is None:
            given = self.case.given
            wishes = given.get("regimens", [self.item] if self.kind == "regimen" else [])
            time = given.get("time", {})
            request = Request(
                start=self.today,
                regimens=tuple(self.library.resolve("regimen", name, within=self._namespace) for name in wishes),
                equipment=tuple(given.get("equipment", ())),
                time=TimeBudget(
                    minutes_per_day=time.get("minutes_per_day"), days_per_week=time.get("days_per_week", 7)
                ),
            )
            self._plan = make_plan(self.assessment, request)
        return self._plan


def _contains(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(key in got and _contains(got[key], wanted[key]) for key in wanted)
    return bool(got == wanted)
