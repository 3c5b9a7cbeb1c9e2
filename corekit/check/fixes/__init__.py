# SPDX-License-Identifier: Apache-2.0
"""
Mend what can be mended safely: small edits of the text, so that comments and layout stay as they are.

A file is changed only if it can be read afterwards at least as well as before; it is written beside and moved, so that
a reader sees the old file or the new one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from corekit.check.fixes.files import rename, replace
from corekit.check.fixes.menders import edits_for
from corekit.check.fixes.source import Source
from corekit.content.layout import FOLDERS
from corekit.content.reading import MAXIMUM_BYTES
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.content.document import Document
    from corekit.model.diagnostic import Diagnostic


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class FixResult(Record):
    """What was mended, in which files, and what could be mended in general but not here."""

    mended: tuple[Diagnostic, ...] = ()
    files: tuple[Path, ...] = ()
    left: tuple[Diagnostic, ...] = ()


def fix_pack(root: Path, diagnostics: Iterable[Diagnostic]) -> FixResult:
    """
    Mend the fixable ones of *diagnostics* in the files of the pack at *root* (the folder of `pack.yaml`).

    Their files are paths below *root*, or relative to it. One call mends what is known; what shows up once a file can
    be read is for the next one. Raises OSError where a file cannot be written.
    """
    by_file: dict[Path, list[Diagnostic]] = {}
    left: list[Diagnostic] = []
    for fault in diagnostics:
        if fault.fixable and fault.file:
            file = _file_of(root, fault.file)
            if file is None:
                left.append(fault)
            else:
                by_file.setdefault(file, []).append(fault)
    mended: list[Diagnostic] = []
    changed: list[Path] = []
    for file, faults in sorted(by_file.items()):
        done = _fix_file(root, file, faults)
        mended += done
        left += [fault for fault in faults if fault not in done]
        if done:
            changed.append(file)
    return FixResult(mended=tuple(mended), files=tuple(changed), left=tuple(left))


def _file_of(root: Path, name: str) -> Path | None:
    """Return the file that a diagnostic names, None if it is no plain file within the pack."""
    for candidate in (Path(name), root / name):
        if candidate.is_file() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate
    return None


def _fix_file(root: Path, file: Path, faults: list[Diagnostic]) -> list[Diagnostic]:
    done: list[Diagnostic] = []
    content = file.read_bytes()
    if len(content) > MAXIMUM_BYTES:
        return done
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return done
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    source = Source(text, file.name)
    for fault in (fault for fault in faults if not _is_rename(root, file, fault)):
        changed = source.edited(edits_for(source, fault))
        if changed != source.text and _is_better(source, changed):
            done.append(fault)
    together = source.edited({edit for fault in done for edit in edits_for(source, fault)})
    if done and _is_better(source, together):
        replace(file, (mark + together).encode("utf-8"))
    else:
        done = []
    for fault in faults:
        if _is_rename(root, file, fault) and fault.replacement and rename(file, fault.replacement):
            done.append(fault)
            break
    return done


def _is_better(source: Source, text: str) -> bool:
    """Whether a changed text can be read at least as well as before, and further than before if it could not be."""
    before, after = source.document, Source(text, source.name).document
    if before.data is not None:
        return after.data is not None and len(after.diagnostics) <= len(before.diagnostics)
    return after.data is not None or _stopped(after) > _stopped(before)


def _stopped(document: Document) -> tuple[int, int]:
    """How far the parser came."""
    return max(((fault.line or 0, fault.column or 0) for fault in document.diagnostics), default=(0, 0))


def _is_rename(root: Path, file: Path, fault: Diagnostic) -> bool:
    """Whether a wrong id is the name of the file itself."""
    if fault.code != "pack-file-name" or fault.pointer:
        return False
    return file.resolve().relative_to(root.resolve()).parts[0] in FOLDERS
