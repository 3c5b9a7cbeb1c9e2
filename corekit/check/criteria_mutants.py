# SPDX-License-Identifier: Apache-2.0
"""Every way to change one thing in criteria: a threshold, a connective, a choice, or what counts as known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from corekit.content.spans import child
from corekit.criteria.parsing import CONNECTIVES, COUNT_BOUNDS
from corekit.criteria.subject import Fields
from corekit.criteria.values import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.criteria.subject import Field, Subject

#: A bound with the one that leaves its own figure out, or lets it in.
_OTHER_EDGE = {"at_least": "above", "above": "at_least", "at_most": "below", "below": "at_most"}
#: Units in which people answer with a decimal.
_DECIMAL_UNITS = frozenset({"degC", "cm", "kg", "mmol/L", "ratio", "metres", "km"})
#: Longer than this a part of criteria is cut short in words.
_LONGEST = 70


class Change(NamedTuple):
    """One change: where it was made (JSON pointer), in words, and the data with it made."""

    pointer: str
    words: str
    data: Any


def changes(data: Any, subject: Subject, pointer: str = "") -> Iterator[Change]:
    """
    Yield every change of *data*, sound and canonical criteria about *subject* that stand at *pointer*.

    A threshold moves by one step to either side and over its own edge; `all` and `any` change places; a part of a
    connective or one choice of several is dropped; a single choice becomes the next one; `not` and `possibly` are
    taken away; `unknown` turns round.
    """
    if not isinstance(data, dict):
        return
    if len(data) == 1:
        (key, value), *_ = data.items()
        if key in CONNECTIVES:
            yield from _connective(key, value, subject, pointer)
            return
    else:
        separate = [{name: test} for name, test in data.items()]
        yield Change(pointer, f"all -> any of {brief(data)}", {"any": separate})
        for name in data:
            rest = {other: test for other, test in data.items() if other != name}
            yield Change(child(pointer, name), f"{brief({name: data[name]})} dropped", rest)
    for name, test in data.items():
        for change in _test(name, test, subject, child(pointer, name)):
            yield change._replace(data={**data, name: change.data})


def _connective(key: str, value: Any, subject: Subject, pointer: str) -> Iterator[Change]:
    under = child(pointer, key)
    if key in ("not", "possibly"):
        yield Change(pointer, f"`{key}` taken away from {brief(value)}", value)
        for change in changes(value, subject, under):
            yield change._replace(data={key: change.data})
    elif key == "count":
        yield from _count(value, subject, under)
    else:
        if len(value) > 1:
            other = "any" if key == "all" else "all"
            yield Change(pointer, f"{key} -> {other}", {other: value})
        for change in _parts(value, subject, under):
            yield change._replace(data={key: change.data})


def _parts(parts: list[Any], subject: Subject, pointer: str) -> Iterator[Change]:
    """Changes of a list of criteria: one of them dropped, or something changed in one of them."""
    for index, part in enumerate(parts):
        place = child(pointer, index)
        before, after = parts[:index], parts[index + 1 :]
        if before or after:
            yield Change(place, f"{brief(part)} dropped", [*before, *after])
        for change in changes(part, subject, place):
            yield change._replace(data=[*before, change.data, *after])


def _count(count: dict[str, Any], subject: Subject, pointer: str) -> Iterator[Change]:
    size = len(count["of"])
    for bound in COUNT_BOUNDS:
        if bound in count:
            for figure in (count[bound] + 1, count[bound] - 1):
                if 0 < figure <= size:
                    words = f"count {bound} {count[bound]} -> {figure}"
                    yield Change(child(pointer, bound), words, {"count": {**count, bound: figure}})
    needed = max(count.get("at_least", 0), count.get("is", 0))
    for change in _parts(count["of"], subject, child(pointer, "of")):
        if len(change.data) >= needed:
            yield change._replace(data={"count": {**count, "of": change.data}})


def _test(name: str, test: Any, subject: Subject, pointer: str) -> Iterator[Change]:
    field = subject.field(name)
    if field is None or (isinstance(test, dict) and "fact" in test):
        return
    if not isinstance(test, dict):
        operator = "one_of" if isinstance(test, list) else "is"
        for change in _operand(field, operator, test, pointer):
            yield change._replace(words=f"{name} {change.words}")
        return
    for operator, operand in test.items():
        place = child(pointer, operator)
        if len(test) > 1:
            rest = {other: test[other] for other in test if other != operator}
            yield Change(place, f"{brief({name: {operator: operand}})} dropped", rest)
        if operator == "has":
            for change in changes(operand, Fields(field.records or {}), place):
                yield change._replace(data={**test, "has": change.data})
            continue
        for change in _operator(field, operator, operand, place):
            rest = {other: test[other] for other in test if other != operator}
            yield change._replace(words=f"{name} {change.words}", data={**rest, **change.data})


def _operator(field: Field, operator: str, operand: Any, pointer: str) -> Iterator[Change]:
    """Changes of one test with its operator; the data is a mapping of operators."""
    if operator == "unknown":
        other = "no" if operand == "yes" else "yes"
        yield Change(pointer, f"unknown: {operand} -> {other}", {"unknown": other})
        return
    if isinstance(operand, dict):
        return
    if operator in _OTHER_EDGE and is_number(operand):
        edge = _OTHER_EDGE[operator]
        yield Change(pointer, f"{operator} {operand} -> {edge} {operand}", {edge: operand})
    if operator in ("includes_any", "includes_all") and len(operand) > 1:
        other = "includes_all" if operator == "includes_any" else "includes_any"
        yield Change(pointer, f"{operator} -> {other}", {other: operand})
    for change in _operand(field, operator, operand, pointer):
        yield change._replace(words=f"{operator} {change.words}", data={operator: change.data})


def _operand(field: Field, operator: str, operand: Any, pointer: str) -> Iterator[Change]:
    if operator == "between":
        low, high = operand
        for end, figure in ((0, low), (1, high)):
            for change in _single(field, figure, child(pointer, end), both_ways=True):
                pair = [change.data, high] if end == 0 else [low, change.data]
                if not is_number(low) or pair[0] <= pair[1]:
                    yield change._replace(data=pair)
    elif isinstance(operand, list):
        for index, choice in enumerate(operand):
            if len(operand) > 1:
                place = child(pointer, index)
                yield Change(place, f"{choice} dropped", [*operand[:index], *operand[index + 1 :]])
        if len(operand) == 1:
            for change in _single(field, operand[0], child(pointer, 0), both_ways=False):
                yield change._replace(data=[change.data])
    else:
        ordered = operator in ("at_least", "at_most", "above", "below")
        yield from _single(field, operand, pointer, both_ways=ordered or is_number(operand))


def _single(field: Field, value: Any, pointer: str, *, both_ways: bool) -> Iterator[Change]:
    """A single figure or word, a step further on and, if *both_ways*, a step back."""
    if is_number(value):
        step = step_of(field, value)
        for figure in (plain_figure(value + step), plain_figure(value - step)):
            yield Change(pointer, f"{value} -> {figure}", figure)
        return
    words = field.words
    if not isinstance(value, str) or words is None or value not in words or len(words) < 2:
        return
    place = words.index(value)
    if both_ways and field.ordered:
        for other in (place + 1, place - 1):
            if 0 <= other < len(words):
                yield Change(pointer, f"{value} -> {words[other]}", words[other])
    else:
        following = words[(place + 1) % len(words)]
        yield Change(pointer, f"{value} -> {following}", following)


def step_of(field: Field, value: float) -> float:
    """Return the least step in which anybody answers: a tenth where figures or the unit have decimals, else one."""
    figures = (value, field.minimum, field.maximum)
    decimal = field.unit in _DECIMAL_UNITS or any(isinstance(figure, float) and figure % 1 for figure in figures)
    return 0.1 if decimal else 1


def plain_figure(value: float) -> float:
    """Return a figure without what binary arithmetic leaves behind."""
    rounded = round(value, 6)
    return int(rounded) if isinstance(rounded, float) and rounded.is_integer() else rounded


def brief(data: Any) -> str:
    """Return criteria as they are written on one line, cut short where they are long."""
    text = flow(data)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def flow(data: Any) -> str:
    """Return JSON data in YAML's flow style."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list | tuple):
        return "[" + ", ".join(flow(value) for value in data) + "]"
    return str(data)
