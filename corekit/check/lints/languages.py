# SPDX-License-Identifier: Apache-2.0
"""Translations: files that cannot be read, sentences that are gone, sentences that are missing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from corekit.content.translations import contexts
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library
    from corekit.content.pack import Pack

#: A file larger than this is not read.
_MOST_BYTES = 4 * 1024 * 1024


def languages(library: Library, namespace: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the translations of a pack's own sentences, and how many are missing."""
    pack = library.pack(namespace)
    files = [name for name in pack.translations if name.count("/") == 1]
    sentences = dict(contexts(pack)) if files else {}
    for file in files:
        yield from _in_file(pack, file, sentences)


def _in_file(pack: Pack, file: str, sentences: dict[str, str]) -> Iterator[Diagnostic]:
    catalog = _read(pack, file)
    if isinstance(catalog, Diagnostic):
        yield catalog
        return
    done: set[str] = set()
    for message in catalog:
        context = message.context
        if not message.id or context is None:
            continue
        if sentences.get(context) != message.id:
            gone = context not in sentences
            words = "nothing of the pack is at" if gone else "the pack now says something else at"
            yield Diagnostic(
                code="translation-stale",
                severity="warning",
                message=f"{words} '{context}', so that this translation is not used",
                hint="Run `corekit i18n`, or remove it.",
                file=file,
                line=message.lineno,
                column=1,
            )
        elif message.string and not message.fuzzy:
            done.add(context)
    missing = sorted(sentences.keys() - done)
    if missing:
        yield Diagnostic(
            code="translation-missing",
            severity="note",
            message=f"{len(missing)} of {len(sentences)} sentences are not translated, the first at '{missing[0]}'",
            file=file,
            line=1,
            column=1,
        )


def _read(pack: Pack, file: str) -> Any:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - only where there are translations

    try:
        content = pack.read(file, maximum=_MOST_BYTES)
        return read_po(io.BytesIO(content), abort_invalid=True)
    except (PoFileError, ValueError, OSError, LookupError) as error:
        line = getattr(error, "lineno", None)
        return Diagnostic(
            code="translation-unreadable",
            message="this is no PO file that can be read",
            hint="Write it with `corekit i18n` and translate it with an editor for PO files.",
            file=file,
            line=line + 1 if isinstance(line, int) else 1,
            column=1,
        )
