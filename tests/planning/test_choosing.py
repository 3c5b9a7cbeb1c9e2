# SPDX-License-Identifier: Apache-2.0
"""Regimens, tracks, progressions, substitutes and variants: what fills a plan, and why something does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.model.position import Position

from .builder import FACTS, TODAY, exercise, kit_of, person, regimen, restore, rule, trial, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.model.plan import Plan

BACK = [{"region": "lumbar", "movement": "extension", "range": "mid"}]
NECK = [{"region": "cervical", "movement": "flexion", "range": "mid"}]
JUMP = exercise(impact="high", level=2)
NO_IMPACT = {"calm": rule("always", {"exclude": [{"impact": "high"}]})}


def codes(plan: Plan) -> list[str]:
    return [reason.code for reason in (*plan.reasons, *(reason for item in plan.items for reason in item.reasons))]


def given(plan: Plan) -> list[str]:
    return [item.exercise.removeprefix("trial:") for item in plan.items]


def test_a_wish_overrides_a_missing_indication_but_no_contraindication(tmp_path: Path) -> None:
    """What is contraindicated, or may be, is not offered whoever asks."""
    barred = {"trial_ache": "yes"}
    kit = trial(
        tmp_path,
        exercises={"bend": exercise()},
        regimens={"move": regimen(restore("bend"), indicated_when={"trial_itch": "yes"}, contraindicated_when=barred)},
    )
    wish = {"regimens": ["trial:move"], "trial_itch": "no"}
    assert kit.plan(person(trial_ache="no", trial_itch="no"), today=TODAY).status == "incomplete"
    assert given(kit.plan(person(trial_ache="no", **wish), today=TODAY)) == ["bend"]
    unknown = kit.plan(person(**wish), today=TODAY)
    assert (unknown.status, "regimen_contraindication_unknown" in codes(unknown)) == ("incomplete", True)
    needed = kit.plan(person(trial_ache="yes", **{**wish, "trial_itch": "yes"}), today=TODAY)
    assert (needed.status, needed.outcome) == ("referred", "refer_routine")
    assert {"regimen_contraindicated", "nothing_left"} <= set(codes(needed))


def test_a_refused_wish_is_named_and_refers_nobody(tmp_path: Path) -> None:
    """What speaks against a wish alone needs no clinician: what is indicated is given, else another wish is awaited."""
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(), "nod": exercise(movements=NECK)},
        regimens={
            "jump": regimen(
                restore("bend"),
                title="High jump",
                indicated_when={"trial_ache": "no"},
                contraindicated_when={"trial_ache": "yes"},
            ),
            "move": regimen(restore("nod"), indicated_when={"trial_itch": "yes"}),
        },
    )
    wish = {"regimens": ["trial:jump"], "trial_ache": "yes"}
    instead = kit.plan(person(trial_itch="yes", **wish), today=TODAY)
    assert (instead.status, given(instead)) == ("issued", ["nod"])
    assert "High jump: not chosen because your answers speak against it." in kit.render(instead, "markdown").text
    nothing = kit.plan(person(trial_itch="no", **wish), today=TODAY)
    assert (nothing.status, nothing.outcome, given(nothing)) == ("incomplete", "proceed", [])
    assert "High jump: not chosen because your answers speak against it." in kit.render(nothing, "markdown").text


def test_a_regimen_without_its_screen_is_not_offered_and_the_package_is_named(tmp_path: Path) -> None:
    """What no installed pack screens for is not risked."""
    needing = regimen(restore("bend"), needs=["red_flags", "neck_arteries"])
    plan = trial(tmp_path, exercises={"bend": exercise()}, regimens={"move": needing}).plan(person(), today=TODAY)
    assert plan.status == "incomplete"
    (reason,) = [reason for reason in plan.reasons if reason.code == "regimen_screen_missing"]
    assert "corekit-redflags" in reason.parameters["packages"]


def test_a_substitute_is_alike_and_not_harder_and_obeys_the_same_rules(tmp_path: Path) -> None:
    """Same quality, region and movement, a level that is not higher, and never one that a rule excludes."""
    kit = trial(
        tmp_path,
        exercises={
            "jump": JUMP,
            "alike": exercise(level=2),
            "excluded": exercise(impact="high", level=1),
            "harder": exercise(level=3),
            "neck": exercise(movements=NECK),
            "strength": exercise(qualities=["strength"]),
        },
        regimens={"move": regimen(restore("jump"))},
        rules=NO_IMPACT,
    )
    plan = kit.plan(person(), today=TODAY)
    assert given(plan) == ["alike"]
    assert {"excluded", "substituted"} <= set(codes(plan))
    lonely = kit.plan(person(without=["trial:alike"]), today=TODAY)
    assert (lonely.status, given(lonely)) == ("referred", [])
    assert {"unwanted", "slot_empty", "nothing_left"} <= set(codes(lonely))


def test_or_goes_before_a_substitute_and_pick_takes_the_preferred(tmp_path: Path) -> None:
    """A selector grants only what is certainly true; preferences sort what is left."""
    kit = trial(
        tmp_path,
        exercises={
            "jump": JUMP,
            "alike": exercise(),
            "band": exercise(movements=NECK),
            "nod": exercise(movements=NECK, position="sitting"),
        },
        regimens={
            "move": regimen(
                restore("jump", **{"or": {"movements": {"has": {"region": "cervical"}}}}),
                {"phase": "restore", "exercises": {"mode": "dynamic_mobility"}, "pick": 2},
            )
        },
        rules={**NO_IMPACT, "like": rule("always", {"prefer": [{"position": "sitting"}]})},
    )
    plan = kit.plan(person(), today=TODAY)
    assert given(plan) == ["nod", "alike"]
    assert {"alternative_chosen", "preferred", "already_in_plan"} <= set(codes(plan))


@pytest.mark.parametrize(
    ("asked", "own", "result"),
    [
        ({"minutes": 5}, {"minutes": [3, 10]}, {"minutes": 5}),
        ({"minutes": 30}, {"minutes": [3, 10]}, {"minutes": 10}),
        ({"minutes": 5}, {"minutes": [20, 30]}, {"minutes": 5}),
        ({"sets": 1, "reps": 6}, {"sets": 2, "reps": 12}, {"sets": 1, "reps": 6}),
        ({"sets": 3, "reps": 12}, {"sets": 1, "reps": 8}, {"sets": 1, "reps": 8}),
        ({"sets": 1, "reps": 10, "hold_seconds": 2}, {"reps": 1, "hold_seconds": 30}, {"reps": 1, "hold_seconds": 30}),
    ],
)
def test_what_stands_in_does_no_more_than_is_asked_and_grows_with_it(
    tmp_path: Path, asked: dict[str, Any], own: dict[str, Any], result: dict[str, Any]
) -> None:
    """A stage of five minutes is five minutes of whatever is there, within what that exercise is given with."""
    instead = exercise(dose=own, effort="light", intensity={"effort_0_10": 4}, level=2)
    track = {"exercise": "ride", "or": {"level": 2}, "dose": asked, "intensity": {"effort_0_10": 2}}
    kit = trial(
        tmp_path,
        exercises={"ride": exercise(equipment=["recumbent_bike"]), "march": instead},
        regimens={"move": regimen({"phase": "restore", **track})},
    )
    (item,) = kit.plan(person(), today=TODAY).items
    assert (item.exercise, item.dose) == ("trial:march", result)
    assert item.intensity == {"effort_0_10": 2}


def test_what_stands_in_for_a_follower_is_not_given_twice(tmp_path: Path) -> None:
    """Right after another exercise comes what the stage names; what only stands in for it is in the plan already."""
    steps = {
        "title": "Steps",
        "sources": "editorial",
        "stages": [stage("one", {"exercise": "bend", "followed_by": [{"exercise": "ride", "or": {"level": 2}}]})],
    }
    kit = trial(
        tmp_path,
        exercises={
            "bend": exercise(),
            "march": exercise(level=2, movements=NECK),
            "ride": exercise(equipment=["recumbent_bike"], movements=NECK),
        },
        progressions={"steps": steps},
        regimens={"move": regimen(restore("march"), {"phase": "restore", "progression": "steps"})},
    )
    plan = kit.plan(person(), today=TODAY)
    assert given(plan) == ["march", "bend"]
    assert "already_in_plan" in codes(plan)
    bike = kit.plan(person(equipment=["mat", "recumbent_bike"]), today=TODAY)
    assert given(bike) == ["march", "bend", "ride"]


def test_what_needs_a_caution_is_picked_last(tmp_path: Path) -> None:
    """Of what a selector grants, an exercise without a caution goes before an easier one with it."""
    kit = trial(
        tmp_path,
        exercises={"easy": exercise(position="prone"), "harder": exercise(level=2)},
        regimens={"move": regimen({"phase": "restore", "exercises": {"mode": "dynamic_mobility"}, "pick": 1})},
        rules={"mind": rule("always", {"caution": [{"position": "prone"}]})},
    )
    assert given(kit.plan(person(), today=TODAY)) == ["harder"]


def test_a_movement_that_two_packs_describe_is_given_once(tmp_path: Path) -> None:
    """One family in one mode is one movement, unless a progression rests on its own; another mode is another one."""
    family = {"movement_family": "cat_cow"}
    kit = trial(
        tmp_path,
        exercises={
            "cat": exercise(**family),
            "camel": exercise(**family),
            "held": exercise(**family, mode="static_stretch", dose={"hold_seconds": 20}),
            "other": exercise(),
        },
        progressions={
            "steps": {
                "title": "Steps",
                "because": "It is a test.",
                "sources": "editorial",
                "stages": [{"id": "one", "phase": "restore", "use": [{"exercise": "camel"}]}],
            }
        },
        regimens={
            "move": regimen(restore("cat"), restore("camel"), restore("held"), restore("other")),
            "steps": regimen({"phase": "restore", "progression": "steps"}, indicated_when={"trial_ache": "yes"}),
        },
    )
    once = kit.plan(person(), today=TODAY, regimens=["trial:move"])
    assert given(once) == ["cat", "held", "other"]
    assert "already_in_plan" in codes(once)
    both = kit.plan(person(), today=TODAY, regimens=["trial:move", "trial:steps"])
    assert given(both) == ["cat", "held", "other", "camel"]


def test_equipment_is_needed_and_any_of_a_list_serves(tmp_path: Path) -> None:
    """What somebody does not have is named; of an inner list one piece is enough."""
    kit = trial(
        tmp_path,
        exercises={"row": exercise(equipment=["mat", ["band", "towel"]], movements=NECK)},
        regimens={"move": regimen(restore("row"))},
    )
    assert given(kit.plan(person(equipment=["mat", "band"]), today=TODAY)) == ["row"]
    lacking = kit.plan(person(equipment=["band"]), today=TODAY)
    assert (lacking.status, given(lacking)) == ("incomplete", [])
    (reason,) = [reason for reason in lacking.reasons if reason.code == "equipment_missing"]
    assert reason.parameters["equipment"] == ["mat"]


def test_a_variant_has_a_verdict_equipment_and_conditions_of_its_own(tmp_path: Path) -> None:
    """Where the exercise itself is excluded or needs what is not there, a variant that is allowed takes its place."""
    own = {"when": {"trial_ache": "yes"}, "because": "It hurts.", "sources": "editorial"}
    soft = {"impact": "none", "equipment": [], "excluded_when": [own]}
    kit = trial(
        tmp_path,
        exercises={"jump": {**JUMP, "equipment": ["stool"], "variants": {"soft": soft}}},
        regimens={"move": regimen(restore("jump"))},
        rules=NO_IMPACT,
    )
    (item,) = kit.plan(person(trial_ache="no"), today=TODAY).items
    assert (item.exercise, item.variant) == ("trial:jump", "soft")
    assert given(kit.plan(person(trial_ache="yes"), today=TODAY)) == []
    plain = kit.screen(person(trial_ache="yes"), today=TODAY).verdict("trial:jump")
    assert [reason.rule for reason in plain.reasons] == ["rule:trial:calm"]


def stage(name: str, *use: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {"id": name, "title": name, "use": list(use), **said}


PROGRESSION = {
    "title": "Steps",
    "because": "It is a test.",
    "sources": "editorial",
    "enter": [{"stage": "build", "when": {"trial_ache_level": {"at_most": 2}}}],
    "stages": [
        stage(
            "settle", {"exercise": "bend"}, phase="restore", advance={"when": {"sessions_in_stage": {"at_least": 6}}}
        ),
        stage(
            "build",
            {"exercise": "jump", "frequency": {"days_per_week": 3}, "followed_by": [{"exercise": "nod"}]},
            advance={"when": {"sessions_in_stage": {"at_least": 6}}},
        ),
        stage("keep", {"exercise": "bend"}, phase="maintain"),
    ],
}


def stepwise(root: Path, **items: Any) -> Any:
    exercises = {"bend": exercise(), "jump": JUMP, "nod": exercise(movements=NECK), "alike": exercise(level=2)}
    gated = {"phase": "restore", "when": {"trial_itch": "yes"}, "progression": "other"}
    return trial(
        root,
        exercises=exercises,
        progressions={"steps": PROGRESSION, "other": {**PROGRESSION, "enter": []}},
        regimens={"move": regimen({"phase": "restore", "progression": "steps"}, gated)},
        **items,
    )


@pytest.mark.parametrize(("level", "stages"), [(5, "settle"), (1, "build"), ("unknown", "settle")])
def test_a_progression_is_entered_where_a_test_says_so(tmp_path: Path, level: Any, stages: str) -> None:
    """Only an answer opens a later stage; silence begins with the first."""
    plan = stepwise(tmp_path).plan(person(trial_ache_level=level, trial_itch="no"), today=TODAY)
    assert [(position.progression, position.stage) for position in plan.positions] == [("trial:steps", stages)]
    assert {item.stage for item in plan.items} == {stages}
    assert {item.phase for item in plan.items} == {"restore"}


def test_upkeep_comes_when_every_progression_of_today_has_reached_it(tmp_path: Path) -> None:
    """Until then `maintain` stands under later; a progression that is not for this person does not hold it back."""
    kit = stepwise(tmp_path)
    early = kit.plan(person(trial_itch="no"), today=TODAY)
    assert [later.exercise for later in early.later] == ["core:easy-exercise"]
    kept = Position(progression="trial:steps", stage="keep", phase="maintain", since="2026-11-01")
    late = kit.plan(person(trial_itch="no"), today=TODAY, positions=[kept])
    assert given(late) == ["bend", "core:easy-exercise"]
    assert late.positions == (kept,)


def test_upkeep_of_a_regimen_of_regimens_comes_when_theirs_has_come(tmp_path: Path) -> None:
    """A pathway has no stages of its own: it keeps up what is left when those that stand in its tracks keep up."""
    other = {**PROGRESSION, "enter": []}
    pathway = {
        "title": "A pathway",
        "tracks": [
            {"phase": "relieve", "exercise": "nod"},
            {"phase": "restore", "regimens": {"approach": "functional"}},
            {"phase": "restore", "regimens": {"approach": "stabilization"}},
            {"phase": "maintain", "exercise": "alike"},
        ],
    }
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(), "jump": JUMP, "nod": exercise(movements=NECK), "alike": exercise(level=2)},
        progressions={"steps": PROGRESSION, "other": other},
        regimens={
            "part": regimen({"phase": "restore", "progression": "steps"}, approach="functional"),
            "next": regimen({"phase": "restore", "progression": "other"}, approach="stabilization"),
            "whole": {**regimen(), **pathway},
        },
    )
    kept = [
        Position(progression=f"trial:{name}", stage="keep", phase="maintain", since="2026-11-01")
        for name in ("steps", "other")
    ]
    later = {}
    for count in (0, 1, 2):
        plan = kit.plan(person(trial_itch="no"), today=TODAY, positions=kept[:count])
        later[count] = {entry.regimen for entry in plan.later}
    assert later == {0: {"trial:whole", "trial:part", "trial:next"}, 1: {"trial:whole", "trial:next"}, 2: set()}
    assert given(plan) == ["bend", "core:easy-exercise", "alike"]
    assert {item.phase for item in plan.items} == {"maintain"}


def test_what_follows_goes_with_what_it_follows(tmp_path: Path) -> None:
    """It is done on the same days, right after whatever fills that place, and not at all where nothing does."""
    profile = person(trial_ache_level=0, trial_itch="no")
    first, second = stepwise(tmp_path / "free").plan(profile, today=TODAY).items
    assert (first.exercise, second.exercise, second.after) == ("trial:jump", "trial:nod", first.id)
    assert second.days == first.days
    calm = stepwise(tmp_path / "calm", rules=NO_IMPACT)
    instead, behind = calm.plan(profile, today=TODAY).items
    assert (instead.exercise, behind.after) == ("trial:bend", instead.id)
    barred = rule("always", {"exclude": [{"movements": {"has": {"region": "lumbar"}}}]})
    empty = stepwise(tmp_path / "none", rules={"back": barred}).plan(profile, today=TODAY)
    assert given(empty) == []
    assert "nothing_to_follow" in codes(empty)


def test_only_what_is_signed_is_issued_where_a_signature_is_asked_for(tmp_path: Path) -> None:
    """Rules of a draft act all the same; a state that does not exist is refused."""
    items: Any = {
        "facts": FACTS,
        "exercises": {"bend": exercise()},
        "regimens": {"move": regimen(restore("bend"))},
        "rules": {"stop": rule({"trial_ache": "yes"}, {"outcome": "stop_today"})},
    }
    folder = write_pack(tmp_path, **items)
    signing = kit_of(folder, require_review="signed")
    plan = signing.plan(person(), today=TODAY)
    assert (plan.status, "regimen_not_reviewed" in codes(plan)) == ("incomplete", True)
    assert signing.plan(person(trial_ache="yes"), today=TODAY).outcome == "stop_today"
    digest = signing.library.digest_of("regimen", "trial:move")
    signed = {"regimens/move": {"by": "A clinician", "on": "2026-11-01", "until": "2027-11-01", "digest": digest}}
    (folder / "reviews.yaml").write_text(json.dumps(signed), "utf-8")
    half = kit_of(folder, require_review="signed", sound=False).plan(person(), today=TODAY)
    assert (given(half), "exercise_not_reviewed" in codes(half)) == ([], True)
    with pytest.raises(corekit.OptionInvalid):
        corekit.load(require_review="reviewed")


def test_what_leaves_a_programme_or_a_part_open_is_asked(tmp_path: Path) -> None:
    """Questions that decide an indication, a contraindication or a part come after those of safety."""
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(), "nod": exercise(movements=NECK)},
        rules={"careful": rule({"trial_ache_today": "yes"}, {"exclude": [{"position": "prone"}]}, "apply")},
        regimens={
            "move": regimen(restore("bend"), {**restore("nod"), "when": {"trial_itch": "yes"}}),
            "other": regimen(restore("nod"), indicated_when={"trial_ache": "yes"}),
            "third": regimen(restore("nod"), contraindicated_when={"trial_ache_level": {"at_least": 5}}),
        },
    )
    plan = kit.plan(person(), today=TODAY)
    asked = [(question.fact, question.decides) for question in plan.screening.open_questions]
    ours = [pair for pair in asked if pair[0].startswith("trial_")]
    assert ours == [
        ("trial_ache_today", ("rule:trial:careful",)),
        ("trial_ache", ("regimen:trial:other",)),
        ("trial_ache_level", ("regimen:trial:third",)),
        ("trial_itch", ("regimen:trial:move",)),
    ]
    told = kit.render(plan, "markdown").text
    assert told.count("Does it itch?") == 2
