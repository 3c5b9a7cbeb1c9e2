# SPDX-License-Identifier: Apache-2.0
"""What fires, what waits, what is asked, and what a verdict says."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import corekit
from corekit.planning.assessment import Assessment
from corekit.planning.rulebook import RuleBook
from corekit.planning.rulings import Response

from .builder import (
    FACTS,
    MCKENZIE,
    REDFLAGS,
    TODAY,
    exercise,
    kit_of,
    person,
    regimen,
    restore,
    rule,
    trial,
    write_pack,
)

if TYPE_CHECKING:
    from pathlib import Path

    from corekit import Kit

MOVE = {"mode": "dynamic_mobility"}
PROGRAMME = {"exercises": {"bend": exercise()}, "regimens": {"move": regimen(restore("bend"))}}


def ruled(root: Path, **rules: Any) -> Kit:
    return trial(root, rules=rules, **PROGRAMME)


@pytest.mark.parametrize(
    ("policy", "verdict", "outcome"),
    [
        ("apply", "excluded", "proceed"),
        ("hold", "excluded", "hold"),
        ("caution", "caution", "proceed"),
        ("ignore", "allowed", "proceed"),
    ],
)
def test_each_policy_decides_what_an_unknown_rule_does(tmp_path: Path, policy: str, verdict: str, outcome: str) -> None:
    """`apply` acts in full, `hold` holds as well, `caution` only cautions, `ignore` does nothing; each asks."""
    kit = ruled(tmp_path, r=rule({"trial_ache": "yes"}, {"exclude": [MOVE]}, policy))
    screening = kit.screen(person(), today=TODAY)
    assert (screening.verdict("trial:bend").verdict, screening.outcome) == (verdict, outcome)
    assert [reason.rule for reason in screening.undecided] == ["rule:trial:r"]
    assert "trial_ache" in [question.fact for question in screening.open_questions]


def test_all_fired_reasons_are_told_with_the_strongest_first(tmp_path: Path) -> None:
    """A routine referral is not dropped because an urgent one fired."""
    kit = ruled(
        tmp_path,
        mild=rule("always", {"outcome": "refer_routine"}),
        urgent=rule("always", {"outcome": "refer_urgent", "within_days": 2}),
    )
    screening = kit.screen(person(), today=TODAY)
    assert screening.outcome == "refer_urgent"
    assert [(reason.outcome, reason.within_days) for reason in screening.fired] == [
        ("refer_urgent", 2),
        ("refer_routine", None),
    ]


@pytest.mark.parametrize(
    ("then", "status"),
    [
        ({"outcome": "refer_emergency"}, "referred"),
        ({"outcome": "refer_urgent"}, "referred"),
        ({"outcome": "stop_today"}, "referred"),
        ({"outcome": "hold"}, "incomplete"),
        ({"outcome": "refer_routine"}, "issued"),
        ({"outcome": "refer_routine", "content": "none"}, "referred"),
        ({"outcome": "refer_urgent", "content": "all"}, "issued"),
        ({"outcome": "refer_urgent", "content": {"only": MOVE}}, "issued"),
        ({"outcome": "refer_urgent", "content": {"only": {"mode": "aerobic"}}}, "referred"),
    ],
)
def test_the_outcome_and_what_may_continue_decide_the_status(tmp_path: Path, then: dict[str, Any], status: str) -> None:
    """Outcomes that block issue nothing unless the rule lets content continue; only `issued` has items."""
    plan = ruled(tmp_path, r=rule("always", then)).plan(person(), today=TODAY)
    assert plan.status == status
    assert plan.outcome == then["outcome"]
    assert bool(plan.items) is (status == "issued")


def test_a_condition_acts_through_treat_as_even_while_the_rule_is_only_undecided(tmp_path: Path) -> None:
    """A strict rule that nobody can decide has the condition's effects act in full, a lenient one as cautions."""
    lenient = {"if_unknown": "ignore", "unknown_because": "Only a test."}
    tried = {"exclude": [{"select": MOVE, "because": "No.", "sources": "editorial", **lenient}]}
    condition = {"title": "Stiffness", "sources": "editorial", **tried}
    for policy, verdict in (("apply", "excluded"), ("caution", "caution"), ("ignore", "allowed")):
        kit = trial(
            tmp_path / policy,
            conditions={"stiff": condition},
            rules={"r": rule({"trial_ache": "yes"}, {"treat_as": "trial:stiff"}, policy)},
            **PROGRAMME,
        )
        assert kit.screen(person(dx=[]), today=TODAY).verdict("trial:bend").verdict == verdict
        fired = kit.screen(person(dx=[], trial_ache="yes"), today=TODAY)
        assert fired.verdict("trial:bend").verdict == "excluded"


