# SPDX-License-Identifier: Apache-2.0
"""`screen`, `plan` and `why` on the examples: what is said, and the exit code that a script sees."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from .conftest import EXAMPLES, TODAY, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]

DESK = EXAMPLES / "desk-worker.yaml"
EMERGENCY = EXAMPLES / "cauda-equina-emergency.yaml"
OPEN = EXAMPLES / "unanswered-red-flag.yaml"
NO_DEVICE = "not a medical device"


def test_the_desk_worker_gets_a_readable_plan(corekit: Run) -> None:
    """A complete, harmless profile ends with today's session, the week, the reasons and the safety net."""
    answer = corekit("plan", DESK, *TODAY)
    assert answer.code == 0
    assert answer.err == ""
    places = [answer.out.index(words) for words in ("Your exercise plan", "Today, Saturday 21 November 2026")]
    places += [answer.out.index(words) for words in ("Warning signs", "The first week", "Why these exercises")]
    places += [answer.out.index(words) for words in ("Sources", "Made from")]
    assert places == sorted(places)
    assert NO_DEVICE in answer.out
    assert "draft" in answer.out
    assert "CC-BY-4.0" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80
    assert "\x1b" not in answer.out


@pytest.mark.parametrize("command", ["screen", "plan"])
def test_an_emergency_gets_no_exercises_and_is_told_what_to_do_now(corekit: Run, command: str) -> None:
    """Somebody with signs of cauda equina is sent to an emergency department, with exit code 3."""
    answer = corekit(command, EMERGENCY, *TODAY)
    assert answer.code == 3
    assert "emergency department" in answer.out
    assert "Today," not in answer.out
    assert NO_DEVICE in answer.out
    told = answer.out.index("Emergency: get help now")
    assert told < answer.out.index("Why")


def test_an_emergency_is_told_on_the_terminal_though_the_plan_goes_to_a_file(corekit: Run, tmp_path: Path) -> None:
    """Whoever asked for a page may not open it; where it cannot be written nothing else would say it."""
    for target in (tmp_path / "plan.md", tmp_path / "none" / "plan.md"):
        answer = corekit("plan", EMERGENCY, *TODAY, "-o", target)
        assert answer.code == 3
        assert "Emergency: get help now" in answer.err
        assert "emergency department" in answer.err
    assert "none" in answer.err
    assert "get help now" not in corekit("plan", DESK, *TODAY, "-o", tmp_path / "desk.md").err


@pytest.mark.parametrize("start", ["2026-11-20", "2027-11-23", "9999-12-31"])
def test_a_plan_starts_today_or_within_a_year(corekit: Run, start: str) -> None:
    """A day that is past, or for which nobody's answers hold, is wrong usage; a day of next month is not."""
    answer = corekit("plan", DESK, *TODAY, "--start", start)
    assert answer.code == 2
    assert start in answer.err
    assert corekit("plan", DESK, *TODAY, "--start", "2026-12-21").code == 0


def test_an_emergency_plan_holds_no_session(corekit: Run) -> None:
    """The document of a refusal has a status and no items."""
    plan = corekit("plan", EMERGENCY, *TODAY, "--json").json
    assert plan["status"] == "referred"
    assert plan["items"] == []
    assert plan["days"] == []


@pytest.mark.parametrize("command", ["screen", "plan"])
def test_an_open_question_about_a_warning_sign_is_named(corekit: Run, command: str) -> None:
    """An unanswered red flag holds everything, exit code 4, and the questions come most decisive first."""
    answer = corekit(command, OPEN, *TODAY)
    assert answer.code == 4
    assert "Open questions" in answer.out
    document = corekit(command, OPEN, *TODAY, "--json").json
    screening = document if command == "screen" else document["screening"]
    asked = [question["fact"] for question in screening["open_questions"]]
    assert {"ces_urine_leak_new", "ces_bowel_control_or_sensation_change", "cancer_history"} <= set(asked)
    assert asked.index("ces_urine_leak_new") < asked.index("cancer_history")


