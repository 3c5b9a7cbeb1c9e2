# SPDX-License-Identifier: Apache-2.0
"""From a diagnostic with a file of a pack and a pointer to one that an editor can open at its line and column."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from corekit.content.document import names_a_key
from corekit.content.layout import MANIFEST

if TYPE_CHECKING:
    from corekit.content.document import Document
    from corekit.content.pack import Pack
    from corekit.model.diagnostic import Diagnostic


class Locator:
    """Finds places in the files of one pack; each file is read at most once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._documents: dict[str, Document] = {}

    def place(self, fault: Diagnostic) -> Diagnostic:
        """
        Return *fault* with line, column and the whole path of its file, and with the page of its code.

        Its file counts from `pack.yaml`, which stands for a fault without one; an absolute path stays as it is.
        """
        file = fault.file or MANIFEST
        if PurePath(file).is_absolute():
            return documented(fault)
        if fault.line is None and file in self._pack.files:
            if file not in self._documents:
                self._documents[file] = self._pack.document(file)
            fault = self._documents[file].at(attrs.evolve(fault, pointer=fault.pointer or ""), key=names_a_key(fault))
        return documented(attrs.evolve(fault, file=f"{self._pack.root}/{file}"))


def documented(fault: Diagnostic) -> Diagnostic:
    """Return *fault* with the page about its code, where the code is one of the core's."""
    from corekit.check.codes import codes  # noqa: PLC0415 - only where something is found

    known = codes().get(fault.code)
    return fault if known is None or fault.docs is not None else attrs.evolve(fault, docs=known.docs)
