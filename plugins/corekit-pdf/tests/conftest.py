# SPDX-License-Identifier: Apache-2.0
"""A kit with both formats, plans of every status, and what a reader sees of a handout."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from corekit.testing import isolated_kit, well_adult
from corekit.testing.people import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit import Kit, Plan

PLUGINS = Path(__file__).parents[2]
PACKS = (PLUGINS / "corekit-mckenzie", PLUGINS / "corekit-redflags")


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The core, two packs, pages and handouts."""
    return isolated_kit(*PACKS, plugins=("corekit_html.hooks", "corekit_pdf.hooks"))


@pytest.fixture(scope="session")
def issued(kit: Kit) -> Plan:
    """A plan with exercises."""
    plan = kit.plan(well_adult(kit, directional_preference="extension"), today=TODAY, regimens=("mckenzie:back",))
    assert plan.status == "issued"
    return plan


@pytest.fixture(scope="session")
def refused(kit: Kit) -> Plan:
    """A plan for somebody who has to be seen first."""
    plan = kit.plan(well_adult(kit, ces_saddle_sensation_change="yes", ces_symptom_onset_days=1), today=TODAY)
    assert plan.status == "referred"
    return plan


@pytest.fixture(scope="session")
def read() -> type[Handout]:
    """What takes a PDF apart."""
    return Handout


#: Names of what acts in a PDF: scripts, programs, forms that are sent, files that are opened, sounds and films.
ACTIVE = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/RichMedia", "/Movie"}
ACTIVE |= {"/OpenAction", "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/AcroForm", "/XFA", "/Sound", "/Rendition"}


class Handout:
    """A PDF, read."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))

    @property
    def text(self) -> str:
        """What people read, page by page."""
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @property
    def root(self) -> DictionaryObject:
        """The catalogue of the document."""
        return self.reader.root_object

    def dictionaries(self) -> Iterator[DictionaryObject]:
        """Every dictionary of the file, once."""
        seen: set[int] = set()
        waiting: list[Any] = [self.reader.trailer]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, IndirectObject):
                if thing.idnum in seen:
                    continue
                seen.add(thing.idnum)
                thing = thing.get_object()
            if isinstance(thing, DictionaryObject):
                yield thing
                waiting.extend(thing.values())
            elif isinstance(thing, ArrayObject):
                waiting.extend(thing)

    def active(self) -> set[str]:
        """The names of what acts, wherever they stand."""
        found = set()
        for each in self.dictionaries():
            found |= ACTIVE & {str(key) for key in each} | ACTIVE & {str(each.get("/S")), str(each.get("/Type"))}
        return found

    def addresses(self) -> set[str]:
        """Where its links lead."""
        return {str(each["/URI"]) for each in self.dictionaries() if "/URI" in each}

    def roles(self) -> list[str]:
        """The roles of its structure: headings, lists, tables, figures."""
        return [str(each["/S"]) for each in self.dictionaries() if each.get("/Type") == "/StructElem"]
