# SPDX-License-Identifier: Apache-2.0
"""The red-flag rules as they ship, ready to be held against an oracle."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import corekit
from corekit.criteria import TRUE
from corekit.criteria.compiled import compile_rules
from corekit.model.profile import Answer
from corekit.planning.rulebook import RuleBook
from corekit.planning.rulings import Ruling
from corekit.planning.safety_rule import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.kit import Kit
    from corekit.planning.safety_rule import SafetyRule

PACK = Path(__file__).parents[2] / "plugins" / "corekit-redflags"
TODAY = date(2026, 1, 15)


@attrs.frozen
class Family:
    """The rules made from one rule of the sheet: `rf-01` is every `rf-01-*`."""

    kit: Kit
    rules: tuple[SafetyRule, ...]

    def values(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """What answers given today are worth, gates and all; None is a question that was not answered."""
        given = {
            fact: Answer(answer=answer, on=TODAY.isoformat()) for fact, answer in answers.items() if answer is not None
        }
        return self.kit.library.facts.values(given, today=TODAY)

    def rulings(self, values: Mapping[str, Any]) -> dict[str, Ruling]:
        """The ruling of each rule that is not false, by the rule's own name."""
        truths = compile_rules(rule.when for rule in self.rules)(values)
        return {
            rule.address.rpartition(":")[2]: Ruling(rule=rule, truth=truth)
            for rule, truth in zip(self.rules, truths, strict=True)
            if truth
        }

    @staticmethod
    def outcome(rulings: Mapping[str, Ruling]) -> str:
        """The strongest outcome of the rulings."""
        reached = {ruling.outcome for ruling in rulings.values()}
        return next(outcome for outcome in OUTCOMES if outcome in reached or outcome == "proceed")

    @staticmethod
    def fired(rulings: Mapping[str, Ruling]) -> frozenset[str]:
        """The names of the rules that are true."""
        return frozenset(name for name, ruling in rulings.items() if ruling.truth == TRUE)


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core and the red flags, nothing else."""
    loaded = corekit.load(paths=[PACK], discover=False, cache=False)
    assert not loaded.problems
    return loaded


@pytest.fixture(scope="session")
def families(kit: Kit) -> Mapping[str, Family]:
    """The families of rules that have an oracle, by the id of the sheet."""
    rules = RuleBook.of(kit.library).rules
    return {
        prefix: Family(kit, tuple(rule for rule in rules if rule.address.startswith(f"rule:redflags:{prefix}-")))
        for prefix in ("rf-01", "rf-08", "rf-09", "rf-18")
    }
