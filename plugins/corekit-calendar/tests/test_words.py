# SPDX-License-Identifier: Apache-2.0
"""The package's own sentences: in step with the code, and complete in German."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit_calendar
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import corekit
from corekit.messages import translator_of

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(corekit_calendar.__file__).parent
CORE = Path(corekit.__file__).parent / "messages" / "corekit.pot"
TEMPLATE = PACKAGE / "locale" / "corekit_calendar.pot"
GERMAN = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "corekit_calendar.po"
KEYWORDS: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream)


def ids(of: Catalog) -> set[str]:
    return {message.id if isinstance(message.id, str) else message.id[0] for message in of if message.id}


def own() -> set[str]:
    """The sentences of the code that are not the core's."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {each if isinstance(each, str) else each[0] for _, _, each, _, _ in found if each} - ids(catalogue(CORE))


def test_the_catalogues_hold_exactly_the_sentences_of_the_code(tmp_path: Path) -> None:
    """Each is translated with the same places in it, and the compiled file is that of the translation."""
    german = catalogue(GERMAN)
    assert ids(catalogue(TEMPLATE)) == ids(german) == own()
    for message in german:
        if message.id:
            assert message.string
            assert re.findall(r"\{\w+\}", str(message.id)) == re.findall(r"\{\w+\}", str(message.string))
    with (tmp_path / "fresh.mo").open("wb") as stream:
        write_mo(stream, german)
    assert (tmp_path / "fresh.mo").read_bytes() == GERMAN.with_suffix(".mo").read_bytes()


def test_what_the_core_says_comes_from_there() -> None:
    """Behind our own sentences stand the core's; a language that is not there comes in English."""
    german, other = translator_of("corekit_calendar", "de-AT"), translator_of("corekit_calendar", "fi")
    (sentence, *_) = sorted(own())
    assert german.gettext(sentence) == next(each.string for each in catalogue(GERMAN) if each.id == sentence)
    assert german.gettext("Exercise") == "Übung"
    assert other.gettext("Exercise") == "Exercise"
