# SPDX-License-Identifier: Apache-2.0
"""The gettext catalogue: complete, in step with the code, and never the process locale's business."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import corekit
from corekit.messages import languages, translator
from corekit.messages.labels import ADVICE, OUTCOMES
from corekit.messages.reasons import SENTENCES
from corekit.planning.reasons import CODES

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(corekit.__file__).parent
MESSAGES = PACKAGE / "messages"
KEYWORDS: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}
PLACES = re.compile(r"\{(\w+)\}")
TRANSLATIONS = [language for language in languages() if language != "en"]


def extracted() -> set[tuple[str | None, str]]:
    """Context and English of every sentence in the code."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {
        (context, message if isinstance(message, str) else message[0]) for _, _, message, _, context in found if message
    }


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream)


def ids(of: Catalog) -> set[tuple[str | None, str]]:
    return {
        (message.context or None, message.id if isinstance(message.id, str) else message.id[0])
        for message in of
        if message.id
    }


def test_the_template_holds_exactly_the_sentences_of_the_code() -> None:
    """Whoever changes a sentence brings the template up to date."""
    assert ids(catalogue(MESSAGES / "corekit.pot")) == extracted()


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_is_complete_and_keeps_every_place(language: str) -> None:
    """Every sentence is translated, none is doubtful, and the same values go into it."""
    translation = catalogue(MESSAGES / "locale" / language / "LC_MESSAGES" / "corekit.po")
    assert ids(translation) == extracted()
    for message in translation:
        if not message.id:
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        translations = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(translations), message.id
        assert not message.fuzzy
        wanted = set(PLACES.findall(originals[-1]))
        for text in translations:
            assert set(PLACES.findall(str(text))) <= wanted, message.id
        assert set(PLACES.findall(str(translations[-1]))) == wanted, message.id


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_compiled_file_is_that_of_the_translation(language: str) -> None:
    """What is read at run time is what people have edited."""
    folder = MESSAGES / "locale" / language / "LC_MESSAGES"
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(folder / "corekit.po"))
    assert (folder / "corekit.mo").read_bytes() == compiled.getvalue()


def test_every_reason_code_has_a_sentence_with_its_parameters() -> None:
    """The engine gives codes and parameters; there is a sentence for each, and it asks for nothing else."""
    assert SENTENCES.keys() == CODES.keys()
    for code, sentence in SENTENCES.items():
        assert set(PLACES.findall(sentence)) <= set(CODES[code]), code


def test_every_outcome_has_a_name_and_an_advice() -> None:
    """Nobody is left with an outcome and no word on what to do."""
    assert OUTCOMES.keys() == ADVICE.keys()


def test_an_unknown_language_falls_back_to_english_and_a_regional_one_to_its_base() -> None:
    """`de-AT` is German, and a language without a catalogue is answered in English."""
    assert translator("de-AT").gettext("Monday") == "Montag"
    assert translator("de_CH").gettext("Monday") == "Montag"
    assert translator("tlh").gettext("Monday") == "Monday"
    assert translator("../../etc").gettext("Monday") == "Monday"


def test_the_locale_of_the_process_changes_nothing() -> None:
    """Language is an argument; the environment is not looked at."""
    program = "from corekit.messages import translator; print(translator('en').gettext('Monday'))"
    environment = {**os.environ, "LANG": "de_DE.UTF-8", "LANGUAGE": "de", "LC_ALL": "C.UTF-8"}
    answer = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert answer.stdout.decode().strip() == "Monday"


def test_the_catalogues_are_package_data() -> None:
    """The compiled catalogues are found through the package, wherever it is installed."""
    for language in TRANSLATIONS:
        assert (resources.files("corekit.messages") / "locale" / language / "LC_MESSAGES" / "corekit.mo").is_file()
