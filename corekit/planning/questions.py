# SPDX-License-Identifier: Apache-2.0
"""A fact as the question that a person is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.content.translations import choice_label
from corekit.model.intake import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corekit.content.library import Library
    from corekit.model.fact import Fact
    from corekit.planning.assessment import Assessment

#: Why an answered question is asked again, by the status of its answer.
_AGAIN = {"expired": "expired", "undated": "expired", "future": "unusable", "unusable": "unusable"}


def question_of(name: str, assessment: Assessment) -> Question:
    """The question of fact *name*, with the labels of its choices and why it is asked again, if it is."""
    fact: Fact = assessment.library.get("fact", name)
    choices = [list(pair) for pair in choices_of(fact, assessment.library) if not _says_none(fact, pair[0])]
    return Question(
        fact=name,
        ask=fact.ask or name,
        type=fact.type,
        choices=choices or None,
        unit=fact.unit,
        minimum=fact.minimum,
        maximum=fact.maximum,
        because=fact.because,
        again="contradiction" if name in assessment.contradicted else _AGAIN.get(assessment.values.status(name)),
    )


def _says_none(fact: Fact, choice: str) -> bool:
    """Whether a choice says what choosing nothing says: then whoever asks offers "none of these" once."""
    return fact.type == "choices" and choice == "none"


def choices_of(fact: Fact, library: Library) -> Iterator[tuple[str, str]]:
    """The choices of *fact* as id and label, in order."""
    choices: Any = fact.choices
    if isinstance(choices, dict) and "from" in choices:
        yield from _registered(choices["from"], library)
    elif isinstance(choices, dict):
        yield from choices.items()
    else:
        for choice in choices or ():
            yield choice, choice_label(choice)


def _registered(kind: str, library: Library) -> Iterator[tuple[str, str]]:
    if kind == "conditions":
        for identifier in library.ids("condition"):
            yield identifier, library.get("condition", identifier).title
    elif kind == "exercises":
        for identifier in library.ids("exercise"):
            yield identifier, library.get("exercise", identifier).title
    else:
        for value in library.vocabulary.values(kind):
            yield value, library.vocabulary.title(kind, value)
