# SPDX-License-Identifier: Apache-2.0
"""What people of whom something is known get."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.testing import TODAY, isolated_kit, lost_in_stages, well_adult

if TYPE_CHECKING:
    from corekit import Kit, Plan

EVERYTHING = ("chair", "wall")


def plan(kit: Kit, **answers: Any) -> Plan:
    """The plan of somebody with long-standing back pain, a chair and a wall, and *answers*."""
    person = well_adult(kit, **{"pain_regions": ["lumbar"], "pain_duration_days": 200, **answers})
    return kit.plan(attrs.evolve(person, equipment=EVERYTHING), today=TODAY, regimens=["taichi:back"])


def given(made: Plan) -> set[str]:
    """The exercises of a plan."""
    return {item.exercise.removeprefix("taichi:") for item in made.items}


def test_a_steady_person_begins_standing(kit: Kit) -> None:
    """Without a risk of falling the first stage is skipped."""
    assert given(plan(kit)) == {"standing-wuji", "weight-shift", "commencing", "open-close"}


@pytest.mark.parametrize("answers", [{"balance_problem": "yes"}, {"falls_12m": 2}, {"falls_12m": "unknown"}])
def test_whoever_may_fall_begins_at_the_chair(kit: Kit, answers: dict[str, Any]) -> None:
    """Unsteady, fallen twice, or not asked: seated, or with both hands on a chair."""
    made = plan(kit, **answers)
    assert given(made) == {"commencing-seated", "open-close-seated", "cloud-hands-seated", "weight-shift-at-a-chair"}


def test_nothing_at_the_chair_asks_for_balance(kit: Kit) -> None:
    """All that is given at the chair has both feet or the seat as a base."""
    library = kit.library
    stage = library.get("progression", "taichi:forms").stages[0]
    assert {library.get("exercise", use.exercise).balance_demand for use in stage.use} == {"low"}


def test_a_fresh_disc_is_not_turned(kit: Kit) -> None:
    """In the first twelve weeks of leg pain below the knee nothing of the chair stage turns the back."""
    made = plan(kit, pain_duration_days=40, balance_problem="yes", leg_pain_side="left", leg_pain_below_knee="yes")
    assert made.items
    assert "cloud-hands-seated" not in given(made)


def test_one_leg_without_a_hand_is_never_offered_to_whoever_may_fall(kit: Kit) -> None:
    """The only exercise of high balance demand is out with a risk of falling, and one leg alone in late pregnancy."""
    steady = kit.screen(well_adult(kit), today=TODAY)
    shaky = kit.screen(well_adult(kit, balance_problem="yes"), today=TODAY)
    late = kit.screen(
        well_adult(
            kit, sex_at_birth="female", age_years=30, back_pain_onset_age=25, pregnant="yes", gestation_weeks=30
        ),
        today=TODAY,
    )
    assert steady.verdict("taichi:heel-kick").verdict == "allowed"
    assert shaky.verdict("taichi:heel-kick").verdict == "excluded"
    assert late.verdict("taichi:golden-rooster").verdict == "excluded"


def test_every_stage_gives_what_it_names() -> None:
    """Somebody well with everything at hand loses no exercise of any stage to a limit of another pack's."""
    kit = isolated_kit(Path(__file__).parents[1], "redflags", "readiness", "conditions")
    person = well_adult(kit, equipment=EVERYTHING, pain_regions=["lumbar"], pain_duration_days=200)
    assert lost_in_stages(kit, person, "taichi:back", "taichi:forms") == {}
