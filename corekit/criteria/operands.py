# SPDX-License-Identifier: Apache-2.0
"""Checks what a test names: of the right type, a choice that exists, or a person's answer that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.ageing import as_date
from corekit.criteria.matching import word
from corekit.criteria.subject import facts_of
from corekit.criteria.suggest import did_you_mean
from corekit.criteria.values import is_finite

if TYPE_CHECKING:
    from corekit.criteria.report import Report
    from corekit.criteria.subject import Field, Subject

#: The tests that name a list.
LISTS = frozenset({"one_of", "includes_any", "includes_all", "between"})


def check_operand(field: Field, operator: str, operand: Any, subject: Subject, report: Report) -> bool:
    """Report what is wrong with the *operand* of a test on *field*; whether nothing is."""
    if isinstance(operand, dict):
        return _answer(field, operator, operand, subject, report)
    if operator not in LISTS:
        return _value(field, operand, report)
    if not isinstance(operand, list):
        report.add("criteria-wrong-type", f"{operator} names a list")
        return False
    if operator == "between" and len(operand) != 2:
        report.add("criteria-wrong-type", "between names both ends, [low, high]")
        return False
    if not operand:
        report.add("criteria-empty", f"the list of {operator} is empty")
        return False
    sound = [_value(field, value, report.under(str(index))) for index, value in enumerate(operand)]
    return all(sound)


def _value(field: Field, value: Any, report: Report) -> bool:
    if field.kind == "number":
        return _number(field, value, report)
    if field.kind == "date":
        if not isinstance(value, str) or as_date(value) is None:
            report.add("criteria-wrong-type", f"{field.name} is a date", "Write it as 2025-12-31.")
            return False
        return True
    if not isinstance(value, str):
        hint = "Write yes or no." if field.kind == "yes_no" and isinstance(value, bool) else None
        report.add("criteria-wrong-type", f"{field.name} is tested with words", hint)
        return False
    if value in ("unknown", "declined"):
        hint = "Say {unknown: yes}, where that may stand, or `possibly`."
        report.add("criteria-unknown-choice", f"{value} is no choice of {field.name}", hint)
        return False
    words = field.words
    if words is not None and value not in words:
        hint = did_you_mean(value, words) or (f"It can be {', '.join(words)}." if len(words) <= 8 else None)
        report.add("criteria-unknown-choice", f"{field.name} has no choice {value}", hint)
        return False
    return True


def _number(field: Field, value: Any, report: Report) -> bool:
    if is_finite(value):
        return True
    unit = f" ({field.unit})" if field.unit else ""
    report.add("criteria-wrong-type", f"{field.name} is a number{unit}")
    return False


def _answer(field: Field, operator: str, operand: dict[str, Any], subject: Subject, report: Report) -> bool:
    facts = facts_of(subject)
    name = operand.get("fact")
    if set(operand) != {"fact"} or not isinstance(name, str):
        report.add("criteria-fact-value", "a value is a word, a number, a list, or {fact: id}")
    elif facts is None:
        report.add("criteria-fact-value", "only a selector may be held against a person's answer")
    elif facts.field(name) is None:
        report.under("fact").add("criteria-unknown-fact", f"there is no fact {name}", did_you_mean(name, facts.names()))
    else:
        return _fits(field, operator, facts.field(name), report)
    return False


def _fits(field: Field, operator: str, fact: Field | None, report: Report) -> bool:
    if fact is None or field.is_scale != fact.is_scale or (field.is_scale and field.kind != fact.kind):
        report.add("criteria-wrong-type", f"the answer is of another type than {field.name}")
        return False
    ordering = ("at_least", "at_most", "above", "below")
    if operator in ("between", "one_of" if field.is_scale else "between", *(() if field.is_scale else ordering)):
        report.add("criteria-fact-value", f"{operator} on {field.name} cannot be held against an answer")
        return False
    if operator in ("is", "includes") and fact.holds_several and not field.is_scale:
        hint = "Say includes_any, includes_all or one_of."
        report.add("criteria-wrong-type", f"the answer to {fact.name} is a list", hint)
        return False
    if field.words and fact.words and not any(word(field, own, named) for own in field.words for named in fact.words):
        report.add("criteria-never-true", f"no answer to {fact.name} is ever a value of {field.name}")
        return False
    return True
