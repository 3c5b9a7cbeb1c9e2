# SPDX-License-Identifier: Apache-2.0
"""
Writing `.po` files for what a pack says: every sentence with its place, translations kept, changed ones doubtful.

A translation follows its sentence: to another place in the same item it goes as it is; where the sentence itself has
changed it stays, marked `fuzzy`, and is not used until somebody has looked at it. What is gone is kept as a comment.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.translations import contexts, read_catalogue, tags
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message

    from corekit.content.pack import Pack

_WIDTH: Final = 100
#: Last part of a context whose sentence somebody must read to be safe.
_GUARDING: Final = frozenset({"ask", "say"})
_HEADER: Final = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Updated(Record):
    """
    A catalogue brought up to date: its file (relative to the pack), its text, and how many sentences it has.

    *missing_guards* are the contexts of questions, stop rules and safety nets that are not translated, or doubtful.
    """

    file: str
    text: str
    sentences: int
    translated: int
    doubtful: int
    missing_guards: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The figures as JSON data."""
        return {
            "file": self.file,
            "sentences": self.sentences,
            "translated": self.translated,
            "doubtful": self.doubtful,
            "missing": self.sentences - self.translated - self.doubtful,
            "missing_guards": list(self.missing_guards),
        }


def update(pack: Pack, language: str, *, of: Pack | None = None) -> Updated:
    """
    Return the catalogue of *pack* in *language*, or of what the pack *of* says, brought up to date.

    Everything that translators wrote is kept, their comments too. Raises ValueError for a file that cannot be
    read: nothing of it may be lost.
    """
    said = of or pack
    file = f"i18n/{language}.po" if of is None else f"i18n/{language}/{of.namespace}.po"
    old = read_catalogue(pack.read(file)) if file in pack.files else None
    merged, gone = _merged(said, old)
    return Updated(
        file=file,
        text=_comments(old) + _HEADER.format(language=tags(language)[0]) + _written(merged, gone),
        sentences=len(merged),
        translated=sum(bool(message.string) and not message.fuzzy for message in merged),
        doubtful=sum(bool(message.string and message.fuzzy) for message in merged),
        missing_guards=tuple(
            str(message.context)
            for message in merged
            if _guards(str(message.context)) and (not message.string or message.fuzzy)
        ),
    )


def languages_of(pack: Pack) -> tuple[tuple[str, str | None], ...]:
    """Return language and namespace (None: the pack's own) of every catalogue of a pack."""
    found: list[tuple[str, str | None]] = []
    for name in pack.translations:
        parts = name.removeprefix("i18n/").removesuffix(".po").split("/")
        if len(parts) <= 2:
            found.append((parts[0], parts[1] if len(parts) == 2 else None))
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1] or "")))


def _guards(context: str) -> bool:
    parts = context.partition(":")[2].split(".")
    return bool(_GUARDING & set(parts)) or parts[0] == "escalation"


def _merged(said: Pack, old: Catalog | None) -> tuple[list[Message], list[Message]]:
    """A message for each sentence that the pack says, and the translations that none of them needs any more."""
    from babel.messages.catalog import Message  # noqa: PLC0415 - only where something is translated

    known = _Known(old, said)
    files = dict(_files(said))
    merged = []
    for context, text in contexts(said):
        before, doubtful = known.take(context, text)
        item, _, path = context.partition(":")
        flags = (set(before.flags) - {"fuzzy"} if before is not None else set()) | ({"fuzzy"} if doubtful else set())
        message = Message(
            text,
            string=str(before.string) if before is not None and before.string else "",
            locations=[(files.get(item, item), 1)],
            flags=flags,
            auto_comments=[path],
            user_comments=before.user_comments if before is not None else (),
            previous_id=_previous(before, text) if doubtful else (),
            context=context,
        )
        message.flags.discard("python-format")  # a per cent sign in a sentence is no place for a value
        merged.append(message)
    return merged, known.left


def _previous(before: Message | None, text: str) -> list[str]:
    """What the sentence was when it was translated."""
    if before is None:
        return []
    return [str(before.id)] if before.id != text else [str(old) for old in before.previous_id]


def _files(pack: Pack) -> Iterator[tuple[str, str]]:
    from corekit.content.layout import FOLDER_OF  # noqa: PLC0415 - as above

    for kind, slots in pack.items.items():
        yield from ((f"{FOLDER_OF[kind]}/{local}", slot.file) for local, slot in slots.items())


class _Known:
    """What was translated before, by place and by sentence."""

    def __init__(self, old: Catalog | None, said: Pack) -> None:
        self._said = {(context.partition(":")[0], text) for context, text in contexts(said)}
        self._gone = list(old.obsolete.values()) if old is not None else []
        self._taken: set[int] = set()
        messages = [message for message in old or () if message.id and message.context]
        self._by_place: dict[str, Message] = {str(message.context): message for message in messages}
        self._by_text: dict[tuple[str, str], Message] = {}
        for message in (*messages, *self._gone):
            if message.string:
                self._by_text.setdefault((str(message.context).partition(":")[0], str(message.id)), message)

    def take(self, context: str, text: str) -> tuple[Message | None, bool]:
        """The message to go on from, and whether its translation has to be looked at."""
        item = context.partition(":")[0]
        here = self._by_place.get(context)
        if here is not None and here.id != text and (item, str(here.id)) in self._said:
            here = None  # it has gone to another place
        moved = self._by_text.get((item, text))
        if here is not None and here.id != text:
            found: Message | None = moved if moved is not None else here
        else:
            found = here if here is not None else moved
        if found is None:
            return None, False
        self._taken.add(id(found))
        return found, found.fuzzy or bool(found.id != text and found.string)

    @property
    def left(self) -> list[Message]:
        """Translations that no sentence went on from."""
        known = (*self._by_place.values(), *self._gone)
        return [message for message in known if message.string and id(message) not in self._taken]


def _written(messages: list[Message], gone: list[Message]) -> str:
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - only where something is translated
    from babel.messages.pofile import write_po  # noqa: PLC0415 - as above

    catalogue = Catalog(charset="utf-8")
    for message in messages:
        catalogue[message.id] = message
    for message in gone:
        catalogue.obsolete[str(message.context), str(message.id)] = message
    stream = io.BytesIO()
    write_po(stream, catalogue, width=_WIDTH, omit_header=True, include_previous=True, include_lineno=False)
    return stream.getvalue().decode("utf-8")


def _comments(old: Catalog | None) -> str:
    """The comment on top of the file, as somebody wrote it."""
    comment = old.header_comment if old is not None else ""
    lines = [] if "FIRST AUTHOR" in comment else [line for line in comment.splitlines() if line.startswith("#")]
    return "".join(f"{line}\n" for line in lines)
