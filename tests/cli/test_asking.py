# SPDX-License-Identifier: Apache-2.0
"""What a person reads while questions are asked on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corekit.cli.answers import MisreadError, read_answer
from corekit.formats.terminal import display_width, folded
from corekit.messages import translator
from corekit.messages.labels import UNITS, unit_name
from corekit.model.intake import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Answer


def test_a_long_choice_goes_on_under_its_own_words() -> None:
    """A question that does not fit breaks between words, under the text and not under the number."""
    line = "   1 Are you pregnant, or possibly pregnant, with pain in the abdomen, bleeding or pain at the shoulder?"
    assert folded(line, 60) == [
        "   1 Are you pregnant, or possibly pregnant, with pain in",
        "     the abdomen, bleeding or pain at the shoulder?",
    ]


@given(words=st.lists(st.text("abcäß", min_size=1, max_size=12), min_size=1), width=st.integers(0, 200))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(words: list[str], width: int) -> None:
    """Between 40 and 100 columns, every line fits, and all words are there in order."""
    lines = folded("  2 " + " ".join(words), width)
    assert all(display_width(line) <= max(40, min(width, 100)) for line in lines)
    assert " ".join(lines).split() == ["2", *words]


@pytest.mark.parametrize(("language", "said"), [("en", "Type a number from 1 to 2."), ("de", "von 1 bis 2")])
def test_nothing_typed_is_answered_with_what_to_type(language: str, said: str) -> None:
    """Who only presses Enter at a list is told the numbers, and is not shown empty quotation marks."""
    question = Question(fact="f", ask="Which?", type="choice", choices=(("one", "One"), ("two", "Two")))
    with pytest.raises(MisreadError) as raised:
        read_answer("", question, translator(language))
    assert said in str(raised.value)
    assert "“" not in str(raised.value)


def test_a_unit_is_said_in_the_language_of_the_questions() -> None:
    """Days are Tage in German; a unit that a pack made up stays as it is."""
    t = translator("de")
    assert unit_name("days", t) == "Tage"
    assert unit_name("cubits", t) == "cubits"
    assert all(unit_name(unit, t) for unit in UNITS)


def test_the_beginning_says_where_answers_are_kept(corekit: Callable[..., Answer], tmp_path: Path) -> None:
    """Before the first answer somebody reads which file holds it and that it goes nowhere else."""
    kept = tmp_path / "me.yaml"
    began = corekit("intake", "-o", kept, "--today", "2026-11-21", stdin="quit\n")
    assert f"After every page your answers are kept in {kept}; they do not leave this device." in began.err


def test_a_name_that_resembles_nothing_says_where_to_look(corekit: Callable[..., Answer]) -> None:
    """An exercise that is not there and like no other is answered with how to find those that are."""
    answer = corekit("show", "zzzzqqqq")
    assert answer.code != 0
    assert "corekit search WORD" in answer.err
