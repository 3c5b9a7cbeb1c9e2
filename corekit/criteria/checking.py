# SPDX-License-Identifier: Apache-2.0
"""Type-checks criteria: every fault at once, each with the pointer to where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from corekit.criteria.operands import check_operand
from corekit.criteria.parsing import CONNECTIVES, COUNT_BOUNDS, OPERATORS
from corekit.criteria.possibilities import contradiction, verdict
from corekit.criteria.report import Report
from corekit.criteria.same import SAME
from corekit.criteria.subject import CHOICE_KINDS, Fields, facts_of
from corekit.criteria.suggest import did_you_mean

if TYPE_CHECKING:
    from corekit.criteria.subject import Field, Subject
    from corekit.model.diagnostic import Diagnostic

#: Deeper than this nobody can follow; the reader of content refuses it as well.
MAX_DEPTH = 32

#: How to go on where no name is near.
_OF_ANOTHER_PACK = (
    "A fact of another pack is known where that pack stands under `requires` in pack.yaml; `corekit facts WORD` finds"
    " facts."
)
_BY_ATTRIBUTES = "A selector speaks of what exercises do, such as `muscles_stretched`, never of an exercise's name."

_ORDER = frozenset({"at_least", "at_most", "above", "below", "between"})
_SINGLE = frozenset({"is", "one_of", "unknown"})
_SET = frozenset({"includes", "includes_any", "includes_all", "unknown"})


def check(data: Any, subject: Subject, *, pointer: str = "") -> tuple[Diagnostic, ...]:
    """
    All faults of *data* as criteria about *subject*, in the order in which they stand; never raises.

    *pointer* is the JSON Pointer of *data* itself. Where `possibly` may stand is `check_place`'s to say.
    """
    report = Report()
    if data != "always":
        _criteria(data, subject, report.at(pointer), 0)
    return report.found


def _criteria(data: Any, subject: Subject, report: Report, depth: int) -> None:
    if depth > MAX_DEPTH:
        report.add("criteria-too-deep", f"criteria are nested more than {MAX_DEPTH} deep")
    elif not isinstance(data, dict):
        _no_mapping(data, report)
    elif not data:
        report.add("criteria-empty", "a mapping of tests names nothing")
    elif len(data) > 1 and any(key in CONNECTIVES for key in data):
        found = next(key for key in data if key in CONNECTIVES)
        hint = "Put the tests and the connective into the list of an `all`."
        report.under(found).add("criteria-mixed-connective", f"{found} stands alone in its mapping", hint)
    else:
        for key, value in data.items():
            if key in CONNECTIVES:
                _connective(key, value, subject, report.under(key), depth)
            else:
                _test(str(key), value, subject, report.under(str(key)), depth)


def _no_mapping(data: Any, report: Report) -> None:
    if data == "always":
        report.add("criteria-shape", "`always` stands alone, not inside of other criteria")
    elif isinstance(data, list):
        report.add("criteria-shape", "criteria are a mapping, not a list", "Say `all` or `any` of the list.")
    else:
        report.add("criteria-shape", f"criteria are a mapping of tests, not {_kind(data)}")


def _connective(key: str, value: Any, subject: Subject, report: Report, depth: int) -> None:
    if key in ("not", "possibly"):
        _criteria(value, subject, report, depth + 1)
    elif key == "count":
        _count(value, subject, report, depth)
    elif _parts(value, subject, report, depth) and key == "all":
        fault = contradiction(value, subject)
        if fault is not None:
            report.add("criteria-never-true", f"these tests on {fault} cannot all be true at once")


def _parts(value: Any, subject: Subject, report: Report, depth: int) -> bool:
    """Checks a list of criteria; whether they are without fault."""
    if not isinstance(value, list):
        report.add("criteria-shape", f"a connective joins a list of criteria, not {_kind(value)}")
        return False
    if not value:
        report.add("criteria-empty", "a connective joins nothing")
        return False
    before = len(report.found)
    for index, part in enumerate(value):
        _criteria(part, subject, report.under(str(index)), depth + 1)
    return len(report.found) == before


def _count(value: Any, subject: Subject, report: Report, depth: int) -> None:
    if not isinstance(value, dict):
        report.add("criteria-count", "count is a mapping: `of`, with at_least, at_most or is")
        return
    for key in value:
        if key not in ("of", *COUNT_BOUNDS):
            report.under(str(key)).add("criteria-count", f"count has no {key}", did_you_mean(str(key), COUNT_BOUNDS))
    if "of" not in value:
        report.add("criteria-count", "count lacks `of`, the list of criteria it counts")
        return
    _parts(value["of"], subject, report.under("of"), depth)
    size = len(value["of"]) if isinstance(value["of"], list) else 0
    bounds = {key: value[key] for key in COUNT_BOUNDS if key in value}
    if not bounds:
        report.add("criteria-count", "count says neither at_least, at_most nor is")
    for key, bound in bounds.items():
        _bound(key, bound, size, report.under(key))
    least, most = bounds.get("at_least"), bounds.get("at_most")
    if _whole(least) and _whole(most) and least > most:
        report.add("criteria-never-true", "at_least is above at_most")


def _bound(key: str, bound: Any, size: int, report: Report) -> None:
    if not _whole(bound):
        report.add("criteria-count", f"{key} of a count is a whole number")
    elif bound < 0 or (key != "at_most" and bound > size):
        report.add("criteria-never-true", f"of {size} criteria, {key} {bound} can never be true")
    elif (key == "at_least" and bound == 0) or (key == "at_most" and bound >= size):
        report.add("criteria-always-true", f"of {size} criteria, {key} {bound} are always true")


def _whole(bound: Any) -> TypeGuard[int]:
    return isinstance(bound, int) and not isinstance(bound, bool)


def _test(key: str, test: Any, subject: Subject, report: Report, depth: int) -> None:
    field = subject.field(key)
    if field is None:
        _no_field(key, test, subject, report)
    elif not isinstance(test, dict) or "fact" in test:
        _operand(field, "one_of" if isinstance(test, list) else "is", test, subject, report, plain=True)
    elif not test:
        report.add("criteria-empty", f"the test on {key} names nothing")
    else:
        before = len(report.found)
        for operator, operand in test.items():
            _operator(field, str(operator), operand, subject, report.under(str(operator)), depth=depth)
        if len(test) > 1 and len(report.found) == before and contradiction([{key: test}], subject):
            report.add("criteria-never-true", f"these tests on {key} cannot all be true at once")


def _no_field(key: str, test: Any, subject: Subject, report: Report) -> None:
    selects = facts_of(subject) is not None
    if key == "same" and selects and subject.field("movements") is not None:
        if test not in SAME:
            report.add("criteria-same", "same compares `id` or `movements`", did_you_mean(str(test), SAME))
        return
    if key == "same":
        report.add("criteria-same", "`same` compares exercises; there are none here")
        return
    code, word = ("criteria-unknown-attribute", "attribute") if selects else ("criteria-unknown-fact", "fact")
    hint = did_you_mean(key, (*subject.names(), *CONNECTIVES)) or (_BY_ATTRIBUTES if selects else _OF_ANOTHER_PACK)
    report.add(code, f"there is no {word} {key}", hint)


def _operator(field: Field, operator: str, operand: Any, subject: Subject, report: Report, *, depth: int) -> None:
    if operator not in OPERATORS:
        report.add("criteria-unknown-test", f"there is no test {operator}", did_you_mean(operator, OPERATORS))
    elif operator not in fitting(field):
        hint = f"Use {', '.join(name for name in OPERATORS if name in fitting(field))}."
        report.add("criteria-wrong-test", f"{field.name} ({_described(field)}) has no test {operator}", hint)
    elif operator == "has":
        _criteria(operand, Fields(field.records or {}, facts=facts_of(subject)), report, depth + 1)
    elif operator == "unknown":
        if operand not in ("yes", "no"):
            report.add("criteria-wrong-type", "unknown is yes or no")
    else:
        _operand(field, operator, operand, subject, report, plain=False)


def _operand(field: Field, operator: str, operand: Any, subject: Subject, report: Report, *, plain: bool) -> None:
    if field.kind == "records":
        report.add("criteria-wrong-test", f"{field.name} is a list of records", "Say {has: {...}}.")
    elif check_operand(field, operator, operand, subject, report) and not isinstance(operand, dict):
        outcome = verdict(field, operator, operand)
        if outcome is not None:
            shown = "the test" if plain else operator
            never = outcome == "criteria-never-true"
            report.add(outcome, f"{shown} on {field.name} {'can never be' if never else 'is always'} true")


def fitting(field: Field) -> frozenset[str]:
    """The tests that fit a field."""
    if field.kind == "records":
        return frozenset({"has", "unknown"})
    if field.is_scale:
        return _SINGLE | _ORDER
    if field.kind in CHOICE_KINDS:
        return _SINGLE | _ORDER if field.ordered else _SINGLE
    return _SET | _SINGLE if field.kind == "several" else _SET


def _described(field: Field) -> str:
    return field.kind.replace("_", " or ") if field.kind == "yes_no" else field.kind


def _kind(data: Any) -> str:
    if data is None:
        return "nothing"
    names = {bool: "true or false", str: "a text", int: "a number", float: "a number", list: "a list"}
    return names.get(type(data), "a mapping")
