# SPDX-License-Identifier: Apache-2.0
"""
The condition language: parse, type-check, evaluate in three truth values, explain, and the facts it is about.

- `truth`, `values`: the truth values; what a field may be worth (`Interval`, `Members`, `NOT_APPLICABLE`)
- `subject`, `fact_subject`: `Field` and `Subject`, what can be tested, with types; a person's facts as a subject
- `nodes`, `leaves`, `same`, `matching`: the tree of connectives and tests, and how a value is held against another
- `parsing`, `criteria`: from data to `Criteria`, fast and unchecked
- `checking`, `operands`, `possibilities`, `suggest`, `report`, `codes`: every fault as a diagnostic with its pointer
- `places`: where `possibly` and `unknown` may stand; `circles`: facts that rest on themselves
- `explaining`: what was true, false and unknown, and the facts that decided
- `facts_table`, `person`, `answers`, `ageing`: from answers to values, through gates, moments, expiry and ageing
- `derived`, `history`: facts worked out from other facts and from a journal
- `questions`: what to ask next; `compiled`: many criteria at once, as one generated function

What a plan always needs is imported with the package, the rest when it is first named.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from corekit.criteria.criteria import Criteria, parse, parse_later
from corekit.criteria.facts_table import FactTable
from corekit.criteria.parsing import MalformedError
from corekit.criteria.person import Values
from corekit.criteria.subject import Field, Fields, Subject
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE, Interval, Members

if TYPE_CHECKING:
    from corekit.criteria.checking import check
    from corekit.criteria.circles import cycles
    from corekit.criteria.codes import CODES
    from corekit.criteria.compiled import compile_rules
    from corekit.criteria.explaining import Explanation, explain
    from corekit.criteria.fact_subject import FactSubject
    from corekit.criteria.history import Done, History, Session
    from corekit.criteria.places import check_place
    from corekit.criteria.questions import none_of_these, open_questions, shares
    from corekit.criteria.suggest import did_you_mean

__all__ = [
    "CODES",
    "FALSE",
    "NOT_APPLICABLE",
    "TRUE",
    "UNKNOWN",
    "Criteria",
    "Done",
    "Explanation",
    "FactSubject",
    "FactTable",
    "Field",
    "Fields",
    "History",
    "Interval",
    "MalformedError",
    "Members",
    "Session",
    "Subject",
    "Values",
    "check",
    "check_place",
    "compile_rules",
    "cycles",
    "did_you_mean",
    "explain",
    "none_of_these",
    "open_questions",
    "parse",
    "parse_later",
    "shares",
]

_LAZY = {
    "CODES": "codes",
    "Done": "history",
    "Explanation": "explaining",
    "FactSubject": "fact_subject",
    "History": "history",
    "Session": "history",
    "check": "checking",
    "check_place": "places",
    "compile_rules": "compiled",
    "cycles": "circles",
    "did_you_mean": "suggest",
    "explain": "explaining",
    "none_of_these": "questions",
    "open_questions": "questions",
    "shares": "questions",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"corekit.criteria.{_LAZY[name]}"), name)
    return value
