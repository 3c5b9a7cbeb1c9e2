# SPDX-License-Identifier: Apache-2.0
"""The people of `examples/people`: what a careful physiotherapist checks before signing, held for everybody's plan."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.content.reading import read
from corekit.planning.assessment import Assessment
from corekit.planning.audit import PLANES
from corekit.planning.judge import held_seconds
from corekit.planning.rulebook import RuleBook
from tests.progress.journals import WELL, WELL_DONE

if TYPE_CHECKING:
    from corekit import Kit, Plan, Profile

REPOSITORY = Path(__file__).parent.parent
PEOPLE = REPOSITORY / "examples" / "people"
FILES = sorted(PEOPLE.glob("*.yaml"))
TODAY = date(2026, 11, 21)
PHASES = ("relieve", "restore", "maintain")
#: Questions that only a test of repeated movements answers.
TESTED = {"mckenzie_class", "directional_preference"}
#: Modes that train strength, before which somebody warms up.
STRENGTH = {"dynamic_strength", "endurance_hold", "plyometric"}


def profile_of(path: Path) -> Profile:
    """The answers of one person."""
    return corekit.Profile.from_dict(read(path.read_bytes(), name=path.name).data)


def ends(path: Path) -> str:
    """How the plan must end, as the file itself says."""
    marks = re.findall(r"^# ends: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(marks) == 1, path.name
    return str(marks[0])


@pytest.fixture(scope="module")
def every_kit() -> Kit:
    """The core with every pack of `plugins/`."""
    folders = [folder for folder in sorted((REPOSITORY / "plugins").iterdir()) if list(folder.glob("src/*/content"))]
    return corekit.load(discover=False, paths=folders, cache=False)


@pytest.fixture(scope="module")
def plans(every_kit: Kit) -> dict[str, Plan]:
    """The plan of everybody."""
    return {path.stem: every_kit.plan(profile_of(path), today=TODAY) for path in FILES}


@pytest.fixture(scope="module")
def remembering_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The same kit as a second start makes it, from what the first has remembered."""
    cache = tmp_path_factory.mktemp("cache")
    folders = [folder for folder in sorted((REPOSITORY / "plugins").iterdir()) if list(folder.glob("src/*/content"))]
    first = corekit.load(discover=False, paths=folders, cache=cache)
    first.plan(profile_of(FILES[0]), today=TODAY)
    second = corekit.load(discover=False, paths=folders, cache=cache)
    assert second.library.remembered
    assert second.library.memo.get("rules") is not None
    return second


@pytest.fixture(scope="module")
def issued(plans: dict[str, Plan]) -> dict[str, Plan]:
    """Those plans that hold exercises."""
    return {name: plan for name, plan in plans.items() if plan.status == "issued"}


def modes(kit: Kit, plan: Plan) -> list[str]:
    """The modes of a plan's exercises, in their order."""
    return [str(kit.library.get("exercise", item.exercise).mode) for item in plan.items]


def test_there_are_thirty_and_the_index_names_them_all() -> None:
    """The table beside the files has a row for each, with the same end."""
    rows = re.findall(r"^\| \[([a-z0-9-]+)\.yaml\]\(\1\.yaml\) \| .+? \| (\w+) \| .+ \|$", _index(), re.MULTILINE)
    assert len(FILES) >= 30
    assert dict(rows) == {path.stem: ends(path) for path in FILES}


def test_every_plan_ends_as_its_file_says(plans: dict[str, Plan]) -> None:
    """Issued, incomplete or referred, and exercises only where it is issued; whom to call stands in every plan."""
    assert {name: plan.status for name, plan in plans.items()} == {path.stem: ends(path) for path in FILES}
    for name, plan in plans.items():
        assert bool(plan.items) == (plan.status == "issued"), name
        assert plan.safety_net, name


def test_all_three_ends_are_shown(plans: dict[str, Plan]) -> None:
    """Most people get exercises, some are sent on and some are asked first."""
    statuses = [plan.status for plan in plans.values()]
    assert statuses.count("issued") >= 20
    assert statuses.count("referred") >= 3
    assert statuses.count("incomplete") >= 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_left_to_ask(path: Path, every_kit: Kit) -> None:
    """Whoever gets exercises has answered every question, save what only a test of movements can tell."""
    if ends(path) != "issued":
        return
    intake = every_kit.intake(profile_of(path), today=TODAY)
    assert {question.fact for group in intake.groups for question in group.questions} <= TESTED


