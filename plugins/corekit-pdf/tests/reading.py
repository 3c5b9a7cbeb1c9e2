# SPDX-License-Identifier: Apache-2.0
"""A PDF as a reader takes it apart: pages, texts, structure, and everything that could act."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from collections.abc import Iterator

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
