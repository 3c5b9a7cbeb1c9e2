# SPDX-License-Identifier: Apache-2.0
"""Findings of screeners and of the core itself as rulings, so that one mechanism acts on all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.criteria import TRUE, MalformedError, parse
from corekit.planning.rulings import Ruling
from corekit.planning.safety_rule import OUTCOMES, Effect, SafetyRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.finding import Finding


def rulings_of(findings: Iterable[tuple[str, Finding]], library: Library) -> tuple[Ruling, ...]:
    """Each finding, with the name of who found it, as a rule that has fired; one that cannot be read holds."""
    return tuple(
        Ruling(rule=_as_rule(origin, finding, library), truth=TRUE)
        for origin, finding in sorted(findings, key=lambda pair: (pair[0], pair[1].id))
    )


def _as_rule(origin: str, finding: Finding, library: Library) -> SafetyRule:
    outcomes = (None, *OUTCOMES)
    try:
        if finding.outcome in outcomes:
            return _rule(origin, finding, library)
        fault = f"the outcome '{finding.outcome}' does not exist"
    except MalformedError as error:
        fault = str(error)
    from corekit.model.finding import Finding  # noqa: PLC0415 - only for a finding that is broken

    because = f"The screener '{origin}' found something that cannot be read ({fault}); nothing is issued without it."
    return _rule(origin, Finding(id=finding.id, outcome="hold", because=because, sources="editorial"), library)


def _rule(origin: str, finding: Finding, library: Library) -> SafetyRule:
    return SafetyRule(
        address=f"finding:{origin}:{finding.id}",
        pack=origin,
        title=finding.because,
        when=parse("always", library.subject_facts),
        if_unknown="hold",
        because=finding.because,
        sources=finding.sources,
        effects=tuple(_effects(finding, library)),
        outcome=finding.outcome,
        within_days=finding.within_days,
        say=(finding.say,) if finding.say else (),
        ask=tuple(fact for fact in finding.ask or () if library.has("fact", fact)),
        facts=finding.facts,
        raw=origin == "core",
    )


def _effects(finding: Finding, library: Library) -> Iterator[Effect]:
    for kind, selectors in (("exclude", finding.exclude), ("caution", finding.caution)):
        for selector in selectors or ():
            select = parse(selector, library.subject_exercise)
            yield Effect(kind=kind, select=select, select_data=selector, bounds={})
