# SPDX-License-Identifier: Apache-2.0
"""What a person loses of a progression is told by stage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corekit.errors import UnknownName
from corekit.testing import isolated_kit, lost_in_stages, well_adult

PLUGINS = Path(__file__).parents[2] / "plugins"
PACKS = tuple(PLUGINS / f"corekit-{name}" for name in ("posture", "readiness", "redflags"))
EVERYTHING = ("mat", "chair", "wall", "pillow", "counter")


@pytest.mark.parametrize(
    ("answers", "lost"),
    [({}, {}), ({"glaucoma": "yes"}, {"load": {"posture:extension-on-elbows"}})],
    ids=["well", "glaucoma"],
)
def test_what_an_answer_takes_away_is_told_by_stage(answers: dict[str, Any], lost: dict[str, set[str]]) -> None:
    """Somebody well loses nothing; with a head-down arch excluded only the stage that names it loses it."""
    kit = isolated_kit(*PACKS)
    person = well_adult(kit, equipment=EVERYTHING, pain_regions=["lumbar"], pain_duration_days=200, **answers)
    assert lost_in_stages(kit, person, "posture:back", "posture:unload-to-walk") == lost


def test_what_is_not_at_hand_is_lost() -> None:
    """The equipment is the person's own."""
    kit = isolated_kit(*PACKS)
    person = well_adult(kit, equipment=("mat",), pain_regions=["lumbar"], pain_duration_days=200)
    assert "posture:air-bench" in lost_in_stages(kit, person, "posture:back", "posture:unload-to-walk")["load"]


def test_a_progression_that_is_not_there_is_no_loss() -> None:
    """A name that nobody has is an error, not an empty answer."""
    kit = isolated_kit(*PACKS)
    with pytest.raises(UnknownName):
        lost_in_stages(kit, well_adult(kit), "posture:back", "posture:nowhere")
