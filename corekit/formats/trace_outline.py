# SPDX-License-Identifier: Apache-2.0
"""How every rule came to its verdict, in words that the person who answered understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.formats.citations import with_citation
from corekit.formats.outline import Heading, Listing, Paragraph, listing, section
from corekit.formats.screening_outline import screening_outline
from corekit.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.formats.outline import Outline
    from corekit.messages import Translator
    from corekit.model.trace import RuleTrace, Trace, TracedFact

_VERDICTS = {"true": N_("yes"), "false": N_("no"), "unknown": N_("not known")}
_STATES = {"unknown": N_("not answered"), "not_applicable": N_("does not apply")}
_CONNECTIVES = {
    "all": N_("All of these must hold:"),
    "any": N_("One of these is enough:"),
    "not": N_("This must not hold:"),
    "possibly": N_("This counts as long as it is not ruled out:"),
}
_TESTS = {
    "at_least": N_("at least {n}"),
    "at_most": N_("at most {n}"),
    "above": N_("more than {n}"),
    "below": N_("less than {n}"),
    "is": N_("exactly {n}"),
    "includes": N_("{n} is among them"),
    "includes_any": N_("one of: {n}"),
    "includes_all": N_("all of: {n}"),
    "one_of": N_("one of: {n}"),
}
_POLICIES = {
    "hold": N_("Until this is answered, no exercise is given."),
    "apply": N_("Until this is answered, it is treated as if it applied."),
    "caution": N_("Until this is answered, care is taken."),
    "ignore": N_("This rule alone does nothing until it is answered."),
}
#: So many tests are named for a rule that did not fire.
_NAMED = 2


def trace_outline(trace: Trace, translator: Translator) -> Outline:
    """The screening, and how every rule came to its verdict."""
    return (*screening_outline(trace.screening, translator), *trace_blocks(trace, translator))


def trace_blocks(trace: Trace, translator: Translator, sources: Mapping[str, Any] | None = None) -> Outline:
    """Each rule that fired or waits with its tests, then the others in a line each; `sources` as in a screening."""
    t = translator
    teller = _Teller(trace.facts, t, sources or {})
    by_verdict = {
        verdict: [rule for rule in trace.rules if rule.verdict == verdict]
        for verdict in ("fired", "waits", "not_fired")
    }
    return (
        *section(t.gettext("Rules that apply, and why"), _told(by_verdict["fired"], teller)),
        *section(t.gettext("Rules that wait for an answer"), _told(by_verdict["waits"], teller)),
        *section(
            t.gettext("Rules that do not apply"), listing([teller.not_fired(rule) for rule in by_verdict["not_fired"]])
        ),
    )


def _told(rules: list[RuleTrace], teller: _Teller) -> tuple[Heading | Paragraph | Listing, ...]:
    blocks: list[Heading | Paragraph | Listing] = []
    for rule in rules:
        blocks.append(Heading(text=rule.title, level=3))
        blocks.append(Paragraph(text=teller.because(rule)))
        blocks.append(Listing(items=tuple(teller.lines(rule.tree))))
    return tuple(blocks)


class _Teller:
    """Tests as sentences, with the questions and labels of the facts they are about."""

    def __init__(self, facts: Mapping[str, TracedFact], translator: Translator, sources: Mapping[str, Any]) -> None:
        self._facts = facts
        self._sources = sources
        self._t = translator

    def because(self, rule: RuleTrace) -> str:
        """Why the rule exists, what is done while it waits, and where it stands."""
        said = [with_citation(rule.because, rule.sources, self._sources, self._t)]
        if rule.verdict == "waits" and rule.if_unknown in _POLICIES:
            said.append(self._t.gettext(_POLICIES[rule.if_unknown]))
        if rule.verdict == "fired" and rule.tree["truth"] != "true":
            said.append(self._t.gettext("Another rule treats you as having this condition."))
        return f"{' '.join(said)} ({rule.rule})"

    def not_fired(self, rule: RuleTrace) -> str:
        """The rule's title and the first tests that kept it from firing."""
        leaves = list(_leaves(rule.tree))
        named = [self._leaf(leaf) for leaf in leaves[:_NAMED]]
        more = len(leaves) - len(named)
        if more:
            named.append(self._t.ngettext("and {n} more", "and {n} more", more))
        return f"{rule.title}: {'; '.join(named)}" if named else rule.title

    def lines(self, part: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
        """The tests that made *part* what it is, one a line, inner ones indented."""
        counting = list(_counting(part))
        mark = ". " * depth
        if "name" in part:
            yield mark + self._leaf(part)
            for inner in counting:
                yield from self.lines(inner, depth + 1)
        elif part["kind"] in ("all", "any") and len(counting) == 1:
            yield from self.lines(counting[0], depth)
        elif counting:
            yield mark + self._connective(part)
            for inner in counting:
                yield from self.lines(inner, depth + 1)
        else:
            yield mark + self._t.gettext("This always holds.")

    def _connective(self, part: Mapping[str, Any]) -> str:
        if part["kind"] == "count":
            bounds = part.get("test") or {}
            if "at_least" in bounds:
                return self._t.gettext("At least {n} of these must hold:", n=bounds["at_least"])
            return self._t.gettext("At most {n} of these may hold:", n=bounds.get("at_most"))
        return self._t.gettext(_CONNECTIVES.get(part["kind"], _CONNECTIVES["all"]))

    def _leaf(self, part: Mapping[str, Any]) -> str:
        name = part["name"]
        fact = self._facts.get(name)
        ask = fact.ask if fact is not None else name.replace("_", " ")
        test = self._test(part.get("test"), fact)
        verdict = self._t.gettext(_STATES.get(part.get("state", ""), _VERDICTS[part["truth"]]))
        return f"{ask} ({test}): {verdict}" if test else f"{ask}: {verdict}"

    def _test(self, test: Any, fact: TracedFact | None) -> str:
        """A test in words; nothing for `yes`, which the question itself asks."""
        if test is None or test == "yes":
            return ""
        if not isinstance(test, dict):
            return self._operand(test, fact)
        said = [self._operation(operator, operand, fact) for operator, operand in test.items()]
        return ", ".join(said)

    def _operation(self, operator: str, operand: Any, fact: TracedFact | None) -> str:
        if operator == "unknown":
            return self._t.gettext("left open") if operand == "yes" else self._t.gettext("answered")
        if operator == "between" and isinstance(operand, list | tuple):
            low, high = (self._operand(end, fact) for end in operand)
            return self._t.gettext("from {low} to {high}", low=low, high=high)
        words = self._operand(operand, fact)
        sentence = _TESTS.get(operator)
        return self._t.gettext(sentence, n=words) if sentence else f"{operator.replace('_', ' ')} {words}"

    def _operand(self, operand: Any, fact: TracedFact | None) -> str:
        if isinstance(operand, list | tuple):
            return self._t.gettext(" or ").join(self._operand(each, fact) for each in operand)
        if isinstance(operand, int | float) and not isinstance(operand, bool):
            unit = f" {fact.unit}" if fact is not None and fact.unit else ""
            return f"{self._t.number(operand)}{unit}"
        labels: dict[str, str] = dict(fact.choices or ()) if fact is not None else {}
        yes_no = {"yes": self._t.gettext("yes"), "no": self._t.gettext("no")}
        return labels.get(operand) or yes_no.get(operand) or str(operand).replace("_", " ")


def _counting(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The parts that made *part* true, false or unknown."""
    for inner in part.get("parts", ()):
        alike = inner["truth"] == part["truth"]
        decided = {"all": part["truth"] == "true", "any": part["truth"] == "false"}.get(part["kind"], True)
        if alike or decided:
            yield inner


def _leaves(part: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "name" in part:
        yield part
        return
    for inner in _counting(part):
        yield from _leaves(inner)
