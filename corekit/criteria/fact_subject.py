# SPDX-License-Identifier: Apache-2.0
"""The person as a subject of criteria: one field for each fact."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from corekit.criteria.subject import Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corekit.model.fact import Fact

#: The fact that holds diagnoses; conditions that are recognised join its answer.
DX = "dx"


class VocabularyLike(Protocol):
    """What criteria ask of the terms of the installed packs."""

    def is_below(self, vocabulary: str, value: str, ancestor: str) -> bool:
        """Whether *value* is *ancestor* or below it."""

    def values(self, vocabulary: str) -> Iterable[str]:
        """All terms of a vocabulary."""


class FactSubject:
    """
    A subject whose fields are facts, made when they are first asked for.

    *conditions* are the ids a fact with `choices: {from: conditions}` offers; the choices of `{from: exercises}` are
    an open list; any other `from` names a vocabulary.
    """

    def __init__(
        self, facts: Mapping[str, Fact], conditions: Iterable[str] = (), vocabulary: VocabularyLike | None = None
    ) -> None:
        self._facts = facts
        self._conditions = tuple(conditions)
        self._vocabulary = vocabulary
        self._fields: dict[str, Field] = {}
        self._aliases: dict[str, str] | None = None

    def field(self, name: str) -> Field | None:
        """The field of a fact, also by an alias of it."""
        found = self._fields.get(name)
        if found is None:
            fact = self._facts.get(name)
            if fact is None:
                return self._by_alias(name)
            found = self._fields[name] = self._field(name, fact)
        return found

    def names(self) -> Iterable[str]:
        """All facts."""
        return self._facts.keys()

    def _by_alias(self, alias: str) -> Field | None:
        if self._aliases is None:
            self._aliases = {old: name for name, fact in self._facts.items() for old in fact.aliases or ()}
        name = self._aliases.get(alias)
        return None if name is None or name == alias else self.field(name)

    def _field(self, name: str, fact: Fact) -> Field:
        kind = fact.type
        if fact.derive:
            kind = "yes_no" if "criteria" in fact.derive else "number"
        source = fact.choices.get("from") if isinstance(fact.choices, dict) else None
        return Field(
            name=name,
            kind=kind,
            choices=self._choices(fact.choices, source),
            ordered=fact.ordered in ("yes", True),
            minimum=fact.minimum,
            maximum=fact.maximum,
            unit=fact.unit,
            is_below=self._is_below(source),
        )

    def _choices(self, choices: Any, source: str | None) -> tuple[str, ...] | None:
        if source == "conditions":
            return self._conditions
        if source == "exercises" or choices is None:
            return None
        if source is not None:
            return tuple(self._vocabulary.values(source)) if self._vocabulary is not None else None
        return tuple(choices)

    def _is_below(self, source: str | None) -> Any:
        if source in (None, "conditions", "exercises") or self._vocabulary is None:
            return None
        return partial(self._vocabulary.is_below, source)
