# SPDX-License-Identifier: Apache-2.0
"""How every rule came to its verdict on one person: a trace that a machine can read and a person can check."""

from __future__ import annotations

from typing import Any

import attrs

from corekit.model.codec import DocumentValue, Value, many, named, nested, strings
from corekit.model.screening import Screening


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TracedFact(Value):
    """A fact that a rule tested, as the person was or would be asked; `choices` are `[id, label]` pairs."""

    #: The question, or the title of a fact that is derived and never asked.
    ask: str
    choices: Any = None
    unit: str | None = None
    #: True for a fact that is worked out from other answers.
    derived: bool | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleTrace(Value):
    """One rule: whether it fired, waits for an answer, or did not fire, and the tests that made it so."""

    #: Address of the rule, as everywhere.
    rule: str
    title: str
    pack: str
    because: str
    #: `fired`, `waits` or `not_fired`.
    verdict: str
    #: The facts whose answers made the verdict what it is.
    facts: tuple[str, ...] = strings(required=True)
    #: Nested `{truth, kind, name, test, state, parts}`; it names facts and tests, never an answer.
    tree: Any
    version: str | None = None
    sources: Any = None
    #: What happens while nobody knows, of a rule that waits: `hold`, `apply`, `caution` or `ignore`.
    if_unknown: str | None = None
    #: The exercise whose reported response was judged.
    about: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trace(DocumentValue):
    """
    The screening together with every rule behind it, fired ones first, then those that wait, then the others.

    `facts` holds the question of every fact that stands in a tree.
    """

    schema: int
    today: str
    screening: Screening = nested(Screening, required=True)
    rules: tuple[RuleTrace, ...] = many(RuleTrace, required=True)
    facts: Any = named(TracedFact, required=True)