def test_what_is_derived_follows_a_response_to_one_exercise(tmp_path: Path) -> None:
    """A rule over a derived fact sees the answers about an exercise, and its `same` is that exercise."""
    facts = {
        **FACTS,
        "trial_sore": {
            "ask": "Was it sore?",
            "type": "yes_no",
            "scope": "exercise",
            "ask_at": "after_session",
            "reassuring": "no",
            "sources": "editorial",
        },
        "trial_bad": {"derive": {"criteria": {"trial_sore": "yes"}}, "type": "yes_no", "sources": "editorial"},
    }
    kit = trial(
        tmp_path,
        facts=facts,
        exercises={"bend": exercise(), "turn": exercise()},
        rules={"r": rule({"trial_bad": "yes"}, {"exclude": [{"same": "id"}]})},
    )
    answer = person(trial_sore="yes").facts["trial_sore"]
    dated = type(answer)(answer="yes", on=TODAY.isoformat())
    assessment = Assessment(
        library=kit.library,
        book=RuleBook.of(kit.library),
        answers={},
        today=TODAY,
        responses=[Response(exercise="trial:bend", answers={"trial_sore": dated})],
    )
    assert assessment.judge.on("trial:bend").verdict == "excluded"
    assert assessment.judge.on("trial:turn").verdict == "allowed"


def test_contradictions_hold_and_ask_again_without_delaying_an_emergency(tmp_path: Path) -> None:
    """Two answers that cannot both be right hold, also in code; an emergency found by another answer goes before."""
    kit = ruled(
        tmp_path,
        both=rule(
            {"all": [{"trial_ache": "no"}, {"trial_ache_level": {"above": 0}}]},
            {"outcome": "hold", "ask": ["trial_ache", "trial_ache_level"]},
            contradiction="yes",
        ),
        worst=rule({"trial_itch": "yes"}, {"outcome": "refer_emergency"}),
    )
    contradicting = {"trial_ache": "no", "trial_ache_level": 4}
    held = kit.screen(person(**contradicting), today=TODAY)
    assert held.outcome == "hold"
    assert [question.fact for question in held.open_questions][:2] == ["trial_ache", "trial_ache_level"]
    assert kit.screen(person(**contradicting, trial_itch="yes"), today=TODAY).outcome == "refer_emergency"
    pressure = kit.screen(person(bp_systolic=80, bp_diastolic=120), today=TODAY)
    assert {"bp_systolic", "bp_diastolic"} <= {question.fact for question in pressure.open_questions}


def test_expired_and_future_answers_are_unknown(tmp_path: Path) -> None:
    """An answer for one day does not count the day after, nor one that is dated tomorrow."""
    kit = ruled(tmp_path, r=rule({"trial_ache_today": "yes"}, {"outcome": "stop_today"}, "hold"))
    fresh = person(trial_ache_today="no")
    assert kit.screen(fresh, today=TODAY).outcome == "proceed"
    assert kit.screen(fresh, today=TODAY + timedelta(days=1)).outcome == "hold"
    assert kit.screen(fresh, today=TODAY - timedelta(days=1)).outcome == "hold"


def test_without_a_pack_that_screens_nothing_is_issued_and_the_answer_names_one() -> None:
    """With only the core and McKenzie the screen is missing, and the package that brings it is named."""
    kit = kit_of(MCKENZIE, sound=False)
    plan = kit.plan(person(), today=TODAY)
    assert (plan.status, plan.items) == ("incomplete", ())
    assert plan.outcome == "hold"
    assert any("corekit-redflags" in problem for problem in kit.screen(person(), today=TODAY).problems)
    missing = [reason.parameters for reason in plan.reasons if reason.code == "screen_missing"]
    assert missing == [{"screen": "red_flags", "packages": ("corekit-redflags",)}]