def test_nothing_excluded_is_given(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """Every exercise, in the variant and with the hold in which it is given, is allowed by every rule of every pack."""
    book = RuleBook.of(every_kit.library)
    for name, plan in issued.items():
        answers = profile_of(PEOPLE / f"{name}.yaml").dated()
        assessment = Assessment(library=every_kit.library, book=book, answers=answers, today=TODAY)
        for item in plan.items:
            judged = assessment.judge.on(item.exercise, variant=item.variant, hold_seconds=held_seconds(item.dose))
            assert judged.verdict != "excluded", (name, item.exercise)


def test_every_day_is_within_the_time(issued: dict[str, Plan]) -> None:
    """No day takes more minutes than the person has, and no week more days."""
    for name, plan in issued.items():
        time = profile_of(PEOPLE / f"{name}.yaml").time
        assert time is not None
        assert time.minutes_per_day is not None
        assert time.days_per_week is not None
        assert all(day.minutes <= time.minutes_per_day + 0.01 for day in plan.days), name
        weeks: dict[int, int] = {}
        for day in plan.days:
            week = (date.fromisoformat(day.date) - TODAY).days // 7
            weeks[week] = weeks.get(week, 0) + 1
        assert max(weeks.values()) <= time.days_per_week, name


def test_easing_comes_before_restoring(issued: dict[str, Plan]) -> None:
    """The phases of a day stand in their order."""
    for name, plan in issued.items():
        phases = [PHASES.index(item.phase) for item in plan.items]
        assert phases == sorted(phases), name


def test_everybody_moves_on_their_feet_or_as_they_can(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """Endurance is in every plan, however short the time: nothing in the sheets outranks walking or cycling."""
    for name, plan in issued.items():
        assert "aerobic" in modes(every_kit, plan), name


def test_walking_stands_before_strengthening(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """Who walks and strengthens on a day warms up by walking: endurance stands before strength of the same phase."""
    for name, plan in issued.items():
        for phase in PHASES:
            found = [mode for item, mode in zip(plan.items, modes(every_kit, plan), strict=True) if item.phase == phase]
            walks = [index for index, mode in enumerate(found) if mode == "aerobic"]
            loads = [index for index, mode in enumerate(found) if mode in STRENGTH]
            if walks and loads:
                assert min(walks) < min(loads), (name, phase)


def test_both_sides_are_trained(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """What is done side by side is planned for both sides; one side alone only where a side is painful."""
    for name, plan in issued.items():
        for item in plan.items:
            laterality = every_kit.library.get("exercise", item.exercise).laterality
            if laterality == "each_side":
                assert set(item.sides) == {"left", "right"}, (name, item.exercise)
            if set(item.sides) & {"symptomatic", "opposite"}:
                facts = profile_of(PEOPLE / f"{name}.yaml").facts or {}
                sides = {facts[fact].answer for fact in ("leg_pain_side", "arm_pain_side") if fact in facts}
                assert sides & {"left", "right"}, (name, item.exercise)


def test_each_plane_is_moved_or_said_to_be_missing(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """Bending, side bending and turning: in the plan, or among what the plan says is missing."""
    library = every_kit.library
    for name, plan in issued.items():
        moved = {
            library.plane(record["movement"])
            for item in plan.items
            for record in library.get("exercise", item.exercise).movements or ()
        }
        said = {reason.parameters["plane"] for reason in plan.audit if reason.code == "plane_missing"}
        assert moved | said >= set(PLANES), name


def test_nobody_gets_the_same_movement_twice(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """An exercise stands in a plan once, save where it follows different ones; so does a movement of two packs."""
    for name, plan in issued.items():
        keys = [(item.exercise, item.variant, item.after) for item in plan.items]
        assert len(keys) == len(set(keys)), name
        free = [every_kit.library.get("exercise", item.exercise) for item in plan.items if item.progression is None]
        families = [(exercise.movement_family, exercise.mode) for exercise in free if exercise.movement_family]
        assert len(families) == len(set(families)), name


def test_nobody_is_given_a_pulse_that_does_not_tell_the_effort(issued: dict[str, Plan]) -> None:
    """With a beta-blocker or a pacemaker the effort is told by talking and by how hard it feels, never by the pulse."""
    concerned = []
    for name, plan in issued.items():
        facts = profile_of(PEOPLE / f"{name}.yaml").facts or {}
        if {facts[fact].answer for fact in ("beta_blocker", "pacemaker_or_icd") if fact in facts} == {"no"}:
            continue
        concerned.append(name)
        measured = [item.intensity for item in plan.items if "met" in item.intensity]
        assert measured, name
        for intensity in measured:
            assert "heart_rate_reserve_percent" not in intensity, name
            assert {"talk_test", "effort_0_10"} & set(intensity), name
    assert "heart-attack-last-year" in concerned


def test_what_holds_for_everybody_opens_the_safety_net(plans: dict[str, Plan]) -> None:
    """The signs that need help at once are not looked for below advice on the pulse or on blood glucose."""
    first = {name: plan.safety_net[0].rule for name, plan in plans.items()}
    assert set(first.values()) == {"rule:redflags:safety-net"}
    assert any(len({net.rule for net in plan.safety_net}) > 1 for plan in plans.values())


def test_no_programme_is_stopped_by_a_first_session_that_went_well(every_kit: Kit, issued: dict[str, Plan]) -> None:
    """What a progression ends with is no answer that somebody gave before it was begun."""
    for name, plan in issued.items():
        done = [{"exercise": item.exercise, "facts": {**WELL_DONE, "talk_test": "sing"}} for item in plan.items]
        day = TODAY.isoformat()
        told = {"schema": 1, "id": "first", "date": day, "recorded_at": f"{day}T20:00:00Z", "facts": WELL}
        entry = corekit.Entry.from_dict({**told, "exercises": done})
        profile = profile_of(PEOPLE / f"{name}.yaml")
        moved = every_kit.progress(plan, [entry], profile=profile, today=TODAY).moves
        assert not [move.progression for move in moved if move.move in ("stop", "refer", "regress")], name


def test_who_is_pregnant_reads_what_stops_a_session_in_pregnancy(plans: dict[str, Plan]) -> None:
    """A clean screen in the morning keeps no sign away: bleeding, fluid, contractions stand in the safety net."""
    said = {name: " ".join(net.text for net in plan.safety_net) for name, plan in plans.items()}
    for sign in ("bleeding", "fluid", "contractions", "moves less", "calf"):
        assert sign in said["pregnant-pelvic-pain"], sign
    assert "pregnancy" not in said["runner"]
    assert "calf" in said["after-caesarean"]


EXPECTED: dict[str, dict[str, Any]] = {
    "acute-sciatica": {"never": {"stretches": "hamstrings"}},
    "lasting-sciatica": {"never": {"stretches": "hamstrings"}, "has": {"taichi:cloud-hands-seated", "aerobic:walking"}},
    "fusion-walking-only": {"only": {"aerobic"}},
    "hypermobile-dancer": {
        "never_mode": {"static_stretch", "pnf_stretch", "passive_stretch_by_other"},
        "has": {"aerobic:walking"},
        "has_mode": {"motor_control", "dynamic_strength"},
    },
    "stiff-in-the-morning": {"has_mode": {"aerobic", "dynamic_mobility", "dynamic_strength"}},
    "diabetes-numb-feet": {"has_mode": {"aerobic", "motor_control", "dynamic_strength"}},
    "falls-at-84": {"balance_demand": {"low"}},
    "stenosis-with-a-bike": {"has": {"aerobic:recumbent-cycle"}},
    "subacute-extension-eases": {"has": {"mckenzie:extension-in-lying"}},
    "too-painful-with-a-helper": {"has_mode": {"passive_stretch_by_other"}},
    "neck-and-arm-pain": {"has_mode": {"neural_slider"}},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_each_of_them_must_and_must_not_get(name: str, every_kit: Kit, issued: dict[str, Plan]) -> None:
    """The point of a person: what the sheet of the condition gives, and what it forbids."""
    library, plan, expected = every_kit.library, issued[name], EXPECTED[name]
    exercises = [library.get("exercise", item.exercise) for item in plan.items]
    found = set(modes(every_kit, plan))
    if "only" in expected:
        assert found == expected["only"]
    assert expected.get("has", set()) <= {item.exercise for item in plan.items}
    assert expected.get("has_mode", set()) <= found
    assert not expected.get("never_mode", set()) & found
    if "balance_demand" in expected:
        assert {exercise.balance_demand for exercise in exercises} <= expected["balance_demand"]
    if "never" in expected:
        below = library.vocabulary.is_below
        stretched = [muscle for exercise in exercises for muscle in exercise.muscles_stretched or ()]
        assert not any(below("muscle", muscle, expected["never"]["stretches"]) for muscle in stretched)


def _index() -> str:
    return (PEOPLE / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_remembered_changes_no_plan(path: Path, plans: dict[str, Plan], remembering_kit: Kit) -> None:
    """Rules, briefs and selections that an earlier start worked out give everybody the same plan, to the byte."""
    assert remembering_kit.plan(profile_of(path), today=TODAY).to_json() == plans[path.stem].to_json()
