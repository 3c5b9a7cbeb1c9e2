# SPDX-License-Identifier: Apache-2.0
"""Moves: the most cautious guard that is true, and nothing forward while a cautious one is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from corekit.model.position import Position
from corekit.model.profile import Time
from corekit.progress.rescreening import ASKED_AGAIN

from .journals import START, WELL, entry, note, profile_of, progress
from .packs import builder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corekit import Kit, Profile

DESK = "desk-worker"


def stages_of(kit: Kit, entries: list[Any], day: int, **changes: Any) -> Any:
    """What the desk worker's journal comes to."""
    profile = profile_of(DESK)
    plan = kit.plan(profile, today=START)
    if changes:
        plan = attrs.evolve(plan, positions=tuple(attrs.evolve(each, **changes) for each in plan.positions))
    return progress(kit, plan, entries, profile, day)


def test_two_days_free_lead_on(kit: Kit) -> None:
    """The limb free for two days and the last set better: keep it reduced (mckenzie, 1 reduce)."""
    done = stages_of(kit, [entry(day) for day in range(3)], 2)
    (move,) = done.moves
    assert (done.decision, move.by, move.position.stage) == ("advance", "stage", "keep")
    assert {item.stage for item in done.plan.items if item.progression} == {"keep"}


def test_central_pain_may_rise_while_the_limb_is_freed(kit: Kit) -> None:
    """Centralising with more pain near the spine advances, as the method wants it; the reason stands in the content."""
    freed = {"symptom_location_change": "centralised", "response_after": "centralised"}
    journal = [entry(day, pain_rest_nprs=day, pain_during_nprs=1 + day, **freed) for day in range(3)]
    assert stages_of(kit, journal, 2).decision == "advance"


def test_what_travels_outward_stops_the_direction(kit: Kit) -> None:
    """Peripheralisation stops the progression and takes the whole direction out of the next plan."""
    journal = [entry(0), entry(1), entry(2, symptom_location_change="peripheralised")]
    done = stages_of(kit, journal, 2)
    assert done.decision == "stop"
    assert "mckenzie:extension-in-lying" not in {item.exercise for item in done.plan.items}
    again = progress(kit, done.plan, journal, profile_of(DESK), 2)
    assert again.decision == "stop"


def test_a_stop_in_between_is_not_overlooked(kit: Kit) -> None:
    """What happened in any session that no move has answered binds, also when the last one went well."""
    journal = [entry(0), entry(1, symptom_location_change="peripheralised"), entry(2)]
    assert stages_of(kit, journal, 2).decision == "stop"


@pytest.mark.parametrize("silent", ["overall_change", "new_symptom_in_session", "stretch_sensation", "technique_lost"])
def test_an_open_answer_holds_and_is_asked(kit: Kit, silent: str) -> None:
    """While a cautious guard is unknown nothing goes forward, and its question is asked."""
    done = stages_of(kit, [entry(day, **({silent: "unknown"} if day == 2 else {})) for day in range(3)], 2)
    assert done.decision == "stay"
    assert silent in {question.fact for question in done.questions or ()}


def test_silence_never_advances(kit: Kit) -> None:
    """No journal, and a journal of notes, leave everything where it is."""
    assert stages_of(kit, [], 10).decision == "stay"
    assert stages_of(kit, [note(day, pain_rest_nprs=0) for day in range(10)], 9).decision == "stay"


def test_an_answered_response_is_not_answered_again(kit: Kit) -> None:
    """The next plan on the same journal moves neither forward nor back; a new session may."""
    journal = [entry(day) for day in range(3)]
    done = stages_of(kit, journal, 2)
    again = progress(kit, done.plan, journal, profile_of(DESK), 2)
    assert (again.decision, again.moves[0].reasons[0].code) == ("stay", "nothing_new")


