# SPDX-License-Identifier: Apache-2.0
"""
Rewriting content and documents of an older `schema:` to the newest, place by place, so that comments stay.

A step leads from one schema to the next. It is a function from an item's data to edits of its text; the mechanism finds
the places, rewrites them, reads the text again and raises the `schema:` number. Nothing is written here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.layout import MANIFEST, place_of
from corekit.content.packing import SCHEMA
from corekit.content.reading import read
from corekit.content.spans import child
from corekit.errors import DocumentInvalid
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from corekit.content.document import Document

#: A key that only one kind of document has, the most telling first.
_TELLING: Final = (
    ("namespace", "manifest"),
    ("items", "plan"),
    ("recorded_at", "journal-entry"),
    ("facts", "profile"),
)
_LARGEST: Final = 16 * 1024 * 1024
_DEEPEST: Final = 64


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Edit(Record):
    """
    One change at a JSON pointer: another name of the key (*key*), or another value.

    A value is written as JSON, which YAML reads as well.
    """

    pointer: str
    key: str | None = None
    value: Any = None


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Step(Record):
    """
    What changes from schema *since* to the next one.

    *edits* takes the kind of an item or document and its data, and gives the edits, with pointers into it; *title* says
    what the step does.
    """

    since: int
    title: str
    edits: Callable[[str, Any], Iterable[Edit]]


#: Every step from the first schema to the newest; schema 1 is the only one so far.
STEPS: Final[tuple[Step, ...]] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Rewritten(Record):
    """A file (as it was named) with its new text, from which schema it came, and the steps that changed it."""

    name: str
    text: str
    kind: str
    since: int
    steps: tuple[str, ...]


def migrate_pack(files: Mapping[str, str], *, steps: Sequence[Step] = STEPS, newest: int = SCHEMA) -> list[Rewritten]:
    """
    Return every file of a pack that has to be rewritten; *files* are texts by path relative to the pack.

    All of them are of the schema in `pack.yaml`. Raises `DocumentInvalid` for a schema that is newer than *newest*,
    or a file that cannot be rewritten.
    """
    version = _version(read(files[MANIFEST], name=MANIFEST), newest)
    texts = {name: text for name, text in files.items() if name == MANIFEST or place_of(name) is not None}
    done: dict[str, list[str]] = {name: [] for name in texts}
    for since in range(version, newest):
        for name, text in texts.items():
            texts[name], titles = _stepped(text, name, _content_edits(name), since, steps)
            done[name] += titles
    return [
        Rewritten(
            name=name,
            text=text,
            kind="manifest" if name == MANIFEST else "content",
            since=version,
            steps=tuple(done[name]),
        )
        for name, text in texts.items()
        if text != files[name]
    ]


def migrate_document(text: str, *, name: str, steps: Sequence[Step] = STEPS, newest: int = SCHEMA) -> Rewritten | None:
    """
    Return a profile, plan or journal rewritten, None if it is of the newest schema already.

    A journal has an entry a line. Raises `DocumentInvalid` for what is no such document, for a schema that is newer
    than *newest*, and for what cannot be rewritten.
    """
    if name.endswith(".jsonl"):
        return _journal(text, name, steps, newest)
    document = _read(text, name)
    kind = next((kind for key, kind in _TELLING if isinstance(document.data, dict) and key in document.data), None)
    if kind is None:
        hint = "Give a pack, a profile, a plan or a journal."
        raise DocumentInvalid(
            f"{name} is no document that can be migrated.", hint=hint, diagnostics=document.diagnostics
        )
    version = _version(document, newest)
    titles: list[str] = []
    for since in range(version, newest):
        text, found = _stepped(text, name, lambda data: [(kind, "", data)], since, steps)
        titles += found
    if version == newest:
        return None
    return Rewritten(name=name, text=text, kind=kind, since=version, steps=tuple(titles))


def _journal(text: str, name: str, steps: Sequence[Step], newest: int) -> Rewritten | None:
    lines = text.splitlines(keepends=True)
    found = [
        migrate_document(line.rstrip("\n"), name=f"{name}:{number}.json", steps=steps, newest=newest)
        if line.strip()
        else None
        for number, line in enumerate(lines, start=1)
    ]
    changed = [one for one in found if one is not None]
    if not changed:
        return None
    whole = "".join(line if one is None else f"{one.text}\n" for line, one in zip(lines, found, strict=True))
    titles = tuple(dict.fromkeys(title for one in changed for title in one.steps))
    since = min(one.since for one in changed)
    return Rewritten(name=name, text=whole, kind="journal", since=since, steps=titles)


def _read(text: str, name: str) -> Document:
    document = read(text, name=name, maximum_bytes=_LARGEST, maximum_depth=_DEEPEST)
    if document.data is None:
        raise DocumentInvalid(f"{name} cannot be read.", hint="Mend it first.", diagnostics=document.diagnostics)
    return document


def _version(document: Document, newest: int) -> int:
    version = document.data.get("schema") if isinstance(document.data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        hint = "Write `schema: 1` if it was written for this version."
        raise DocumentInvalid(f"{document.name} does not say its schema.", hint=hint)
    if version > newest:
        raise DocumentInvalid(
            f"{document.name} is of schema {version}, this corekit knows {newest}.", hint="Update corekit."
        )
    return version


def _content_edits(file: str) -> Callable[[Any], Iterable[tuple[str, str, Any]]]:
    """The items in a file of a pack: kind, pointer and data of each."""
    place = place_of(file)

    def items(data: Any) -> Iterator[tuple[str, str, Any]]:
        if place is None:
            yield "manifest", "", data
        elif not place.many:
            yield place.kind, "", data
        elif isinstance(data, dict):
            yield from ((place.kind, child("", name), item) for name, item in data.items())
        elif isinstance(data, list):
            yield from ((place.kind, f"/{index}", item) for index, item in enumerate(data))

    return items


def _stepped(
    text: str, name: str, items: Callable[[Any], Iterable[tuple[str, str, Any]]], since: int, steps: Sequence[Step]
) -> tuple[str, list[str]]:
    """A text one schema further, and the titles of the steps that changed it."""
    titles = []
    for step in (step for step in steps if step.since == since):
        document = _read(text, name)
        edits = [
            attrs.evolve(edit, pointer=pointer + edit.pointer)
            for kind, pointer, data in items(document.data)
            for edit in step.edits(kind, data)
        ]
        if edits:
            text = _edited(text, document, edits)
            titles.append(step.title)
    document = _read(text, name)
    if isinstance(document.data, dict) and document.data.get("schema") == since:
        text = _edited(text, document, [Edit(pointer="/schema", value=since + 1)])
    return text, titles


def _edited(text: str, document: Document, edits: Iterable[Edit]) -> str:
    """The text with every edit made, and read again: what was sound before must be sound after."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    places = []
    for edit in edits:
        renames = edit.key is not None
        span = (document.spans.keys if renames else document.spans.values).get(edit.pointer)
        if span is None:
            raise DocumentInvalid(f"{document.name} has nothing at {edit.pointer}, so it cannot be migrated.")
        new = _name(str(edit.key), document.name) if renames else json.dumps(edit.value, ensure_ascii=False)
        start, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
        places.append((start, end, new))
    for start, end, new in sorted(places, reverse=True):
        text = f"{text[:start]}{new}{text[end:]}"
    again = read(text, name=document.name, maximum_bytes=_LARGEST, maximum_depth=_DEEPEST)
    if document.ok and not again.ok:
        what = f"{document.name} cannot be rewritten without a fault."
        raise DocumentInvalid(what, hint="Migrate this file by hand.", diagnostics=again.diagnostics)
    return text


def _name(key: str, file: str) -> str:
    """A key as it is written in that file."""
    plain = key.replace("_", "").replace("-", "").isalnum() and not file.endswith(".json")
    return key if plain else json.dumps(key)
