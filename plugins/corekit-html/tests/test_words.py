# SPDX-License-Identifier: Apache-2.0
"""The pages' own words: in step with the code, complete in German, and of questions that exist."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit_html
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from corekit_html.journal import NEXT_DAY, QUESTIONS
from corekit_html.words import direction, own_words

import corekit

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from corekit import Kit

PACKAGE = Path(corekit_html.__file__).parent
CORE = Path(corekit.__file__).parent / "messages" / "corekit.pot"
KEYWORDS: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}
PLACES = re.compile(r"\{(\w+)\}")
GERMAN = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "corekit_html.po"


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream)


def ids(of: Catalog) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in of if message.id}


def own() -> set[str]:
    """The sentences of the code that are not the core's."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {each if isinstance(each, str) else each[0] for _, _, each, _, _ in found if each} - ids(catalogue(CORE))


def test_the_template_holds_exactly_the_sentences_of_the_code() -> None:
    """Whoever changes a sentence brings the template up to date."""
    assert ids(catalogue(PACKAGE / "locale" / "corekit_html.pot")) == own()


def test_german_is_complete_and_keeps_every_place(tmp_path: Path) -> None:
    """Every sentence is translated, with the same values in it, and the compiled file is that of the translation."""
    german = catalogue(GERMAN)
    assert ids(german) == own()
    for message in german:
        if message.id:
            assert message.string
            assert not message.fuzzy
            assert set(PLACES.findall(str(message.id))) == set(PLACES.findall(str(message.string)))
    with (tmp_path / "fresh.mo").open("wb") as stream:
        write_mo(stream, german)
    assert (tmp_path / "fresh.mo").read_bytes() == GERMAN.with_suffix(".mo").read_bytes()


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
