# SPDX-License-Identifier: Apache-2.0
"""What people of whom something is known get."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.planning.assessment import Assessment
from corekit.planning.rulebook import RuleBook
from corekit.testing import TODAY, isolated_kit, lost_in_stages, well_adult

if TYPE_CHECKING:
    from corekit import Kit, Plan

EVERYTHING = ("mat", "chair", "wall", "pillow", "cushion", "bolster")


def plan(kit: Kit, regimen: str, **answers: Any) -> Plan:
    """The plan of somebody with long-standing back pain, everything at hand and *answers*."""
    person = well_adult(kit, **{"pain_regions": ["lumbar"], "pain_duration_days": 200, **answers})
    return kit.plan(attrs.evolve(person, equipment=EVERYTHING), today=TODAY, regimens=[regimen])


def given(made: Plan) -> dict[str, str | None]:
    """The exercises of a plan, each with its variant."""
    return {item.exercise.removeprefix("yoga:"): item.variant for item in made.items}


def test_somebody_well_gets_the_poses_as_they_are(kit: Kit) -> None:
    """Without anything against it every pose of the first part is given, and none as a variant."""
    first = given(plan(kit, "yoga:back"))
    assert set(first.values()) == {None}
    assert {"svasana-breathing", "pelvic-tilt", "cat-cow", "childs-pose", "bridge", "reclining-cobbler"} <= set(first)


def test_glaucoma_keeps_the_head_up(kit: Kit) -> None:
    """Child's pose is done over a bolster where the head may not be below the heart."""
    assert given(plan(kit, "yoga:back", glaucoma="yes"))["childs-pose"] == "over-a-bolster"


def test_pregnancy_turns_to_the_side(kit: Kit) -> None:
    """Who feels faint lying on the back relaxes lying on the side, and nobody pregnant lies on the belly."""
    first = given(
        plan(
            kit,
            "yoga:back-to-health",
            sex_at_birth="female",
            age_years=30,
            back_pain_onset_age=25,
            pregnant="yes",
            gestation_weeks=20,
            supine_symptoms="yes",
        )
    )
    assert first["svasana-breathing"] == "side-lying"
    assert not {"cobra", "locust", "sphinx", "bridge", "pelvic-tilt"} & set(first)


def test_an_irritable_leg_bends_its_knees(kit: Kit) -> None:
    """Downward dog is out in sciatica that is easily stirred up, and allowed with the knees well bent."""
    person = well_adult(
        kit, pain_regions=["lumbar"], leg_pain_side="left", leg_pain_below_knee="yes", leg_symptoms_settle_minutes=20
    )
    library = kit.library
    assessment = Assessment(library=library, book=RuleBook.of(library), answers=person.dated(), today=TODAY)
    dog = "yoga:downward-dog-wall"
    assert assessment.judge.on(dog).verdict == "excluded"
    assert assessment.judge.on(dog, variant="knees-bent").verdict == "caution"


def test_thin_bone_is_not_bent_or_twisted(kit: Kit) -> None:
    """With osteoporosis nothing bends the spine to the end or turns it to the end."""
    first = given(plan(kit, "yoga:back", osteoporosis_dx="yes"))
    assert first
    assert not {"knees-to-chest", "knees-together-twist", "chair-twist"} & set(first)
    assert first.get("childs-pose", "over-a-bolster") == "over-a-bolster"


@pytest.mark.parametrize("name", ["yoga:back", "yoga:back-to-health"])
def test_every_stage_gives_what_it_names(name: str) -> None:
    """Somebody well with everything at hand loses no exercise of any stage to a limit of another pack's."""
    kit = isolated_kit(Path(__file__).parents[1], "redflags", "readiness", "conditions")
    person = well_adult(kit, equipment=EVERYTHING, pain_regions=["lumbar"], pain_duration_days=200)
    assert lost_in_stages(kit, person, regimen=name, progression=name) == {}
