# SPDX-License-Identifier: Apache-2.0
"""The handouts' own words: in step with the code, and complete in German."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import corekit_pdf
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import corekit

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(corekit_pdf.__file__).parent
CORE = Path(corekit.__file__).parent / "messages" / "corekit.pot"
GERMAN = PACKAGE / "locale" / "de" / "LC_MESSAGES" / "corekit_pdf.po"
KEYWORDS: dict[str, Any] = {"gettext": None, "ngettext": (1, 2), "N_": None}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream)


def ids(of: Catalog) -> set[str]:
    return {str(message.id) for message in of if message.id and isinstance(message.id, str)}


def test_template_and_german_hold_exactly_the_sentences_of_the_code(tmp_path: Path) -> None:
    """Every sentence is translated, and the compiled file is that of the translation."""
    found = extract_from_dir(str(PACKAGE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    own = {str(message) for _, _, message, _, _ in found if message} - ids(catalogue(CORE))
    german = catalogue(GERMAN)
    assert ids(catalogue(PACKAGE / "locale" / "corekit_pdf.pot")) == own == ids(german)
    assert all(message.string and not message.fuzzy for message in german if message.id)
    with (tmp_path / "fresh.mo").open("wb") as stream:
        write_mo(stream, german)
    assert (tmp_path / "fresh.mo").read_bytes() == GERMAN.with_suffix(".mo").read_bytes()