def test_a_broken_rule_pack_holds_and_still_lets_sound_rules_refer(
    tmp_path: Path, well_adult: Any, example: Any
) -> None:
    """What sound rules find is given although another pack is broken, and nobody is issued anything."""
    folder = write_pack(
        tmp_path, "broken", covers=("bone",), rules={"bad": rule({"no_such_fact": "yes"}, {"outcome": "hold"})}
    )
    kit = kit_of(REDFLAGS, folder, sound=False)
    well = kit.plan(well_adult(kit), today=TODAY)
    assert (well.status, well.outcome) == ("incomplete", "hold")
    emergency = kit.plan(example("cauda-equina-emergency"), today=TODAY)
    assert (emergency.status, emergency.outcome) == ("referred", "refer_emergency")
    assert emergency.safety_net


def test_a_folder_obeys_red_flags_and_mckenzie_without_naming_them(tmp_path: Path, well_adult: Any) -> None:
    """Exercises of a new pack are excluded by rules of packs that it has never heard of."""
    bending = [{"region": "lumbar", "movement": "flexion", "range": "end"}]
    stretch = exercise(mode="repeated_end_range", movements=bending)
    folder = write_pack(
        tmp_path, covers=(), exercises={"stretch": stretch}, regimens={"legs": regimen(restore("stretch"))}
    )
    kit = kit_of(REDFLAGS, MCKENZIE, folder)
    untested = well_adult(kit, pain_regions=["lumbar"], directional_preference="unknown", mckenzie_class="unknown")
    verdict = kit.screen(untested, today=TODAY).verdict("trial:stretch")
    assert verdict.verdict == "excluded"
    assert "mckenzie" in {reason.pack for reason in verdict.reasons}
    tested = well_adult(kit, pain_regions=["lumbar"], directional_preference="flexion", mckenzie_class="derangement")
    assert kit.screen(tested, today=TODAY).verdict("trial:stretch").verdict == "allowed"
    numb = well_adult(kit, pain_regions=["lumbar"], ces_saddle_sensation_change="yes", ces_symptoms_worsening="yes")
    held = kit.plan(numb, today=TODAY, regimens=["trial:legs"])
    assert (held.status, held.items) == ("referred", ())


def test_the_press_up_survives_the_sciatica_rule_and_the_hamstring_stretch_does_not(tmp_path: Path) -> None:
    """The two examples of the content format act together: the rule reaches what lengthens the hamstrings, no more."""
    sciatica = rule(
        {"any": [{"dx": "lumbar-radiculopathy-disc"}, {"leg_pain_below_knee": "yes"}]},
        {"exclude": [{"muscles_stretched": "hamstrings"}]},
        "apply",
    )
    holding = {"sets": 1, "reps": 2, "hold_seconds": 20}
    hamstring = exercise(mode="static_stretch", muscles_stretched=["biceps_femoris"], dose=holding)
    folder = write_pack(tmp_path, covers=(), rules={"irritable": sciatica}, exercises={"hamstring": hamstring})
    screening = kit_of(REDFLAGS, MCKENZIE, folder).screen(
        person(dx=["lumbar-radiculopathy-disc"], leg_pain_below_knee="yes", leg_pain_side="left"), today=TODAY
    )
    stretch, press_up = screening.verdict("trial:hamstring"), screening.verdict("mckenzie:extension-in-lying")
    assert "rule:trial:irritable" in {reason.rule for reason in stretch.reasons}
    assert stretch.verdict == "excluded"
    assert "rule:trial:irritable" not in {reason.rule for reason in press_up.reasons}


def test_a_screening_is_valid_holds_no_answer_and_is_the_same_every_time(kit: Kit, example: Any) -> None:
    """The document fits its schema, says facts by id only, and the same input gives the same bytes."""
    profile = example("desk-worker")
    first, second = (kit.screen(profile, today=TODAY).to_json() for _ in range(2))
    assert first == second
    jsonschema.Draft202012Validator(corekit.schema("screening")).validate(json.loads(first))
    with pytest.raises(LookupError):
        corekit.Screening.parse(first).verdict("mckenzie:prone-lying")


def test_the_order_of_packs_changes_nothing(tmp_path: Path, example: Any) -> None:
    """Two kits of the same packs in another order give the same plan, byte for byte."""
    mine = write_pack(tmp_path, covers=(), **PROGRAMME)
    folders = [REDFLAGS, MCKENZIE, mine]
    plans = [kit_of(*order).plan(example("desk-worker"), today=TODAY).to_json() for order in (folders, folders[::-1])]
    assert plans[0] == plans[1]
