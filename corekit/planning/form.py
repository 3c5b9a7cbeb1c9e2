# SPDX-License-Identifier: Apache-2.0
"""Everything that an intake needs where there is no Python: questions, gates, rules and their order, as JSON data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.fact_subject import DX
from corekit.criteria.history import History
from corekit.criteria.person import INTAKE
from corekit.criteria.portable import portable, truth_tables
from corekit.criteria.values import Interval
from corekit.planning.contradictions import COMPARED, address_of
from corekit.planning.intake import Tier, tiers
from corekit.planning.questions import choices_of
from corekit.planning.safety_rule import OUTCOMES

if TYPE_CHECKING:
    from datetime import date

    from corekit.content.library import Library
    from corekit.criteria.person import Values
    from corekit.planning.rulebook import RuleBook
    from corekit.planning.safety_rule import SafetyRule

_TREES = ("criteria", "count")


def form_data(book: RuleBook, library: Library, *, today: date) -> dict[str, Any]:
    """
    The intake of *library* as JSON data, for an evaluator that knows nothing of packs.

    What comes from a journal stands in it as it is for somebody who has none on *today*.
    """
    table = library.facts
    values = table.values({}, today=today, history=History(since=today))
    places = {id(rule.when): index for index, rule in enumerate(book.rules)}
    return {
        "schema": 1,
        "truth": truth_tables(),
        "outcomes": list(OUTCOMES),
        "diagnosis": DX,
        "facts": {name: _fact(name, library, values) for name in library.ids("fact")},
        "recognised": {name: portable(criteria.root) for name, criteria in table.recognised().items()},
        "lineage": {name: sorted(table.lineage(name)) for name in library.ids("condition")},
        "rules": [_rule(rule) for rule in book.rules],
        "tiers": [_tier(tier, places) for tier in tiers(book, library)],
        "compared": [
            {
                "address": address_of(pair),
                "smaller": pair.smaller,
                "larger": pair.larger,
                "mayBeEqual": pair.may_be_equal,
                "because": pair.because,
                "ask": list(pair.ask),
            }
            for pair in COMPARED
        ],
        "equipment": [list(pair) for pair in library.equipment()],
    }


def _fact(name: str, library: Library, values: Values) -> dict[str, Any]:
    fact = library.get("fact", name)
    gate = library.facts.gate(name)
    field = library.subject_facts.field(name)
    data = {
        "type": fact.type,
        "ask": fact.ask,
        "because": fact.because,
        "group": fact.group,
        "unit": fact.unit,
        "minimum": fact.minimum,
        "maximum": fact.maximum,
        "choices": [list(pair) for pair in choices_of(fact, library)] or None,
        "gate": portable(gate.root) if gate is not None else None,
        "derive": _derived(name, fact.derive, library, values) if fact.derive else None,
        "ages": fact.ages,
    }
    told = {key: value for key, value in data.items() if value is not None}
    words = list(field.words) if field is not None and field.words is not None else None
    return {**told, "at": fact.ask_at or INTAKE, "validDays": fact.valid_days, "words": words}


def _derived(name: str, derive: Any, library: Library, values: Values) -> list[Any]:
    """How a fact is derived; from a journal, the value it has without one."""
    (way, operand), *_ = derive.items()
    if way in _TREES:
        roots = [portable(criteria.root) for criteria in library.facts.derivations(name)]
        return [way, roots if way == "count" else roots[0]]
    if way in ("sum", "difference"):
        return [way, list(operand)]
    value = values.get(name)
    return ["journal", {"low": value.low, "high": value.high} if isinstance(value, Interval) else value]


def _rule(rule: SafetyRule) -> dict[str, Any]:
    return {
        "address": rule.address,
        "title": rule.title,
        "when": portable(rule.when.root),
        "raw": rule.raw,
        "outcome": rule.outcome,
        "withinDays": rule.within_days,
        "because": rule.because,
        "say": list(rule.say),
        "ask": list(rule.ask),
    }


def _tier(tier: Tier, places: dict[int, int]) -> dict[str, Any]:
    """Criteria of rules by the rule's place, others as they are."""
    criteria = [places.get(id(each), portable(each.root)) for each in tier.criteria]
    return {"onlyUnknown": tier.only_unknown, "criteria": criteria}
