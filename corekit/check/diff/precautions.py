# SPDX-License-Identifier: Apache-2.0
"""Rules and conditions on both sides: what they catch, what they do then, and what they do while nobody knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from corekit.check.diff.catching import compare_selections
from corekit.check.diff.doses import said
from corekit.messages.labels import plain
from corekit.planning.safety_rule import OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corekit.check.diff.catching import Catch, People
    from corekit.check.diff.change import Change, Item
    from corekit.content.library import Library

#: What a condition or an exercise does while its own `when` is unknown and it does not say.
POLICIES: Final = {"exclude": "apply", "caution": "caution", "limit": "apply", "prefer": "ignore"}
_WEIGHTS: Final = {"exclude": 2, "caution": 1}
#: How much a policy protects; `apply` and `hold` both act, each in its own way.
_STRENGTH: Final = {"ignore": 0, "caution": 1, "apply": 2, "hold": 2}
_EFFECT_WORDS: Final = {"exclude": "exclusion", "caution": "caution", "limit": "limit", "prefer": "preference"}


def rule_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People) -> Iterator[Change]:
    """What changed in one rule, but for its texts."""
    yield from when_change(item, before["when"], after["when"], people)
    yield from policy_change(item, before["if_unknown"], after["if_unknown"])
    old, new = before["then"], after["then"]
    yield from _outcome(item, old, new)
    yield from _selectors(item, _weighed(old), _weighed(new), people.old, people.new)
    yield from limit_changes(item, old.get("limit") or (), new.get("limit") or (), people.old, people.new)
    yield from _lists(item, old, new)
    yield from _safety_net(item, _several(old.get("say")), _several(new.get("say")))
    if old.get("prefer") != new.get("prefer"):
        yield item.change("changed", "it prefers other exercises now.", old.get("prefer"), new.get("prefer"))


def when_change(
    item: Item, before: Any, after: Any, people: People, *, where: str = "", guards: bool = True
) -> Iterator[Change]:
    """
    How a condition about a person changed.

    *guards* says that the more people it catches the safer; else it grants something, and it is the other way round.
    """
    if before == after and not (before is not None and people.compare(before, after).verdict != "same"):
        return
    catch = people.compare(before, after)
    yield from caught(item, catch, before, after, where=where, guards=guards, whom="people")


def caught(
    item: Item, catch: Catch, before: Any, after: Any, *, where: str = "", guards: bool = True, whom: str
) -> Iterator[Change]:
    """The change that a comparison of two conditions, or of two selectors, amounts to."""
    safer = "strengthened" if guards else "changed"
    riskier = "weakened"
    example = f" (for example: {catch.example})" if catch.example else ""
    match catch.verdict:
        case "fewer":
            group = riskier if guards else "changed"
            yield item.change(group, f"{where}it catches fewer {whom} than before{example}.", before, after)
        case "more":
            group = safer if guards else riskier
            yield item.change(group, f"{where}it catches more {whom} than before.", before, after)
        case "other":
            words = f"{where}it catches other {whom}, and no longer some that it caught before{example}."
            yield item.change(riskier, words, before, after)
        case "unknown":
            words = f"{where}its condition was rewritten; cannot tell whether it catches fewer {whom}."
            yield item.change("undecided", words, before, after)
        case _:
            if before != after:
                yield item.change("text", f"{where}its condition is written otherwise and catches the same {whom}.")


def policy_change(item: Item, before: str, after: str, *, where: str = "") -> Iterator[Change]:
    """What a rule does while its answer is not known."""
    if before == after:
        return
    old, new = _STRENGTH[before], _STRENGTH[after]
    words = f"{where}while the answer is not known it says '{after}' now; before it said '{before}'."
    group = "weakened" if new < old else "strengthened" if new > old else "undecided"
    yield item.change(group, words, before, after)


def _outcome(item: Item, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    order = (*OUTCOMES, None)
    before, after = old.get("outcome"), new.get("outcome")
    if before != after:
        weaker = order.index(after) > order.index(before)
        words = f"the outcome is {_word(after)} now, before it was {_word(before)}."
        yield item.change("weakened" if weaker else "strengthened", words, before, after)
    before, after = old.get("within_days"), new.get("within_days")
    if before != after:
        later = after is None or (before is not None and after > before)
        words = f"somebody should be seen within {said(after)} days now, before within {said(before)}."
        yield item.change("weakened" if later else "strengthened", words, before, after)
    before, after = old.get("content"), new.get("content")
    if before != after:
        group = "weakened" if before == "none" or after == "all" else "strengthened" if after == "none" else "undecided"
        words = "which exercises may go on while it holds has changed."
        yield item.change(group, words, before, after)


def _word(outcome: str | None) -> str:
    return f"'{outcome}'" if outcome else "none"


def _weighed(then: Mapping[str, Any]) -> list[tuple[int, Any]]:
    return [(weight, selector) for key, weight in _WEIGHTS.items() for selector in then.get(key) or ()]


def _selectors(
    item: Item, before: Sequence[tuple[int, Any]], after: Sequence[tuple[int, Any]], old: Library, new: Library
) -> Iterator[Change]:
    """Exclusions and cautions of a rule together: what one selector loses another may have taken over."""
    if list(before) == list(after):
        return
    catch = compare_selections(before, after, old, new)
    gone = [pair for pair in before if pair not in after]
    come = [pair for pair in after if pair not in before]
    if catch.verdict == "fewer" and gone and not come:
        for weight, selector in gone:
            name = "an exclusion" if weight == 2 else "a caution"
            yield item.change("weakened", f"{name} was removed: {in_words(selector)}.", selector)
        return
    yield from caught(item, catch, [pair[1] for pair in gone], [pair[1] for pair in come], whom="exercises")


def limit_changes(
    item: Item, before: Sequence[Any], after: Sequence[Any], old: Library, new: Library, *, where: str = ""
) -> Iterator[Change]:
    """Limits on doses, paired by what they select."""
    for one, other in paired(before, after):
        if other is None:
            yield item.change("weakened", f"{where}a limit was removed: {in_words(_bounds(one))}.", one)
        elif one is None:
            yield item.change("strengthened", f"{where}a limit was added: {in_words(_bounds(other))}.", None, other)
        else:
            if one["select"] != other["select"]:
                catch = compare_selections([(1, one["select"])], [(1, other["select"])], old, new)
                yield from caught(
                    item, catch, one["select"], other["select"], where=f"{where}limit: ", whom="exercises"
                )
            yield from _bound_changes(item, one, other, where)


def _bounds(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: entry[key] for key in ("dose", "intensity", "frequency", "scale", "without", "per", "each") if key in entry
    }


def _bound_changes(item: Item, before: Mapping[str, Any], after: Mapping[str, Any], where: str) -> Iterator[Change]:
    old, new = dict(_flat(_bounds(before))), dict(_flat(_bounds(after)))
    for place in dict.fromkeys((*old, *new)):
        one, other = old.get(place), new.get(place)
        if one == other:
            continue
        weaker: bool | None = None
        if other is None:
            weaker = True
        elif one is None:
            weaker = False
        elif isinstance(one, int | float) and isinstance(other, int | float):
            weaker = other < one if place.endswith("at_least") else other > one
        group = "undecided" if weaker is None else "weakened" if weaker else "strengthened"
        words = f"{where}the limit on {plain(place.replace('/', ' '))} is {said(other)} now, before {said(one)}."
        if place.startswith("without/"):
            again = "is no longer withdrawn" if other is None else "is withdrawn"
            words = f"{where}{plain(place.removeprefix('without/'))} {again}."
        yield item.change(group, words, {place: one}, {place: other})


def _flat(data: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _flat(value, f"{place}/{key}" if place else str(key))
    elif isinstance(data, list):
        for value in data:
            yield f"{place}/{value}", True
    else:
        yield place, data


def _lists(item: Item, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key, gone, come in (
        ("treat_as", "it no longer treats somebody as having", "it treats somebody as having"),
        ("ask", "it no longer asks", "it asks"),
    ):
        before, after = _several(old.get(key)), _several(new.get(key))
        for name in before:
            if name not in after:
                yield item.change("weakened", f"{gone} {plain(name)}.", name)
        for name in after:
            if name not in before:
                yield item.change("strengthened", f"{come} {plain(name)}.", None, name)


def _safety_net(item: Item, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if len(after) < len(before):
        for text in before:
            if text not in after:
                yield item.change("weakened", f"a sentence of the safety net was removed: {text}", text)
    elif list(before) != list(after):
        group = "strengthened" if len(after) > len(before) else "text"
        yield item.change(group, "its safety net says something else now.", list(before), list(after))


def condition_changes(
    item: Item, before: Mapping[str, Any], after: Mapping[str, Any], people: People
) -> Iterator[Change]:
    """What changed in one condition, but for its texts."""
    yield from when_change(
        item, before.get("recognised_by"), after.get("recognised_by"), people, where="how it is recognised: "
    )
    for parent in _several(before.get("is_a")):
        if parent not in _several(after.get("is_a")):
            words = f"it is no longer a kind of {plain(parent)}, so the rules about that no longer reach it."
            yield item.change("weakened", words, parent)
    for parent in _several(after.get("is_a")):
        if parent not in _several(before.get("is_a")):
            yield item.change("strengthened", f"it is a kind of {plain(parent)} now.", None, parent)
    for effect in ("exclude", "caution", "limit"):
        yield from guarded_changes(item, effect, before.get(effect) or (), after.get(effect) or (), people)
    if before.get("prefer") != after.get("prefer"):
        yield item.change("changed", "it prefers other exercises now.", before.get("prefer"), after.get("prefer"))
    yield from _escalation(item, before.get("escalation") or (), after.get("escalation") or ())


def _escalation(item: Item, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if len(after) < len(before):
        gone = (text for text in before if text not in after)
        yield from (item.change("weakened", f"a reason to see somebody was removed: {text}", text) for text in gone)
    elif len(after) > len(before):
        come = (text for text in after if text not in before)
        yield from (
            item.change("strengthened", f"a reason to see somebody was added: {text}", None, text) for text in come
        )


def guarded_changes(
    item: Item, effect: str, before: Sequence[Any], after: Sequence[Any], people: People
) -> Iterator[Change]:
    """Effects of a condition, or reasons of an exercise against itself: each with its own `when`."""
    name = _EFFECT_WORDS[effect]
    article = "an" if name[0] == "e" else "a"
    for one, other in paired(before, after):
        if other is None:
            yield item.change("weakened", f"{article} {name} was removed: {_reason(one)}", one)
        elif one is None:
            yield item.change("strengthened", f"{article} {name} was added: {_reason(other)}", None, other)
        else:
            where = f"{name} ({_reason(one).rstrip('.')}): "
            yield from _guard(item, effect, one, other, people, where)


def _guard(
    item: Item, effect: str, one: Mapping[str, Any], other: Mapping[str, Any], people: People, where: str
) -> Iterator[Change]:
    always = "always"
    yield from when_change(item, one.get("when", always), other.get("when", always), people, where=where)
    default = POLICIES[effect]
    yield from policy_change(item, one.get("if_unknown", default), other.get("if_unknown", default), where=where)
    if effect == "limit":
        yield from limit_changes(item, [one], [other], people.old, people.new, where=where)
    elif "select" in one and one["select"] != other.get("select"):
        catch = compare_selections([(1, one["select"])], [(1, other["select"])], people.old, people.new)
        yield from caught(item, catch, one["select"], other["select"], where=where, whom="exercises")


def paired(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Entries of two lists that belong together: equal ones, else the most alike; what is left stands alone."""
    old, new = list(before), list(after)
    for one in list(old):
        if one in new:
            old.remove(one)
            new.remove(one)
    for alike in (_same_select_and_reason, _same_select, _same_reason, _same_when):
        for one in list(old):
            found = next((other for other in new if alike(one, other)), None)
            if found is not None:
                old.remove(one)
                new.remove(found)
                yield one, found
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    yield from ((one, None) for one in old)
    yield from ((None, other) for other in new)


def _same_select_and_reason(one: Any, other: Any) -> bool:
    return _same_select(one, other) and _same_reason(one, other)


def _same_select(one: Any, other: Any) -> bool:
    return _both(one, other, "select")


def _same_reason(one: Any, other: Any) -> bool:
    return _both(one, other, "because") or _both(one, other, "say")


def _same_when(one: Any, other: Any) -> bool:
    return _both(one, other, "when")


def _both(one: Any, other: Any, key: str) -> bool:
    return isinstance(one, dict) and isinstance(other, dict) and key in one and one[key] == other.get(key)


def _reason(entry: Mapping[str, Any]) -> str:
    return str(entry.get("because") or in_words(entry.get("select")))


def in_words(criteria: Any) -> str:
    """Criteria as one short line, as their author wrote them."""
    if isinstance(criteria, str):
        return plain(criteria)
    return json.dumps(criteria, ensure_ascii=False).replace('"', "")


def _several(value: Any) -> Sequence[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)
