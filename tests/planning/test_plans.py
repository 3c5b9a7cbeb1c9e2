# SPDX-License-Identifier: Apache-2.0
"""Plans as documents, what is rechecked, why, and what is asked."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jsonschema

import corekit
from corekit.model.finding import Finding
from corekit.planning.findings import rulings_of

from .builder import FACTS, TODAY, exercise, kit_of, person, regimen, restore, rule, trial, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

BEND = {"exercises": {"bend": exercise()}, "regimens": {"move": regimen(restore("bend"))}}


def test_a_plan_stands_on_its_own(kit: Kit, example: Any) -> None:
    """It fits its schema, holds every exercise its stages can give, what they cite, stop rules and packs."""
    plan = kit.plan(example("desk-worker"), today=TODAY)
    data = json.loads(plan.to_json())
    jsonschema.Draft202012Validator(corekit.schema("plan")).validate(data)
    assert plan.status == "issued"
    for progression in plan.progressions.values():
        for stage in progression["stages"]:
            assert {use["exercise"] for use in stage["use"]} <= plan.exercises.keys()
    reasons = [*plan.reasons, *(reason for item in plan.items for reason in (*item.reasons, *item.cautions))]
    cited = {key for reason in reasons if isinstance(reason.sources, dict) for key in reason.sources}
    assert cited <= plan.sources.keys()
    assert {pack.namespace for pack in plan.packs} == {"core", "redflags", "mckenzie"}
    assert all(pack.digest for pack in plan.packs)
    assert plan.to_json() == kit.plan(example("desk-worker"), today=TODAY).to_json()
    assert all(reason.pack for reason in reasons)


def test_a_recheck_says_what_has_become_of_a_plan(tmp_path: Path) -> None:
    """Current; changed when a pack has; unsafe when a rule now excludes or limits; a missing pack is named."""
    plan = trial(tmp_path / "then", **BEND).plan(person(trial_ache="no"), today=TODAY)
    assert trial(tmp_path / "same", **BEND).recheck(plan, person(trial_ache="no"), today=TODAY).status == "current"
    retitled = {**BEND, "exercises": {"bend": exercise(title="Bend over")}}
    assert trial(tmp_path / "new", **retitled).recheck(plan, person(), today=TODAY).status == "changed"
    for name, then in {
        "exclude": {"exclude": [{"mode": "dynamic_mobility"}]},
        "limit": {"limit": [{"select": {"mode": "dynamic_mobility"}, "dose": {"reps": {"at_most": 5}}}]},
        "effort": {"limit": [{"select": {"load": "none"}, "intensity": {"effort_0_10": {"at_most": 3}}}]},
        "hold": {"outcome": "hold"},
    }.items():
        kit = trial(tmp_path / name, **BEND, rules={"r": rule({"trial_ache": "yes"}, then)})
        assert kit.recheck(plan, person(trial_ache="yes"), today=TODAY).status == "unsafe", name
    other = kit_of(write_pack(tmp_path, "other"))
    gone = other.recheck(plan, person(), today=TODAY)
    assert (gone.status, [change.pack for change in gone.changes]) == ("pack_missing", ["trial"])


def test_both_directions_excluded_go_to_a_clinician(tmp_path: Path) -> None:
    """Nobody chooses between bending forward and back by default; with or without an exercise that is left."""

    def bent(direction: str) -> dict[str, Any]:
        return {"movements": {"has": {"region": "lumbar", "movement": direction, "range": "end"}}}

    rules = {way: rule("always", {"exclude": [bent(way)]}) for way in ("flexion", "extension")}
    for name, items in (("kept", BEND), ("none", {})):
        plan = trial(tmp_path / name, **items, rules=rules).plan(person(), today=TODAY)
        assert plan.outcome == "refer_routine"
        assert "directions_conflict" in {finding.code for finding in plan.audit}


def test_the_audit_says_what_a_plan_lacks(tmp_path: Path) -> None:
    """Planes, qualities, phases, aerobic minutes, and the side where nobody knows it."""
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(laterality="symptomatic_side")},
        regimens={"move": regimen(restore("bend"))},
    )
    findings = {(found.code, *map(str, found.parameters.values())) for found in kit.plan(person(), today=TODAY).audit}
    assert findings == {
        ("plane_missing", "frontal"),
        ("plane_missing", "transverse"),
        ("quality_missing", "strength"),
        ("stretch_without_strength",),
        ("phase_missing", "relieve"),
        ("aerobic_minutes_short", "0", "150"),
        ("sides_missing", "trial:bend"),
    }
    sided = kit.plan(person(leg_pain_side="left", pain_regions=["leg"]), today=TODAY)
    assert "sides_missing" not in {found.code for found in sided.audit}


def test_why_names_the_rule_and_the_answer_that_would_decide(tmp_path: Path) -> None:
    """An exercise that waits for an answer says which; one that is excluded says by what."""
    rules = {"r": rule({"trial_ache": "yes"}, {"exclude": [{"mode": "dynamic_mobility"}]}, "apply")}
    kit = trial(tmp_path, **BEND, rules=rules)
    waiting = kit.why("trial:bend", person(), today=TODAY)
    assert (waiting.verdict, [question.fact for question in waiting.questions]) == ("excluded", ["trial_ache"])
    assert waiting.given_by == ("trial:move",)
    assert kit.why("bend", person(trial_ache="no"), today=TODAY).verdict == "allowed"


def test_an_intake_asks_the_decisive_first_in_pages_and_stops_at_an_emergency(tmp_path: Path) -> None:
    """A group of yes-or-no questions is a checklist; a rule that only acts as if yes does not end the questions."""
    grouped = {name: {**fact, "group": "aches"} for name, fact in FACTS.items() if name in ("trial_ache", "trial_itch")}
    kit = trial(
        tmp_path,
        facts={**FACTS, **grouped},
        **BEND,
        rules={
            "mild": rule({"trial_ache_level": {"above": 5}}, {"exclude": [{"mode": "aerobic"}]}, "apply"),
            "worst": rule(
                {"any": [{"trial_ache": "yes"}, {"trial_itch": "yes"}]},
                {"outcome": "refer_emergency", "say": "Go now."},
                "apply",
            ),
        },
    )
    open_ = kit.intake(person(), today=TODAY)
    assert not open_.decided
    assert [(page.id, page.checklist) for page in open_.groups][:1] == [("aches", True)]
    assert {question.fact for question in open_.groups[0].questions} == {"trial_ache", "trial_itch"}
    assert "trial_ache_level" in {question.fact for page in open_.groups for question in page.questions}
    stopped = kit.intake(person(trial_ache="yes"), today=TODAY)
    assert (stopped.decided, stopped.groups, stopped.say) == (True, (), ("Go now.",))


def test_before_a_session_only_what_serves_a_day_or_has_expired_is_asked(tmp_path: Path) -> None:
    """What was answered for longer is not asked again."""
    kit = trial(
        tmp_path,
        **BEND,
        rules={
            "day": rule({"trial_ache_today": "yes"}, {"outcome": "stop_today"}, "hold"),
            "long": rule({"trial_itch": "yes"}, {"outcome": "hold"}, "hold"),
        },
    )
    profile = person(trial_ache_today="no")
    session = kit.intake(profile, today=TODAY + timedelta(days=1), purpose="session")
    asked = {question.fact for page in session.groups for question in page.questions}
    assert "trial_ache_today" in asked
    assert "trial_itch" not in asked


def test_of_one_page_of_answers_the_right_ones_are_kept(tmp_path: Path) -> None:
    """Wrong ones are reported and leave the older answer as it was."""
    kit = trial(tmp_path, **BEND)
    profile, faults = kit.answer(
        person(trial_ache_level=3), {"trial_ache": "yes", "trial_ache_level": 40, "trial_acke": "no"}, on=TODAY
    )
    assert len(faults) == 2
    assert profile.facts["trial_ache"].answer == "yes"
    assert profile.facts["trial_ache_level"].answer == 3
    assert "trial_acke" not in profile.facts


def test_a_finding_that_cannot_be_read_holds(tmp_path: Path) -> None:
    """What a screener returns never ends in a traceback and never lets anything through."""
    library = trial(tmp_path, **BEND).library
    for finding in (
        Finding(id="f", because="?", outcome="panic"),
        Finding(id="f", because="?", exclude=({"mode": {"nonsense": 1}},)),
    ):
        (ruling,) = rulings_of([("screener", finding)], library)
        assert (ruling.outcome, ruling.blocks) == ("hold", True)
    (asking,) = rulings_of([("screener", Finding(id="f", because="?", outcome="hold", ask=("no_such_fact",)))], library)
    assert asking.rule.ask == ()


def test_a_rule_that_acts_because_nobody_knows_states_nothing_about_the_person(tmp_path: Path) -> None:
    """Cautions, exclusions and limits of an open question are worded as open; once it is answered they are not."""
    torn = {"title": "A tear", "because": "A torn muscle must heal."}
    kit = trial(
        tmp_path,
        exercises={"bend": exercise(), "push": exercise(load="light", dose={"sets": 3, "reps": 8})},
        rules={
            "care": rule({"trial_ache": "yes"}, {"exclude": [{"load": "none"}]}, "caution", **torn),
            "less": rule(
                {"trial_itch": "yes"},
                {"limit": [{"select": {"load": "light"}, "dose": {"sets": {"at_most": 2}}}]},
                "apply",
                **{**torn, "because": "A sore skin must rest."},
            ),
        },
        regimens={"move": regimen(restore("bend"), restore("push"))},
    )
    opened = "Not known yet whether this concerns you; it counts until that is answered: "
    plan = kit.plan(person(), today=TODAY)
    told = kit.render(plan, "markdown").text
    assert f"Take care: {opened}A torn muscle must heal." in told
    assert f"{opened}A sore skin must rest." in told
    (caution,) = plan.items[0].cautions
    assert caution.parameters["applied"] == "unknown"
    several = "Not known yet whether these concern you; they count until that is answered:"
    _, _, screened = kit.render(kit.screen(person(), today=TODAY), "markdown").text.partition(several)
    assert "A torn muscle must heal." in screened
    assert "A sore skin must rest." in screened
    _, _, asked = kit.render(kit.why("trial:bend", person(), today=TODAY), "markdown").text.partition(several)
    assert "A torn muscle must heal." in asked
    known = kit.render(kit.plan(person(trial_ache="no", trial_itch="yes"), today=TODAY), "markdown").text
    assert "A sore skin must rest." in known
    assert opened not in known
