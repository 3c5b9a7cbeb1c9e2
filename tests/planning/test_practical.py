# SPDX-License-Identifier: Apache-2.0
"""What an application asks page by page: what was said today is not asked again, equipment and time come last."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

import corekit
from corekit.errors import DocumentInvalid
from tests.planning import builder

if TYPE_CHECKING:
    from pathlib import Path

    from corekit.kit import Kit

TODAY = date(2026, 11, 20)
EMPTY = corekit.Profile.from_dict({"schema": 1, "facts": {}})
ENTRY = {
    "schema": 1,
    "id": "00000000-0000-4000-8000-000000000001",
    "date": "2026-11-20",
    "recorded_at": "2026-11-20T10Z",
}


@pytest.fixture
def small(tmp_path: Path) -> Kit:
    """A pack with one exercise that wants a mat, and one that wants a chair or a stool."""
    exercises = {
        "on-the-floor": builder.exercise(equipment=["mat"]),
        "seated": builder.exercise(equipment=[["chair", "stool"]]),
    }
    return builder.trial(
        tmp_path,
        exercises=exercises,
        rules={"feverish": builder.rule({"fever_or_rigors": "yes"}, {"outcome": "hold"}, "hold")},
    )


def test_an_unknown_answer_of_today_is_not_asked_again(small: Kit) -> None:
    """Who says today that they do not know keeps the question open, and is asked again on another day only."""
    profile, _ = small.answer(EMPTY, {"fever_or_rigors": "unknown"}, on=TODAY)

    def asked(day: date) -> set[str]:
        pages = small.intake(profile, today=day).pages(profile)
        return {question.fact for page in pages for question in page.questions}

    everything = {one.fact for page in small.intake(EMPTY, today=TODAY).pages(EMPTY) for one in page.questions}
    assert "fever_or_rigors" in everything
    assert asked(TODAY) == everything - {"fever_or_rigors"}
    assert asked(TODAY + timedelta(days=1)) == everything


def test_equipment_and_time_are_asked_on_request_and_last(small: Kit) -> None:
    """Only what some exercise is done with is offered; without `practical` nobody asks."""
    assert "practical" not in [page.id for page in small.intake(EMPTY, today=TODAY).groups]
    page = small.intake(EMPTY, today=TODAY, practical=True).groups[-1]
    assert [question.fact for question in page.questions] == ["equipment", "minutes_per_day", "days_per_week"]
    assert {choice for choice, _ in page.questions[0].choices} == {"mat", "chair", "stool"}
    german = small.intake(EMPTY, today=TODAY, practical=True, language="de").groups[-1]
    assert german.questions[2].ask == "An wie vielen Tagen in der Woche?"


def test_equipment_and_time_are_answered_like_facts(small: Kit) -> None:
    """What is right is kept and asked no more, until a page is gone back to."""
    answers = {"equipment": ["mat"], "minutes_per_day": 20.0, "days_per_week": 3}
    profile, faults = small.answer(EMPTY, answers, on=TODAY)
    assert faults == []
    assert profile.equipment == ("mat",)
    assert (profile.time.minutes_per_day, profile.time.days_per_week) == (20, 3)
    assert small.check("profile", profile.to_dict()) == []
    assert "practical" not in [page.id for page in small.intake(profile, today=TODAY, practical=True).groups]
    back = profile.without_answers(["equipment"])
    assert [one.fact for one in small.intake(back, today=TODAY, practical=True).groups[-1].questions] == ["equipment"]


def test_who_does_not_know_has_nothing_at_hand(small: Kit) -> None:
    """Nothing is taken for granted: no equipment, and no limit of time that nobody named."""
    answers = dict.fromkeys(("equipment", "minutes_per_day", "days_per_week"), "unknown")
    profile, faults = small.answer(EMPTY, answers, on=TODAY)
    assert (faults, profile.equipment, profile.time.minutes_per_day) == ([], (), None)
    assert "practical" not in [page.id for page in small.intake(profile, today=TODAY, practical=True).groups]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("equipment", ["yacht"]),
        ("equipment", "mat"),
        ("equipment", [7]),
        ("minutes_per_day", 0),
        ("minutes_per_day", "20"),
        ("minutes_per_day", True),
        ("minutes_per_day", float("nan")),
        ("days_per_week", 8),
        ("days_per_week", 2.5),
    ],
)
def test_wrong_equipment_and_times_are_reported(small: Kit, name: str, wrong: Any) -> None:
    """What cannot be right is told at its name, without the answer, and not kept."""
    profile, faults = small.answer(EMPTY, {name: wrong}, on=TODAY)
    assert [fault.pointer for fault in faults] == [f"/facts/{name}"]
    assert (profile.equipment, profile.time) == (None, None)
    assert "yacht" not in str(faults[0])


def test_an_emergency_asks_for_no_equipment(kit: Kit) -> None:
    """With signs of a cauda equina nothing is asked any more."""
    profile, _ = kit.answer(EMPTY, {"ces_saddle_sensation_change": "yes", "ces_urine_leak_new": "yes"}, on=TODAY)
    intake = kit.intake(profile, today=TODAY, practical=True)
    assert intake.decided
    assert intake.pages(profile) == ()
    assert "practical" not in [page.id for page in intake.groups]


def test_an_upload_is_read_whole_or_not_at_all() -> None:
    """One entry a line, empty lines between them; the first line that is none is named, without what it says."""
    line = json.dumps(ENTRY)
    assert [entry.id for entry in corekit.Entry.parse_lines(f"{line}\n\n{line}\n")] == [ENTRY["id"]] * 2
    assert corekit.Entry.parse_lines(line.encode()) == corekit.Entry.parse_lines(line)
    for wrong in ("{secret", "7", "null", '{"schema": 1}', "[" * 9000, '{"a": 1, "a": 2}', '{"schema": NaN}', "\x00"):
        with pytest.raises(DocumentInvalid, match=r"^Line 2 ") as raised:
            corekit.Entry.parse_lines(f"{line}\n{wrong}")
        assert "secret" not in str(raised.value)
    for nothing in ("", "\n\n", b" "):
        with pytest.raises(DocumentInvalid, match="no journal entry"):
            corekit.Entry.parse_lines(nothing)
