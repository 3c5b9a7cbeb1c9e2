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

PREGNANT: dict[str, Any] = {
    "sex_at_birth": "female",
    "age_years": 30,
    "back_pain_onset_age": 25,
    "pregnant": "yes",
    "gestation_weeks": 20,
}

EVERYTHING = ("mat", "chair", "wall", "pillow", "counter")


def plan(kit: Kit, **answers: Any) -> Plan:
    """The plan of somebody with back pain, everything at hand and *answers*."""
    person = well_adult(kit, pain_regions=["lumbar"], **answers)
    return kit.plan(attrs.evolve(person, equipment=EVERYTHING), today=TODAY, regimens=["posture:back"])


def given(made: Plan) -> dict[str, str | None]:
    """The exercises of a plan, each with its variant."""
    return {item.exercise.removeprefix("posture:"): item.variant for item in made.items}


def test_it_begins_with_rest(kit: Kit) -> None:
    """The first stage rests lying on the back, as it is."""
    assert given(plan(kit)) == {"static-back": None, "static-back-abdominals": None, "frog": None}


def test_pregnancy_rests_on_the_side(kit: Kit) -> None:
    """Who feels faint lying on the back rests lying on the side, and gets nothing else on the back."""
    assert given(plan(kit, **PREGNANT, supine_symptoms="yes")) == {"static-back": "side-lying"}


@pytest.mark.parametrize(("age", "seconds"), [(64, 30), (65, 60)])
def test_a_stretch_is_held_as_long_as_the_age_allows(kit: Kit, age: int, seconds: int) -> None:
    """The published minute of the twist is cut to half a minute under 65, while a rest keeps its minutes."""
    person = well_adult(kit, age_years=age, back_pain_onset_age=30)
    screening = kit.screen(person, today=TODAY)
    assert screening.verdict("posture:floor-open-twist").limits == {"dose": {"hold_seconds": {"at_most": seconds}}}
    assert not screening.verdict("posture:static-back").limits


@pytest.mark.parametrize("answers", [{"bp_diastolic": 95}, {"glaucoma": "yes"}, {"dx": ["lumbar-spinal-stenosis"]}])
def test_the_head_down_arch_is_out(kit: Kit, answers: dict[str, Any]) -> None:
    """The position on the elbows is out with high blood pressure, glaucoma or stenosis."""
    screening = kit.screen(well_adult(kit, **answers), today=TODAY)
    assert screening.verdict("posture:extension-on-elbows").verdict == "excluded"


def test_the_wall_sit_is_out_with_high_blood_pressure(kit: Kit) -> None:
    """A long hold of the legs is out with raised blood pressure and with pain in the chest on effort."""
    assert kit.screen(well_adult(kit, bp_systolic=165), today=TODAY).verdict("posture:air-bench").verdict == "excluded"


def test_an_irritable_leg_bends_its_knees(kit: Kit) -> None:
    """The counter stretch with bent knees pulls on no nerve and no hamstring, and warns in irritable sciatica."""
    person = well_adult(
        kit, pain_regions=["lumbar"], leg_pain_side="left", leg_pain_below_knee="yes", leg_symptoms_settle_minutes=20
    )
    attributes = kit.library.attributes("posture:counter-stretch", variant="knees-bent")
    assert attributes["nerve_tension"] == "none"
    assert attributes["muscles_stretched"] == ["latissimus"]
    assessment = Assessment(library=kit.library, book=RuleBook.of(kit.library), answers=person.dated(), today=TODAY)
    assert assessment.judge.on("posture:counter-stretch", variant="knees-bent").verdict == "caution"
    assert assessment.judge.on("posture:hip-crossover").verdict == "excluded"


def test_every_stage_gives_what_it_names() -> None:
    """Somebody well with everything at hand loses no exercise of any stage to a limit of another pack's."""
    kit = isolated_kit(Path(__file__).parents[1], "redflags", "readiness", "conditions")
    person = well_adult(kit, equipment=EVERYTHING, pain_regions=["lumbar"], pain_duration_days=200)
    assert lost_in_stages(kit, person, "posture:back", "posture:unload-to-walk") == {}
