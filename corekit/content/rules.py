# SPDX-License-Identifier: Apache-2.0
"""What a rule or a condition must be so that fewer answers never permit more: checks over the data of one item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from corekit.model.diagnostic import Diagnostic

#: Outcomes that leave nothing to issue, unless the rule says that content may continue.
_BLOCKING: Final = frozenset({"refer_emergency", "refer_urgent", "hold", "stop_today"})
_LENIENT: Final = frozenset({"caution", "ignore"})


def check_rule(rule: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """
    Yield what is wrong between a rule's `if_unknown` and the rest of it; pointers and no files.

    A lenient policy on a rule that blocks or excludes needs its reason. A rule that holds while it is unknown must not
    be able to fall from true back to unknown as answers come in, unless it blocks when it fires: else somebody would
    get, with fewer answers, what more answers take away.
    """
    then = rule.get("then")
    if not isinstance(then, Mapping):
        return
    policy = str(rule.get("if_unknown"))
    if policy in _LENIENT and (_blocks(then) or then.get("exclude")) and not rule.get("unknown_because"):
        message = f"the rule blocks or excludes, and 'if_unknown: {policy}' lets it pass while nobody knows"
        hint = "Say under 'unknown_because' why that is safe, or write 'apply' or 'hold'."
        yield Diagnostic(code="rule-unknown-because", message=message, hint=hint, pointer="/if_unknown")
    if policy == "hold" and not _blocks(then) and _falls_back(rule.get("when")):
        message = "the rule holds while it is unknown, yet 'possibly' or 'unknown' beside an open part can make it true"
        hint = "Move that part into a rule of its own, or let this one block when it fires."
        yield Diagnostic(code="rule-hold-falls-back", message=message, hint=hint, pointer="/when")


def check_condition(condition: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Yield which exclusions of a condition are lenient while nobody knows, and do not say why that is safe."""
    excluded = condition.get("exclude")
    for index, entry in enumerate(excluded if isinstance(excluded, list) else ()):
        policy = str(entry.get("if_unknown")) if isinstance(entry, Mapping) else ""
        if policy in _LENIENT and not entry.get("unknown_because"):
            message = f"the condition excludes, and 'if_unknown: {policy}' lets exercises pass while nobody knows"
            hint = "Say under 'unknown_because' why that is safe, or write 'apply' or 'hold'."
            pointer = f"/exclude/{index}/if_unknown"
            # a warning: packs that were written before the key existed keep what else they protect from
            yield Diagnostic(
                code="rule-unknown-because", message=message, severity="warning", hint=hint, pointer=pointer
            )


def _blocks(then: Mapping[str, Any]) -> bool:
    content = then.get("content")
    return content == "none" or (content is None and str(then.get("outcome")) in _BLOCKING)


def _falls_back(criteria: Any, *, beside: bool = False) -> bool:
    """Whether `possibly` or `unknown` stands below an `any`, a `count` or a `not`, where its end leaves unknown."""
    if isinstance(criteria, list):
        return any(_falls_back(part, beside=beside) for part in criteria)
    if not isinstance(criteria, Mapping):
        return False
    for key, value in criteria.items():
        if key == "possibly" or (isinstance(value, Mapping) and "unknown" in value):
            if beside:
                return True
        elif key == "all":
            if _falls_back(value, beside=beside):
                return True
        elif key in ("any", "not"):
            if _falls_back(value, beside=True):
                return True
        elif key == "count" and isinstance(value, Mapping) and _falls_back(value.get("of"), beside=True):
            return True
    return False