def test_a_flare_halves_the_dose_and_a_good_week_brings_it_back(kit: Kit) -> None:
    """SS-07 halves; a step forward first takes back what a step back has taken away."""
    journal = [entry(0), entry(1, pain_next_day_change=3)]
    done = stages_of(kit, journal, 1)
    (move,) = done.moves
    assert (move.move, move.by, move.position.scale) == ("regress", "dose", {"reps": 0.5, "hold_seconds": 0.5})
    doses = {item.exercise: item.dose for item in done.plan.items}
    assert doses["mckenzie:extension-in-lying"]["reps"] == 5
    journal += [entry(day) for day in (2, 3, 4)]
    back = progress(kit, done.plan, journal, profile_of(DESK), 4)
    assert (back.decision, back.moves[0].by, back.moves[0].position.scale) == ("advance", "dose", None)
    assert back.moves[0].position.stage == "reduce"


def test_two_flares_in_a_row_refer(kit: Kit) -> None:
    """The same dose twice followed by a worse next day is for a clinician; content may continue."""
    done = stages_of(kit, [entry(day, pain_next_day_change=2) for day in range(2)], 1)
    assert (done.decision, done.outcome, done.plan.status) == ("refer", "refer_routine", "issued")


def test_a_red_light_takes_less_force_of_that_exercise_alone(kit: Kit) -> None:
    """By exercise: only the one whose own response was red is exchanged for the easier one."""
    lasting = entry(1, symptoms_lasting_minutes=9, response_after="no_worse")
    fine = entry(1, exercise="mckenzie:prone-lying").exercises
    done = stages_of(kit, [entry(0), attrs.evolve(lasting, exercises=(*(lasting.exercises or ()), *(fine or ())))], 1)
    (move,) = done.moves
    assert (move.move, move.by) == ("regress", "exercise")
    assert move.position.instead == {"mckenzie:extension-in-lying": "mckenzie:prone-on-elbows"}


def test_weeks_without_a_session_step_back(kit: Kit) -> None:
    """Three weeks of silence go back one stage; in the first stage the dose is halved, once."""
    done = stages_of(kit, [entry(0)], 22, stage="keep", phase="relieve")
    assert (done.decision, done.moves[0].position.stage) == ("regress", "add-force")
    first = stages_of(kit, [entry(0)], 22)
    assert (first.decision, first.moves[0].by) == ("regress", "dose")


def test_a_new_red_flag_ends_the_programme(kit: Kit) -> None:
    """Saddle numbness in week three: emergency, no exercises, and the questions are asked again at once."""
    journal = [entry(day) for day in range(14)] + [entry(15, new_symptom_in_session=["saddle_numbness"])]
    done = stages_of(kit, journal, 15)
    assert (done.decision, done.outcome, done.plan.status, done.plan.items) == (
        "stop",
        "refer_emergency",
        "referred",
        (),
    )
    assert any("emergency" in spoken.text for spoken in done.plan.safety_net)


def test_a_new_symptom_makes_its_questions_open_again(kit: Kit) -> None:
    """A weak limb reported on a day makes that day's answer about weakness too old."""
    done = stages_of(kit, [entry(0), entry(1, new_symptom_in_session=["limb_weakness"])], 1)
    assert done.plan.status != "issued"
    assert "leg_weakness" in {question.fact for question in done.plan.screening.open_questions}


def test_every_question_that_is_asked_again_is_one(kit: Kit) -> None:
    """Symptoms and questions of the table are words of the core."""
    symptoms = kit.library.get("fact", "new_symptom_in_session").choices
    assert set(ASKED_AGAIN) <= set(symptoms)
    for fact in {fact for facts in ASKED_AGAIN.values() for fact in facts}:
        assert kit.library.get("fact", fact).ask


def test_old_answers_are_asked_again_before_exercises_are_given(kit: Kit) -> None:
    """Warning signs answered weeks ago leave the next plan without exercises until they are answered."""
    profile = profile_of(DESK)
    plan = kit.plan(profile, today=START)
    done = kit.progress(plan, [entry(day) for day in range(3)], profile=profile, today=START.replace(day=23))
    assert (done.decision, done.plan.status, done.outcome) == ("stay", "incomplete", "hold")


