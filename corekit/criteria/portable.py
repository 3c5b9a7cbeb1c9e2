# SPDX-License-Identifier: Apache-2.0
"""
Criteria about a person as plain JSON, for an evaluator that runs where there is no Python, such as a web page.

Every node is a list that begins with its kind. A test on words carries the truth of every word, so that vocabularies,
orders of choices and the three truth values are this package's alone: the other side only looks them up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.leaves import Scale, Unanswered, Words
from corekit.criteria.nodes import All, Always, AnyOf, Count, Not, Possibly
from corekit.criteria.truth import FALSE, NAMES, TRUE, UNKNOWN, both, either, negation, possibility

if TYPE_CHECKING:
    from corekit.criteria.nodes import Node

#: The truth values in the order of their numbers.
_ALL = (FALSE, UNKNOWN, TRUE)


def truth_tables() -> dict[str, Any]:
    """The tables of the three truth values: `all` and `any` of two, `not` and `possibly` of one, and the names."""
    return {
        "names": list(NAMES),
        "all": [[both((left, right)) for right in _ALL] for left in _ALL],
        "any": [[either((left, right)) for right in _ALL] for left in _ALL],
        "not": [negation(truth) for truth in _ALL],
        "possibly": [possibility(truth) for truth in _ALL],
    }


def portable(node: Node) -> list[Any]:
    """
    *node* as JSON data.

    `[always]`, `[all | any, [node...]]`, `[not | possibly, node]`, `[count, [node...], at_least, at_most]`,
    `[words, fact, {word: truth}, truth of any other word]`, `[scale, fact, low, high, low_open, high_open]`,
    `[unanswered, fact, wanted]`, and `[unknown, fact]` for a test on a name that nothing explains.
    """
    if isinstance(node, Always):
        return ["always"]
    if isinstance(node, All | AnyOf):
        return [node.kind, [portable(part) for part in node.parts]]
    if isinstance(node, Not | Possibly):
        return [node.kind, portable(node.part)]
    if isinstance(node, Count):
        return ["count", [portable(part) for part in node.parts], node.at_least, node.at_most]
    if isinstance(node, Scale):
        return ["scale", node.name, node.low, node.high, node.low_open, node.high_open]
    if isinstance(node, Unanswered):
        return ["unanswered", node.name, node.wanted]
    if isinstance(node, Words):
        words = node.field.words
        if words is None:
            return ["words", node.name, dict.fromkeys(node.wanted, TRUE), FALSE]
        table = {word: node.of_word(word) for word in dict.fromkeys((*words, *node.wanted))}
        return ["words", node.name, {word: truth for word, truth in table.items() if truth}, FALSE]
    return ["unknown", getattr(node, "name", "")]
