# SPDX-License-Identifier: Apache-2.0
"""`Criteria`: one condition, parsed, that can be evaluated, explained and written again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from corekit.criteria.leaves import Answered, Has, Test
from corekit.criteria.nodes import walk
from corekit.criteria.parsing import tree
from corekit.criteria.subject import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corekit.criteria.explaining import Explanation
    from corekit.criteria.nodes import Node
    from corekit.criteria.subject import Subject


class Criteria:
    """
    A parsed condition over the fields of a subject; immutable, freely shared.

    Criteria over exercises or regimens are selectors: their `fields` are attributes, and their `facts` the answers that
    a value `{fact: id}` names. Of criteria about a person, both are the facts they test.
    """

    __slots__ = ("_data", "_facts", "_fields", "_root", "_subject", "is_selector")

    def __init__(self, data: Any, subject: Subject) -> None:
        self._data = data
        self._subject = subject
        self._root: Node | None = None
        self._facts: frozenset[str] | None = None
        self._fields: frozenset[str] | None = None
        self.is_selector = facts_of(subject) is not None

    def __repr__(self) -> str:
        return f"Criteria({self._data!r})"

    @property
    def root(self) -> Node:
        """The tree, made when it is first needed; raises `MalformedError` for what is no criteria at all."""
        if self._root is None:
            self._root = tree(self._data, self._subject)
        return self._root

    def evaluate(self, values: Mapping[str, Any]) -> int:
        """
        FALSE, UNKNOWN or TRUE of *values* by name; a name that is absent is unknown.

        A selector finds the person's values under `facts`, the exercise's own id under `id`, and under `same` the
        `id` and `movements` of the exercise that a response was about.
        """
        root = self._root
        return (self.root if root is None else root).truth(values)

    def explain(self, values: Mapping[str, Any]) -> Explanation:
        """The same as a tree: what was true, false or unknown, and why."""
        from corekit.criteria.explaining import explain  # noqa: PLC0415 - only explanations need it

        return explain(self, values)

    def to_data(self) -> Any:
        """The criteria as they were written."""
        return self._data

    @property
    def fingerprint(self) -> str:
        """What is asked, whatever the order in which it is written: equal for criteria that ask the same."""
        return _ordered(self._data)

    @property
    def fields(self) -> frozenset[str]:
        """The names that are tested; unresolved ones among them."""
        if self._fields is None:
            self._fields = frozenset(node.name for node in walk(self.root) if isinstance(node, Test))
        return self._fields

    @property
    def facts(self) -> frozenset[str]:
        """The person's facts that the criteria read."""
        if self._facts is None:
            named = frozenset(_answers(self.root))
            self._facts = named if self.is_selector else named | self.fields
        return self._facts


def _ordered(data: Any) -> str:
    if isinstance(data, dict):
        return f"{{{', '.join(sorted(f'{key}: {_ordered(value)}' for key, value in data.items()))}}}"
    if isinstance(data, list | tuple):
        return f"[{', '.join(sorted(map(_ordered, data)))}]"
    return repr(data)


def parse(data: Any, subject: Subject) -> Criteria:
    """
    Parse *data*, canonical and already checked, into criteria about *subject*.

    A name that the subject lacks makes a test that is always unknown. Raises `MalformedError` for what is no criteria
    at all; `check` finds and places every fault.
    """
    criteria = parse_later(data, subject)
    criteria.root  # noqa: B018 - so that what is no criteria is told here
    return criteria


def parse_later(data: Any, subject: Subject) -> Criteria:
    """Return the same as `parse`, for *data* that was parsed before: most selectors of rules concern few people."""
    return Criteria(data, subject)


def _answers(root: Node) -> Iterator[str]:
    for node in walk(root):
        if isinstance(node, Answered):
            yield node.fact
        elif isinstance(node, Has):
            yield from _answers(node.inner)
