# SPDX-License-Identifier: Apache-2.0
"""What criteria can be about, as the packs of a library define it: a person, an exercise, a regimen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from corekit.criteria.fact_subject import FactSubject
from corekit.criteria.subject import Field, Fields
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corekit.content.vocabulary import Vocabulary
    from corekit.criteria.subject import Subject
    from corekit.model.attributes import Attribute

T = TypeVar("T")

#: What can be asked of a regimen, with the vocabulary of its values.
REGIMEN_VOCABULARIES: Final[Mapping[str, str]] = {"approach": "approach", "needs": "screen"}


class Lazily(Mapping[str, T]):
    """A mapping of known keys whose values are made when somebody asks for them."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], T]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


def fact_subject(facts: Mapping[str, Any], conditions: Iterable[str], vocabulary: Vocabulary) -> Subject:
    """Return the person: one field for each fact."""
    return FactSubject(facts, conditions, vocabulary)


def exercise_subject(vocabulary: Vocabulary, facts: Subject) -> Subject:
    """Return an exercise: one field for each attribute; values may be the answers to *facts*."""
    records = {name: _field(field, vocabulary) for name, field in RECORD_FIELDS.items()}
    return Fields(Lazily(ATTRIBUTES, lambda name: _field(ATTRIBUTES[name], vocabulary, records)), facts=facts)


def regimen_subject(vocabulary: Vocabulary, facts: Subject) -> Subject:
    """Return a regimen: its approach, and the screens it needs."""
    kinds = {"approach": "one", "needs": "list"}
    fields = {
        name: Field(
            name=name,
            kind=kinds[name],
            choices=vocabulary.values(words),
            is_below=partial(vocabulary.is_below, words),
        )
        for name, words in REGIMEN_VOCABULARIES.items()
    }
    return Fields(fields, facts=facts)


def _field(attribute: Attribute, vocabulary: Vocabulary, records: Mapping[str, Field] | None = None) -> Field:
    words = attribute.vocabulary
    return Field(
        name=attribute.id,
        kind=attribute.kind,
        choices=_choices(attribute, vocabulary),
        ordered=attribute.ordered,
        is_below=partial(vocabulary.is_below, words) if words is not None else None,
        records=records if attribute.kind == "records" else None,
    )


def _choices(attribute: Attribute, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    if attribute.vocabulary is None:
        return None
    return vocabulary.scale(attribute.vocabulary) if attribute.ordered else vocabulary.values(attribute.vocabulary)
