# SPDX-License-Identifier: Apache-2.0
"""For a mutant that no case notices: a case that would notice it, or the proof that none can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.check.held_anyway import HeldAnyway, changed_part
from corekit.check.possible_answers import PossibleAnswers
from corekit.check.possible_exercises import PossibleExercises
from corekit.criteria import TRUE, UNKNOWN, parse
from corekit.criteria.fact_subject import DX
from corekit.criteria.truth import NAMES
from corekit.criteria.values import is_number
from corekit.model.case import Case
from corekit.planning.rulings import Ruling
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corekit.check.cases import CaseRunner
    from corekit.check.mutants import Mutant
    from corekit.check.mutation import Mutation
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.plan import Plan
    from corekit.planning.safety_rule import Effect, SafetyRule

#: So many combinations of answers are tried; where there are no more, having tried all is a proof.
MOST_COMBINATIONS = 4000
#: So many where nothing but the truth of one rule has to be looked at.
MOST_PROVED = 60_000
#: So many of those that reach the change are run as cases.
_MOST_TRIED = 150
#: So many of those for a change that reaches everybody whom the rule reaches.
_MOST_REACHED = 40
#: So many rules are tried as masks that rest on more answers than the change itself.
_MOST_WIDER = 8
#: So many made-up exercises are looked through, and so many of those that are selected otherwise are tried.
_MOST_EXERCISES = 4000
_MOST_TARGETS = 12
_FIRES = {"true": "yes", "false": "no", "unknown": "unknown"}
#: What a case may say of a made-up exercise.
_VERDICTS = ("excludes", "allows", "cautions", "prefers", "unaffected", "acts_on", "does_not_caution")


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Witness(Record):
    """A case that notices a mutant, None where none was found; *proved* says that there can be none."""

    case: Case | None = None
    proved: bool = False


class WitnessSearch:
    """Looks for cases that notice mutants of one pack."""

    def __init__(self, mutation: Mutation) -> None:
        self.mutation = mutation
        self.library = mutation.library
        self.base = mutation.base
        self._held = HeldAnyway(mutation.base)
        self._known_leaves: dict[str, frozenset[str]] = {}
        self._known_targets: tuple[Mutant | None, tuple[Any, ...]] = (None, ())

    def find(self, mutant: Mutant) -> Witness:
        """Look for the plainest case that holds as things are and fails once the change is made."""
        if _is_same_policy(mutant, self._rules(mutant)) or any(
            same(mutant) for same in (self._treats_nobody, self._is_like_nothing, self._selects_alike)
        ):
            return Witness(proved=True)
        changed = self.mutation.runner(mutant)
        possible = PossibleAnswers(self.library, self._criteria(mutant))
        reaches = self._reaching(mutant)
        masks: dict[str, SafetyRule] = {}
        tried = 0
        for given in self._given(mutant, possible):
            if reaches(given):
                tried += 1
                case = self._case(mutant, given, changed)
                if case is not None:
                    return Witness(case=case)
                masks.update(self._masks(mutant, given))
                if tried == (_MOST_TRIED if mutant.new is not None else _MOST_REACHED):
                    break
        if mutant.kind == "progression":
            return Witness(proved=possible.exact and possible.size <= MOST_COMBINATIONS and tried < _MOST_REACHED)
        if not tried and possible.exact and possible.size <= self._most(mutant, possible):
            return Witness(proved=True)
        if mutant.kind == "fact":
            return Witness()
        return Witness(proved=self._is_masked(mutant, tuple(masks.values())) or self._is_held_anyway(mutant))

    # ---- which answers ------------------------------------------------------------------------------------------

    def _rules(self, mutant: Mutant) -> tuple[SafetyRule, ...]:
        return self.mutation.rules(mutant.kind, mutant.item) if mutant.kind in ("rule", "condition", "exercise") else ()

    def _criteria(self, mutant: Mutant) -> list[Any]:
        if mutant.new is not None:
            own = {"fact": {mutant.item: "yes"}, "condition": {DX: {"includes": mutant.item}}}
            return [mutant.old, mutant.new, *([own[mutant.kind]] if mutant.kind in own else [])]
        if mutant.kind == "progression":
            return [entry["when"] for entry in self.library.data("progression", mutant.item)["enter"]]
        return [rule.when.to_data() for rule in self._concerned(mutant)]

    def _concerned(self, mutant: Mutant) -> list[SafetyRule]:
        """The rules of the item that the change is in, all where it is in none of them alone."""
        rules = self._rules(mutant)
        return [rule for rule in rules if rule.address.endswith(_index(mutant))] or list(rules)

    def _given(self, mutant: Mutant, possible: PossibleAnswers) -> Iterator[dict[str, Any]]:
        """Answers on top of a well adult alone; for a regimen on top of its own cases as well."""
        bases: list[Mapping[str, Any]] = [{}]
        if mutant.kind == "regimen":
            own = [case.case.given for case in self.mutation.situations if case.item == mutant.item]
            bases = [*own, *({**given, "regimens": []} for given in own)]
        elif possible.size > MOST_COMBINATIONS:
            own = [case.case.given for case in self.mutation.situations if (case.kind, case.item) == _key(mutant)]
            bases = [{}, *own]
        yield from (dict(base) for base in bases)
        share = max(1, self._most(mutant, possible) // len(bases))
        for base in bases:
            for combination in possible.combinations(share):
                yield {**base, **combination}

    @staticmethod
    def _most(mutant: Mutant, possible: PossibleAnswers) -> int:
        """How many combinations are tried: all there are where that proves something at little cost."""
        cheap = mutant.new is not None and mutant.kind in ("rule", "fact") and possible.exact
        return MOST_PROVED if cheap and possible.size <= MOST_PROVED else MOST_COMBINATIONS

    def _treats_nobody(self, mutant: Mutant) -> bool:
        """Whether a condition that somebody is treated as having has no rules among the packs of the check."""
        if not mutant.pointer.startswith("/then/treat_as"):
            return False
        treated = {name for rule in self._rules(mutant) for name in rule.treat_as}
        reached = treated.union(*(self.library.condition_ancestors(name) for name in treated))
        return not any(rule.condition in reached for rule in self.mutation.book.rules)

    def _is_like_nothing(self, mutant: Mutant) -> bool:
        """Whether what moves alike is left out beside the exercise itself, and no exercise of these packs moves."""
        before, after = self._effects(mutant) if mutant.words == "exclude {same: movements} dropped" else ([], [])
        alone = [effect.select_data for effect in after if effect.kind == "exclude"] == [{"same": "id"}]
        names = self.library.ids("exercise")
        return (
            len(before) == len(after) + 1
            and alone
            and not any(self.library.attributes(name).get("movements") for name in names)
        )

    def _selects_alike(self, mutant: Mutant) -> bool:
        """Whether the change is in what an effect selects, and every exercise there can be is selected as before."""
        before, after = self._effects(mutant)
        if mutant.kind not in ("rule", "condition") or len(before) != len(after):
            return False
        changed = [(old, new) for old, new in zip(before, after, strict=True) if old.select_data != new.select_data]
        if not changed or any(old.kind != new.kind or old.bounds != new.bounds for old, new in changed):
            return False
        data = [effect.select_data for pair in changed for effect in pair]
        possible = list(PossibleExercises(self.library, data).exercises(_MOST_EXERCISES))
        if len(possible) == _MOST_EXERCISES:
            return False
        attributes = [self.base.attributes(target) for target in possible]
        return all(_selecting([old], each) == _selecting([new], each) for old, new in changed for each in attributes)

    def _effects(self, mutant: Mutant) -> tuple[list[Effect], list[Effect]]:
        """What the item does to exercises, as it is and with the change made, both in the order of a book of rules."""
        before, after = (
            [effect for rule in book.rules if rule.belongs_to(mutant.kind, mutant.item) for effect in rule.effects]
            for book in (self.base.book, self.mutation.runner(mutant).book)
        )
        return before, after

    def _masks(self, mutant: Mutant, given: Mapping[str, Any]) -> Iterator[tuple[str, SafetyRule]]:
        """Yield other rules that do already what the changed one does, to somebody who answered *given*."""
        if mutant.kind != "exercise" and not _is_about_holding(mutant):
            return
        assessment = self.base.assess(mutant.kind, mutant.item, Case(given=dict(given), expect={}))
        acting = [
            ruling  # a finding has no criteria that could be tried on others
            for ruling in assessment.rulings
            if _acts(mutant, ruling) and ruling.rule.address in self.base.rules
        ]
        if not _is_about_holding(mutant):
            kinds = ("exclude", "caution") if mutant.place == "caution_when" else ("exclude",)
            variants = self.library.get("exercise", mutant.item).variants or {}
            forms = [self.library.attributes(mutant.item, variant=variant) for variant in (None, *variants)]
            hit = {
                hit.ruling.rule.address
                for hit in assessment.judge.on(mutant.item).of_kind(*kinds)
                if hit.effect is not None and all(_reaches_whoever(hit.effect, form) for form in forms)
            }
            acting = [ruling for ruling in acting if ruling.rule.address in hit]
        yield from (
            (ruling.rule.address, ruling.rule) for ruling in acting if not self._is_changed(mutant, ruling.rule)
        )

    def _is_masked(self, mutant: Mutant, masks: Sequence[SafetyRule]) -> bool:
        """
        Whether, whatever is answered, one of *masks* acts where the change could make a difference.

        Those that rest on the same answers are tried first, then each of the others with what rests on no more.
        """
        own = frozenset(PossibleAnswers(self.library, self._criteria(mutant)).facts)
        wider = sorted((self._leaves(mask) - own for mask in masks if not self._leaves(mask) <= own), key=len)
        return any(
            self._act_everywhere(mutant, [mask for mask in masks if self._leaves(mask) <= own | more])
            for more in dict.fromkeys((frozenset(), *wider[:_MOST_WIDER]))
        )

    def _act_everywhere(self, mutant: Mutant, masks: Sequence[SafetyRule]) -> bool:
        """Whether one of *masks* acts wherever the change could make a difference, every answer tried."""
        if not masks:
            return False
        resting = [*self._criteria(mutant), *(mask.when.to_data() for mask in masks)]
        possible = PossibleAnswers(self.library, resting)
        if not possible.exact or possible.size > MOST_PROVED:
            return False
        reaches = self._reaching(mutant)
        for given in possible.combinations(MOST_PROVED):
            if reaches(given):
                rulings = (
                    Ruling(rule=mask, truth=mask.when.evaluate(self._values(given, raw=mask.raw))) for mask in masks
                )
                if not any(ruling.truth and _acts(mutant, ruling) for ruling in rulings):
                    return False
        return True

    def _is_held_anyway(self, mutant: Mutant) -> bool:
        """Whether everybody whom a change about holding could reach is held by another rule, whatever is answered."""
        if not _is_about_holding(mutant):
            return False
        if mutant.kind == "regimen":
            part = changed_part(mutant.old, mutant.new)
            return part is not None and self._held.where(*part)
        truths = frozenset((UNKNOWN,) if mutant.is_policy else (UNKNOWN, TRUE))
        concerned = self._concerned(mutant)
        return all(self._held.where(rule.when.to_data(), truths, without=rule) for rule in concerned)

    @staticmethod
    def _is_changed(mutant: Mutant, rule: SafetyRule) -> bool:
        return rule.belongs_to(mutant.kind, mutant.item) and rule.address.endswith(_index(mutant))

    def _leaves(self, rule: SafetyRule) -> frozenset[str]:
        """The facts that somebody answers and the rule rests on."""
        if rule.address not in self._known_leaves:
            possible = PossibleAnswers(self.library, [rule.when.to_data()])
            self._known_leaves[rule.address] = frozenset(possible.facts)
        return self._known_leaves[rule.address]

    def _reaching(self, mutant: Mutant) -> Callable[[Mapping[str, Any]], bool]:
        """Return what tells whether the change can make a difference to somebody's answers."""
        rules = self._concerned(mutant)
        raw = bool(rules) and rules[0].raw
        if mutant.new is not None:
            old, new = (parse(data, self.library.subject_facts) for data in (mutant.old, mutant.new))
            return lambda given: _differ(old, new, self._values(given, raw=raw))

        def reached(given: Mapping[str, Any]) -> bool:
            values = self._values(given, raw=raw)
            truths = [rule.when.evaluate(values) for rule in rules]
            return (UNKNOWN in truths if mutant.is_policy else any(truths)) or not truths

        return reached

    def _values(self, given: Mapping[str, Any], *, raw: bool) -> Values:
        values = self.base.values(given)
        return values.raw if raw else values

    # ---- which case ---------------------------------------------------------------------------------------------

    def _case(self, mutant: Mutant, given: Mapping[str, Any], changed: CaseRunner) -> Case | None:
        for expect in self._expectations(mutant, given, changed):
            case = Case(given=dict(given), expect=expect)
            if self._holds(self.base, mutant, case) and not self._holds(changed, mutant, case):
                return case
        return None

    @staticmethod
    def _holds(runner: CaseRunner, mutant: Mutant, case: Case) -> bool:
        return runner.run(mutant.kind, mutant.item, 0, case).passed

    def _expectations(self, mutant: Mutant, given: Mapping[str, Any], changed: CaseRunner) -> Iterator[dict[str, Any]]:
        if mutant.kind == "regimen":
            yield from self._plans(mutant, given, changed)
            return
        if mutant.kind == "progression":
            yield from ({"enters": stage["id"]} for stage in self.library.data("progression", mutant.item)["stages"])
            return
        assessment = self.base.assess(mutant.kind, mutant.item, Case(given=dict(given), expect={}))
        values = assessment.values
        fires: dict[str, Any] = {}
        if mutant.kind == "rule":
            rule = self._rules(mutant)[0]
            truth = rule.when.evaluate(values.raw if rule.raw else values)
            fires = {"fires": _FIRES[NAMES[truth]]}
            yield fires
            own = next((ruling for ruling in assessment.rulings if ruling.rule.address == rule.address), None)
            yield {**fires, "outcome": (own.outcome if own is not None and truth else None) or "proceed"}
            if truth == TRUE and rule.within_days is not None:
                yield {**fires, "outcome": rule.outcome, "within_days": rule.within_days}
        elif mutant.kind == "fact" or mutant.place == "recognised_by":
            yield from ({"fires": word} for word in _FIRES.values())
            if mutant.kind == "fact" and is_number(figure := values.get(mutant.item)):
                yield {"value": figure}
            return
        for target in self._targets(mutant):
            yield from ({**fires, verdict: [target]} for verdict in _VERDICTS)
            yield from self._limits(mutant, given, target, fires)
        if mutant.kind != "rule":
            yield {"outcome": assessment.outcome}
        if mutant.pointer.startswith("/then/content") or _is_about_holding(mutant):
            yield {**fires, "blocked": "yes" if assessment.blocked else "no"}
            yield from ({**fires, "status": status} for status in ("issued", "incomplete", "referred"))

    def _targets(self, mutant: Mutant) -> tuple[Any, ...]:
        if self._known_targets[0] is not mutant:
            self._known_targets = (mutant, tuple(self._find_targets(mutant)))
        return self._known_targets[1]

    def _find_targets(self, mutant: Mutant) -> Iterator[Any]:
        """Exercises to say something of: the own one, or made-up ones that an effect, changed or not, selects."""
        if mutant.kind == "exercise":
            yield mutant.item.rpartition(":")[2]
            return
        before, after = self._effects(mutant)
        if [effect.select_data for effect in before] != [effect.select_data for effect in after]:
            yield from self._telling_apart(before, after)
        else:
            for effect in before:
                yield from self._selected(effect.select_data)

    def _telling_apart(self, before: list[Effect], after: list[Effect]) -> Iterator[dict[str, Any]]:
        """Made-up exercises that some kind of effect selects before the change and not after it, or the other way."""
        known, other = ([(effect.kind, effect.select_data) for effect in effects] for effects in (before, after))
        changed = [data for kind, data in (*known, *other) if ((kind, data) in known) != ((kind, data) in other)]
        data = [data for _, data in (*known, *other)]
        for found, target in enumerate(
            target
            for selectors in (changed, data)
            for target in PossibleExercises(self.library, selectors).exercises(_MOST_EXERCISES)
            if _selecting(before, self.base.attributes(target)) != _selecting(after, self.base.attributes(target))
        ):
            if found == _MOST_TARGETS:
                return
            yield target

    def _selected(self, selector: Any) -> Iterator[dict[str, Any]]:
        criteria = parse(selector, self.library.subject_exercise)
        for target in PossibleExercises(self.library, [selector]).exercises(_MOST_EXERCISES):
            if criteria.evaluate(self.base.attributes(target)) == TRUE:
                yield target
                return

    def _limits(
        self, mutant: Mutant, given: Mapping[str, Any], target: Any, fires: Mapping[str, Any]
    ) -> Iterator[dict[str, Any]]:
        limits = self.base.limits(mutant.kind, mutant.item, Case(given=dict(given), expect={}), target)
        for key in limits.pop("without", ()):
            yield {**fires, "limits": [{"select": target, "without": [key]}]}
        for part, bounds in limits.items():
            for key, bound in bounds.items():
                yield {**fires, "limits": [{"select": target, part: {key: bound}}]}

    def _plans(self, mutant: Mutant, given: Mapping[str, Any], changed: CaseRunner) -> Iterator[dict[str, Any]]:
        case = Case(given=dict(given), expect={})
        before, after = (runner.plan(mutant.kind, mutant.item, case) for runner in (self.base, changed))
        gone, come = _only_in(before, after), _only_in(after, before)
        if gone:
            yield {"status": before.status, "plan_includes": gone[:1]}
        if come:
            yield {"status": before.status, "plan_excludes": come[:1]}
        for of, keys in _TOLD_OF_PLANS.items():
            told, other = of(before), of(after)
            for key, names in zip(keys, (told - other, other - told), strict=True):
                if names:
                    yield {"status": before.status, key: sorted(names)[:1]}
        yield {"status": before.status}


