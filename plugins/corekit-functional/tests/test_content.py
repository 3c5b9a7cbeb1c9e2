# SPDX-License-Identifier: Apache-2.0
"""What the claims, progressions and regimens of this pack hold beside the laws."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


def test_weight_waits_for_every_gate(content: ContentFolder) -> None:
    """The step to the first weight asks for pain, effort, skill and the hold of the trunk, as the sheet does."""
    stages = {stage["id"]: stage for stage in content.items("progressions")["hinge-to-deadlift"]["stages"]}
    asked = stages["low-load"]["advance"]["when"]["all"]
    for gate in (
        {"pain_rest_nprs": {"at_most": 5}},
        {"effort_0_10": {"at_most": 6}},
        {"trunk_extensor_hold_seconds": {"at_least": 60}},
        {"functional_dowel_clean_reps": {"at_least": 8}},
    ):
        assert gate in asked


def test_repetitions_grow_before_weight(content: ContentFolder) -> None:
    """Within a ladder the weight of an exercise grows only after its repetitions have, and then by a third at most."""
    for name in ("hinge-to-deadlift", "chair-to-squat"):
        doses = [use["dose"] for stage in content.items("progressions")[name]["stages"] for use in stage["use"]]
        loaded = [dose for dose in doses if dose.get("load_kg", 15) < 15]
        for before, after in pairwise(loaded):
            assert (after["reps"] > before["reps"]) != (after["load_kg"] > before["load_kg"]), name
            assert after["load_kg"] <= before["load_kg"] * 4 / 3, name


def test_facts_are_those_of_the_sheet(content: ContentFolder) -> None:
    """Both questions are numbers from 0 to 100, asked after a session and good for 28 days, and have no easy answer."""
    facts = content.document("facts.yaml")
    assert set(facts) == {"functional_dowel_clean_reps", "functional_reps_over_target"}
    for fact in facts.values():
        told = (fact["type"], fact["minimum"], fact["maximum"], fact["ask_at"], fact["scope"], fact["valid_days"])
        assert told == ("number", 0, 100, "after_session", "session", 28)
        assert "reassuring" not in fact
