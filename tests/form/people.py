# SPDX-License-Identifier: Apache-2.0
"""Random people for the form's evaluator: any answers, wrong ones, old ones, open ones among them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

#: How many days ago an answer may have been given; the first is today.
AGES = (0, 0, 0, 0, 1, 7, 8, 31, 200, 800)


def answers(facts: dict[str, Any], random: Random, today: date) -> dict[str, dict[str, Any]]:
    """Answers to some of the *facts* of a form, from hardly any to nearly all."""
    share = random.choice((0.05, 0.3, 0.7, 0.97))
    asked = [name for name, fact in facts.items() if "derive" not in fact and random.random() < share]
    return {name: _record(facts[name], random, today) for name in asked}


def _record(fact: dict[str, Any], random: Random, today: date) -> dict[str, Any]:
    record: dict[str, Any] = {
        "answer": _answer(fact, random),
        "on": (today - timedelta(days=random.choice(AGES))).isoformat(),
    }
    if fact["type"] == "choices" and fact["words"] and random.random() < 0.2:
        record["offered"] = sorted(random.sample(fact["words"], max(1, len(fact["words"]) // 2)))
    return record


def _answer(fact: dict[str, Any], random: Random) -> Any:
    if random.random() < 0.08:
        return random.choice(("unknown", "declined"))
    kind = fact["type"]
    if kind == "yes_no":
        return random.choice(("no", "no", "no", "yes"))
    if kind == "number":
        low, high = fact.get("minimum", 0), fact.get("maximum", 100)
        return random.choice((low, high, *(max(low, random.randint(int(low), int(high))) for _ in range(2))))
    if kind == "date":
        return date(2026, random.randint(1, 12), random.randint(1, 28)).isoformat()
    words = fact["words"] or ["somewhere"]
    if kind == "choices":
        return random.sample(words, random.randint(0, min(3, len(words))))
    return random.choice(words)
