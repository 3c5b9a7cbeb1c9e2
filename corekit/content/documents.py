# SPDX-License-Identifier: Apache-2.0
"""Documents that people give: read with positions, checked fast, explained by their schema where they are wrong."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.answers import CheckedAnswers, check_answers
from corekit.content.reading import MAXIMUM_BYTES, read
from corekit.content.soundness import looks_sound, usable_part
from corekit.errors import DocumentInvalid, UnknownName

if TYPE_CHECKING:
    from corekit.content.document import Document
    from corekit.model.diagnostic import Diagnostic

__all__ = ["CheckedAnswers", "ReadDocument", "check_answers", "check_document", "read_document"]

#: Plans embed whole exercises, so documents of the machine may be larger than those that people write (bytes).
_LARGEST: Final = 16 * 1024 * 1024
_DEEPEST: Final = 64
#: Kind of a document -> the module and the class of its value.
_DOCUMENTS: Final = {
    "profile": ("profile", "Profile"),
    "intake": ("intake", "Intake"),
    "screening": ("screening", "Screening"),
    "plan": ("plan", "Plan"),
    "journal-entry": ("journal", "JournalEntry"),
    "progress": ("progress", "Progress"),
    "recheck": ("recheck", "Recheck"),
    "report": ("report", "Report"),
    "catalogue": ("catalogue", "Catalogue"),
    "why": ("why", "Why"),
    "trace": ("trace", "Trace"),
}


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class ReadDocument:
    """
    A document that was read: its value, None if none can be made, and everything that is wrong.

    The value of a profile holds what is sound of it, also where other parts are not. No personal answer stands in a
    diagnostic; *document* finds their places.
    """

    kind: str
    value: Any = attrs.field(repr=False)
    document: Document = attrs.field(repr=False)
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.diagnostics


def read_document(source: Path | str | bytes, kind: str, *, name: str | None = None) -> ReadDocument:
    """
    Read a document of *kind* from a file (a Path) or from text, YAML or JSON.

    *name* is what diagnostics call it: the path, or `<stdin>`, unless said. Raises OSError for a file that cannot be
    read and `UnknownName` for a kind that is no document; whatever is wrong in the text stands in the diagnostics.
    """
    if kind not in _DOCUMENTS:
        raise UnknownName(f"There is no kind of document {kind!r}.", hint=f"Kinds: {', '.join(_DOCUMENTS)}.")
    largest = MAXIMUM_BYTES if kind == "profile" else _LARGEST
    if isinstance(source, Path):
        with source.open("rb") as file:
            text: str | bytes = file.read(largest + 1)
        name = name or str(source)
    else:
        text = source
    document = read(text, name=name or "<stdin>", maximum_bytes=largest, maximum_depth=_DEEPEST)
    return _valued(kind, document)


def _valued(kind: str, document: Document) -> ReadDocument:
    if document.data is None:
        return ReadDocument(kind=kind, value=None, document=document, diagnostics=document.diagnostics)
    value, faults = _value(kind, document.data)
    if faults or not looks_sound(kind, document.data):
        from corekit.content.validation import validate  # noqa: PLC0415 - only to explain faults

        faults = validate(kind, document, echo=False) or document.locate(faults)
        if faults and kind == "profile" and isinstance(document.data, dict):
            value, _ = _value(kind, usable_part(document.data))
    diagnostics = (*document.diagnostics, *faults)
    if kind == "profile" and value is not None:
        unread = tuple(fault.message for fault in diagnostics if fault.severity == "error")
        value = attrs.evolve(value, unread=unread) if unread else value
    return ReadDocument(kind=kind, value=value, document=document, diagnostics=diagnostics)


def _value(kind: str, data: Any) -> tuple[Any, tuple[Diagnostic, ...]]:
    module, name = _DOCUMENTS[kind]
    try:
        return getattr(import_module(f"corekit.model.{module}"), name).from_dict(data), ()
    except DocumentInvalid as error:
        return None, error.diagnostics


def check_document(kind: str, data: Any) -> tuple[Diagnostic, ...]:
    """
    Return every fault of JSON data as a document, or an item, of *kind*; pointers and no files.

    No value of a document with personal answers stands in a message. Raises `UnknownName` for a kind without a schema.
    """
    from corekit.content.validation import validate_data  # noqa: PLC0415 - only to explain faults

    return validate_data(kind, data, echo=kind not in _DOCUMENTS)
