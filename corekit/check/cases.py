# SPDX-License-Identifier: Apache-2.0
"""
Run the cases that ship with content.

A case's `given` stands on top of a well adult: every fact at its reassuring answer. `expect` is containment: what it
does not name is not tested. In a rule's case `fires`, `outcome`, `within_days` and `asks` are that rule's alone, and in
a rule's or condition's `unaffected` and what starts with `does_not`; `excludes`, `allows`, `cautions`, `limits` and
`prefers` are the whole library's, on exercise ids or on the attributes of a made-up exercise that stands on top of the
core's easy exercise. A fact that is worked out over the journal may be given as a figure; `value` is the figure of the
fact whose case it is.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from corekit.check.case_result import CaseResult
from corekit.check.journal_figures import journal_figures
from corekit.check.moved import unmet
from corekit.check.scenes import Scenes
from corekit.content.exercises import attribute_values
from corekit.criteria import parse
from corekit.criteria.history import History
from corekit.criteria.truth import NAMES
from corekit.errors import CorekitError
from corekit.model.profile import Answer
from corekit.planning.assessment import Assessment
from corekit.planning.fitting import TimeBudget
from corekit.planning.plan import Request, make_plan
from corekit.planning.rulings import Ruling
from corekit.planning.screening import verdict_of
from corekit.planning.selection import entered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corekit.check.scenes import Scene
    from corekit.content.library import Library
    from corekit.criteria.person import Values
    from corekit.model.case import Case
    from corekit.model.plan import Plan
    from corekit.planning.judge import Hit, Judgement
    from corekit.planning.rulebook import RuleBook
    from corekit.planning.safety_rule import SafetyRule

#: The day on which cases happen, unless they say another.
CASE_DAY = date(2026, 1, 15)
#: What a made-up exercise is, besides what the case says of it.
EASY_EXERCISE = "core:easy-exercise"

#: Keys of `given` that are no facts.
_SETTINGS = frozenset({"equipment", "time", "regimens", "today", "stage", "log"})
_FIRES = {"yes": "true", "no": "false", "unknown": "unknown"}


def run_cases(library: Library, book: RuleBook, *, packs: Iterable[str] | None = None) -> tuple[CaseResult, ...]:
    """
    Run every case of *library*, or of the *packs* named by namespace.

    Load the library with the core, the pack and its `requires` alone: a case never depends on what else is installed.
    """
    wanted = None if packs is None else frozenset(packs)
    runner = CaseRunner(library, book)
    return tuple(
        runner.run(kind, item, index, case)
        for kind, item, index, case in library.cases()
        if case.is_whole and (wanted is None or library.owner(kind, item) in wanted)
    )


def well_adult(library: Library, today: date) -> dict[str, Answer]:
    """The answers of a well adult: every asked fact of *library* at its reassuring answer."""
    answers: dict[str, Answer] = {}
    for name in library.ids("fact"):
        fact = library.get("fact", name)
        if fact.derive is None and fact.reassuring is not None:
            answers[name] = Answer(answer=fact.reassuring, on=today.isoformat())
    return answers


class CaseRunner:
    """Runs single cases of *library* under the rules of *book*."""

    def __init__(self, library: Library, book: RuleBook) -> None:
        self.library = library
        self.book = book
        self.rules = {rule.address: rule for rule in book.rules}
        self.scenes = Scenes(library)
        self._well: dict[date, dict[str, Answer]] = {}
        self._grounds: dict[str, Assessment] = {}

    def changed(self, library: Library, book: RuleBook) -> CaseRunner:
        """Return what runs the same cases with other rules or gates; what a well adult answers stays the same."""
        other = CaseRunner(library, book)
        other._well = self._well
        return other

    def answers(self, given: Mapping[str, Any]) -> tuple[dict[str, Answer], date]:
        """Return a case's answers on top of a well adult's, and its day."""
        today = date.fromisoformat(given["today"]) if "today" in given else CASE_DAY
        if today not in self._well:
            self._well[today] = well_adult(self.library, today)
        stated = {
            fact: Answer(answer=answer, on=today.isoformat()) for fact, answer in given.items() if fact not in _SETTINGS
        }
        return {**self._well[today], **stated}, today

    def run(self, kind: str, item: str, index: int, case: Case, *, values: Values | None = None) -> CaseResult:
        """
        Hold one case of an item against the engine; *index* is its place among the item's cases.

        *values* are what its answers are worth, where somebody has worked that out before.
        """
        broken = False
        try:
            failures = tuple(_Trial(self, kind, item, case, values).failures())
        except CorekitError as error:
            failures = (str(error),)
        except Exception as error:  # noqa: BLE001 - one case must not hide what came of the others
            failures, broken = (f"it cannot be run ({type(error).__name__}: {error})",), True
        return CaseResult(
            kind=kind,
            item=item,
            index=index,
            title=case.title or "",
            failures=failures,
            broken=broken,
        )

    def assess(self, kind: str, item: str, case: Case) -> Assessment:
        """Return what a case's answers lead to, before anything is expected of it."""
        return _Trial(self, kind, item, case).assessment

    def scenes_of(self, kind: str, item: str, case: Case) -> tuple[Scene, ...]:
        """Return the stages of progressions that a case is about, each with what its guards read."""
        return _Trial(self, kind, item, case).scenes

    def ground(self, given: Mapping[str, Any]) -> Assessment:
        """Return what follows from what *given* says of the person, sessions apart; the same for the same person."""
        person = self.scenes.person(given)
        key = repr(sorted((name, answer) for name, answer in person.items() if name not in ("stage", "log")))
        if key not in self._grounds:
            answers, today = self.answers(person)
            self._grounds[key] = Assessment(
                library=self.library, book=self.book, answers=answers, today=today, values=self.values(person)
            )
        return self._grounds[key]

    def plan(self, kind: str, item: str, case: Case) -> Plan:
        """Return the plan of a case."""
        return _Trial(self, kind, item, case).plan

    def limits(self, kind: str, item: str, case: Case, target: Any) -> dict[str, Any]:
        """Return the limits on an exercise (an id, or the attributes of a made-up one) in a case."""
        return verdict_of(_Trial(self, kind, item, case).judged(target)).limits or {}

    def values(self, given: Mapping[str, Any]) -> Values:
        """Return what facts are worth on top of a well adult."""
        answers, today = self.answers(given)
        figures = journal_figures(self.library, given)
        return self.library.facts.values(answers, today=today, context=figures, history=History(since=today))

    def attributes(self, target: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the attributes of a made-up exercise as values of criteria."""
        return attribute_values({**self.library.data("exercise", EASY_EXERCISE), **target})


class _Trial:
    """One case, assessed and, where it asks for one, planned."""

    def __init__(self, runner: CaseRunner, kind: str, item: str, case: Case, values: Values | None = None) -> None:
        self.runner = runner
        self.library = runner.library
        self.rule: SafetyRule | None = runner.rules.get(f"rule:{item}") if kind == "rule" else None
        self.kind, self.item, self.case = kind, item, case
        self._known = values

    @cached_property
    def values(self) -> Values:
        """What the answers are worth."""
        return self._known if self._known is not None else self.runner.values(self.case.given)

    @cached_property
    def assessment(self) -> Assessment:
        """What follows from the answers."""
        answers, today = self.runner.answers(self.case.given)
        return Assessment(library=self.library, book=self.runner.book, answers=answers, today=today, values=self.values)

    def failures(self) -> Iterator[str]:
        """A sentence for every expectation that does not hold."""
        expect = self.case.expect
        for key in expect:
            yield from getattr(self, f"_{key}")(expect[key])

    def _fires(self, wanted: str) -> Iterator[str]:
        got = NAMES[self._truth()]
        if got != _FIRES[wanted]:
            yield f"expected fires: {wanted}, but it is {got}"

    def _value(self, wanted: float) -> Iterator[str]:
        if self.kind != "fact":
            yield f"expected value: {wanted}, which only the case of a fact can ask for"
        elif (got := self.values.get(self.item)) != wanted:
            yield f"expected value: {wanted}, but it is {'unknown' if got is None else got}"

    def _truth(self) -> int:
        values = self.values
        if self.rule is not None:
            return self.rule.when.evaluate(values.raw if self.rule.raw else values)
        tested: Any = {self.item: "yes"} if self.kind == "fact" else {"dx": {"includes": self.item}}
        return parse(tested, self.library.subject_facts).evaluate(values)

    def _outcome(self, wanted: str) -> Iterator[str]:
        if self.rule is not None:
            truth = self._truth()
            got = (Ruling(rule=self.rule, truth=truth).outcome or "proceed") if truth else "proceed"
        else:
            got = self.assessment.outcome
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

    def judged(self, target: Any) -> Judgement:
        """What the whole library says of an exercise, or of a made-up one."""
        judge = self.assessment.judge
        if isinstance(target, str):
            return judge.on(self.library.resolve("exercise", target, within=self._namespace))
        return judge.on_attributes("case:made-up", self.runner.attributes(target))

    @property
    def _namespace(self) -> str:
        return self.library.owner(self.kind, self.item)

    def _excludes(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            if self.judged(target).verdict != "excluded":
                yield f"expected to exclude {target}"

    def _allows(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            judged = self.judged(target)
            if judged.verdict == "excluded":
                by = ", ".join(hit.ruling.rule.address for hit in judged.of_kind("exclude", "content"))
                yield f"expected to allow {target}, excluded by {by or 'limits'}"

    def _cautions(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            if not self.judged(target).of_kind("caution"):
                yield f"expected caution on {target}"

    def _own(self, target: Any, *kinds: str) -> list[Hit]:
        """What this rule or condition says of an exercise; of a case that belongs to neither, what anything says."""
        judged = self.judged(target)
        hits = judged.of_kind(*kinds) if kinds else judged.hits
        if self.kind not in ("rule", "condition"):
            return list(hits)
        return [hit for hit in hits if hit.ruling.rule.belongs_to(self.kind, self.item)]

    def _does_not_caution(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            for hit in self._own(target, "caution"):
                yield f"expected no caution on {target}, given by {hit.ruling.rule.address}"

    def _does_not_prefer(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            for hit in self._own(target, "prefer"):
                yield f"expected not to prefer {target}, preferred by {hit.ruling.rule.address}"

    def _does_not_limit(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            for hit in self._own(target, "limit"):
                yield f"expected no limit on {target}, given by {hit.ruling.rule.address}"

    def _prefers(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            if not self.judged(target).preferred:
                yield f"expected to prefer {target}"

    def _acts_on(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            hits = self.judged(target).hits
            if not any(hit.ruling.rule.belongs_to(self.kind, self.item) for hit in hits):
                yield f"expected the {self.kind} itself to act on {target}"

    def _unaffected(self, wanted: list[Any]) -> Iterator[str]:
        for target in wanted:
            hits = self._own(target)
            if hits:
                said = ", ".join(f"{hit.kind} by {hit.ruling.rule.address}" for hit in hits)
                yield f"expected nothing about {target}, got {said}"

    def _within_days(self, wanted: int) -> Iterator[str]:
        fired = [ruling.rule for ruling in self.assessment.fired if self.rule in (None, ruling.rule)]
        days = sorted(rule.within_days for rule in fired if rule.within_days is not None)
        if days[:1] != [wanted]:
            yield f"expected within_days: {wanted}, got {days[0] if days else 'none'}"

    def _limits(self, wanted: list[Any]) -> Iterator[str]:
        for entry in wanted:
            judged = self.judged(entry["select"])
            found = list(_sums(judged, entry)) if "per" in entry else [verdict_of(judged).limits or {}]
            for part in ("dose", "intensity", "frequency", "scale"):
                if part in entry and not any(_contains(limits.get(part, {}), entry[part]) for limits in found):
                    yield f"expected {part} limit {entry[part]}, got {[limits.get(part) for limits in found]}"
            withdrawn = {key for limits in found for key in limits.get("without") or ()}
            for key in entry.get("without") or ():
                if key not in withdrawn:
                    yield f"expected to be without {key}, got {sorted(withdrawn) or 'all'}"

    def _status(self, wanted: str) -> Iterator[str]:
        if self.plan.status != wanted:
            yield f"expected status: {wanted}, got {self.plan.status} ({', '.join(self._deciding())})"

    def _deciding(self) -> Iterable[str]:
        """What made the status: the rules with the outcome that blocks, fired or waiting; else the plan's reasons."""
        codes = dict.fromkeys(reason.code for reason in self.plan.reasons)
        if "content_blocked" not in codes:
            return codes
        screening = self.plan.screening
        told = (*screening.fired, *(reason for reason in screening.undecided if reason.if_unknown == "hold"))
        rules = dict.fromkeys(each.rule for each in told if (each.outcome or "hold") == self.plan.outcome)
        return rules or codes

    def _blocked(self, wanted: str) -> Iterator[str]:
        got = "yes" if self.assessment.blocked else "no"
        if got != wanted:
            yield f"expected blocked: {wanted}, but {'nothing' if got == 'yes' else 'something'} may be issued"

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

    def _plan_chooses(self, wanted: list[str]) -> Iterator[str]:
        chosen = self.plan.regimens or {}
        for name in wanted:
            if self.library.resolve("regimen", name, within=self._namespace) not in chosen:
                yield f"expected the plan to choose {name}, chooses {', '.join(sorted(chosen)) or 'none'}"

    def _plan_does_not_choose(self, wanted: list[str]) -> Iterator[str]:
        chosen = self.plan.regimens or {}
        for name in wanted:
            if self.library.resolve("regimen", name, within=self._namespace) in chosen:
                yield f"expected the plan not to choose {name}"

    def _plan_begins(self, wanted: list[str]) -> Iterator[str]:
        begun = {position.progression for position in self.plan.positions}
        for name in wanted:
            if self.library.resolve("progression", name, within=self._namespace) not in begun:
                yield f"expected the plan to begin {name}, begins {', '.join(sorted(begun)) or 'none'}"

    def _plan_does_not_begin(self, wanted: list[str]) -> Iterator[str]:
        begun = {position.progression for position in self.plan.positions}
        for name in wanted:
            if self.library.resolve("progression", name, within=self._namespace) in begun:
                yield f"expected the plan not to begin {name}"

    def _move(self, wanted: str) -> Iterator[str]:
        yield from self._moved({"move": wanted})

    def _to(self, wanted: str) -> Iterator[str]:
        yield from self._moved({"to": wanted})

    def _by(self, wanted: str) -> Iterator[str]:
        yield from self._moved({"by": wanted})

    def _scale(self, wanted: Mapping[str, float]) -> Iterator[str]:
        yield from self._moved({"scale": wanted})

    def _moved(self, expect: Mapping[str, Any]) -> Iterator[str]:
        if not self.scenes:
            yield f"expected {', '.join(expect)}, which only a case of progressions can ask for"
        several = len(self.scenes) > 1
        for scene in self.scenes:
            where = f"{scene.progression}, stage {scene.position.stage}: " if several else ""
            yield from (f"{where}{sentence}" for sentence in unmet(expect, self.runner.scenes.decision(scene)))

    def _enters(self, wanted: str) -> Iterator[str]:
        if not self.progressions:
            yield "expected enters, which only a case of progressions can ask for"
        for identifier in self.progressions:
            progression = self.library.get("progression", identifier)
            stage = entered(progression, self.library.subject_facts, self.values) or progression.stages[0]
            if stage.id != wanted:
                yield f"expected enters: {wanted}, but {identifier} begins at {stage.id}"

    @cached_property
    def progressions(self) -> tuple[str, ...]:
        """The progressions that the case is about."""
        if self.kind == "progression":
            return (self.item,)
        named: Iterable[str] = self.case.progressions or ()
        return tuple(self.library.resolve("progression", name, within=self._namespace) for name in named)

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """Each stage of each progression that the case is about."""
        answers, today = self.runner.answers(self.runner.scenes.person(self.case.given))
        return tuple(
            scene
            for identifier in self.progressions
            for scene in self.runner.scenes.of(identifier, self.case, answers, today, self._ground)
        )

    def _ground(self) -> Assessment:
        return self.runner.ground(self.case.given)

    @cached_property
    def plan(self) -> Plan:
        """The plan of the case; a regimen's case wishes for that regimen unless it says otherwise."""
        given = self.case.given
        wishes = given.get("regimens", [self.item] if self.kind == "regimen" else [])
        time = given.get("time", {})
        request = Request(
            start=self.assessment.today,
            regimens=tuple(self.library.resolve("regimen", name, within=self._namespace) for name in wishes),
            equipment=tuple(given.get("equipment", ())),
            time=TimeBudget(minutes_per_day=time.get("minutes_per_day"), days_per_week=time.get("days_per_week", 7)),
        )
        return make_plan(self.assessment, request)


def _sums(judged: Judgement, entry: Any) -> Iterator[Mapping[str, Any]]:
    """The limits on a sum over the plan that are counted as *entry* says."""
    for hit in judged.of_kind("limit"):
        bounds = hit.effect.bounds if hit.effect is not None else {}
        if (bounds.get("per"), bounds.get("each")) == (entry["per"], entry.get("each")):
            yield bounds


def _contains(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return isinstance(got, dict) and all(key in got and _contains(got[key], wanted[key]) for key in wanted)
    return bool(got == wanted)
