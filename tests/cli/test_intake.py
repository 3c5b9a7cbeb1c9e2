# SPDX-License-Identifier: Apache-2.0
"""`corekit intake`: a conversation that can be stopped, resumed, and that stops itself for an emergency."""

from __future__ import annotations

import re
import stat
from datetime import date
from typing import TYPE_CHECKING

from corekit import Profile, load
from corekit.content.documents import read_document

from .conftest import TODAY, Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Answer]


SADDLE = "ces_saddle_sensation_change"


def answers_in(path: Path) -> Profile:
    read = read_document(path, "profile")
    assert read.ok, read.diagnostics
    return read.value


def up_to(fact: str) -> tuple[str, list[str]]:
    """What to type to get past all pages before the one that asks `fact`, and the facts of that page."""
    kit = load(cache=False)
    today = date.fromisoformat(TODAY[1])
    profile = Profile.from_dict({"schema": 1, "answered_on": TODAY[1], "facts": {}})
    typed, asked = "", set[str]()
    while fact not in asked:
        pages = (
            (page, [question.fact for question in page.questions if question.fact not in asked])
            for page in kit.intake(profile, today=today).groups
        )
        page, facts = next((page, facts) for page, facts in pages if facts)
        if fact in facts:
            return typed, facts
        typed += "?\n" if page.checklist else "?\n" * len(facts)
        asked.update(facts)
        profile, _ = kit.answer(profile, dict.fromkeys(facts, "unknown"), on=today)
    raise AssertionError(fact)


def test_stopping_keeps_the_answers_and_resuming_goes_on(corekit: Run, tmp_path: Path) -> None:
    """`quit` ends with what was answered in a file that only its owner can read; the next start asks less."""
    kept = tmp_path / "me.yaml"
    typed, page = up_to(SADDLE)
    before = corekit("intake", "-o", kept, *TODAY, "--json").json
    stopped = corekit("intake", "-o", kept, *TODAY, stdin=f"{typed}0\nquit\n")
    assert stopped.code == 4
    assert "Go on with" in stopped.err
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    facts = answers_in(kept).facts or {}
    assert [facts[fact].answer for fact in page] == ["no"] * len(page)
    after = corekit("intake", "-o", kept, *TODAY, "--json").json
    assert after["remaining"] < before["remaining"]
    resumed = corekit("intake", "-o", kept, *TODAY, stdin="quit\n")
    told = re.search(r"Answered: (\d+)", resumed.err + resumed.out)
    assert told is not None
    assert int(told[1]) >= len(page), "what an earlier sitting kept counts as answered"
    assert not set(page) & {question["fact"] for group in after["groups"] for question in group["questions"]}


def test_an_emergency_answer_stops_at_once_with_what_to_do(corekit: Run, tmp_path: Path) -> None:
    """A yes to numbness of the saddle area ends the conversation with exit code 3."""
    kept = tmp_path / "me.yaml"
    typed, page = up_to(SADDLE)
    answer = corekit("intake", "-o", kept, *TODAY, stdin=f"{typed}{page.index(SADDLE) + 1}\n" + "?\n" * 200)
    assert answer.code == 3
    assert "Emergency: get help now" in answer.err
    assert "How many minutes a day" not in answer.err
    assert corekit("plan", kept, *TODAY).code == 3


def test_do_not_know_and_prefer_not_to_say_are_kept_apart(corekit: Run, tmp_path: Path) -> None:
    """`2?` is not known, `3-` is declined, the others of the page are no."""
    kept = tmp_path / "me.yaml"
    typed, page = up_to(SADDLE)
    corekit("intake", "-o", kept, *TODAY, stdin=f"{typed}2?,3-\nquit\n")
    facts = answers_in(kept).facts or {}
    assert [facts[fact].answer for fact in page[:3]] == ["no", "unknown", "declined"]


def test_what_is_no_answer_is_asked_again(corekit: Run, tmp_path: Path) -> None:
    """A word where a number belongs is explained, not accepted."""
    kept = tmp_path / "me.yaml"
    typed, page = up_to(SADDLE)
    answer = corekit("intake", "-o", kept, *TODAY, stdin=f"{typed}banana\n99\n0\nquit\n")
    assert "banana" in answer.err
    assert "99" in answer.err
    assert set(page) <= set(answers_in(kept).facts or {})


def test_all_the_way_through(corekit: Run, tmp_path: Path) -> None:
    """Somebody who answers "I don't know" to everything is asked everything once, and gets a file that screens."""
    kept = tmp_path / "me.yaml"
    answer = corekit("intake", "-o", kept, *TODAY, stdin="?\n" * 300 + "\n" * 5)
    assert answer.code == 4
    assert corekit("plan", kept, *TODAY).code == 4


def test_without_a_file_the_answers_come_on_stdout(corekit: Run, tmp_path: Path) -> None:
    """What is printed can be kept and used as a profile."""
    answer = corekit("intake", *TODAY, stdin="?\nquit\n")
    kept = tmp_path / "printed.yaml"
    kept.write_text(answer.out, encoding="utf-8")
    assert answers_in(kept).facts


def test_comments_of_an_older_file_are_not_lost_in_silence(corekit: Run, tmp_path: Path) -> None:
    """The file as it was is kept beside the new one."""
    kept = tmp_path / "me.yaml"
    kept.write_text("schema: 1\nanswered_on: 2026-11-21   # today\nfacts: {}\n", encoding="utf-8")
    answer = corekit("intake", "-o", kept, *TODAY, stdin="quit\n")
    backup = tmp_path / "me.yaml.bak"
    assert "me.yaml.bak" in answer.err
    assert "# today" in backup.read_text(encoding="utf-8")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