# ---- the ground: clinicians, exclusions, ladders --------------------------------------------------------------------


def ladder(root: Path, **items: Any) -> Kit:
    """A pack with a progression of three stages, the last of which a clinician does."""
    uses = {"one": "bend", "two": "push", "three": "crack"}
    stages = [
        {
            "id": stage,
            "phase": "restore",
            "use": [{"exercise": name}],
            "advance": {"when": {"sessions_in_stage": {"at_least": 1}}},
        }
        for stage, name in uses.items()
    ]
    exercises = {
        "bend": builder.exercise(),
        "push": builder.exercise(level=2, movements=[{"region": "lumbar", "movement": "flexion", "range": "end"}]),
        "crack": builder.exercise(level=5, requires_clinician="yes"),
    }
    progression = {"title": "Steps", "because": "It is a test.", "sources": "editorial", "stages": stages, "cases": []}
    track = {"phase": "restore", "progression": "steps"}
    held = {
        "exercises": exercises,
        "progressions": {"steps": progression},
        "regimens": {"all": builder.regimen(track)},
        **items,
    }
    return builder.trial(root, **held)


def at(kit: Kit, stage: str, well_adult: Callable[..., Profile], *entries: Any, day: int = 0) -> Any:
    profile = well_adult(kit)
    position = Position(progression="trial:steps", stage=stage, phase="restore", since=START.isoformat())
    plan = kit.plan(profile, today=START, positions=[position])
    return progress(kit, plan, list(entries), profile, day)


def plain(day: int, exercise: str = "trial:bend", **said: Any) -> Any:
    """A good session without the facts of the McKenzie pack."""
    made = entry(day, exercise=exercise, **said)
    return attrs.evolve(
        made, facts={name: answer for name, answer in (made.facts or {}).items() if "mckenzie" not in name}
    )


