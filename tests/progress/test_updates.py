# SPDX-License-Identifier: Apache-2.0
"""A plan goes on after its pack was updated, withdrawn from, or removed: its content, today's safety rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from corekit.content.library import Library
from corekit.progress.continuing import PlanLibrary

from .journals import START, entry, progress
from .packs import builder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corekit import Kit, Profile

BACKWARD = [{"region": "lumbar", "movement": "extension", "range": "mid"}]
FORWARD = [{"region": "lumbar", "movement": "flexion", "range": "mid"}]


def version(root: Path, *, exercises: dict[str, Any], stages: list[dict[str, Any]], **items: Any) -> Kit:
    """A pack of regimens beside one that screens, so that the first can go and the screen stays."""
    progression = {"title": "Steps", "because": "It is a test.", "sources": "editorial", "stages": stages}
    track = {"phase": "restore", "progression": "steps"}
    regimens = {"all": builder.regimen(track)}
    given = {"exercises": exercises, "progressions": {"steps": progression}, "regimens": regimens}
    moves = builder.write_pack(root, "moves", covers=(), **given)
    return builder.kit_of(moves, guard(root, **items))


def guard(root: Path, **items: Any) -> Path:
    return builder.write_pack(root, "trial", **{"facts": builder.FACTS, **items})


def stages(first: str, second: str, **said: Any) -> list[dict[str, Any]]:
    on = {"when": {"sessions_in_stage": {"at_least": 1}}}
    return [
        {"id": "one", "phase": "restore", "use": [{"exercise": first, **said}], "advance": on},
        {"id": "two", "phase": "restore", "use": [{"exercise": second}]},
    ]


def plain(day: int, name: str = "moves:bend") -> Any:
    made = entry(day, exercise=name)
    facts = {fact: answer for fact, answer in (made.facts or {}).items() if "mckenzie" not in fact}
    return attrs.evolve(made, facts=facts)


EXERCISES = {"bend": builder.exercise(movements=BACKWARD), "push": builder.exercise(title="Push", movements=FORWARD)}
NEWER = {**EXERCISES, "press": builder.exercise(title="Press")}


def test_a_plan_goes_on_with_its_own_stages_and_is_offered_the_new_ones(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """Version 2 has another second stage: the plan goes on into its own, is told, and may take the new one over."""
    old = version(tmp_path / "1", exercises=EXERCISES, stages=stages("bend", "push"))
    new = version(tmp_path / "2", exercises=NEWER, stages=stages("bend", "press"))
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    done = progress(new, plan, [plain(0)], profile, 0)
    assert (done.decision, [item.exercise for item in done.plan.items][:1]) == ("advance", ["moves:push"])
    assert [offer.progression for offer in done.offers] == ["moves:steps"]
    assert {pack.namespace: pack.digest for pack in done.plan.packs}["moves"] == old.packs["moves"].digest
    renewed = progress(new, plan, [plain(0)], profile, 0, renew=["moves:steps"])
    assert [item.exercise for item in renewed.plan.items][:1] == ["moves:press"]
    assert renewed.offers is None
    assert {pack.namespace: pack.digest for pack in renewed.plan.packs}["moves"] == new.packs["moves"].digest


def test_a_new_version_is_not_taken_over_in_the_middle_of_a_stage(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """Without a change of stage nothing is renewed, whatever is asked for."""
    old = version(tmp_path / "1", exercises=EXERCISES, stages=stages("bend", "push", dose={"sets": 1, "reps": 8}))
    new = version(tmp_path / "2", exercises=NEWER, stages=stages("bend", "press", dose={"sets": 3, "reps": 8}))
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    done = progress(new, plan, [], profile, 0, renew=["moves:steps"])
    assert (done.decision, done.plan.items[0].dose["sets"]) == ("stay", 1)


def test_the_safety_rules_of_today_act_on_the_content_of_then(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """A rule that came with an update takes an exercise out of a plan that was made before it."""
    old = version(tmp_path / "1", exercises=EXERCISES, stages=stages("bend", "push"))
    rule = builder.rule({"trial_ache": "no"}, {"exclude": [{"movements": {"has": {"movement": "extension"}}}]}, "apply")
    new = version(tmp_path / "2", exercises=EXERCISES, stages=stages("bend", "push"), rules={"no-bending": rule})
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    assert new.recheck(plan, profile, today=START).status == "unsafe"
    done = progress(new, plan, [], profile, 0)
    assert "moves:bend" not in {item.exercise for item in done.plan.items}


def test_what_a_pack_has_withdrawn_is_not_given_any_more(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """The plan carries it, the installed pack does not give it any more: unsafe, and left out."""
    old = version(tmp_path / "1", exercises=EXERCISES, stages=stages("bend", "push"))
    kept = {"push": EXERCISES["push"]}
    new = version(tmp_path / "2", exercises=kept, stages=stages("push", "push"))
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    checked = new.recheck(plan, profile, today=START)
    assert checked.status == "unsafe"
    assert "withdrawn" in {change.code for change in checked.changes}
    done = progress(new, plan, [], profile, 0)
    assert "moves:bend" not in {item.exercise for item in done.plan.items}


def test_a_plan_goes_on_when_its_pack_is_gone(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """What it needs to be done and progressed is in the plan; the screen has to be there."""
    old = version(tmp_path / "1", exercises=EXERCISES, stages=stages("bend", "push"))
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    gone = builder.kit_of(guard(tmp_path / "2"))
    assert gone.recheck(plan, profile, today=START).status == "pack_missing"
    done = progress(gone, plan, [plain(0)], profile, 0)
    assert (done.decision, done.plan.status) == ("advance", "issued")
    assert "moves:push" in {item.exercise for item in done.plan.items}
    unscreened = builder.kit_of()
    assert progress(unscreened, plan, [plain(0)], profile, 0).plan.items == ()


#: What a library says of its packs, its words and its facts, which a plan does not carry; and its work on itself.
OF_WHAT_IS_INSTALLED = {
    *(
        "as_value",
        "assumed",
        "cases",
        "condition_ancestors",
        "coverage",
        "criteria",
        "digest_of",
        "equipment",
        "exercise_facts",
    ),
    *("facts", "faultless", "fingerprint", "names", "pack", "packs", "place", "plane", "problems", "provenance"),
    *("remember_links", "remembered", "replacing", "resolve", "search", "speech", "subject_exercise", "subject_facts"),
    *("brings", "covers", "subject_regimen", "unsound", "unsound_packs", "values_of", "vocabulary", "written"),
}


def test_what_a_plan_carries_is_found_by_every_way_to_its_items() -> None:
    """Whatever a library says of exercises, progressions and regimens, the plan's own items say for themselves."""
    public = {name for name in vars(Library) if not name.startswith("_")}
    assert public - set(vars(PlanLibrary)) == OF_WHAT_IS_INSTALLED


def test_a_track_selects_among_exercises_as_the_plan_has_them(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """What version 2 says otherwise of an exercise does not take it out of a plan that goes on with version 1."""
    selecting = builder.regimen({"phase": "restore", "exercises": {"position": "standing", "level": 4}})

    def rows(root: Path, position: str) -> Kit:
        row = builder.exercise(title="Row", position=position, level=4)
        pack = builder.write_pack(root, "rows", covers=(), exercises={"row": row}, regimens={"all": selecting})
        return builder.kit_of(pack, guard(root))

    old, new = rows(tmp_path / "1", "standing"), rows(tmp_path / "2", "supine")
    profile = well_adult(old)
    plan = old.plan(profile, today=START)
    assert [item.exercise for item in plan.items] == ["rows:row"]
    assert new.plan(profile, today=START).items == ()
    done = progress(new, plan, [], profile, 0)
    assert [item.exercise for item in done.plan.items] == ["rows:row"]
    assert done.plan.exercises["rows:row"]["position"] == "standing"
