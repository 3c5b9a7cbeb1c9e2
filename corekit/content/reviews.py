# SPDX-License-Identifier: Apache-2.0
"""Who reviewed what: `reviews.yaml` of a pack, which signs each item with the digest of what its author wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from corekit.content.assumptions import assumed
from corekit.content.layout import FOLDER_OF, FOLDERS
from corekit.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from corekit.content.pack import Pack

#: Kinds that nobody acts on by themselves: a pack is signed without them.
_NOT_ACTED_ON: Final = ("source", "term", "case")
_HEAD: Final = "# Written by `corekit sign`: who reviewed which item, and the digest of what was signed.\n"


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class ReviewState(Record):
    """
    The state of one item on one day.

    *state* is `signed`, `expired` (signed, and past its day), `changed` (signed, and written otherwise since),
    `unsigned`, or `gone` (signed, and no longer there). *item* is `folder/id`.
    """

    item: str
    state: str
    by: str | None = None
    on: str | None = None
    until: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The state as JSON data."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(ReviewState)}


def item_state(pack: Pack, kind: str, local: str, today: date) -> str:
    """
    Return the review state of an item on the day *today*: `signed` or `draft`.

    It is signed while a review signs what it says now, up to the last day of that review. The day of the review itself
    is not looked at: waiting never permits more.
    """
    return "signed" if _state(pack, kind, local, today).state == "signed" else "draft"


def item_digest(pack: Pack, kind: str, local: str) -> str:
    """Return the digest of what an item's author wrote, and of what the pack assumes for it, in whatever format."""
    import hashlib  # noqa: PLC0415 - a pack that nobody signed has no digests to hold against

    slot = pack.items[kind][local]
    whole = hashlib.sha256(pack.texts[slot.start : slot.end])
    assume = pack.manifest.assume or {}
    if kind == "exercise" and assume:
        taken = {name: assume[name] for name in sorted(assumed(pack.written(kind, local), assume))}
        if taken:
            whole.update(json.dumps(taken, ensure_ascii=False, separators=(",", ":")).encode())
    return f"sha256:{whole.hexdigest()}"


def pack_state(pack: Pack, today: date) -> str:
    """Return the review state of a pack on a day: `signed` if every item that somebody acts on is, else `draft`."""
    if not reviews_of(pack):
        return "draft"
    every = (item_state(pack, kind, local, today) for kind, local in acted_on(pack))
    return "signed" if all(state == "signed" for state in every) else "draft"


def acted_on(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield kind and local id of every item that somebody acts on."""
    for kind in pack.items:
        if kind not in _NOT_ACTED_ON:
            yield from ((kind, local) for local in pack.ids(kind))


def states(pack: Pack, today: date) -> tuple[ReviewState, ...]:
    """Return the state of every item that somebody acts on, and of every review whose item is gone."""
    found = {one.item: one for one in (_state(pack, kind, local, today) for kind, local in acted_on(pack))}
    for item, entry in reviews_of(pack).items():
        folder, _, local = item.partition("/")
        if item not in found and local not in pack.ids(FOLDERS.get(folder, "")):
            found[item] = _entry(item, "gone", entry)
    return tuple(found[item] for item in sorted(found))


def signed(pack: Pack, items: Iterable[tuple[str, str]], *, by: str, on: date, until: date) -> str:
    """Return the text of `reviews.yaml` in which *items* (kind and local id) are signed beside what was before."""
    reviews = dict(reviews_of(pack))
    for kind, local in items:
        entry = {"by": by, "on": on.isoformat(), "until": until.isoformat(), "digest": item_digest(pack, kind, local)}
        reviews[f"{FOLDER_OF[kind]}/{local}"] = entry
    return _HEAD + "".join(_lines(reviews))


def reviews_of(pack: Pack) -> Mapping[str, Any]:
    """Return the reviews by `folder/id`; none where the file is missing or has faults."""
    return pack.reviews if isinstance(pack.reviews, dict) else {}


def _state(pack: Pack, kind: str, local: str, today: date) -> ReviewState:
    item = f"{FOLDER_OF[kind]}/{local}"
    entry = reviews_of(pack).get(item)
    if not isinstance(entry, dict):
        return ReviewState(item=item, state="unsigned")
    if entry.get("digest") != item_digest(pack, kind, local):
        return _entry(item, "changed", entry)
    return _entry(item, "expired" if today.isoformat() > str(entry.get("until", "")) else "signed", entry)


def _entry(item: str, state: str, entry: Mapping[str, Any]) -> ReviewState:
    return ReviewState(item=item, state=state, by=entry.get("by"), on=entry.get("on"), until=entry.get("until"))


def _lines(reviews: Mapping[str, Any]) -> Iterator[str]:
    for item in sorted(reviews):
        yield f"{item}:\n"
        for key, value in reviews[item].items():
            quoted = key in ("by", "digest")
            yield f"  {key}: {json.dumps(value, ensure_ascii=False) if quoted else value}\n"
