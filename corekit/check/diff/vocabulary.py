# SPDX-License-Identifier: Apache-2.0
"""Questions, terms and claims on both sides, and what a pack says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.check.diff.change import Change
from corekit.check.diff.doses import said
from corekit.check.diff.precautions import when_change
from corekit.messages.labels import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.check.diff.catching import People
    from corekit.check.diff.change import Item
    from corekit.model.manifest import Manifest


def fact_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> Iterator[Change]:
    """What changed in one question, but for its words."""
    for key in ("type", "unit", "scope"):
        if before.get(key) != after.get(key):
            words = (
                f"its {key} is {said(after.get(key))} now, before {said(before.get(key))}: old answers no longer fit."
            )
            yield item.change("removed", words, before.get(key), after.get(key))
    old, new = _choices(before), _choices(after)
    if before.get("type") == after.get("type"):
        yield from (
            item.change("removed", f"the answer '{plain(name)}' can no longer be given.", name)
            for name in old
            if name not in new
        )
        yield from (
            item.change("added", f"the answer '{plain(name)}' can be given now.", None, name)
            for name in new
            if name not in old
        )
    yield from when_change(
        item, before.get("ask_when", "always"), after.get("ask_when", "always"), people, where="who is asked: "
    )
    yield from _validity(item, before.get("valid_days"), after.get("valid_days"))
    for key in ("minimum", "maximum", "reassuring", "ordered", "ages", "ask_at", "derive"):
        if before.get(key) != after.get(key):
            words = f"{plain(key)} is {_short(after.get(key))} now, before {_short(before.get(key))}."
            yield item.change("changed", words, before.get(key), after.get(key))


def _short(value: Any) -> str:
    return "another one" if isinstance(value, dict) else said(value)


def _choices(data: Mapping[str, Any]) -> list[str]:
    choices = data.get("choices") or ()
    if isinstance(choices, dict) and set(choices) == {"from"}:
        return []
    return list(choices)


def _validity(item: Item, before: int | None, after: int | None) -> Iterator[Change]:
    if before != after:
        longer = after is None or (before is not None and after > before)
        words = f"an answer counts for {_days(after)} now, before for {_days(before)}."
        yield item.change("weakened" if longer else "strengthened", words, before, after)


def _days(days: int | None) -> str:
    return "ever" if days is None else "that day" if days == 0 else f"{days} days"


def term_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> Iterator[Change]:
    """What changed in one term, but for its words."""
    del people
    old, new = before.get("is_a") or [], after.get("is_a") or []
    for parent in old:
        if parent not in new:
            words = f"it is no longer a kind of {plain(parent)}: rules about that no longer catch it."
            yield item.change("weakened", words, parent)
    for parent in new:
        if parent not in old:
            yield item.change("strengthened", f"it is a kind of {plain(parent)} now.", None, parent)
    for key in ("order", "plane", "abstract", "packages"):
        if before.get(key) != after.get(key):
            yield item.change("changed", f"{key} has changed.", before.get(key), after.get(key))


def claim_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> Iterator[Change]:
    """What changed in one claim, but for its words."""
    del people
    for key in ("parameter", "value", "status", "select"):
        if before.get(key) != after.get(key):
            words = f"its {key} is {_short(after.get(key))} now, before {_short(before.get(key))}."
            yield item.change("changed", words, before.get(key), after.get(key))


def manifest_changes(before: Manifest, after: Manifest) -> Iterator[Change]:
    """What changed in what the pack says of itself; `assume` shows in the exercises."""
    yield from _listed(after, before.covers, after.covers, "weakened", "it no longer covers the screen", "it covers")
    yield from _listed(after, before.requires, after.requires, "changed", "it no longer requires", "it requires")
    for old in before.aliases or {}:
        if old not in (after.aliases or {}):
            yield _of_pack(after, "removed", f"the older name '{old}' is no longer known.", old)
    if before.licence != after.licence:
        words = f"its licence is {after.licence} now, before {before.licence}."
        yield _of_pack(after, "removed", words, before.licence, after.licence)
    for key in ("language", "title", "maintainers"):
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield _of_pack(after, "changed" if key == "language" else "text", f"its {key} changed.", old, new)


def _listed(pack: Manifest, old: Any, new: Any, lost: str, gone: str, come: str) -> Iterator[Change]:
    yield from (_of_pack(pack, lost, f"{gone} '{plain(name)}'.", name) for name in old or () if name not in (new or ()))
    group = "added" if lost == "weakened" else "changed"
    for name in new or ():
        if name not in (old or ()):
            yield _of_pack(pack, group, f"{come} '{plain(name)}' now.", None, name)


def _of_pack(pack: Manifest, group: str, text: str, before: Any = None, after: Any = None) -> Change:
    before, after = (list(value) if isinstance(value, tuple) else value for value in (before, after))
    words = f"{pack.title}: {text}"
    return Change(group=group, kind="pack", item=pack.namespace, text=words, before=before, after=after)
