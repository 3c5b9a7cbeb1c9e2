# SPDX-License-Identifier: Apache-2.0
"""Regimens and progressions on both sides: whom they are for, what they give, and when somebody moves on or stops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from corekit.check.diff.doses import dose_changes, said
from corekit.check.diff.precautions import paired, when_change
from corekit.messages.labels import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.check.diff.catching import People
    from corekit.check.diff.change import Change, Item

#: Moves that protect; the others ask more of somebody.
_PROTECTING: Final = ("stop", "refer", "regress", "stay")
_DOSES: Final = frozenset({"dose", "intensity", "frequency"})


def regimen_changes(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People
) -> Iterator[Change]:
    """What changed in one regimen, but for its texts."""
    old, new = before.get("contraindicated_when"), after.get("contraindicated_when")
    yield from when_change(item, old, new, people, where="contraindicated: ")
    old, new = before.get("indicated_when"), after.get("indicated_when")
    if old != new:
        verdict = people.compare(old, new).verdict
        words = {"fewer": "to fewer people", "more": "to more people", "other": "to other people"}.get(verdict)
        if words is not None:
            yield item.change("changed", f"it is offered {words} than before.", old, new)
        elif verdict == "unknown":
            yield item.change("changed", "cannot tell whether it is offered to the same people.", old, new)
    for screen in before.get("needs") or ():
        if screen not in (after.get("needs") or ()):
            yield item.change("weakened", f"it no longer needs the screen '{plain(screen)}'.", screen)
    for screen in after.get("needs") or ():
        if screen not in (before.get("needs") or ()):
            yield item.change("strengthened", f"it needs the screen '{plain(screen)}' now.", None, screen)
    yield from _review(item, before.get("review_every_days"), after.get("review_every_days"))
    if before.get("approach") != after.get("approach"):
        yield item.change("changed", "its approach is another one now.", before.get("approach"), after.get("approach"))
    yield from _tracks(item, before.get("tracks") or (), after.get("tracks") or ())


def _review(item: Item, before: int | None, after: int | None) -> Iterator[Change]:
    if before != after:
        later = after is None or (before is not None and after > before)
        words = f"it is reviewed every {said(after)} days now, before every {said(before)}."
        yield item.change("weakened" if later else "strengthened", words, before, after)


def _tracks(item: Item, before: Any, after: Any) -> Iterator[Change]:
    old = [{**track, "select": _given(track)} for track in before]
    new = [{**track, "select": _given(track)} for track in after]
    for one, other in paired(old, new):
        if other is None:
            yield item.change("changed", f"a track was removed: {_track(one)}.", one)
        elif one is None:
            yield item.change("changed", f"a track was added: {_track(other)}.", None, other)
        else:
            yield from dose_changes(item, one, other, f"track {_track(one)}: ")
            rest = [{key: value for key, value in track.items() if key not in _DOSES} for track in (one, other)]
            if rest[0] != rest[1]:
                keys = [key for key in rest[0] | rest[1] if key != "select" and rest[0].get(key) != rest[1].get(key)]
                words = f"the track {_track(one)} changed in {', '.join(plain(key) for key in keys)}."
                yield item.change("changed", words, rest[0], rest[1])


def _given(track: Mapping[str, Any]) -> Any:
    keys = ("phase", "exercise", "exercises", "progression", "regimens")
    return {key: track[key] for key in keys if key in track}


def _track(track: Mapping[str, Any]) -> str:
    what = track.get("exercise") or track.get("progression") or "a choice"
    return f"'{plain(str(track.get('phase')))}' with {plain(str(what))}"


def progression_changes(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People
) -> Iterator[Change]:
    """What changed in one progression, but for its texts."""
    old = {stage["id"]: stage for stage in before["stages"]}
    new = {stage["id"]: stage for stage in after["stages"]}
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield item.change("removed", f"the stage '{name}' is gone: who is in it begins anew.", name)
        elif name not in old:
            yield item.change("changed", f"there is a stage '{name}'.", None, name)
        else:
            yield from _uses(item, old[name].get("use") or (), new[name].get("use") or (), f"stage '{name}': ")
            yield from _moves(item, old[name], new[name], people, f"stage '{name}': ")
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield item.change("changed", "its stages come in another order.", list(old), list(new))
    yield from _moves(item, before.get("always") or {}, after.get("always") or {}, people, "in every stage: ")
    if before.get("enter") != after.get("enter"):
        words = "who begins in a later stage has changed."
        yield item.change("undecided", words, before.get("enter"), after.get("enter"))
    if "replaces_default_responses" in after and "replaces_default_responses" not in before:
        words = "it replaces the usual rules about pain now."
        yield item.change("weakened", words, None, after["replaces_default_responses"])
    elif "replaces_default_responses" in before and "replaces_default_responses" not in after:
        yield item.change("strengthened", "the usual rules about pain hold for it now.")


def _uses(item: Item, before: Any, after: Any, where: str) -> Iterator[Change]:
    old, new = dict(_given_exercises(before)), dict(_given_exercises(after))
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield item.change("changed", f"{where}{plain(name)} is no longer given.", old[name])
        elif name not in old:
            yield item.change("changed", f"{where}{plain(name)} is given now.", None, new[name])
        else:
            yield from dose_changes(item, old[name], new[name], f"{where}{plain(name)}: ")


def _given_exercises(uses: Any) -> Iterator[tuple[str, Any]]:
    for use in uses:
        yield use["exercise"], use
        yield from ((following["exercise"], following) for following in use.get("followed_by") or ())


def _moves(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People, where: str
) -> Iterator[Change]:
    for move in (*_PROTECTING, "advance"):
        guards = move in _PROTECTING
        for one, other in paired(_guards(before.get(move)), _guards(after.get(move))):
            label = f"{where}{move}: "
            if other is None:
                group, words = ("weakened", "a guard was removed.") if guards else ("changed", "it no longer leads on.")
                yield item.change(group, f"{label}{words}", one)
            elif one is None:
                group = "strengthened" if guards else "weakened"
                yield item.change(group, f"{label}a guard was added.", None, other)
            else:
                yield from when_change(item, one["when"], other["when"], people, where=label, guards=guards)
                rest = [
                    {key: value for key, value in guard.items() if key in ("to", "by", "scale")}
                    for guard in (one, other)
                ]
                if rest[0] != rest[1]:
                    yield item.change("undecided", f"{label}it leads elsewhere now.", rest[0], rest[1])


def _guards(written: Any) -> list[Any]:
    if written is None:
        return []
    return written if isinstance(written, list) else [written]
