# SPDX-License-Identifier: Apache-2.0
"""The small made-up person and exercise that the tests of criteria are about, read from `data`."""

from __future__ import annotations

import json
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from corekit.criteria import FactSubject, FactTable, Field, Fields
from corekit.model.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA = Path(__file__).parent / "data"
CONDITIONS = ("back-pain", "sciatica", "slipped-disc")


def read(name: str) -> Any:
    """A file of `data`."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


class Vocabulary:
    """Terms with the parents that `terms.json` gives them."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[str, list[str]]] = read("terms.json")

    def is_below(self, vocabulary: str, value: str, ancestor: str) -> bool:
        parents = self._terms[vocabulary].get(value, [])
        return value == ancestor or any(self.is_below(vocabulary, parent, ancestor) for parent in parents)

    def values(self, vocabulary: str) -> tuple[str, ...]:
        return tuple(self._terms[vocabulary])


@attrs.frozen(kw_only=True)
class Given:
    """A recorded answer."""

    answer: Any
    on: str | None = "2025-06-10"
    offered: tuple[str, ...] | None = None


def table(
    more: Mapping[str, Any] | None = None, *, only: bool = False, conditions: Mapping[str, Any] | None = None
) -> FactTable:
    """A table of the facts of `facts.json` and *more* (alone with *only*), with *conditions*."""
    facts = {**({} if only else read("facts.json")), **(more or {})}
    return FactTable(
        {name: Fact.from_dict({"type": "yes_no", **data}) for name, data in facts.items()},
        conditions or {key: {} for key in CONDITIONS},
        Vocabulary(),
        exercise_subject=exercises(),
    )


@cache
def person() -> FactSubject:
    """The fields of a person."""
    facts = {name: Fact.from_dict(data) for name, data in read("facts.json").items()}
    facts["tight"] = Fact.from_dict({"type": "choices", "choices": {"from": "muscle"}})
    facts["last_movement"] = Fact.from_dict({"type": "choice", "choices": {"from": "movement"}})
    facts["longest_hold"] = Fact.from_dict({"type": "number", "unit": "seconds", "minimum": 0, "maximum": 600})
    return FactSubject(facts, CONDITIONS, Vocabulary())


@cache
def exercises() -> Fields:
    """The fields of an exercise."""
    records = {name: _term(name) for name in ("region", "movement", "range", "side")}
    fields = {
        "movements": Field(name="movements", kind="records", records=records),
        "muscles_stretched": _term("muscles_stretched", "muscle", kind="list"),
        "mode": _term("mode"),
        "position": _term("position", kind="several"),
        "load": _term("load", ordered=True),
        "breath_hold": Field(name="breath_hold", kind="yes_no"),
        "hold_seconds": Field(name="hold_seconds", kind="number", unit="seconds", minimum=0),
    }
    return Fields(fields, facts=person())


def _term(name: str, vocabulary: str | None = None, *, kind: str = "one", ordered: bool = False) -> Field:
    terms = Vocabulary()
    return Field(
        name=name,
        kind=kind,
        choices=terms.values(vocabulary or name),
        ordered=ordered,
        is_below=partial(terms.is_below, vocabulary or name),
    )
