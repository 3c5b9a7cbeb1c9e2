# SPDX-License-Identifier: Apache-2.0
"""
Where `possibly` and `unknown` may stand, so that fewer answers never permit more.

They may stand only where more truth means more restriction: in what restricts, under an even number of `not`. An
upper bound on a count counts as one `not`, and an exact count admits neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.criteria import Criteria
from corekit.criteria.parsing import CONNECTIVES
from corekit.criteria.report import Report

if TYPE_CHECKING:
    from corekit.model.diagnostic import Diagnostic

#: Places whose criteria restrict when they are true: `possibly` and `unknown` may stand there.
RESTRICTING = frozenset(
    {
        "when",
        "contradiction",
        "exclude",
        "caution",
        "limit",
        "excluded_when",
        "caution_when",
        "contraindicated_when",
        "stop_when",
        "stop",
        "refer",
        "regress",
        "stay",
    }
)
#: Places whose criteria grant something, or feed both kinds: neither may stand there.
GRANTING = frozenset(
    {
        "ask_when",
        "derive",
        "recognised_by",
        "prefer",
        "content",
        "indicated_when",
        "track",
        "pick",
        "regimens",
        "enter",
        "advance",
    }
)

_UP, _DOWN, _NEITHER = 1, -1, 0


def check_place(criteria: Criteria | Any, place: str, *, pointer: str = "") -> tuple[Diagnostic, ...]:
    """
    The faults of *criteria* (or their data, without other faults) at a *place* of `RESTRICTING` or `GRANTING`.

    The `when` of a rule that only prefers stands at the place `prefer`, that of a track at `track`. *pointer* is the
    JSON Pointer of the criteria. Raises ValueError for a place that does not exist.
    """
    if place not in RESTRICTING and place not in GRANTING:
        raise ValueError(f"no such place: {place}")
    report = Report(pointer)
    data = criteria.to_data() if isinstance(criteria, Criteria) else criteria
    _walk(data, _UP if place in RESTRICTING else _NEITHER, report, place)
    return report.found


def _walk(data: Any, direction: int, report: Report, place: str) -> None:
    if not isinstance(data, dict):
        return
    for key, value in data.items():
        under = report.under(str(key))
        if key == "possibly":
            if direction != _UP:
                under.add("criteria-possibly-place", *_words("possibly", direction, place))
            _walk(value, direction, under, place)
        elif key == "not":
            _walk(value, -direction, under, place)
        elif key in ("all", "any"):
            _each(value, direction, under, place)
        elif key == "count" and isinstance(value, dict):
            _each(value.get("of"), direction * _slope(value), under.under("of"), place)
        elif key not in CONNECTIVES:
            _test(value, direction, under, place)


def _each(parts: Any, direction: int, report: Report, place: str) -> None:
    for index, part in enumerate(parts if isinstance(parts, list) else ()):
        _walk(part, direction, report.under(str(index)), place)


def _slope(count: dict[str, Any]) -> int:
    """Whether more true parts make a count truer, less true, or either."""
    if "is" in count or ("at_least" in count and "at_most" in count):
        return _NEITHER
    return _DOWN if "at_most" in count else _UP


def _test(test: Any, direction: int, report: Report, place: str) -> None:
    if not isinstance(test, dict):
        return
    if "unknown" in test:
        needed = _DOWN if test["unknown"] == "no" else _UP
        if direction != needed:
            report.under("unknown").add("criteria-unknown-place", *_words("unknown", direction, place))
    if "has" in test:
        _walk(test["has"], direction, report.under("has"), place)


def _words(word: str, direction: int, place: str) -> tuple[str, str]:
    if place in GRANTING:
        return (
            f"{word} has no place in `{place}`",
            "What is not known must never grant anything: name the answer itself.",
        )
    if direction == _NEITHER:
        return f"{word} has no place in an exact count", "Say at_least."
    return f"{word} would permit more here because something is unknown", "Let it stand under an even number of `not`."
