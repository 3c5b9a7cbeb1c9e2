# SPDX-License-Identifier: Apache-2.0
"""What the claims, progressions and regimens of this pack hold beside the laws."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


def test_sliders_come_before_tensioners(content: ContentFolder) -> None:
    """In every ladder each tensioner is preceded by a slider, and asks for a nerve that is quiet."""
    modes = {name: exercise["mode"] for name, exercise in content.items("exercises").items()}
    for name, progression in content.items("progressions").items():
        given = [[modes[use["exercise"]] for use in stage["use"]] for stage in progression["stages"]]
        flat = [mode for stage in given for mode in stage]
        if "neural_tensioner" in flat:
            assert "neural_slider" in flat[: flat.index("neural_tensioner")], name


def test_tension_of_the_leg_waits_for_an_examination(content: ContentFolder) -> None:
    """The step to the tensioner asks for ten degrees, a normal examination and nothing below the knee."""
    stages = {stage["id"]: stage for stage in content.items("progressions")["sciatic-nerve"]["stages"]}
    (step,) = [guard for guard in stages["slide-more"]["advance"] if guard["to"] == "tension"]
    for gate in (
        {"neural_slr_gain_degrees": {"at_least": 10}},
        {"neuro_exam_normal": "yes"},
        {"leg_pain_below_knee": "no"},
    ):
        assert gate in step["when"]["all"]


def test_a_twist_is_no_nerve_work(content: ContentFolder) -> None:
    """What the seed text calls neural mobilisation stands as contradicted or unsupported, and no exercise twists."""
    claims = content.items("claims")
    assert claims["seated-twist-is-neural"]["status"] == "contradicted"
    assert claims["posterior-spinal-sinus"]["status"] == "unsupported"
    moved = {record["movement"] for each in content.items("exercises").values() for record in each["movements"]}
    assert "rotation" not in moved


def test_the_fact_is_that_of_the_sheet(content: ContentFolder) -> None:
    """The gain of the straight-leg raise is a number of degrees, asked after a session and good for 28 days."""
    (fact,) = content.document("facts.yaml").values()
    told = (fact["type"], fact["minimum"], fact["maximum"], fact["ask_at"], fact["scope"], fact["valid_days"])
    assert told == ("number", -120, 120, "after_session", "session", 28)
    assert "reassuring" not in fact
