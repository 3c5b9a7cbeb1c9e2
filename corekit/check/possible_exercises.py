# SPDX-License-Identifier: Apache-2.0
"""The made-up exercises that can make a difference to selectors: one of each kind that their tests tell apart."""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Any

from corekit.check.criteria_mutants import plain_figure, step_of
from corekit.check.possible_answers import named_in
from corekit.criteria.values import is_number
from corekit.model.attributes import ATTRIBUTES, RECORD_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corekit.content.library import Library
    from corekit.model.attributes import Attribute

_MOST_PAIRS = 600
#: What a movement is while a selector does not care.
_PLAIN_RECORD = {"region": "hip", "movement": "flexion", "range": "mid"}


class PossibleExercises:
    """The attributes that *selectors* (data, canonical) test, with the values that they tell apart."""

    def __init__(self, library: Library, selectors: Iterable[Any]) -> None:
        self.library = library
        named: dict[str, dict[Any, None]] = {}
        self._joined = 0
        records: dict[str, dict[Any, None]] = {}
        for selector in selectors:
            for name, test in named_in(selector, whole=True):
                if name == "movements":
                    self._joined += 1
                    for field, words in named_in(test[0].get("has") if test and isinstance(test[0], dict) else None):
                        records.setdefault(field, {}).update(dict.fromkeys(words))
                elif name in ATTRIBUTES:
                    named.setdefault(name, {}).update(dict.fromkeys(_flat(test)))
        self.attributes: dict[str, tuple[Any, ...]] = {}
        if records:
            self.attributes["movements"] = tuple(self._movements(records))
        for name, values in sorted(named.items()):
            self.attributes[name] = tuple(self._values(ATTRIBUTES[name], values))

    def exercises(self, most: int) -> Iterator[dict[str, Any]]:
        """Yield made-up exercises by what they are besides the easy exercise, the plainest first; *most* of them."""
        return islice(self._exercises(), most)

    def _exercises(self) -> Iterator[dict[str, Any]]:
        for count in range(len(self.attributes) + 1):
            for names in combinations(self.attributes, count):
                for values in product(*(self.attributes[name] for name in names)):
                    yield dict(zip(names, values, strict=True))

    def _movements(self, named: dict[str, dict[Any, None]]) -> Iterator[list[dict[str, Any]]]:
        choices = []
        for field, plain in _PLAIN_RECORD.items():
            values = list(self._words(RECORD_FIELDS[field], named[field])) if field in named else []
            choices.append(dict.fromkeys((*values, plain)))
        sides = (*self._words(RECORD_FIELDS["side"], named["side"]), None) if "side" in named else (None,)
        found: list[dict[str, Any]] = []
        for region, movement, reach, side in product(*choices, sides):
            record: dict[str, Any] = {"region": region, "movement": movement, "range": reach}
            found.append(record if side is None else {**record, "side": side})
            yield [found[-1]]
        if self._joined > 1:  # two tests on movements may each want a record of its own
            yield from (list(pair) for pair in islice(combinations(found, 2), _MOST_PAIRS))

    def _values(self, attribute: Attribute, named: Iterable[Any]) -> Iterator[Any]:
        if attribute.kind == "yes_no":
            yield from ("yes", "no")
        elif attribute.kind == "number":
            yield from self._figures(attribute.id, named)
        else:
            for word in self._words(attribute, named):
                yield [word] if attribute.kind == "list" else word

    def _figures(self, name: str, named: Iterable[Any]) -> Iterator[Any]:
        field = self.library.subject_exercise.field(name)
        for value in named:
            if is_number(value) and field is not None:
                step = step_of(field, value)
                yield from (plain_figure(value + move) for move in (-step, 0, step) if value + move >= 0)

    def _words(self, attribute: Attribute, named: Iterable[Any]) -> Iterator[str]:
        """The words that are named, as an exercise can have them, with one below each and one that is not named."""
        vocabulary, name = self.library.vocabulary, attribute.vocabulary or ""
        named = [word for word in named if isinstance(word, str) and vocabulary.has(name, word)]
        if attribute.ordered:
            yield from vocabulary.scale(name)
            return
        found: dict[str, None] = {}
        for word in named:
            below = [other for other in vocabulary.below(name, word) if not vocabulary.entry(name, other).abstract]
            found.update(dict.fromkeys((word,) if word in below else below[:1]))
            found.update(dict.fromkeys(other for other in below[:2] if other != word))
        others = (word for word in vocabulary.values(name) if word not in found)
        found.update(dict.fromkeys(islice((word for word in others if not vocabulary.entry(name, word).abstract), 1)))
        yield from found


def _flat(values: Any) -> Iterator[Any]:
    if isinstance(values, list):
        for value in values:
            yield from _flat(value)
    elif isinstance(values, dict):
        for value in values.values():
            yield from _flat(value)
    else:
        yield values