def _is_about_holding(mutant: Mutant) -> bool:
    """Whether the change is about whether anything is issued at all."""
    between = mutant.words.endswith("-> hold") or mutant.words == "if_unknown hold -> apply"
    return mutant.kind == "regimen" or between or mutant.pointer == "/then/content"


def _acts(mutant: Mutant, ruling: Ruling) -> bool:
    if _is_about_holding(mutant):
        return ruling.blocks
    return ruling.applies or (ruling.cautions and mutant.place == "caution_when")


def _reaches_whoever(effect: Effect, attributes: Mapping[str, Any]) -> bool:
    """Whether an effect surely selects an exercise by its *attributes* alone, whatever the person answers."""
    return effect.select is None or effect.select.evaluate(attributes) == TRUE


def _key(mutant: Mutant) -> tuple[str, str]:
    return mutant.kind, mutant.item


def _differ(old: Criteria, new: Criteria, values: Values) -> bool:
    return old.evaluate(values) != new.evaluate(values)


def _selecting(effects: Iterable[Effect], attributes: Mapping[str, Any]) -> frozenset[str]:
    """The kinds of effects that reach an exercise; what grants reaches only what is surely selected."""
    return frozenset(
        effect.kind
        for effect in effects
        if effect.select is not None
        and effect.select.evaluate(attributes) >= (TRUE if effect.kind == "prefer" else UNKNOWN)
    )


