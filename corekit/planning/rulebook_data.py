# SPDX-License-Identifier: Apache-2.0
"""
Safety rules as JSON data and back, so that a warm start compiles no item and makes no rule that does not fire.

Criteria are written once, however many rules share them, and are the same object in all of these afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.criteria import Criteria, parse_later
from corekit.planning.safety_rule import Effect, SafetyRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.content.library import Library

#: Fields of a rule that hold criteria over answers.
_CRITERIA: Final = ("when", "state")
#: Fields that hold several texts.
_TEXTS: Final = ("say", "ask", "treat_as", "facts")


class RememberedRules(Sequence[SafetyRule]):
    """
    The rules that `to_data` wrote, in their order; each is made when it is asked for.

    *data* and *entries* are what `to_data` gave for the rules of this very *library*. *tests* are when each rule fires,
    and whether that is asked of the answers as given.
    """

    def __init__(self, data: Mapping[str, Any], entries: Sequence[Any], library: Library) -> None:
        self._criteria = [parse_later(entry, library.subject_facts) for entry in data["criteria"]]
        self._selectors = [parse_later(entry, library.subject_exercise) for entry in data["selectors"]]
        self._entries = entries
        self._made: dict[int, SafetyRule] = {}
        self.tests: tuple[tuple[Criteria, bool], ...] = tuple(
            [(self._criteria[number], raw) for number, raw in data["tests"]]
        )

    def __len__(self) -> int:
        return len(self.tests)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = range(len(self))[index]
        if at not in self._made:
            self._made[at] = _rule(self._entries[at], self._criteria, self._selectors)
        return self._made[at]


def to_data(rules: Sequence[SafetyRule]) -> tuple[dict[str, Any], list[Any]]:
    """Return what all *rules* share and when each fires, and each of them, as JSON data; the order is kept."""
    criteria, selectors = _Numbered(), _Numbered()
    entries = [_entry(rule, criteria, selectors) for rule in rules]
    tests = [[entry["when"], rule.raw] for entry, rule in zip(entries, rules, strict=True)]
    return {"criteria": criteria.values, "selectors": selectors.values, "tests": tests}, entries


class _Numbered:
    """Different values in the order in which they came, each once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.values: list[Any] = []

    def of(self, value: Any, *, raw: bool = False) -> int:
        """The number of a value; what is asked of the answers as given is another than what is asked after gates."""
        text = json.dumps([raw, value])
        if text not in self._numbers:
            self._numbers[text] = len(self.values)
            self.values.append(value)
        return self._numbers[text]


def _entry(rule: SafetyRule, criteria: _Numbered, selectors: _Numbered) -> dict[str, Any]:
    entry = {
        field.name: value
        for field in attrs.fields(SafetyRule)
        if (value := getattr(rule, field.name)) is not field.default and value != ()
    }
    for name in _CRITERIA:
        if name in entry:
            entry[name] = criteria.of(entry[name].to_data(), raw=rule.raw)
    if isinstance(rule.content, Criteria):
        entry["content"] = {"only": selectors.of(rule.content.to_data())}
    if rule.variants is not None:
        entry["variants"] = sorted(rule.variants, key=str)
    entry["effects"] = [
        [effect.kind, None if effect.select is None else selectors.of(effect.select_data), effect.bounds]
        for effect in rule.effects
    ]
    return entry


def _rule(entry: Mapping[str, Any], criteria: Sequence[Criteria], selectors: Sequence[Criteria]) -> SafetyRule:
    given = dict(entry)
    for name in _CRITERIA:
        if name in given:
            given[name] = criteria[given[name]]
    for name in _TEXTS:
        if name in given:
            given[name] = tuple(given[name])
    if isinstance(given.get("content"), dict):
        given["content"] = selectors[given["content"]["only"]]
    if "variants" in given:
        given["variants"] = frozenset(given["variants"])
    given["effects"] = tuple([_effect(kind, number, bounds, selectors) for kind, number, bounds in given["effects"]])
    return SafetyRule(**given)


def _effect(kind: str, number: int | None, bounds: Mapping[str, Any], selectors: Sequence[Criteria]) -> Effect:
    if number is None:
        return Effect(kind=kind, select=None, select_data=None, bounds=bounds)
    return Effect(kind=kind, select=selectors[number], select_data=selectors[number].to_data(), bounds=bounds)
