# SPDX-License-Identifier: Apache-2.0
"""Findings of screeners and of the core itself as rulings, so that one mechanism acts on all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corekit.criteria import TRUE, parse
from corekit.planning.rulebook import Effect, SafetyRule
from corekit.planning.rulings import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.finding import Finding


def rulings_of(findings: Iterable[tuple[str, Finding]], library: Library) -> tuple[Ruling, ...]:
    """Each finding, with the name of who found it, as a rule that has fired."""
    return tuple(
        Ruling(rule=_as_rule(origin, finding, library), truth=TRUE)
        for origin, finding in sorted(findings, key=lambda pair: (pair[0], pair[1].id))
    )


def _as_rule(origin: str, finding: Finding, library: Library) -> SafetyRule:
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
        ask=finding.ask or (),
        facts=finding.facts,
    )


def _effects(finding: Finding, library: Library) -> Iterator[Effect]:
    for kind, selectors in (("exclude", finding.exclude), ("caution", finding.caution)):
        for selector in selectors or ():
            select = parse(selector, library.subject_exercise)
            yield Effect(kind=kind, select=select, select_data=selector, bounds={})
