# SPDX-License-Identifier: Apache-2.0
"""What the claims, progressions and regimens of this pack hold beside the laws."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corekit.testing import ContentFolder


def test_only_the_graded_programme_is_taken_in_by_others(content: ContentFolder) -> None:
    """Programmes of other packs ask for the approach aerobic: jogging, rebounding and vibration have none."""
    regimens = content.items("regimens")
    assert {name for name, regimen in regimens.items() if "approach" in regimen} == {"graded"}
    assert {name for name, regimen in regimens.items() if "indicated_when" in regimen} == {"graded"}


def test_minutes_of_walking_grow_by_five_at_most(content: ContentFolder) -> None:
    """From week to week a walk grows by five minutes at most, a ride by ten."""
    for name, most in (("graded-walking", 5), ("graded-cycling", 10)):
        weekly = [stage for stage in content.items("progressions")[name]["stages"] if stage["phase"] == "restore"]
        minutes = [stage["use"][0]["dose"]["minutes"] for stage in weekly]
        assert all(0 <= after - before <= most for before, after in pairwise(minutes)), name


def test_marketing_is_kept_as_a_claim_only(content: ContentFolder) -> None:
    """What the seed texts promise of vibration and rebounding stands as contradicted or unsupported."""
    claims = content.items("claims")
    for name in ("vibration-equals-jogging", "rebounding-for-all"):
        assert claims[name]["status"] == "contradicted"
    for name in ("rebounding-very-efficient", "vibration-contracts-every-muscle"):
        assert claims[name]["status"] == "unsupported"
