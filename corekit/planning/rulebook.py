# SPDX-License-Identifier: Apache-2.0
"""Everything that can forbid, limit or refer, as one kind of rule: rules, conditions and exercises' own conditions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import parse
from corekit.planning.rulebook_data import RememberedRules, to_data
from corekit.planning.safety_rule import Effect, SafetyRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corekit.content.library import Library
    from corekit.criteria import Criteria
    from corekit.criteria.person import Values
    from corekit.model.condition import Condition
    from corekit.model.exercise import Exercise
    from corekit.model.rule import Rule

#: After so many people the rules are compiled.
_WORTH_COMPILING = 3

#: The name of the compiled rules among what is known of a library.
_MEMO = "rules"

#: What a condition or an exercise does while its own `when` is unknown and it does not say.
_DEFAULT_POLICY = {"exclude": "apply", "caution": "caution", "limit": "apply", "prefer": "ignore"}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class RuleBook:
    """All rules of a library, in the order of their addresses (load order never matters)."""

    rules: Sequence[SafetyRule]
    _evaluations: list[int] = attrs.field(factory=lambda: [0], init=False)

    def truths(self, values: Values) -> Iterable[int]:
        """
        The truth of each rule's `when` for one person, in the order of the rules.

        The first few people are judged rule by rule; from then on all rules are one compiled function, which is worth
        its making for a server and not for a single plan. Both give the same (a property of the criteria's tests).
        """
        if self._evaluations[0] < _WORTH_COMPILING:
            self._evaluations[0] += 1
            return self._one_by_one(values)
        from corekit.criteria import compile_rules  # noqa: PLC0415 - a single plan compiles nothing

        plain = compile_rules([when for when, _ in self._tests])(values)
        as_given = values.raw
        given = [when.evaluate(as_given) if raw else None for when, raw in self._tests]
        return [truth if own is None else own for truth, own in zip(plain, given, strict=True)]

    @cached_property
    def _tests(self) -> Sequence[tuple[Criteria, bool]]:
        """When each rule fires, and whether that is asked of the answers as given; no rule is made for it."""
        if isinstance(self.rules, RememberedRules):
            return self.rules.tests
        return [(rule.when, rule.raw) for rule in self.rules]

    def _one_by_one(self, values: Values) -> list[int]:
        """The truth of each rule's `when`; of criteria that several rules share, worked out once."""
        as_given = values.raw
        known: dict[Criteria, int] = {}
        truths = []
        for when, raw in self._tests:
            truth = when.evaluate(as_given) if raw else known.get(when)
            if truth is None:
                truth = known[when] = when.evaluate(values)
            truths.append(truth)
        return truths

    @classmethod
    def of(cls, library: Library) -> RuleBook:
        """The rules, conditions and exercises of *library*, compiled, or as they were when they last were."""
        known, entries = library.memo.get(_MEMO), library.memo.each(_MEMO)
        if known is not None and entries is not None:
            return cls(rules=RememberedRules(known, entries, library))
        found = [
            rule
            for kind in _COMPILERS
            for identifier in library.ids(kind)
            for rule in rules_of(library, kind, identifier)
        ]
        rules = _in_order(found)
        if library.memo.keeps:
            shared, entries = to_data(rules)
            library.memo.put(_MEMO, shared)
            library.memo.put_each(_MEMO, entries)
        return cls(rules=rules)

    def replacing(self, library: Library, kind: str, identifier: str) -> RuleBook:
        """The same rules, with those of one item compiled again from *library*."""
        own = {rule.address for rule in self.rules if rule.belongs_to(kind, identifier)}
        others = (rule for rule in self.rules if rule.address not in own)
        return RuleBook(rules=_in_order((*others, *rules_of(library, kind, identifier))))


def rules_of(library: Library, kind: str, identifier: str) -> tuple[SafetyRule, ...]:
    """Compile one rule, condition or exercise of *library*."""
    return tuple(_COMPILERS[kind](identifier, library.get(kind, identifier), library))


def _in_order(rules: Iterable[SafetyRule]) -> tuple[SafetyRule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.address))


