# SPDX-License-Identifier: Apache-2.0
"""Reading what somebody typed, and writing a profile that reads back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.cli.answers import MisreadError, read_answer, read_checklist
from corekit.cli.profile_file import profile_text
from corekit.content.reading import read
from corekit.messages import translator
from corekit.model.intake import Question
from corekit.model.profile import Profile

ENGLISH, GERMAN = translator("en"), translator("de")
YES_NO = Question(fact="f", ask="?", type="yes_no")
NUMBER = Question(fact="f", ask="?", type="number", minimum=0, maximum=10)
CHOICE = Question(fact="f", ask="?", type="choice", choices=[["left", "Left"], ["right", "Right"]])
CHOICES = Question(fact="f", ask="?", type="choices", choices=[["left", "Left"], ["right", "Right"]])
DATE = Question(fact="f", ask="?", type="date")


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (YES_NO, "y", "yes"),
        (YES_NO, " NO ", "no"),
        (YES_NO, "?", "unknown"),
        (YES_NO, "-", "declined"),
        (NUMBER, "3", 3),
        (NUMBER, "2,5", 2.5),
        (CHOICE, "2", "right"),
        (CHOICE, "left", "left"),
        (CHOICES, "1,2", ["left", "right"]),
        (CHOICES, "0", []),
        (DATE, "2026-11-21", "2026-11-21"),
    ],
)
def test_what_was_typed_is_read(question: Question, typed: str, answer: Any) -> None:
    """Numbers, words, and the two marks for what is not known and not said."""
    assert read_answer(typed, question, ENGLISH) == answer


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (YES_NO, "maybe"),
        (YES_NO, ""),
        (NUMBER, "11"),
        (NUMBER, "-1"),
        (NUMBER, "nan"),
        (NUMBER, "ten"),
        (CHOICE, "3"),
        (CHOICE, ""),
        (CHOICES, "1,3"),
        (CHOICES, ""),
        (DATE, "21.11.2026"),
    ],
)
def test_what_is_no_answer_is_refused_with_words(question: Question, typed: str) -> None:
    """Nothing is guessed: an empty line is no "no"."""
    with pytest.raises(MisreadError, match=r"\w"):
        read_answer(typed, question, ENGLISH)


def test_german_yes_and_no() -> None:
    """The words of the language are taken, and English ones as well."""
    assert read_answer("ja", YES_NO, GERMAN) == "yes"
    assert read_answer("nein", YES_NO, GERMAN) == "no"


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("0", ["no", "no", "no"]),
        ("1,3", ["yes", "no", "yes"]),
        ("2? 3-", ["no", "unknown", "declined"]),
        ("?", ["unknown", "unknown", "unknown"]),
        ("-", ["declined", "declined", "declined"]),
    ],
)
def test_a_checklist_is_recorded_one_by_one(typed: str, answers: list[str]) -> None:
    """None of these is a no to each; a mark stands behind its number."""
    assert read_checklist(typed, 3, ENGLISH) == answers


@pytest.mark.parametrize("typed", ["", "4", "0,1", "0?", "one", "1,,x"])
def test_a_checklist_guesses_nothing(typed: str) -> None:
    """An empty line, a number too many or a contradiction is asked again."""
    with pytest.raises(MisreadError):
        read_checklist(typed, 3, ENGLISH)


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=20)
answers = st.one_of(
    words,
    st.sampled_from(["yes", "no", "unknown", "null", "true", "2026-11-21", "1e3", "0x10", "~", ""]),
    st.integers(-1000, 1000),
    st.floats(-1000, 1000, allow_nan=False).filter(lambda figure: not figure.is_integer()),
    st.lists(words, max_size=3),
)


@given(st.dictionaries(st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True), answers, max_size=5), st.booleans())
def test_a_written_profile_reads_back_the_same(facts: dict[str, Any], as_json: bool) -> None:
    """Whatever the answers are, the file says the same to the reader, as YAML and as JSON."""
    dated = {fact: {"answer": answer, "on": "2026-11-20"} for fact, answer in facts.items() if len(fact) > 5}
    facts = {**facts, **dated}
    data = {
        "schema": 1,
        "answered_on": "2026-11-21",
        "facts": facts,
        "equipment": ["mat"],
        "time": {"days_per_week": 3},
    }
    profile = Profile.from_dict(data)
    name = "me.json" if as_json else "me.yaml"
    document = read(profile_text(profile, Path(name)), name=name)
    assert document.ok, document.diagnostics
    assert Profile.from_dict(document.data) == profile
