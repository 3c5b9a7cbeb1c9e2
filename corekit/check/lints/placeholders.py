# SPDX-License-Identifier: Apache-2.0
"""Places that wait for their author: what `corekit new` leaves to be said, and what people write for the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import DATA
from corekit.content.spans import child
from corekit.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.content.pack import Pack

CODE: Final = "placeholder-left"
_WORDS: Final = ("TO-DO", "TODO", "FIXME", "TBD", "XXX", "CHANGEME", "CHANGE-ME", "CHANGE_ME", "CHANGE ME")
#: In capitals, so that a sentence about a to-do list is none; `Lorem ipsum` in any.
_PLACEHOLDER: Final = re.compile(rf"(?<![A-Za-z0-9])({'|'.join(_WORDS)})(?![A-Za-z0-9])|(?i:lorem ipsum)")
_IN_BYTES: Final = tuple(word.encode() for word in _WORDS)
_HINT: Final = "Say what belongs here; behind 'such as' stands an example."


def find_placeholders(library: Library, namespace: str) -> Iterable[Diagnostic]:
    """
    Yield a finding for every placeholder in a file of the pack *namespace*: in a value, or as a key.

    An item that cannot be used yet is looked at in its file, as it is written. Comments are not content and may say
    what they like.
    """
    pack = library.pack(namespace)
    read = frozenset() if _may_hold(pack.texts) else _whole(pack)
    for file in pack.files:
        if file.endswith(DATA) and file not in read:
            yield from _in_file(pack, file)


def _may_hold(content: bytes) -> bool:
    """Whether *content* may hold a placeholder; what stands before a word may be the end of an escape, as of `\\n`."""
    return any(word in content for word in _IN_BYTES) or b"lorem " in content.lower()


def _whole(pack: Pack) -> frozenset[str]:
    """The files that are one item each, which the pack has read and can use."""
    return frozenset(slot.file for items in pack.items.values() for slot in items.values() if not slot.pointer)


def _in_file(pack: Pack, file: str) -> Iterator[Diagnostic]:
    try:
        if not _may_hold(pack.read(file)):
            return
    except OSError:
        return  # the pack's own findings say that the file cannot be read
    for pointer, word in _placeholders(pack.document(file).data, ""):
        message = f"'{word}' is a placeholder: nobody has said yet what belongs here"
        yield Diagnostic(code=CODE, message=message, hint=_HINT, file=file, pointer=pointer)


def _placeholders(data: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Pointer and word of every placeholder in *data*."""
    if isinstance(data, str):
        found = _PLACEHOLDER.search(data)
        if found:
            yield pointer, found[0]
    elif isinstance(data, dict):
        for key, value in data.items():
            inner = child(pointer, key)
            yield from _placeholders(key, inner)
            yield from _placeholders(value, inner)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _placeholders(value, child(pointer, index))
