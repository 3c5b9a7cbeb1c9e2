# SPDX-License-Identifier: Apache-2.0
"""What a case expects of a move, held against the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from corekit.progress.moves import Decision


def _move(wanted: str, decision: Decision) -> Iterator[str]:
    if decision.move != wanted:
        reasons = (reason.parameters.get("because") or reason.code for reason in decision.reasons)
        asked = ", ".join(decision.questions)
        why = f"{'; '.join(reasons)}{f' (open: {asked})' if asked else ''}"
        yield f"expected move: {wanted}, got {decision.move}: {why}"


def _to(wanted: str, decision: Decision) -> Iterator[str]:
    if decision.position.stage != wanted:
        yield f"expected to: {wanted}, got {decision.position.stage}"


def _by(wanted: str, decision: Decision) -> Iterator[str]:
    if decision.by != wanted:
        yield f"expected by: {wanted}, got {decision.by or 'no step'}"


def _scale(wanted: Mapping[str, float], decision: Decision) -> Iterator[str]:
    scale = decision.position.scale or {}
    for key, factor in wanted.items():
        if scale.get(key) != factor:
            yield f"expected scale: {key} times {factor}, got {scale.get(key, 'no factor')}"


#: What a case may expect of a move.
EXPECTATIONS: Mapping[str, Callable[[Any, Decision], Iterator[str]]] = {
    "move": _move,
    "to": _to,
    "by": _by,
    "scale": _scale,
}


def unmet(expect: Mapping[str, Any], decision: Decision) -> Iterator[str]:
    """A sentence for each expectation of a move that *decision* does not meet; others are left aside."""
    for key, wanted in expect.items():
        if key in EXPECTATIONS:
            yield from EXPECTATIONS[key](wanted, decision)
