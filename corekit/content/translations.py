# SPDX-License-Identifier: Apache-2.0
"""
Which sentences of a pack can be translated, and what they are in another language.

A pack's own translations stand in `i18n/<language>.po`; those that it brings for another pack in
`i18n/<language>/<namespace>.po`. The context of a message is where it stands: `rules/arm-pain:because`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from corekit.content.layout import FOLDER_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from babel.messages.catalog import Catalog

    from corekit.content.pack import Pack

    #: Context -> the sentence, and what it is in another language.
    Translated = dict[str, list[str]]

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
            for path, text in texts(pack.written(kind, local)):
                yield f"{FOLDER_OF[kind]}/{local}:{path}", text


def texts(data: Any) -> Iterator[tuple[str, str]]:
    """Yield every sentence of an item that people read, with the path to it: `steps.0`."""
    found: list[tuple[str, str]] = []

    def keep(path: str, text: str) -> str:
        found.append((path, text))
        return text

    with_texts(data, keep)
    yield from found


def with_texts(data: Any, say: Callable[[str, str], str], path: str = "") -> Any:
    """Return an item's data with what *say* makes of every sentence that people read, given its path."""
    if isinstance(data, dict):
        return {key: _value(key, value, say, f"{path}.{key}" if path else key) for key, value in data.items()}
    if isinstance(data, list):
        return [with_texts(value, say, f"{path}.{index}") for index, value in enumerate(data)]
    return data


def _value(key: str, value: Any, say: Callable[[str, str], str], path: str) -> Any:
    if key in _UNSEEN:
        return value
    if key in _READ and isinstance(value, str):
        return say(path, value)
    if key in _READ and key != "ask" and isinstance(value, list):  # a rule asks for facts, by their ids
        return [say(f"{path}.{at}", one) if isinstance(one, str) else one for at, one in enumerate(value)]
    if key == "choices":
        return _choices(value, say, path)
    return with_texts(value, say, path)


def _choices(value: Any, say: Callable[[str, str], str], path: str) -> Any:
    """Labels of the answers to a question; where it has none, its ids as words can be translated all the same."""
    if isinstance(value, dict) and set(value) != {"from"}:
        return {
            name: say(f"{path}.{name}", label) if isinstance(label, str) else label for name, label in value.items()
        }
    if isinstance(value, list):
        for name in value:
            say(f"{path}.{name}", choice_label(str(name)))
    return value


def choice_label(choice: str) -> str:
    """Return what an answer without a label is called."""
    return choice.replace("_", " ")


def tags(language: str) -> tuple[str, ...]:
    """Return a language and what it falls back to: `de-AT`, `de`."""
    return tuple(dict.fromkeys((language, language.replace("_", "-").split("-")[0])))


def translated(pack: Pack, language: str, packs: Iterable[Pack]) -> Translated:
    """
    Return the sentences of *pack* that are there in *language*, by context.

    Its own translation goes before those that other *packs* bring for it, and these before one another by namespace. A
    doubtful (`fuzzy`) translation is none. A file that cannot be read has none.
    """
    found: Translated = {}
    for owner, name in sources(pack, language, packs):
        try:
            catalogue = read_catalogue(owner.read(name))
        except (OSError, ValueError):
            continue
        for message in catalogue:
            if message.id and message.context and message.string and not message.fuzzy:
                found.setdefault(str(message.context), [str(message.id), str(message.string)])
    return found


def sources(pack: Pack, language: str, packs: Iterable[Pack]) -> Iterator[tuple[Pack, str]]:
    """Yield every file that translates *pack*, with the pack it lies in, the most binding first."""
    for tag in tags(language):
        if f"i18n/{tag}.po" in pack.translations:
            yield pack, f"i18n/{tag}.po"
        for other in sorted(packs, key=lambda one: one.namespace):
            name = f"i18n/{tag}/{pack.namespace}.po"
            if other.namespace != pack.namespace and name in other.translations:
                yield other, name


def read_catalogue(content: bytes) -> Catalog:
    """Read a `.po` file; raises ValueError for what is none."""
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - only where something is translated

    try:
        catalogue = read_po(io.BytesIO(content), charset="utf-8", abort_invalid=True)
    except (PoFileError, IndexError, TypeError) as error:
        raise ValueError(f"the catalogue cannot be read: {error}") from error
    for context, previous in _previous(content.decode("utf-8")):
        for message in catalogue:
            if message.context == context:
                message.previous_id = [previous]
    return catalogue


def _previous(text: str) -> Iterator[tuple[str, str]]:
    """The contexts of doubtful messages with what their sentences were before: Babel writes and does not read it."""
    from babel.messages.pofile import denormalize  # noqa: PLC0415 - as above

    for block in text.split("\n\n"):
        before = [line[2:].strip() for line in block.splitlines() if line.startswith("#|")]
        context = [line for line in block.splitlines() if line.startswith("msgctxt ")]
        if before and context and before[0].startswith("msgid "):
            lines = [before[0].removeprefix("msgid "), *before[1:]]
            yield denormalize(context[0].removeprefix("msgctxt ")), denormalize("\n".join(lines))


def coverage(pack: Pack, language: str, packs: Iterable[Pack] = ()) -> float:
    """Return the share of a pack's sentences that are there in *language*, from 0 to 1."""
    if pack.manifest.language in tags(language):
        return 1.0
    wanted = set(contexts(pack))
    if not wanted:
        return 0.0
    known: Mapping[str, list[str]] = translated(pack, language, packs)
    there = sum(context in known and known[context][0] == text for context, text in wanted)
    return there / len(wanted)
