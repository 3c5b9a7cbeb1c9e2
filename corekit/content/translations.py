# SPDX-License-Identifier: Apache-2.0
"""Which sentences of a pack can be translated, and how many are: `i18n/<language>.po`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import FOLDER_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.pack import Pack

#: Keys whose texts people read.
_READ: Final = frozenset(
    {"title", "ask", "because", "say", "text", "pattern", "note", "steps", "cues", "mistakes", "escalation"}
    | {"also_known_as", "replaces_default_responses"}
)
#: Parts that no output shows.
_UNSEEN: Final = frozenset({"cases", "sources"})


def contexts(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield every sentence of a pack that people read, with its context: `rules/arm-pain:because`."""
    for kind in sorted(pack.items):
        if kind in ("source", "case"):
            continue
        for local in pack.ids(kind):
            for path, text in _texts(pack.written(kind, local), ""):
                yield f"{FOLDER_OF[kind]}/{local}:{path}", text


def _texts(data: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in _UNSEEN:
                yield from _texts_at(key, value, f"{path}.{key}" if path else key)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, f"{path}.{index}")


def _texts_at(key: str, value: Any, path: str) -> Iterator[tuple[str, str]]:
    if key in _READ and isinstance(value, str):
        yield path, value
    elif key in _READ and isinstance(value, list):
        yield from ((f"{path}.{index}", text) for index, text in enumerate(value) if isinstance(text, str))
    else:
        yield from _texts(value, path)


def coverage(pack: Pack, language: str) -> float:
    """Return the share of a pack's sentences that are there in *language*, from 0 to 1."""
    if pack.manifest.language == language:
        return 1.0
    name = f"i18n/{language}.po"
    wanted = set(contexts(pack))
    if name not in pack.translations or not wanted:
        return 0.0
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only where coverage is asked for

    catalog = read_po(io.BytesIO(pack.read(name)))
    translated = {(message.context, message.id) for message in catalog if message.string and not message.fuzzy}
    return len(wanted & translated) / len(wanted)
