# SPDX-License-Identifier: Apache-2.0
"""Which of several indicated regimens are given: what combines others leads, and the closest of alternatives stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .builder import TODAY, exercise, person, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Plan

BACK: dict[str, Any] = {"pain_regions": {"includes_any": ["lumbar", "buttock"]}}
NECK = {"pain_regions": "cervical"}
#: A direction is looked at where a test has found it.
TESTED = restore("press", when={"directional_preference": "extension"})
REGIMENS = {
    "directional": regimen({**TESTED, "phase": "relieve"}, approach="directional", indicated_when=BACK),
    "loading": regimen(restore("row"), approach="functional", indicated_when=BACK),
    "holding": regimen(
        restore("hold"),
        approach="stabilization",
        indicated_when={
            "all": [BACK, {"any": [{"dx": "spondylolisthesis"}, {"pain_duration_days": {"at_least": 84}}]}]
        },
    ),
    "neck": regimen(restore("nod"), approach="directional", indicated_when=NECK),
    "endurance": regimen(
        restore("walk"), approach="aerobic", indicated_when={"any": [BACK, NECK, {"trial_itch": "yes"}]}
    ),
}
EXERCISES = {name: exercise(title=name) for name in ("press", "row", "nod", "walk", "turn")}
EXERCISES["hold"] = exercise(position="prone", movements=[{"region": "lumbar", "movement": "rotation", "range": "mid"}])


def plan_for(root: Path, regimens: dict[str, Any] = REGIMENS, rules: Any = None, **answers: Any) -> Plan:
    answers = {"trial_itch": "no", "trial_ache": "no", **answers}
    wishes = {"regimens": answers.pop("wishes", [])}
    kit = trial(root, exercises=EXERCISES, regimens=regimens, rules=rules or {})
    return kit.plan(person(**answers, **wishes), today=TODAY)


def given(plan: Plan) -> set[str]:
    return {item.exercise.removeprefix("trial:") for item in plan.items}


def left_out(plan: Plan) -> dict[str, tuple[str, str]]:
    codes = ("regimen_less_close", "regimen_left_to", "regimen_part_of")
    return {
        reason.parameters["regimen"].removeprefix("trial:"): (reason.code, reason.parameters["other"])
        for reason in plan.reasons
        if reason.code in codes
    }


@pytest.mark.parametrize(
    ("answers", "plan", "instead"),
    [
        ({"pain_duration_days": 30, "dx": []}, {"row", "walk"}, {}),
        ({"pain_duration_days": 90, "dx": []}, {"hold", "walk"}, {"loading": "trial:holding"}),
        ({"pain_duration_days": 30, "dx": ["spondylolisthesis"]}, {"hold", "walk"}, {"loading": "trial:holding"}),
        (
            {"pain_duration_days": 90, "dx": [], "directional_preference": "extension"},
            {"press", "hold", "walk"},
            {"loading": "trial:holding"},
        ),
    ],
    ids=["described", "more-answers", "diagnosed", "tested"],
)
def test_of_alternatives_for_one_region_and_phase_the_closest_is_given(
    tmp_path: Path, answers: dict[str, Any], plan: set[str], instead: dict[str, str]
) -> None:
    """A diagnosis goes before a description, more answers before fewer; a tested direction and endurance stay."""
    made = plan_for(tmp_path, pain_regions=["lumbar"], **answers)
    assert given(made) == plan
    assert left_out(made) == {name: ("regimen_less_close", other) for name, other in instead.items()}


def test_two_regions_have_a_programme_each(tmp_path: Path) -> None:
    """What is there for another region that hurts is no alternative."""
    both = plan_for(tmp_path, pain_regions=["lumbar", "cervical"], pain_duration_days=90, dx=[])
    assert given(both) == {"hold", "nod", "walk"}


def test_what_gives_nothing_keeps_nothing_out(tmp_path: Path) -> None:
    """Where no exercise of the closest programme is left, the next one takes its place."""
    barred = rule("always", {"exclude": [{"position": "prone"}]})
    made = plan_for(tmp_path, rules={"barred": barred}, pain_regions=["lumbar"], pain_duration_days=90, dx=[])
    assert "row" in given(made)
    assert left_out(made) == {}
    assert {reason.parameters.get("rule") for reason in made.reasons if reason.code == "excluded"} == {
        "rule:trial:barred"
    }


ROUTE = regimen(
    restore("turn"),
    {"phase": "relieve", "regimens": {"approach": "directional"}},
    {"phase": "restore", "regimens": {"approach": "stabilization"}},
    title="Route",
    indicated_when=BACK,
)


def test_a_regimen_that_combines_others_leads(tmp_path: Path) -> None:
    """What it takes in stands in its tracks, what it has no part for stays out; endurance stays in any case."""
    made = plan_for(tmp_path, {**REGIMENS, "route": ROUTE}, pain_regions=["lumbar"], pain_duration_days=90, dx=[])
    assert given(made) == {"turn", "hold", "walk"}
    assert left_out(made) == {
        "directional": ("regimen_part_of", "trial:route"),
        "holding": ("regimen_part_of", "trial:route"),
        "loading": ("regimen_left_to", "trial:route"),
    }
    wished = plan_for(
        tmp_path / "wished",
        {**REGIMENS, "route": ROUTE},
        pain_regions=["lumbar"],
        pain_duration_days=30,
        dx=[],
        wishes=["trial:route"],
    )
    assert given(wished) == {"turn"}
    assert "regimen_not_indicated" in {reason.code for reason in wished.reasons}


def test_it_leads_for_its_own_region_and_never_against_a_tested_direction(tmp_path: Path) -> None:
    """A pathway of the neck is no reason to leave the back alone."""
    neck_route = {
        **ROUTE,
        "indicated_when": NECK,
        "tracks": [ROUTE["tracks"][0], ROUTE["tracks"][2], ROUTE["tracks"][-1]],
    }
    regimens = {**REGIMENS, "route": neck_route}
    both = plan_for(tmp_path / "both", regimens, pain_regions=["lumbar", "cervical"], pain_duration_days=30, dx=[])
    assert {"turn", "row", "walk"} == given(both)
    loading = {**ROUTE, "tracks": [ROUTE["tracks"][0], ROUTE["tracks"][2], ROUTE["tracks"][-1]]}
    tested = plan_for(
        tmp_path / "tested",
        {**REGIMENS, "route": loading},
        pain_regions=["lumbar"],
        pain_duration_days=30,
        dx=[],
        directional_preference="extension",
    )
    assert given(tested) == {"turn", "press", "walk"}


def test_upkeep_by_others_needs_no_complaint(tmp_path: Path) -> None:
    """Endurance for life is for everybody, whoever it is indicated for otherwise."""
    upkeep = regimen(indicated_when="always")
    upkeep["tracks"] = [{"phase": "maintain", "regimens": {"approach": "aerobic"}}]
    endurance = {**REGIMENS["endurance"], "indicated_when": {"trial_itch": "yes"}}
    made = plan_for(tmp_path, {"upkeep": upkeep, "endurance": endurance})
    assert given(made) == {"walk"}
