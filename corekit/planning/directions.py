# SPDX-License-Identifier: Apache-2.0
"""
Both bending directions of the low back excluded at once (rule CX-22): mid-range only, and a clinician decides.

It depends on the result of other rules, of whichever packs, so it is the engine's: no pack can know what all others
exclude.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria import FALSE, TRUE, UNKNOWN, parse
from corekit.planning.rulings import Ruling
from corekit.planning.safety_rule import Effect, SafetyRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.content.library import Library

#: Where the ruling stands.
ADDRESS = "finding:core:opposite-directions"

_DIRECTIONS = ("flexion", "extension")
_TITLE = "Bending forward and bending backward are both ruled out"
_BECAUSE = "Where opposite directions are forbidden nobody should choose one by default: stay in mid-range."
_SAY = (
    "Your answers rule out both bending forward and bending backward to the end. Keep your low back in the middle of "
    "its range, and let a clinician decide which direction may be trained."
)
#: What is left out: every end range of the low back, so that mid-range and neutral remain.
_END_RANGE = {"movements": {"has": {"region": "lumbar", "range": "end"}}}


def directions_ruling(library: Library, rulings: Sequence[Ruling], values: Mapping[str, Any]) -> tuple[Ruling, ...]:
    """
    The ruling that follows where *rulings* exclude bending to the end in both directions; nothing where they do not.

    It is true where rules that fired exclude both, and refers. Where one of the two is only excluded because nobody
    knows, it takes away the same and refers nobody; where a lenient rule waits, it waits with it.
    """
    towards = [tuple(_excluding(direction, library, rulings, values)) for direction in _DIRECTIONS]
    if not all(towards):
        return ()
    acting = [[ruling for ruling in found if ruling.applies] for found in towards]
    strict = all(acting)
    truth = min(max(ruling.truth for ruling in found) for found in (acting if strict else towards))
    truth = truth if strict else min(truth, UNKNOWN)
    rule = SafetyRule(
        address=ADDRESS,
        pack="core",
        title=_TITLE,
        when=parse(_when(towards), library.subject_facts),
        if_unknown="apply" if strict else "ignore",
        because=_BECAUSE,
        sources="editorial",
        effects=(
            Effect(
                kind="exclude", select=parse(_END_RANGE, library.subject_exercise), select_data=_END_RANGE, bounds={}
            ),
        ),
        outcome="refer_routine" if truth == TRUE else None,
        say=(_SAY,) if truth == TRUE else (),
    )
    return (Ruling(rule=rule, truth=truth),)


def _excluding(
    direction: str, library: Library, rulings: Sequence[Ruling], values: Mapping[str, Any]
) -> Iterator[Ruling]:
    """
    The rulings that exclude, or would, an easy exercise because it bends the low back to the end in *direction*.

    What excludes the same exercise with the low back held still is not about a direction.
    """
    bent = _probe({"region": "lumbar", "movement": direction, "range": "end"}, library, values)
    still = _probe({"region": "lumbar", "movement": "neutral", "range": "mid"}, library, values)
    for ruling in rulings:
        selectors = [effect.select for effect in ruling.rule.effects if effect.kind == "exclude" and effect.select]
        if any(select.evaluate(bent) != FALSE and select.evaluate(still) == FALSE for select in selectors):
            yield ruling


def _probe(movement: Mapping[str, str], library: Library, values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        **library.attributes("core:easy-exercise"),
        "mode": "dynamic_mobility",
        "movements": library.as_value("movements", [movement]),
        "id": f"probe:{movement['movement']}",
        "facts": values,
        "same": None,
    }


def _when(towards: Sequence[Sequence[Ruling]]) -> Any:
    """When both are excluded; a direction that is excluded for everybody asks nothing."""
    parts = [[ruling.rule.when.to_data() for ruling in found] for found in towards]
    open_parts = [{"any": found} for found in parts if "always" not in found]
    return {"all": open_parts} if open_parts else "always"
