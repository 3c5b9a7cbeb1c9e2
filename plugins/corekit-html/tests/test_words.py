# SPDX-License-Identifier: Apache-2.0
"""The pages' own words: in step with the code, complete in German, and of questions that exist."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from corekit_html.journal import NEXT_DAY, QUESTIONS
from corekit_html.words import direction, own_words

from corekit.testing import CatalogueLaws

if TYPE_CHECKING:
    from corekit import Kit


class TestWords(CatalogueLaws):
    """Catalogues keep the laws."""

    package = "corekit_html"


def test_a_sentence_that_the_core_has_comes_from_there() -> None:
    """What is in the plugin's catalogue comes from it, everything else from the core's."""
    german = own_words("de-AT")
    assert german.gettext("When to stop") == "Wann aufhören"
    assert german.gettext("Sources") == "Quellen"
    assert own_words("fr").gettext("When to stop") == "When to stop"


@pytest.mark.parametrize("question", [*QUESTIONS, *NEXT_DAY], ids=lambda question: str(question[0]))
def test_the_page_asks_what_the_core_asks(kit: Kit, question: Any) -> None:
    """Each question is a fact of the core, told of the session or of each exercise as its scope says, in its bounds."""
    name, each, _, answers = question
    fact = kit.library.get("fact", name)
    assert (fact.scope == "exercise") is each
    if fact.type == "number":
        assert answers == (fact.minimum, fact.maximum)
    elif fact.type == "choices":
        assert [value for value, _ in answers] == [tuple(fact.reassuring or ()), "unknown"]
    elif fact.type == "yes_no":
        assert {value for value, _ in answers} == {"yes", "no"}
    else:
        assert {value for value, _ in answers} == set(fact.choices)


def test_directions() -> None:
    """By the base of the language tag."""
    assert [direction(tag) for tag in ("en", "fa", "ar_EG", "UR-pk", "de")] == ["ltr", "rtl", "rtl", "rtl", "ltr"]


def test_static_files_hold_nothing_that_is_replaced() -> None:
    """Else the hash in the policy would be another than that of the text in the page."""
    from corekit_html.prose import visible

    for folder in ("css", "js"):
        for file in (files("corekit_html") / "static" / folder).iterdir():
            text = file.read_text(encoding="utf-8")
            assert visible(text) == text
            assert not re.search("</(?:script|style)", text, re.IGNORECASE)
