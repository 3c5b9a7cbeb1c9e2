# SPDX-License-Identifier: Apache-2.0
"""
The condition language: parse, type-check, evaluate in three truth values, explain, and the facts it is about.

- `truth`, `values`: the truth values; what a field may be worth (`Interval`, `Members`, `NOT_APPLICABLE`)
- `subject`: `Field` and `Subject`, what can be tested, with types
- `nodes`, `leaves`, `same`, `matching`: the tree of connectives and tests, and how a value is held against another
- `parsing`, `criteria`: from data to `Criteria`, fast and unchecked
"""

from __future__ import annotations

from corekit.criteria.criteria import Criteria, parse
from corekit.criteria.parsing import MalformedError
from corekit.criteria.subject import Field, Fields, Subject
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE, Interval, Members

__all__ = [
    "FALSE",
    "NOT_APPLICABLE",
    "TRUE",
    "UNKNOWN",
    "Criteria",
    "Field",
    "Fields",
    "Interval",
    "MalformedError",
    "Members",
    "Subject",
    "parse",
]
