# SPDX-License-Identifier: Apache-2.0
"""What criteria are about: the named, typed fields of a person, an exercise, a movement record or a regimen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    IsBelow = Callable[[str, str], bool]

#: Kinds of fields that hold several values at once.
SET_KINDS = frozenset({"choices", "list", "several"})
#: Kinds of fields that hold one value out of a list.
CHOICE_KINDS = frozenset({"yes_no", "choice", "one"})
#: All kinds: the types of facts and the kinds of attributes.
KINDS = SET_KINDS | CHOICE_KINDS | {"number", "date", "records"}

YES_NO = ("yes", "no")


@attrs.frozen(kw_only=True, eq=False)
class Field:
    """
    One name that criteria can test.

    *choices* in their order (None: not a closed list); *ordered* if `at_least` and the like may compare them;
    *minimum* and *maximum* in *unit*; *is_below* tells whether a term is another one or below it (None: plain words);
    *records* are the fields of one record of a `records` field.
    """

    name: str
    kind: str
    choices: tuple[str, ...] | None = None
    ordered: bool = False
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    is_below: IsBelow | None = None
    records: Mapping[str, Field] | None = None

    @property
    def holds_several(self) -> bool:
        """Whether the value is a set."""
        return self.kind in SET_KINDS

    @property
    def is_scale(self) -> bool:
        """Whether values are numbers or dates."""
        return self.kind in ("number", "date")

    @property
    def words(self) -> tuple[str, ...] | None:
        """The closed list of words a test may name, None if there is none."""
        return YES_NO if self.kind == "yes_no" else self.choices


class Subject(Protocol):
    """A source of fields; content gives one for people, one for exercises and one for regimens."""

    def field(self, name: str) -> Field | None:
        """The field of that name (an alias gives the field it stands for), None if there is none."""

    def names(self) -> Iterable[str]:
        """All names, for "did you mean"."""


@attrs.frozen(eq=False)
class Fields:
    """
    The plain subject: a mapping of fields.

    *facts* is the subject of the person whose answers a value `{fact: id}` may name; a subject that has it is a
    selector's, and `same:` may be used there. *aliases* maps an older name to the one that stands for it.
    """

    fields: Mapping[str, Field]
    facts: Subject | None = None
    aliases: Mapping[str, str] = attrs.field(factory=dict)

    def field(self, name: str) -> Field | None:
        """The field of that name or alias."""
        return self.fields.get(name) or self.fields.get(self.aliases.get(name, ""))

    def names(self) -> Iterable[str]:
        """All names of fields."""
        return self.fields.keys()


def facts_of(subject: Subject) -> Subject | None:
    """The person's facts that a selector over *subject* may refer to; None where `{fact: id}` has no place."""
    facts: Subject | None = getattr(subject, "facts", None)
    return facts
