# SPDX-License-Identifier: Apache-2.0
"""
Safety rules as JSON data and back, so that a warm start compiles no item.

Criteria are written once, however many rules share them, and are the same object in all of these afterwards.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.criteria import Criteria, parse_later
from corekit.planning.safety_rule import Effect, SafetyRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corekit.content.library import Library

#: Fields of a rule that hold criteria over answers.
_CRITERIA: Final = ("when", "state")
#: Fields that hold several texts.
_TEXTS: Final = ("say", "ask", "treat_as", "facts")


def to_data(rules: Iterable[SafetyRule]) -> dict[str, Any]:
    """Return *rules*, in their order, as JSON data; what a rule does not say is left out."""
    criteria, selectors = _Numbered(), _Numbered()
    return {
        "rules": [_entry(rule, criteria, selectors) for rule in rules],
        "criteria": criteria.values,
        "selectors": selectors.values,
    }


def from_data(data: Mapping[str, Any], library: Library) -> tuple[SafetyRule, ...]:
    """Return the rules of *data*, which `to_data` made of the rules of this very *library*."""
    criteria = [parse_later(entry, library.subject_facts) for entry in data["criteria"]]
    selectors = [parse_later(entry, library.subject_exercise) for entry in data["selectors"]]
    return tuple([_rule(entry, criteria, selectors) for entry in data["rules"]])


class _Numbered:
    """Different values in the order in which they came, each once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.values: list[Any] = []

    def of(self, value: Any) -> int:
        """The number of a value."""
        text = json.dumps(value)
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
            entry[name] = criteria.of(entry[name].to_data())
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