def _from_rule(identifier: str, rule: Rule, library: Library) -> Iterator[SafetyRule]:
    then = rule.then
    effects = [
        *_selectors("exclude", then.exclude, library),
        *_selectors("caution", then.caution, library),
        *(_limit(entry["select"], entry, library) for entry in then.limit or ()),
        *_selectors("prefer", then.prefer, library),
    ]
    content = then.content
    yield SafetyRule(
        address=f"rule:{identifier}",
        pack=library.owner("rule", identifier),
        title=rule.title,
        when=parse(rule.when, library.subject_facts),
        if_unknown=rule.if_unknown,
        because=rule.because,
        sources=rule.sources,
        effects=tuple(effects),
        outcome=then.outcome,
        within_days=then.within_days,
        content=parse(content["only"], library.subject_exercise) if isinstance(content, dict) else content,
        say=_several(then.say),
        ask=then.ask or (),
        treat_as=_several(then.treat_as),
        raw=rule.contradiction == "yes",
    )


def _from_condition(identifier: str, condition: Condition, library: Library) -> Iterator[SafetyRule]:
    for kind, policy in _DEFAULT_POLICY.items():
        for index, entry in enumerate(getattr(condition, kind) or ()):
            diagnosed: Any = {"dx": {"includes": identifier}}
            when = {"all": [diagnosed, entry.when]} if entry.when is not None else diagnosed
            limits = kind == "limit"
            effect = _limit(entry.select, entry.to_dict(), library) if limits else _effect(kind, entry.select, library)
            yield SafetyRule(
                address=f"condition:{identifier}/{kind}/{index}",
                pack=library.owner("condition", identifier),
                title=condition.title,
                when=parse(when, library.subject_facts),
                if_unknown=entry.if_unknown or policy,
                because=entry.because,
                sources=entry.sources,
                effects=(effect,),
                condition=identifier,
                state=parse(entry.when, library.subject_facts) if entry.when is not None else None,
            )


def rules_of_exercise(identifier: str, exercise: Exercise, library: Library) -> Iterator[SafetyRule]:
    """The own conditions of one exercise and of its variants, as rules."""
    variants: Mapping[str, Any] = exercise.variants or {}
    for kind, key in (("exclude", "excluded_when"), ("caution", "caution_when")):
        address = f"exercise:{identifier}/{kind}"
        speaking = sorted(variant for variant, overrides in variants.items() if key in overrides)
        silent = frozenset((None, *variants)) - frozenset(speaking)
        yield from _own(address, kind, identifier, exercise, library, silent if speaking else None)
        for variant in speaking:
            form = library.variant(identifier, variant)
            yield from _own(f"{address}/{variant}", kind, identifier, form, library, frozenset({variant}))


def _own(
    address: str,
    kind: str,
    identifier: str,
    exercise: Exercise,
    library: Library,
    variants: frozenset[str | None] | None,
) -> Iterator[SafetyRule]:
    entries = exercise.excluded_when if kind == "exclude" else exercise.caution_when
    for index, entry in enumerate(entries or ()):
        yield SafetyRule(
            address=f"{address}/{index}",
            pack=library.owner("exercise", identifier),
            title=exercise.title,
            when=parse(entry.when, library.subject_facts),
            if_unknown=entry.if_unknown or _DEFAULT_POLICY[kind],
            because=entry.because,
            sources=entry.sources,
            effects=(Effect(kind=kind, select=None, select_data=None, bounds={}),),
            exercise=identifier,
            variants=variants,
        )


def _selectors(kind: str, selectors: Iterable[Any] | None, library: Library) -> Iterator[Effect]:
    for selector in selectors or ():
        yield _effect(kind, selector, library)


def _effect(kind: str, selector: Any, library: Library) -> Effect:
    return Effect(kind=kind, select=parse(selector, library.subject_exercise), select_data=selector, bounds={})


def _limit(select: Any, entry: Mapping[str, Any], library: Library) -> Effect:
    bounds = {
        key: entry[key] for key in ("dose", "intensity", "frequency", "scale", "without", "per", "each") if key in entry
    }
    return Effect(
        kind="limit",
        select=parse(select, library.subject_exercise),
        select_data=select,
        bounds=bounds,
    )


def _several(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


#: What rules come from, and how.
_COMPILERS: Mapping[str, Callable[[str, Any, Library], Iterable[SafetyRule]]] = {
    "rule": _from_rule,
    "condition": _from_condition,
    "exercise": rules_of_exercise,
}