def test_answers_about_warning_signs_hold_for_one_day(corekit: Run) -> None:
    """The same profile on the next day gives no exercises but the questions to ask again."""
    assert corekit("plan", DESK, "--today", "2026-11-22").code == 4


def test_without_the_screen_nothing_is_issued_and_the_package_is_named(corekit: Run) -> None:
    """With McKenzie alone there is no red-flag screen: no exercises, and where to get it."""
    answer = corekit("plan", DESK, *TODAY, without="redflags")
    assert answer.code == 4
    assert "corekit-redflags" in answer.out


def test_a_plan_file_can_be_read_by_its_owner_alone(corekit: Run, tmp_path: Path) -> None:
    """What holds personal answers is written with mode 0600, whole, in the format of its suffix."""
    written = tmp_path / "plan.md"
    answer = corekit("plan", DESK, *TODAY, "-o", written)
    assert answer.code == 0
    assert answer.out == ""
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert written.read_text(encoding="utf-8").startswith("# Your exercise plan\n")
    assert list(tmp_path.iterdir()) == [written]


def test_a_plan_can_be_rendered_again(corekit: Run, tmp_path: Path) -> None:
    """A plan kept as JSON gives the same text later as it gave at once."""
    kept = tmp_path / "plan.json"
    kept.write_text(corekit("plan", DESK, *TODAY, "--json").out, encoding="utf-8")
    at_once = corekit("plan", DESK, *TODAY, "-f", "markdown")
    later = corekit("render", kept, "-f", "markdown")
    assert later.code == 0
    assert later.out == at_once.out


def test_a_plan_speaks_german(corekit: Run) -> None:
    """The core's sentences come in the language that was asked for; content comes as it is."""
    answer = corekit("plan", DESK, *TODAY, "--language", "de")
    assert answer.code == 0
    assert "Ihr Übungsplan" in answer.out
    assert "Samstag, 21. November 2026" in answer.out
    assert "kein Medizinprodukt" in answer.out


def test_the_same_command_gives_the_same_bytes(corekit: Run) -> None:
    """Neither the cache nor the day of the computer changes a plan."""
    first = corekit("plan", DESK, *TODAY, "--json")
    assert corekit("plan", DESK, *TODAY, "--json").out == first.out
    assert corekit("plan", DESK, *TODAY, "--json", "--no-cache").out == first.out


def test_why_names_the_rule_behind_a_verdict(corekit: Run) -> None:
    """An exercise that is left out says which rule did it, and under --json gives the same as a document."""
    name = "mckenzie:extension-in-lying"
    older = EXAMPLES / "older-adult-flexion-preference.yaml"
    answer = corekit("why", name, older, *TODAY)
    assert answer.code == 0
    assert "Extension in lying" in answer.out
    assert corekit("why", name, older, *TODAY, "--json").json["exercise"] == name


def test_explain_shows_how_rules_came_to_their_verdict_and_no_answer(corekit: Run) -> None:
    """People read the questions behind each rule; programs get the same as one document with every rule in it."""
    answer = corekit("screen", EMERGENCY, *TODAY, "--explain")
    assert answer.code == 3
    assert "Rules that apply, and why" in answer.out
    assert "At least one cauda equina symptom: yes" in answer.out

    trace = corekit("screen", EMERGENCY, *TODAY, "--explain", "--json").json
    assert trace["screening"]["outcome"] == "refer_emergency"
    assert {rule["verdict"] for rule in trace["rules"]} == {"fired", "waits", "not_fired"}
    fired = {reason["rule"] for reason in trace["screening"]["fired"]}
    assert fired <= {rule["rule"] for rule in trace["rules"] if rule["verdict"] == "fired"}
    assert "answer" not in trace["facts"]["ces_urine_leak_new"]


def test_the_profile_can_come_from_a_pipe(corekit: Run) -> None:
    """`-` is stdin."""
    answer = corekit("screen", "-", *TODAY, stdin=EMERGENCY.read_bytes())
    assert answer.code == 3
