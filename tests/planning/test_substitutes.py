# SPDX-License-Identifier: Apache-2.0
"""What may stand in for an exercise: what a careful physiotherapist would accept without another look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .builder import TODAY, exercise, person, regimen, restore, rule, trial

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Plan

BEND = {"region": "lumbar", "movement": "flexion", "range": "mid"}
NOD = {"region": "cervical", "movement": "flexion", "range": "mid"}
#: The exercise that a rule takes away, so that something has to stand in for it.
WANTED = exercise(
    movements=[BEND, NOD],
    impact="high",
    effort="moderate",
    load="bodyweight",
    level=2,
    muscles_stretched=["hamstrings"],
    pressure="light",
)
NO_IMPACT = {"calm": rule("always", {"exclude": [{"impact": "high"}]})}
STAND_IN = {**WANTED, "impact": "none"}


def given(plan: Plan) -> list[str]:
    return [item.exercise.removeprefix("trial:") for item in plan.items]


def plan_with(root: Path, other: dict[str, Any], **items: Any) -> Plan:
    regimens = {"move": regimen(restore("wanted")), **items.pop("regimens", {})}
    kit = trial(root, exercises={"wanted": WANTED, "other": other}, regimens=regimens, rules=NO_IMPACT, **items)
    return kit.plan(person(trial_ache="yes", trial_itch="no"), today=TODAY)


@pytest.mark.parametrize(
    "differs",
    [
        {},
        {"movements": [BEND]},
        {"muscles_stretched": ["biceps_femoris"]},
        {"effort": "light", "load": "none", "level": 1, "pressure": "none"},
        {"position": "sitting", "mode": "static_stretch", "dose": {"sets": 1, "hold_seconds": 20}},
    ],
    ids=lambda differs: "-".join(differs) or "alike",
)
def test_what_is_alike_and_not_more_demanding_stands_in(tmp_path: Path, differs: dict[str, Any]) -> None:
    """The same main movement of the same part and muscle, in another way or with less, is accepted."""
    plan = plan_with(tmp_path, {**STAND_IN, **differs})
    assert given(plan) == ["other"]
    assert [reason.code for reason in plan.items[0].reasons] == ["substituted"]


@pytest.mark.parametrize(
    "differs",
    [
        {"movements": [NOD, BEND]},
        {"movements": [{**BEND, "range": "end"}, NOD]},
        {"movements": [BEND, NOD, {"region": "thoracic", "movement": "flexion", "range": "end"}]},
        {"movements": [{**BEND, "movement": "extension"}]},
        {"movements": []},
        {"muscles_stretched": ["hip_flexors"]},
        {"effort": "vigorous"},
        {"load": "heavy"},
        {"velocity": "fast"},
        {"impact": "low", "movements": [NOD]},
        {"balance_demand": "high"},
        {"pressure": "firm"},
        {"nerve_tension": "sciatic"},
        {"breath_hold": "yes"},
        {"head_below_heart": "yes"},
        {"assistance": "partner"},
        {"qualities": ["strength"], "muscles_loaded": ["abdominals"]},
        {"level": 3},
    ],
    ids=lambda differs: "-".join(f"{key}={value}" for key, value in differs.items())[:60],
)
def test_what_does_something_else_or_asks_more_stays_out(tmp_path: Path, differs: dict[str, Any]) -> None:
    """A movement that goes along with another is not the main one, and nothing may be more demanding in any way."""
    plan = plan_with(tmp_path, {**STAND_IN, **differs})
    assert given(plan) == []
    assert "slot_empty" in {reason.code for reason in plan.reasons}


def stages(*exercises: str) -> dict[str, Any]:
    guard = {"when": {"sessions_in_stage": {"at_least": 6}}}
    return {
        "title": "Steps",
        "because": "It is a test.",
        "sources": "editorial",
        "stages": [
            {"id": f"stage-{number}", "title": name, "phase": "restore", "use": [{"exercise": name}], "advance": guard}
            for number, name in enumerate(exercises)
        ],
    }


def test_an_exercise_of_another_progression_stands_in_only_where_that_has_got_so_far(tmp_path: Path) -> None:
    """Its tests and responses lead there; a plan that does not give them cannot give it."""
    tested = regimen({"phase": "restore", "progression": "steps"}, indicated_when={"trial_itch": "yes"})
    closed = plan_with(
        tmp_path / "closed", STAND_IN, regimens={"other": tested}, progressions={"steps": stages("other")}
    )
    assert given(closed) == []
    progressions = {"steps": stages("core:easy-exercise", "other")}
    opened = {"other": {**tested, "indicated_when": "always"}}
    later = plan_with(tmp_path / "later", STAND_IN, regimens=opened, progressions=progressions)
    assert given(later) == ["core:easy-exercise"]
    progressions = {"steps": stages("other", "core:easy-exercise")}
    now = plan_with(tmp_path / "now", STAND_IN, regimens=opened, progressions=progressions)
    assert given(now) == ["other"]
    assert "already_in_plan" in {reason.code for reason in now.reasons}


def test_an_exercise_of_programmes_that_are_not_for_somebody_does_not_stand_in(tmp_path: Path) -> None:
    """What speaks against every programme that gives it, or is not screened for, speaks against it."""
    barred = {"indicated_when": {"trial_itch": "yes"}, "contraindicated_when": {"trial_ache": "yes"}}
    refused = plan_with(tmp_path / "barred", STAND_IN, regimens={"other": regimen(restore("other"), **barred)})
    assert given(refused) == []
    unscreened = regimen(restore("other"), indicated_when={"trial_itch": "yes"}, needs=["red_flags", "neck_arteries"])
    assert given(plan_with(tmp_path / "unscreened", STAND_IN, regimens={"other": unscreened})) == []
    allowed = regimen(restore("other"), indicated_when={"trial_itch": "yes"})
    assert given(plan_with(tmp_path / "allowed", STAND_IN, regimens={"other": allowed})) == ["other"]