def _is_two_valued(criteria: Any) -> bool:
    """Whether criteria can never be unknown: every test in them asks whether something is, or stands in `possibly`."""
    if isinstance(criteria, list):
        return all(_is_two_valued(part) for part in criteria)
    if not isinstance(criteria, dict):
        return bool(criteria == "always")
    for key, value in criteria.items():
        if key in ("all", "any", "not"):
            if not _is_two_valued(value):
                return False
        elif key == "count":
            if not _is_two_valued(value["of"]):
                return False
        elif key != "possibly" and not (isinstance(value, dict) and value.keys() == {"unknown"}):
            return False
    return True


def _is_same_policy(mutant: Mutant, rules: Iterable[SafetyRule]) -> bool:
    """
    Whether no case can tell two policies apart.

    Without effects a caution has nothing to reduce, and a limit is one to a caution too; a rule that never is unknown
    has no use for a policy; what is only preferred is preferred where it is sure.
    """
    if not mutant.is_policy:
        return False
    policies = {*mutant.words.split(" ")[1:]} - {"->"}
    rules = [rule for rule in rules if rule.address.endswith(_index(mutant))] or list(rules)
    if all(_is_two_valued(rule.when.to_data()) for rule in rules):
        return True
    kinds = {effect.kind for rule in rules for effect in rule.effects} | {"treat_as" for rule in rules if rule.treat_as}
    if policies == {"caution", "ignore"}:
        return not kinds & {"exclude", "caution", "limit", "treat_as"}
    if policies == {"apply", "hold"}:
        return not kinds - {"prefer"} and all(rule.outcome == "hold" and rule.blocks for rule in rules)
    acting = {"prefer"} if policies != {"apply", "caution"} else {"prefer", "caution", "limit"}
    return "hold" not in policies and not kinds - acting and all(rule.outcome in (None, "proceed") for rule in rules)


def _index(mutant: Mutant) -> str:
    """How the address of the rule ends that an entry of a condition or exercise compiles to."""
    parts = mutant.pointer.split("/")
    if mutant.kind not in ("condition", "exercise") or len(parts) < 3:
        return ""
    kind = {"excluded_when": "exclude", "caution_when": "caution"}.get(parts[1], parts[1])
    return f"/{kind}/{parts[2]}"


def _only_in(plan: Plan, other: Plan) -> list[str]:
    held = {item.exercise for item in other.items}
    return sorted({item.exercise for item in plan.items} - held)


def _chosen(plan: Plan) -> frozenset[str]:
    return frozenset(plan.regimens or ())


def _begun(plan: Plan) -> frozenset[str]:
    return frozenset(position.progression for position in plan.positions)


#: What else a case may say of a plan, with the keys for what is in it and what is not.
_TOLD_OF_PLANS: Mapping[Callable[[Plan], frozenset[str]], tuple[str, str]] = {
    _chosen: ("plan_chooses", "plan_does_not_choose"),
    _begun: ("plan_begins", "plan_does_not_begin"),
}
