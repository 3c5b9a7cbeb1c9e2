# SPDX-License-Identifier: Apache-2.0
"""The tests of criteria: one field held against what the test names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from corekit.criteria.matching import all_of, any_of, compared, is_unknown, on_scale, over_set, ranked, word
from corekit.criteria.nodes import Node
from corekit.criteria.truth import FALSE, TRUE, UNKNOWN
from corekit.criteria.values import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corekit.criteria.subject import Field


class Test(Node):
    """A leaf: a test on the field `name`, as it was written in `test`."""

    __slots__ = ("name", "test")
    __test__ = False
    kind: ClassVar[str] = "test"

    def __init__(self, name: str, test: Any) -> None:
        self.name = name
        self.test = test

    def judge(self, value: Any) -> int:
        """What the test says of a value of the field; None is unknown."""
        raise NotImplementedError

    def truth(self, values: Mapping[str, Any]) -> int:
        """The verdict on the field's value among *values*."""
        return self.judge(values.get(self.name))


class Words(Test):
    """A test on a choice or a set of choices: one of the wanted words, or a place among ordered choices."""

    __slots__ = ("_known", "field", "places", "wanted")

    def __init__(
        self,
        name: str,
        test: Any,
        field: Field,
        wanted: tuple[str, ...] = (),
        *,
        places: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(name, test)
        self.field = field
        #: The wanted words; empty where places are wanted.
        self.wanted = wanted
        #: The lowest and the highest wanted place of an ordered choice.
        self.places = places
        self._known: dict[Any, int] = {}

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


class Scale(Test):
    """A test on a number or a date: between *low* and *high*; None is an open end, an open end leaves itself out."""

    __slots__ = ("high", "high_open", "low", "low_open")

    def __init__(
        self, name: str, test: Any, low: Any, high: Any, *, low_open: bool = False, high_open: bool = False
    ) -> None:
        super().__init__(name, test)
        self.low = low
        self.high = high
        self.low_open = low_open
        self.high_open = high_open

    def judge(self, value: Any) -> int:
        """True if the whole value lies in the wanted range, false if none of it does."""
        if value is None:
            return UNKNOWN
        if value is NOT_APPLICABLE:
            return FALSE
        return on_scale(value, self.low, self.high, low_open=self.low_open, high_open=self.high_open)


class Unanswered(Test):
    """The test `unknown`: two-valued, and false of what is not applicable, whichever way it is asked."""

    __slots__ = ("wanted",)

    def __init__(self, name: str, test: Any, *, wanted: bool) -> None:
        super().__init__(name, test)
        self.wanted = wanted

    def judge(self, value: Any) -> int:
        """True if nothing (wanted) or something (not wanted) is known."""
        if value is NOT_APPLICABLE:
            return FALSE
        return TRUE if is_unknown(value) is self.wanted else FALSE


class Answered(Test):
    """A test against a person's own answer, `{fact: id}`; the person's values stand under `facts`."""

    __slots__ = ("fact", "field", "operator")

    def __init__(self, name: str, test: Any, field: Field, operator: str, fact: str) -> None:
        super().__init__(name, test)
        self.field = field
        self.operator = operator
        self.fact = fact

    def truth(self, values: Mapping[str, Any]) -> int:
        """The verdict on the field's value and the answer."""
        value, answers = values.get(self.name), values.get("facts")
        answer = None if answers is None else answers.get(self.fact)  # `or` would count, and so work out, every fact
        if self.field.is_scale:
            return compared(self.operator, value, answer)
        return (all_of if self.operator == "includes_all" else any_of)(self.field, value, answer)


class Has(Test):
    """The test `has`: one record that satisfies the criteria *inner*."""

    __slots__ = ("inner", "personal")

    def __init__(self, name: str, test: Any, inner: Node, *, personal: bool) -> None:
        super().__init__(name, test)
        self.inner = inner
        #: Whether *inner* names answers of the person, which must then be passed on to it.
        self.personal = personal

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


class Unresolved(Test):
    """A test on a name that no installed pack explains: unknown, whatever it asks."""

    __slots__ = ()

    def judge(self, value: Any) -> int:
        """Unknown."""
        del value
        return UNKNOWN
