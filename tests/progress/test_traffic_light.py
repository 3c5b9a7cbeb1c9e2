# SPDX-License-Identifier: Apache-2.0
"""The same entry means opposite things in the three classes of the McKenzie method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.model.position import Position
from corekit.progress.evidence import Witness
from corekit.progress.journal import journal_of

from .journals import START, entry, profile_of, progress

if TYPE_CHECKING:
    from corekit import Kit

#: Pain of 5 at the end of the range, gone after three minutes.
END_RANGE_PAIN: dict[str, Any] = {
    "pain_during_nprs": 5,
    "pain_change_during": 1,
    "response_during": "produce",
    "response_after": "no_worse",
    "symptoms_lasting_minutes": 3,
}


@pytest.mark.parametrize(
    ("group", "light", "others"),
    [
        ("derangement", "amber", ("green", "red")),
        ("dysfunction", "green", ("amber", "red")),
        ("posture", "red", ("green",)),
    ],
)
def test_one_entry_three_lights(kit: Kit, group: str, light: str, others: tuple[str, ...]) -> None:
    """End-range pain of 5, gone after 3 minutes: amber, green, red (mckenzie, response rules by class)."""
    witness = Witness.of(
        kit.library,
        {},
        journal=journal_of([entry(0, **END_RANGE_PAIN)], today=START),
        today=START,
        position=Position(progression="", stage="", since=START.isoformat()),
    )
    values = witness.evidence.values
    assert values.get(f"mckenzie_{group}_{light}") == "yes"
    assert [values.get(f"mckenzie_{group}_{other}") for other in others] == ["no"] * len(others)


@pytest.mark.parametrize(
    ("group", "exercise", "move"),
    [
        ("derangement", "mckenzie:extension-in-lying", "stay"),
        ("dysfunction", "mckenzie:extension-in-lying", "stay"),
        ("posture", "mckenzie:slouch-overcorrect", "regress"),
    ],
)
def test_and_three_moves(kit: Kit, group: str, exercise: str, move: str) -> None:
    """Derangement and dysfunction go on; in the posture class nothing may hurt, so the dose is halved."""
    desk = profile_of("desk-worker")
    classed = attrs.evolve(desk.facts["mckenzie_class"], answer=group)
    worse = attrs.evolve(desk.facts["worse_with"], answer=["extension"])
    profile = attrs.evolve(
        desk,
        facts={**desk.facts, "mckenzie_class": classed, **({"worse_with": worse} if group == "dysfunction" else {})},
        equipment=(*(desk.equipment or ()), "stool"),
    )
    plan = kit.plan(profile, today=START)
    assert group in plan.positions[0].progression
    done = progress(kit, plan, [entry(0, exercise=exercise, **END_RANGE_PAIN)], profile, 0)
    assert done.decision == move
