# SPDX-License-Identifier: Apache-2.0
"""The laws of catalogues fail for a package that breaks them, one fault at a time."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from corekit.testing import CatalogueLaws

if TYPE_CHECKING:
    from pathlib import Path

CODE = 'said = (gettext("Well done, {name}, {n} of {all}!"), ngettext("{n} day", "{n} days", 2), gettext("Exercise"))\n'
HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
PRAISE = 'msgid "Well done, {name}, {n} of {all}!"\nmsgstr "Gut gemacht, {name}, {n} von {all}!"\n\n'
DAYS = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"\n\n'
TEMPLATE = "test_the_template_holds_exactly_the_sentences_of_the_code"
COMPLETE = "test_translations_are_complete_and_keep_every_place"
COMPILED = "test_compiled_files_are_those_of_the_translations"
CORE = "test_what_the_core_says_comes_from_there"


@attrs.define
class Made:
    """A small package that keeps the laws, and the laws for it."""

    folder: Path
    laws: Any

    def translate(self, text: str, *, compiled: bool = True) -> None:
        """Write the German translation, and what is read at run time."""
        path = self.folder / "locale" / "de" / "LC_MESSAGES" / f"{self.folder.name}.po"
        path.write_text(text, encoding="utf-8")
        if compiled:
            fresh = io.BytesIO()
            write_mo(fresh, read_po(io.BytesIO(path.read_bytes())))
            path.with_suffix(".mo").write_bytes(fresh.getvalue())


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A package with two sentences of its own, under a name that no other test has: catalogues are remembered."""
    folder = tmp_path / f"made_{tmp_path.name}"
    (folder / "locale" / "de" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "words.py").write_text(CODE, encoding="utf-8")
    (folder / "locale" / f"{folder.name}.pot").write_text(HEADER + PRAISE + DAYS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    laws = type("Laws", (CatalogueLaws,), {"package": folder.name})()
    done = Made(folder=folder, laws=laws)
    done.translate(HEADER + PRAISE + DAYS)
    return done


@pytest.mark.parametrize("name", [TEMPLATE, COMPLETE, COMPILED, CORE])
def test_a_package_in_step_keeps_the_laws(made: Made, name: str) -> None:
    """Own sentences, a plural among them, translated and compiled, with one of the core's beside them."""
    getattr(made.laws, name)()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (COMPLETE, HEADER + PRAISE),
        (COMPLETE, HEADER + PRAISE.replace("Gut gemacht, {name}, {n} von {all}!", "") + DAYS),
        (COMPLETE, HEADER + "#, fuzzy\n" + PRAISE + DAYS),
        (COMPLETE, HEADER + PRAISE.replace("gemacht, {name}", "gemacht, {wer}") + DAYS),
        (COMPLETE, HEADER + PRAISE + DAYS + 'msgid "Gone"\nmsgstr "Weg"\n'),
        (CORE, HEADER + PRAISE + DAYS + 'msgid "Exercise"\nmsgstr "Aufgabe"\n'),
    ],
    ids=["missing", "empty", "doubtful", "another place", "gone", "of the core"],
)
def test_a_translation_that_breaks_a_law_fails(made: Made, name: str, text: str) -> None:
    """Sentences that are missing, empty, doubtful or too many, and one that the core says already."""
    made.translate(text)
    with pytest.raises(AssertionError):
        getattr(made.laws, name)()


def test_what_is_behind_fails(made: Made) -> None:
    """A template behind the code, and a compiled file behind its translation."""
    made.translate(HEADER + PRAISE.replace("Gut", "Sehr gut") + DAYS, compiled=False)
    with pytest.raises(AssertionError, match="de"):
        made.laws.test_compiled_files_are_those_of_the_translations()
    (made.folder / "words.py").write_text(CODE + 'more = gettext("More")\n', encoding="utf-8")
    with pytest.raises(AssertionError):
        made.laws.test_the_template_holds_exactly_the_sentences_of_the_code()


def test_another_order_breaks_the_law_of_those_that_keep_it(made: Made) -> None:
    """Values may change places in a translation, unless the package says that they do not."""
    made.translate(HEADER + PRAISE.replace("{n} von {all}", "von {all} {n}") + DAYS)
    getattr(made.laws, COMPLETE)()
    made.laws.in_order = True
    with pytest.raises(AssertionError):
        getattr(made.laws, COMPLETE)()
