# SPDX-License-Identifier: Apache-2.0
"""Every rule of the library with the tests that made it fire, wait or stay silent for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.model.trace import RuleTrace, Trace, TracedFact
from corekit.planning.questions import choices_of
from corekit.planning.rulings import Ruling
from corekit.planning.screening import screening_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.content.library import Library
    from corekit.planning.assessment import Assessment


def trace_of(assessment: Assessment) -> Trace:
    """The trace of *assessment*; it names facts and tests and never holds an answer."""
    versions = {pack["namespace"]: pack["version"] for pack in assessment.library.provenance}
    rules = tuple(_traced(ruling, assessment, versions) for ruling in _all(assessment))
    named = dict.fromkeys(sorted(name for rule in rules for name in _names(rule.tree)))
    return Trace(
        schema=1,
        today=assessment.today.isoformat(),
        screening=screening_of(assessment),
        rules=rules,
        facts={name: _fact(name, assessment.library) for name in named if assessment.library.has("fact", name)},
    )


def _all(assessment: Assessment) -> Iterator[Ruling]:
    """Every rule once for the person, and once more for each response that it judged."""
    ruled = {ruling.rule.address for ruling in assessment.rulings if ruling.about is None}
    yield from (ruling for ruling in assessment.rulings if ruling.fired)
    yield from (ruling for ruling in assessment.rulings if ruling.waits and not ruling.rule.raw)
    for rule in assessment.book.rules:
        if rule.address not in ruled:
            yield Ruling(rule=rule, truth=0)


def _traced(ruling: Ruling, assessment: Assessment, versions: Mapping[str | None, str | None]) -> RuleTrace:
    rule = ruling.rule
    values = assessment.values.raw if rule.raw else assessment.values
    tree = rule.when.explain(values)
    return RuleTrace(
        rule=rule.address,
        title=rule.title,
        pack=rule.pack,
        version=versions.get(rule.pack),
        because=rule.because,
        sources=rule.sources,
        verdict="fired" if ruling.fired else "waits" if ruling.waits else "not_fired",
        if_unknown=ruling.policy if ruling.waits else None,
        facts=rule.facts if rule.facts is not None else tree.decisive(),
        tree=tree.to_dict(),
        about=ruling.about,
    )


def _names(part: Mapping[str, Any]) -> Iterator[str]:
    if "name" in part:
        yield part["name"]
    for inner in part.get("parts", ()):
        yield from _names(inner)


def _fact(name: str, library: Library) -> TracedFact:
    fact = library.get("fact", name)
    choices = [list(pair) for pair in choices_of(fact, library)]
    return TracedFact(
        ask=fact.ask or fact.title or name.replace("_", " "),
        choices=choices or None,
        unit=fact.unit,
        derived=True if fact.derive else None,
    )
