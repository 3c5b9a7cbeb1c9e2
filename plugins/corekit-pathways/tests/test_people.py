# SPDX-License-Identifier: Apache-2.0
"""What people get: with every pack, with some, and with nothing but the screens."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.testing import TODAY, well_adult

if TYPE_CHECKING:
    from collections.abc import Callable

    from corekit import Kit, Plan

#: Every pack of exercises; what a pathway may take in.
OTHERS = (
    "aerobic",
    "functional",
    "mckenzie",
    "neural",
    "pilates",
    "posture",
    "release",
    "stabilization",
    "stretching",
    "taichi",
    "yoga",
)
THINGS = ("mat", "chair", "wall", "pillow", "towel", "band", "dowel", "doorway", "counter", "cushion", "stool")
WOMAN: dict[str, Any] = {"sex_at_birth": "female", "age_years": 30, "back_pain_onset_age": 25}
#: Somebody for whom each pathway is meant.
PEOPLE: dict[str, dict[str, Any]] = {
    "acute-back": {"pain_regions": ["lumbar"], "pain_duration_days": 10},
    "subacute-back": {"pain_regions": ["lumbar"], "pain_duration_days": 60},
    "chronic-back": {"pain_regions": ["lumbar"], "pain_duration_days": 400},
    "older-adult": {"age_years": 72, "pain_regions": ["lumbar"], "pain_duration_days": 100},
    "pregnancy": {**WOMAN, "pregnant": "yes", "gestation_weeks": 24, "pain_regions": ["pelvic_girdle"]},
    "desk-neck": {"pain_regions": ["cervical"], "worse_with": ["sitting"]},
    "neck-and-arm": {"pain_regions": ["cervical", "arm"], "arm_pain_side": "left", "arm_pain_below_elbow": "yes"},
    "seed-route": {"pain_regions": ["lumbar"], "pain_duration_days": 30},
}


def plan_of(kit: Kit, pathway: str, **answers: Any) -> Plan:
    """The plan of the person for whom *pathway* is meant, wished for, with much at hand and an hour a day."""
    person = attrs.evolve(well_adult(kit, **{**PEOPLE[pathway], **answers}), equipment=THINGS)
    return kit.plan(person, today=TODAY, regimens=[f"pathways:{pathway}"])


def given(made: Plan) -> set[str]:
    """The exercises of a plan."""
    return {item.exercise for item in made.items}


def missing(made: Plan) -> list[Any]:
    """What the plan says could not be filled: programmes of an approach, and parts."""
    return [reason for reason in made.reasons if reason.code in ("track_without_regimen", "selector_empty")]


@pytest.mark.parametrize("pathway", PEOPLE)
def test_with_nothing_but_the_screens_its_own_exercise_is_given_and_the_rest_is_said(
    pathway: str, kit_with: Callable[..., Kit]
) -> None:
    """One exercise, and a reason for every part that opens today and that no pack fills."""
    kit = kit_with()
    made = plan_of(kit, pathway)
    assert made.status == "issued"
    assert {name.partition(":")[0] for name in given(made)} == {"pathways"}
    tracks = kit.library.get("regimen", f"pathways:{pathway}").tracks
    open_now = [track for track in tracks if track.phase != "maintain" and track.exercise is None]
    said = missing(made)
    approaches = [reason for reason in said if reason.code == "track_without_regimen"]
    parts = [reason for reason in said if reason.code == "selector_empty"]
    assert len(approaches) == len([track for track in open_now if track.regimens is not None])
    assert {reason.parameters["track"] for reason in parts} == {
        index for index, track in enumerate(tracks) if track in open_now and track.exercises is not None
    }


@pytest.mark.parametrize("others", [*combinations(OTHERS, 1), *combinations(OTHERS, len(OTHERS) - 1), OTHERS])
def test_every_subset_gives_a_plan_of_what_is_there(others: tuple[str, ...], kit_with: Callable[..., Kit]) -> None:
    """With one pack, with all but one, with all: exercises come from packs that are there, and gaps are said."""
    kit = kit_with(*others)
    for pathway in PEOPLE:
        made = plan_of(kit, pathway)
        assert made.status == "issued", pathway
        assert {name.partition(":")[0] for name in given(made)} <= {"pathways", *others}, pathway
        if len(others) == 1:
            assert missing(made), pathway


def test_a_gap_in_one_subset_is_filled_in_a_larger_one(kit_with: Callable[..., Kit]) -> None:
    """Walking is said to be missing without its pack, and given with it."""
    without, having = plan_of(kit_with(), "acute-back"), plan_of(kit_with("aerobic"), "acute-back")
    selectors = [reason.parameters.get("selector") for reason in missing(without)]
    assert {"approach": "aerobic"} in selectors
    assert {"approach": "aerobic"} not in [reason.parameters.get("selector") for reason in missing(having)]
    assert "aerobic:walking" in given(having)


def test_each_duration_has_its_own_pathway(kit_with: Callable[..., Kit]) -> None:
    """Somebody who wishes for nothing gets the one pathway that is meant for them, and no other."""
    kit = kit_with()
    for pathway, answers in PEOPLE.items():
        if pathway == "seed-route":
            continue
        person = attrs.evolve(well_adult(kit, **answers), equipment=THINGS)
        made = kit.plan(person, today=TODAY)
        assert {item.regimen for item in made.items} == {f"pathways:{pathway}"}, pathway


def test_a_tested_direction_eases_before_anything_is_strengthened(kit_with: Callable[..., Kit]) -> None:
    """The press-ups of a tested extension stand before the first exercise that restores."""
    made = plan_of(
        kit_with("mckenzie", "stabilization", "functional", "aerobic"),
        "subacute-back",
        pain_changes_with_movement="yes",
        mckenzie_class="derangement",
        directional_preference="extension",
        worse_with=["flexion", "sitting"],
    )
    phases = [item.phase for item in made.items]
    assert phases == sorted(phases, key=("relieve", "restore", "maintain").index)
    names = [item.exercise for item in made.items]
    assert "mckenzie:extension-in-lying" in names
    first = next(index for index, phase in enumerate(phases) if phase == "restore")
    assert names.index("mckenzie:extension-in-lying") < first


def test_in_pregnancy_nothing_that_a_pathway_picks_lies_on_back_or_belly(kit_with: Callable[..., Kit]) -> None:
    """What the pathway chooses itself is done standing, sitting, on the side or on hands and knees."""
    kit = kit_with(*OTHERS)
    made = plan_of(kit, "pregnancy")
    own = [item for item in made.items if item.regimen == "pathways:pregnancy"]
    assert len(own) >= 4
    below = kit.library.vocabulary.is_below
    for item in own:
        position = kit.library.get("exercise", item.exercise).position
        places = (position,) if isinstance(position, str) else position
        assert not any(below("position", place, lying) for place in places for lying in ("supine", "prone"))


def test_a_possible_pregnancy_counts(kit_with: Callable[..., Kit]) -> None:
    """`possible` leads to the pathway of pregnancy and away from that of the duration."""
    kit = kit_with()
    person = well_adult(kit, **WOMAN, pregnant="possible", pain_regions=["lumbar"], pain_duration_days=10)
    made = kit.plan(person, today=TODAY)
    assert {item.regimen for item in made.items} == {"pathways:pregnancy"}


def test_from_65_on_legs_and_balance_are_trained(kit_with: Callable[..., Kit]) -> None:
    """Something for the legs, something for balance, walking: each of another pack."""
    kit = kit_with(*OTHERS)
    made = plan_of(kit, "older-adult", regularly_active_3m="no")
    modes = {kit.library.get("exercise", name).mode for name in given(made)}
    assert {"dynamic_strength", "balance", "aerobic"} <= modes


def test_the_route_of_the_seeds_is_never_given_unasked(kit_with: Callable[..., Kit]) -> None:
    """Whoever wishes for nothing never gets it."""
    kit = kit_with(*OTHERS)
    for answers in PEOPLE.values():
        made = kit.plan(attrs.evolve(well_adult(kit, **answers), equipment=THINGS), today=TODAY)
        assert not any(item.regimen == "pathways:seed-route" for item in made.items)