def test_nothing_that_needs_a_clinician_is_advanced_into(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """The next stage is there, its guard is true, and it is not entered."""
    done = at(ladder(tmp_path), "two", well_adult, plain(0, "trial:push"))
    assert (done.decision, done.moves[0].reasons[0].code) == ("stay", "clinician_ahead")


def test_a_stage_of_which_nothing_is_allowed_is_not_entered(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """Today's safety rules decide, not those of the day the plan was made."""
    kit = ladder(tmp_path / "free")
    assert at(kit, "one", well_adult, plain(0)).moves[0].position.stage == "two"
    no_bending = builder.rule(
        {"trial_ache": "no"}, {"exclude": [{"movements": {"has": {"movement": "flexion"}}}]}, "apply"
    )
    done = at(ladder(tmp_path / "ruled", rules={"no-bending": no_bending}), "one", well_adult, plain(0))
    assert (done.decision, done.moves[0].reasons[0].code) == ("stay", "stage_excluded")


def test_fewer_minutes_than_the_stage_asks_lead_no_further(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """Who walks ten minutes for want of time has not done the stage of thirty, and is not given the one of sixty."""
    stages = [
        {
            "id": f"walk-{minutes}",
            "phase": "restore",
            "use": [{"exercise": "bend", "dose": {"minutes": minutes}}],
            "advance": {"when": {"sessions_in_stage": {"at_least": 1}}},
        }
        for minutes in (30, 60)
    ]
    walk = {"title": "Walk", "because": "It is a test.", "sources": "editorial", "stages": stages, "cases": []}
    kit = ladder(tmp_path, exercises={"bend": builder.exercise(dose={"minutes": 30})}, progressions={"steps": walk})
    moved = {}
    for time in (31, 11):
        profile = attrs.evolve(well_adult(kit), time=Time(minutes_per_day=time, days_per_week=7))
        plan = kit.plan(profile, today=START)
        done = progress(kit, plan, [plain(0)], profile, 0)
        moved[time] = (plan.items[0].dose["minutes"], done.decision, done.moves[0].reasons[0].code)
    assert moved == {31: (30, "advance", "guard_true"), 11: (10, "stay", "time_short")}


def test_what_the_plan_leaves_out_is_not_missed(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """A stage of which nothing is at hand is no pause of the person, who goes on with all the rest."""
    kit = ladder(
        tmp_path,
        exercises={
            "bend": builder.exercise(),
            "push": builder.exercise(
                level=2, equipment=["barbell"], movements=[{"region": "hip", "movement": "flexion", "range": "mid"}]
            ),
            "crack": builder.exercise(level=5, requires_clinician="yes"),
            "other": builder.exercise(),
        },
        regimens={
            "all": builder.regimen({"phase": "restore", "progression": "steps"}, builder.restore("other")),
        },
    )
    profile = well_adult(kit)
    plan = kit.plan(profile, today=START)
    entries, decisions = [], []
    for day in range(0, 30, 3):
        done_today = {item.exercise for item in plan.items}
        made = plain(day, "trial:bend" if "trial:bend" in done_today else "trial:other")
        entries.append(made)
        done = progress(kit, plan, entries, profile, day)
        decisions.append(done.decision)
        plan = done.plan
    assert decisions == ["advance", *["stay"] * 9]
    assert plan.positions[0].stage == "two"
    assert {item.exercise for item in plan.items} == {"trial:other"}
    paused = progress(kit, attrs.evolve(plan, items=()), entries, profile, 60)
    assert paused.moves[0].reasons[0].code == "weeks_missed"


def test_weeks_missed_before_a_session_lead_back_as_those_after_one(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """Who comes back after three weeks and tells of the session first steps back once, and goes on from there."""
    kit = ladder(tmp_path)
    profile = well_adult(kit)
    entries = [plain(0)]
    first = progress(kit, kit.plan(profile, today=START), entries, profile, 0)
    (given,) = {item.exercise for item in first.plan.items if item.progression}
    assert (first.decision, first.moves[0].position.stage) == ("advance", "two")
    soon = progress(kit, first.plan, [*entries, plain(13, given)], profile, 13)
    assert "weeks_missed" not in {reason.code for reason in soon.moves[0].reasons}
    entries.append(plain(21, given))
    back = progress(kit, first.plan, entries, profile, 21)
    assert (back.decision, back.moves[0].position.stage) == ("regress", "one")
    assert back.moves[0].reasons[0].code == "weeks_missed"
    assert back.moves[0].reasons[0].parameters["weeks"] == 3
    entries.append(plain(22))
    again = progress(kit, back.plan, entries, profile, 22)
    assert "weeks_missed" not in {reason.code for reason in again.moves[0].reasons}


def test_a_step_back_with_nowhere_to_go_ends_with_a_clinician(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """Halved down to a single repetition and still too much: somebody should look."""
    kit = ladder(tmp_path)
    profile = well_adult(kit)
    plan = kit.plan(profile, today=START)
    entries, decisions = [], []
    for day in range(12):
        entries.append(plain(day, pain_during_nprs=6, pain_rest_nprs=6))
        done = progress(kit, plan, entries, profile, day)
        decisions.append(done.decision)
        plan = done.plan
        if done.decision == "refer":
            break
    assert decisions[0] == "regress"
    assert decisions[-1] == "refer"


def test_two_true_guards_take_the_more_cautious(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """A flare (back) goes before six good sessions (forward)."""
    done = at(ladder(tmp_path), "two", well_adult, plain(0, "trial:push", pain_next_day_change=2))
    assert (done.decision, done.moves[0].by) == ("regress", "dose")


def test_an_exercise_outside_of_the_plan_changes_nothing_in_it(
    tmp_path: Path, well_adult: Callable[..., Profile]
) -> None:
    """It is told, it moves no progression, and a warning sign in it still binds."""
    kit = ladder(tmp_path)
    done = at(kit, "one", well_adult, plain(0, "other:thing"))
    assert done.decision == "stay"
    assert "entry_unplanned" in {reason.code for reason in done.reasons}
    alarmed = at(kit, "one", well_adult, plain(0, "other:thing", new_symptom_in_session=["faint_or_collapse"]))
    assert alarmed.outcome == "refer_emergency"


def test_everything_of_a_good_session_is_a_question_of_the_core_or_the_pack(kit: Kit) -> None:
    """The journals of these tests answer real questions."""
    assert all(kit.library.has("fact", name) for name in WELL)


def test_an_answer_that_does_not_fit_is_told(kit: Kit) -> None:
    """It counts as not given, so that nothing goes forward on it, and somebody is told which."""
    done = stages_of(kit, [entry(0), entry(1), entry(2, response_after="brilliant")], 2)
    assert done.decision == "stay"
    assert ["response_after"] in [reason.parameters.get("facts") for reason in done.reasons or ()]


def told(done: Any) -> list[str]:
    return [str(reason.parameters["because"]) for reason in done.moves[0].reasons if "because" in reason.parameters]


def test_what_asks_the_same_is_told_once(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """A progression that repeats a response of the core in its own words gives its own reason, not both."""
    worse = {"when": {"overall_change": "worse"}, "because": "It got worse."}
    flare = {"when": {"flares_in_row": {"at_least": 1}}, "because": "A bad day after.", "scale": {"reps": 0.5}}
    steps = {
        "title": "Steps",
        "because": "It is a test.",
        "sources": "editorial",
        "stages": [{"id": "one", "phase": "restore", "use": [{"exercise": "bend"}]}],
        "always": {"stop": worse, "regress": flare},
        "cases": [],
    }
    kit = ladder(tmp_path, progressions={"steps": steps})
    stopped = at(kit, "one", well_adult, plain(0, overall_change="worse"))
    assert told(stopped) == ["It got worse."]
    lowered = at(kit, "one", well_adult, plain(0, pain_next_day_change=2))
    assert told(lowered) == ["A bad day after."]


def test_a_reason_claims_no_change_that_was_not_made(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """Where an easier exercise takes the place, nobody is told that the dose was halved."""
    steps = {
        "title": "Steps",
        "because": "It is a test.",
        "sources": "editorial",
        "stages": [{"id": "one", "phase": "restore", "use": [{"exercise": "push"}]}],
        "always": {
            "regress": [
                {"when": {"pain_during_nprs": {"above": 5}}, "by": "exercise", "because": "Too much: an easier one."},
                {"when": {"pain_during_nprs": {"above": 4}}, "scale": {"reps": 0.5}, "because": "The dose is halved."},
            ]
        },
        "cases": [],
    }
    exercises = {
        "push": builder.exercise(level=2, easier="bend"),
        "bend": builder.exercise(harder="push"),
    }
    kit = ladder(tmp_path, progressions={"steps": steps}, exercises=exercises)
    done = at(kit, "one", well_adult, plain(0, "trial:push", pain_during_nprs=6, pain_rest_nprs=6))
    assert (done.decision, done.moves[0].by) == ("regress", "exercise")
    assert told(done)[0] == "Too much: an easier one."
    assert not [because for because in told(done) if "halved" in because]


def test_the_questions_of_the_day_come_first(tmp_path: Path, well_adult: Callable[..., Profile]) -> None:
    """What holds for one day is unknown on the next; nothing else decides before it is answered."""
    quiet = {"when": {"all": [{"trial_ache": "no"}, {"trial_ache_today": "no"}]}, "because": "Quiet."}
    steps = {
        "title": "Steps",
        "because": "It is a test.",
        "sources": "editorial",
        "stages": [{"id": "one", "phase": "restore", "use": [{"exercise": "bend"}], "stay": quiet}],
        "cases": [],
    }
    kit = ladder(tmp_path, progressions={"steps": steps})
    profile = well_adult(kit)
    unsaid = {name: answer for name, answer in profile.facts.items() if not name.startswith("trial_ache")}
    silent = attrs.evolve(profile, facts=unsaid)
    done = progress(kit, kit.plan(silent, today=START), [plain(0)], silent, 0)
    asked = [question.fact for question in done.questions]
    assert asked.index("trial_ache_today") < asked.index("trial_ache")
