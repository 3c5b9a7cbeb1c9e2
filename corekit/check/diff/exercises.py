# SPDX-License-Identifier: Apache-2.0
"""An exercise on both sides: its safety attributes, its dose, its own reasons against it, when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.check.diff.doses import dose_changes, said
from corekit.check.diff.precautions import guarded_changes, in_words, paired, when_change
from corekit.content.variants import variant_data
from corekit.criteria import FALSE, parse
from corekit.messages.labels import plain
from corekit.model.attributes import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.check.diff.catching import People
    from corekit.check.diff.change import Change, Item
    from corekit.content.library import Library

#: What tells how demanding an exercise is: more asks more of somebody.
_LEVELS: Final = ("level", "force_level")
_LADDER: Final = ("easier", "harder")


def exercise_changes(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People, *, where: str = ""
) -> Iterator[Change]:
    """What changed in one exercise, or in one of its variants, but for its texts."""
    yield from _attributes(item, before, after, people, where)
    yield from dose_changes(item, before, after, where)
    for key, effect in (("excluded_when", "exclude"), ("caution_when", "caution")):
        yield from guarded_changes(item, effect, before.get(key) or (), after.get(key) or (), people)
    yield from _stop_rules(item, before, after, people, where)
    yield from _demands(item, before, after, where)
    if not where:
        yield from _variants(item, before, after, people)


def _attributes(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People, where: str
) -> Iterator[Change]:
    for name, attribute in ATTRIBUTES.items():
        old, new = before.get(name), after.get(name)
        if old == new or name in ("level", "hold_seconds"):
            continue
        if not attribute.safety:
            yield item.change("changed", f"{where}{plain(name)} is {_told(new)} now, before {_told(old)}.", old, new)
            continue
        words = f"{where}the safety attribute {plain(name)} is {_told(new)} now, before {_told(old)}"
        lost, won = _rules(name, before, after, people.new)
        if new is None:
            yield item.change("strengthened", f"{words}; what is unsaid counts as unsafe.", old, new)
        elif lost:
            yield item.change("weakened", f"{words}; rules that no longer see it: {'; '.join(lost[:3])}.", old, new)
        elif won:
            yield item.change("strengthened", f"{words}; rules that see it now: {'; '.join(won[:3])}.", old, new)
        else:
            # no installed rule tells them apart, but a rule that nobody here knows may
            group = "strengthened" if _grows(old, new) else "weakened"
            yield item.change(group, f"{words}.", old, new)


def _grows(old: Any, new: Any) -> bool:
    """Whether everything that was said is still said, and more beside it."""
    if not isinstance(new, list):
        return False
    return all(entry in new for entry in (old if isinstance(old, list) else [old] if old is not None else []))


def _rules(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any], library: Library
) -> tuple[list[str], list[str]]:
    """The rules whose exclusions and cautions select only the old exercise, and only the new one."""
    lost, won = [], []
    old, new = _values(before, library), _values(after, library)
    for title, selector in _selectors(library):
        criteria = parse(selector, library.subject_exercise)
        if name in criteria.fields:
            was, now = criteria.evaluate(old) != FALSE, criteria.evaluate(new) != FALSE
            if was and not now:
                lost.append(title)
            elif now and not was:
                won.append(title)
    return list(dict.fromkeys(lost)), list(dict.fromkeys(won))


def _values(data: Mapping[str, Any], library: Library) -> dict[str, Any]:
    return {name: library.as_value(name, data[name]) for name in ATTRIBUTES if data.get(name) is not None}


def _selectors(library: Library) -> Iterator[tuple[str, Any]]:
    for identifier in library.ids("rule"):
        data = library.data("rule", identifier)
        for key in ("exclude", "caution"):
            yield from ((data["title"], selector) for selector in data["then"].get(key) or ())
        yield from ((data["title"], entry["select"]) for entry in data["then"].get("limit") or ())
    for identifier in library.ids("condition"):
        data = library.data("condition", identifier)
        for key in ("exclude", "caution", "limit"):
            yield from ((data["title"], entry["select"]) for entry in data.get(key) or ())


def _stop_rules(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People, where: str
) -> Iterator[Change]:
    for one, other in paired(before.get("stop_when") or (), after.get("stop_when") or ()):
        if other is None:
            yield item.change("weakened", f"{where}a stop rule was removed: {one['say']}", one)
        elif one is None:
            yield item.change("strengthened", f"{where}a stop rule was added: {other['say']}", None, other)
        else:
            label = f"{where}stop rule ({one['say'].rstrip('.')}): "
            yield from when_change(item, one["when"], other["when"], people, where=label)


def _demands(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], where: str) -> Iterator[Change]:
    for key in _LEVELS:
        old, new = before.get(key), after.get(key)
        if old != new:
            lower = new is None or (old is not None and new < old)
            # a lower level lets it stand in for easier exercises
            group = "weakened" if lower and key == "level" else "changed"
            yield item.change(group, f"{where}{plain(key)} is {said(new)} now, before {said(old)}.", old, new)
    old, new = before.get("requires_clinician"), after.get("requires_clinician")
    if old != new:
        group = "weakened" if old == "yes" else "strengthened"
        words = "it no longer requires a clinician." if old == "yes" else "it requires a clinician now."
        yield item.change(group, f"{where}{words}", old, new)
    for key in _LADDER:
        if before.get(key) != after.get(key):
            words = f"{where}what is {key} is {_told(after.get(key))} now, before {_told(before.get(key))}."
            yield item.change("changed", words, before.get(key), after.get(key))


def _variants(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> Iterator[Change]:
    old, new = before.get("variants") or {}, after.get("variants") or {}
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield item.change("removed", f"the variant '{name}' is gone.", old[name])
        elif name not in old:
            yield item.change("added", f"there is a variant '{name}'.", None, new[name])
        elif old[name] != new[name]:
            one, other = variant_data(before, name), variant_data(after, name)
            yield from exercise_changes(item, one, other, people, where=f"variant '{name}': ")


def _told(value: Any) -> str:
    if value is None:
        return "unsaid"
    if isinstance(value, list):
        return ", ".join(in_words(entry) if isinstance(entry, dict) else said(entry) for entry in value) or "none"
    return said(value)
