# SPDX-License-Identifier: Apache-2.0
"""The tests of criteria: one field held against what the test names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from corekit.criteria.matching import all_of, any_of, compared, is_unknown, on_scale, over_set, ranked, word
from corekit.criteria.nodes import Node
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.criteria.subject import Field


class Test(Node):
    """A leaf: a test on the field `name`, as it was written in `test`."""

    __slots__ = ()
    __test__ = False
    kind: ClassVar[str] = "test"

    name: str
    test: Any

    def judge(self, value: Any) -> int:
        """What the test says of a value of the field; None is unknown."""
        raise NotImplementedError

    def truth(self, values: Mapping[str, Any]) -> int:
        """The verdict on the field's value among *values*."""
        return self.judge(values.get(self.name))


@attrs.frozen(eq=False)
class Words(Test):
    """A test on a choice or a set of choices: one of the wanted words, or a place among ordered choices."""

    name: str
    test: Any
    field: Field
    #: The wanted words; empty where places are wanted.
    wanted: tuple[str, ...] = ()
    #: The lowest and the highest wanted place of an ordered choice.
    places: tuple[int, int] | None = None
    _known: dict[Any, int] = attrs.field(factory=dict, init=False, repr=False)

    def of_word(self, value: Any) -> int:
        """The verdict on a single word, worked out once."""
        truth = self._known.get(value)
        if truth is None:
            if self.places is not None:
                truth = ranked(self.field, value, *self.places)
            else:
                truth = max((word(self.field, value, wanted) for wanted in self.wanted), default=FALSE)
            self._known[value] = truth
        return truth

    def judge(self, value: Any) -> int:
        """True if the value, or a member of it, is wanted."""
        if value is None:
            return UNKNOWN
        if value is NOT_APPLICABLE:
            return FALSE
        return over_set(value, self.of_word)


@attrs.frozen(eq=False)
class Scale(Test):
    """A test on a number or a date: between *low* and *high*; None is an open end, an open end leaves itself out."""

    name: str
    test: Any
    low: Any = None
    high: Any = None
    low_open: bool = False
    high_open: bool = False

    def judge(self, value: Any) -> int:
        """True if the whole value lies in the wanted range, false if none of it does."""
        if value is None:
            return UNKNOWN
        if value is NOT_APPLICABLE:
            return FALSE
        return on_scale(value, self.low, self.high, low_open=self.low_open, high_open=self.high_open)


@attrs.frozen(eq=False)
class Unanswered(Test):
    """The test `unknown`: two-valued, and false of what is not applicable, whichever way it is asked."""

    name: str
    test: Any
    wanted: bool

    def judge(self, value: Any) -> int:
        """True if nothing (wanted) or something (not wanted) is known."""
        if value is NOT_APPLICABLE:
            return FALSE
        return TRUE if is_unknown(value) is self.wanted else FALSE


@attrs.frozen(eq=False)
class Answered(Test):
    """A test against a person's own answer, `{fact: id}`; the person's values stand under `facts`."""

    name: str
    test: Any
    field: Field
    operator: str
    fact: str

    def truth(self, values: Mapping[str, Any]) -> int:
        """The verdict on the field's value and the answer."""
        value, answer = values.get(self.name), (values.get("facts") or {}).get(self.fact)
        if self.field.is_scale:
            return compared(self.operator, value, answer)
        return (all_of if self.operator == "includes_all" else any_of)(self.field, value, answer)


@attrs.frozen(eq=False)
class Has(Test):
    """The test `has`: one record that satisfies the criteria *inner*."""

    name: str
    test: Any
    inner: Node
    #: Whether *inner* names answers of the person, which must then be passed on to it.
    personal: bool = False

    def truth(self, values: Mapping[str, Any]) -> int:
        """The best of all records; unknown without a list, false of an empty one."""
        records = values.get(self.name)
        if records is NOT_APPLICABLE:
            return FALSE
        if not isinstance(records, list | tuple):
            return UNKNOWN
        if self.personal:
            records = [{**record, "facts": values.get("facts")} for record in records]
        return max(map(self.inner.truth, records), default=FALSE)


@attrs.frozen(eq=False)
class Unresolved(Test):
    """A test on a name that no installed pack explains: unknown, whatever it asks."""

    name: str
    test: Any

    def judge(self, value: Any) -> int:
        """Unknown."""
        del value
        return UNKNOWN
